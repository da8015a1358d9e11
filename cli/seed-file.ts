import { readFile } from 'node:fs/promises';
import { parseList } from '../shared/contracts/parse-list.ts';
import { normalizeId } from '../shared/domain/identity/normalize-id.ts';
import {
  bareId,
  type IdKind,
  idKinds,
  kindOfPrefix,
  type ProfileId,
  profileId,
} from '../shared/domain/identity/profile-id.ts';
import { CommandFailure } from './command-failure.ts';

/**
 * Ids of customers in a file on this machine: CSV with a header as in `config/lists/`, or text with an id a line, which is a user's
 * unless its kind stands before it (`a:…`) or it is an e-mail address.
 *
 * @throws {CommandFailure} for a file that cannot be read, and for rows that name nobody
 */
export async function readSeedFile(path: string): Promise<ReadonlySet<ProfileId>> {
  const content = await readFile(path, 'utf8').catch(() => {
    throw failure(`The file ${path} cannot be read.`);
  });
  const [header = ''] = content.replace(/^\ufeff/, '').split(/\r?\n/, 1);
  const ids = isTable(header) ? tableIds(content, path) : lineIds(content);
  if (ids.size > 0) return ids;
  throw failure(`The file ${path} names nobody.`);
}

const isTable = (header: string): boolean =>
  /[,;\t]/.test(header) || (idKinds as readonly string[]).includes(header.trim().replaceAll('"', '').toLowerCase());

function tableIds(content: string, path: string): ReadonlySet<ProfileId> {
  const parsed = parseList(content, path);
  if ('list' in parsed) return parsed.list;
  const [first] = parsed.problems;
  throw failure(`${path}:${first?.line}:${first?.column}  ${first?.message}; expected ${first?.expected}`);
}

function lineIds(content: string): ReadonlySet<ProfileId> {
  const ids = new Set<ProfileId>();
  const take = (kind: IdKind, text: string): void => {
    const normal = normalizeId(kind, text);
    if ('id' in normal) ids.add(profileId(kind, normal.id));
  };
  for (const line of content.replace(/^\ufeff/, '').split(/\r?\n/)) {
    const text = line.trim();
    if (text === '') continue;
    const kind = kindOfPrefix(text);
    take(kind ?? 'user_id', kind === undefined ? text : bareId(text));
    if (kind === undefined && text.includes('@')) take('email', text);
  }
  return ids;
}

const failure = (message: string): CommandFailure =>
  new CommandFailure(message, {
    name: 'SeedFileError',
    exitCode: 2,
    hint: 'docs/guides/lists.md   says how a file of customers looks',
  });
