import { readFile } from 'node:fs/promises';
import { renderChapter } from './configuration-guide.ts';
import { campaignJsonSchema, schemaFileContents, settingsJsonSchema } from './json-schemas.ts';

const schemas = 'docs/schemas/';
const guide = 'docs/guides/configuration.md';
/** Stands before what is generated; what is above it in the guide is written by hand. */
const mark = '<!-- From here on the guide is made of the schemas by `npm run schemas`. -->';

/** Files of the project that are made of the schemas: path from its root -> content as it should be. */
export async function generatedDocuments(): Promise<ReadonlyMap<string, string>> {
  const head = (await readFile(new URL(`../../${guide}`, import.meta.url), 'utf8')).split(mark)[0];
  const chapters = [
    renderChapter('config/strata.yaml', settingsJsonSchema()),
    renderChapter('config/campaigns/<id>.yaml', campaignJsonSchema()),
  ];
  return new Map([
    ...[...schemaFileContents()].map(([name, content]): [string, string] => [schemas + name, content]),
    [guide, `${head}${mark}\n\n${chapters.join('\n')}`],
  ]);
}
