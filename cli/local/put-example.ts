import { cp, readdir, readFile, writeFile } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import { configurationFileKind } from '../../shared/contracts/configuration-files.ts';
import { withSchemaHeader } from '../schemas/schema-header.ts';
import { writeSchemas } from './write-schemas.ts';

/** Copies the `config/` of an example into a folder, with schemas for editors and headers that lead to them. */
export async function putExample(example: string, folder: string): Promise<void> {
  await cp(join(example, 'config'), join(folder, 'config'), { recursive: true });
  await writeSchemas(folder);
  const names = await readdir(join(folder, 'config'), { recursive: true });
  for (const name of names.filter((each) => each.endsWith('.yaml'))) {
    const file = join(folder, 'config', name);
    const path = relative(folder, file).split(sep).join('/');
    if (configurationFileKind(path) === undefined) continue;
    const content = await readFile(file, 'utf8');
    await writeFile(file, withSchemaHeader(path, content));
  }
}
