import { fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { measureUnits } from './units/measure-units.ts';

/** `npm run bench:units`: measures what cli/cost/measured-units.ts holds and prints it. Some minutes. */
const shop = { customers: Number(process.argv[2] ?? 1_500), days: Number(process.argv[3] ?? 40) };
const database = fork(fileURLToPath(new URL('./units/database-process.ts', import.meta.url)));
try {
  const [port] = await once(database, 'message');
  const units = await measureUnits(`http://127.0.0.1:${port}`, shop);
  process.stdout.write(`${JSON.stringify(units, rounded, 2)}\n`);
} finally {
  database.disconnect();
}

/** Four digits are more than a measurement is good for. */
function rounded(_: string, value: unknown): unknown {
  return typeof value === 'number' ? Number(value.toPrecision(4)) : value;
}
