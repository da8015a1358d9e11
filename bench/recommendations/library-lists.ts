import { spawnSync } from 'node:child_process';
import { existsSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Histories } from '../../shared/domain/recommendations/interactions.ts';

/** implicit, MIT: the item-item recommenders of Python that are in widest use. */
const packages = ['implicit==0.7.3', 'numpy==2.4.6', 'scipy==1.17.1'];
const home = fileURLToPath(new URL('../../.cache/recommenders-implicit-0.7.3/', import.meta.url));
const python = join(home, 'bin', 'python');
const installed = join(home, 'installed');
const script = fileURLToPath(new URL('./library_lists.py', import.meta.url));

export interface LibraryLists {
  /** Items of each customer of the trial, best first. */
  readonly lists: readonly (readonly number[])[];
  /** Of fitting and making the lists, without starting Python and handing the data over. */
  readonly seconds: number;
}

export interface LibraryRequest {
  readonly histories: Histories;
  readonly items: number;
  /** Places of the customers who get a list. */
  readonly trial: readonly number[];
  readonly k: number;
  readonly again: boolean;
  readonly neighbours: number;
}

export class LibraryError extends Error {
  override readonly name = 'LibraryError';
}

/** Lists by cosine on what customers have, and by BM25 on how often. Installed under `.cache/` at the first use. @throws {LibraryError} */
export function libraryLists(request: LibraryRequest): { cosine: LibraryLists; bm25: LibraryLists } {
  if (!existsSync(installed)) install();
  const { histories, ...rest } = request;
  const rowCustomers = new Array<number>(histories.items.length);
  for (let customer = 0; customer + 1 < histories.offsets.length; customer++)
    rowCustomers.fill(customer, histories.offsets[customer], histories.offsets[customer + 1]);
  const input = JSON.stringify({
    ...rest,
    customers: histories.offsets.length - 1,
    rowCustomers,
    rowItems: [...histories.items],
    rowWeights: [...histories.weights],
  });
  const { status, stdout, stderr } = spawnSync(python, [script], { input, encoding: 'utf8', maxBuffer: 2 ** 28 });
  if (status !== 0) throw new LibraryError(`${script} failed.\n${stderr}`);
  return JSON.parse(stdout);
}

function install(): void {
  rmSync(home, { recursive: true, force: true });
  run('python3', ['-m', 'venv', home]);
  run(python, ['-m', 'pip', 'install', '--quiet', '--only-binary=:all:', ...packages]);
  writeFileSync(installed, `${packages.join('\n')}\n`);
}

function run(command: string, args: readonly string[]): void {
  const { status, stderr } = spawnSync(command, args, { encoding: 'utf8' });
  if (status !== 0)
    throw new LibraryError(`${command} ${args.join(' ')} failed; Python 3 with venv was expected.\n${stderr}`);
}
