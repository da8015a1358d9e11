import { mkdir, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { generatedDocuments } from '../cli/schemas/generated-documents.ts';

/** `npm run schemas`: writes what docs/ says of the configuration, of tags and of snapshots anew, after its source in shared/ changed. */
for (const [path, content] of await generatedDocuments()) {
  const file = fileURLToPath(new URL(`../${path}`, import.meta.url));
  await mkdir(dirname(file), { recursive: true });
  await writeFile(file, content);
  console.log(path);
}
