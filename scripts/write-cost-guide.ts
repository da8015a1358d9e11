import { readFile, writeFile } from 'node:fs/promises';
import { withTables } from '../cli/cost/guide-tables.ts';

/** `npm run cost-guide`: makes the tables of docs/cost.md anew, after prices or measured units changed. */
const guide = new URL('../docs/cost.md', import.meta.url);
await writeFile(guide, withTables(await readFile(guide, 'utf8')));
