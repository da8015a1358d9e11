import { readdirSync, readFileSync } from 'node:fs';

export interface SavedQuery {
  /** `engineer: days without events` of `engineer-days-without-events.sql`. */
  readonly name: string;
  readonly description: string;
  readonly sql: string;
}

const folder = new URL('./queries/', import.meta.url);

/** The files of `infra/queries/`, whose first line says what they answer. */
export const savedQueries: readonly SavedQuery[] = readdirSync(folder)
  .sort()
  .map((file) => {
    const text = readFileSync(new URL(file, folder), 'utf8');
    const [first = '', ...sql] = text.split('\n');
    const [asker, ...rest] = file.replace(/\.sql$/, '').split('-');
    return { name: `${asker}: ${rest.join(' ')}`, description: first.replace(/^-- /, ''), sql: sql.join('\n').trim() };
  });
