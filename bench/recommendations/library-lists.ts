import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { Histories } from '../../shared/domain/recommendations/interactions.ts';
import { PythonError, pythonWith } from '../python.ts';

/** implicit, MIT: the item-item recommenders of Python that are in widest use. */
const packages = ['implicit==0.7.3', 'numpy==2.4.6', 'scipy==1.17.1'];
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

/** Lists by cosine on what customers have, and by BM25 on how often. Installs implicit at the first use. @throws {PythonError} */
export function libraryLists(request: LibraryRequest): { cosine: LibraryLists; bm25: LibraryLists } {
  const python = pythonWith('implicit-0.7.3', packages);
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
  if (status !== 0) throw new PythonError(`${script} failed.\n${stderr}`);
  return JSON.parse(stdout);
}
