import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { schemaFileContents } from '../schemas/json-schemas.ts';
import { schemaFolder } from '../schemas/schema-header.ts';

/** Writes the schemas of this version for editors, over those of another. Gives back their paths in the folder. */
export async function writeSchemas(folder: string): Promise<string[]> {
  await mkdir(join(folder, schemaFolder), { recursive: true });
  const paths: string[] = [];
  for (const [name, content] of schemaFileContents()) {
    await writeFile(join(folder, schemaFolder, name), content);
    paths.push(schemaFolder + name);
  }
  return paths;
}
