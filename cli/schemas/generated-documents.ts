import { readFile } from 'node:fs/promises';
import { renderChapter } from './configuration-guide.ts';
import { campaignJsonSchema, schemaFileContents, settingsJsonSchema } from './json-schemas.ts';
import { withSnapshotTables } from './snapshot-tables.ts';
import { renderTagsGuide } from './tags-guide.ts';

const schemas = 'docs/schemas/';
const guide = 'docs/guides/configuration.md';
const snapshot = 'docs/snapshot.md';
/** Stands before what is generated; what is above it in the guide is written by hand. */
const mark = '<!-- From here on the guide is made of the schemas by `npm run schemas`. -->';

/** Files of the project that are made, whole or in part, of the schemas and of the definitions of tags and features: path from its root -> content as it should be. */
export async function generatedDocuments(): Promise<ReadonlyMap<string, string>> {
  const head = (await read(guide)).split(mark)[0];
  const chapters = [
    renderChapter('config/strata.yaml', settingsJsonSchema()),
    renderChapter('config/campaigns/<id>.yaml', campaignJsonSchema()),
  ];
  return new Map([
    ...[...schemaFileContents()].map(([name, content]): [string, string] => [schemas + name, content]),
    [guide, `${head}${mark}\n\n${chapters.join('\n')}`],
    ['docs/tags.md', renderTagsGuide()],
    [snapshot, withSnapshotTables(await read(snapshot))],
  ]);
}

const read = (path: string): Promise<string> => readFile(new URL(`../../${path}`, import.meta.url), 'utf8');
