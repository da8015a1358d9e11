import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { queryTables } from '../../../infra/query-tables.ts';
import { savedQueries } from '../../../infra/saved-queries.ts';
import { bucketKeys } from '../../../shared/contracts/bucket-keys.ts';
import { lakeColumns } from '../../../shared/contracts/lake-columns.ts';
import { goodsColumns, plainColumns } from '../../../shared/formats/event-columns.ts';
import { onlyResource, type Resource, synthesize } from '../../support/synthesize.ts';

const tables = new Map(
  queryTables('data').map(({ name, partitionKeys, storageDescriptor }) => {
    const { columns = [] } = storageDescriptor as { columns?: { name: string; type: string }[] };
    return [String(name), { columns, partitions: (partitionKeys ?? []) as { name: string }[] }];
  }),
);
const columnsOf = (table: string): string[] => {
  const { columns = [], partitions = [] } = tables.get(table) ?? {};
  return [...columns, ...partitions].map(({ name }) => name);
};

describe('tables', () => {
  it('events has the columns that are written, in their types, and is cut by day', () => {
    const types = { STRING: 'string', DOUBLE: 'double', INT64: 'bigint', BOOLEAN: 'boolean', TIMESTAMP: 'timestamp' };
    const written = [
      ...plainColumns.map(({ name, type }) => ({ name, type: types[type] })),
      { name: 'day', type: 'string' },
      ...goodsColumns.map(({ name, type }) => ({ name, type: types[type] })),
      { name: 'traits', type: 'string' },
    ];
    expect(lakeColumns).toEqual(written);
    expect(tables.get('events')?.columns).toEqual(written);
    expect(tables.get('events')?.partitions.map(({ name }) => name)).toEqual(['dt']);
  });

  it('profiles and customers have the columns that docs/snapshot.md names, in their types', () => {
    const guide = readFileSync(new URL('../../../docs/snapshot.md', import.meta.url), 'utf8');
    const types: Record<string, string> = {
      string: 'string',
      json: 'string',
      number: 'double',
      integer: 'bigint',
      bool: 'boolean',
      day: 'date',
    };
    const documented = [...guide.matchAll(/^\| `(\w+)` \| (\w+)(?:, may be null)? \|/gm)].map(([, name, type]) => ({
      name,
      type: types[String(type)],
    }));
    expect(documented.length).toBeGreaterThan(30);
    expect(tables.get('profiles')?.columns).toEqual(documented);
    expect(tables.get('customers')?.columns).toEqual(documented);
  });

  it('lie where drops and runs leave their files', () => {
    const [events, profiles, customers] = queryTables('data') as {
      parameters: Record<string, string>;
      storageDescriptor: { location: string };
    }[];
    const filled = (template: string | undefined, name: string, value: string) =>
      template?.replace(`\${${name}}`, value);
    expect(filled(events?.parameters['storage.location.template'], 'dt', '2011-12-01')).toBe(
      `s3://data/${bucketKeys.lakeDay('2011-12-01')}`,
    );
    expect(bucketKeys.snapshot('r', 0)).toMatch(
      new RegExp(
        `^${filled(profiles?.parameters['storage.location.template'], 'run', 'r')?.slice('s3://data/'.length)}`,
      ),
    );
    expect(`s3://data/${bucketKeys.latestSnapshot}`).toBe(`${customers?.storageDescriptor.location}files.txt`);
  });
});

/** Words of SQL that are no column; names of functions are told by the bracket behind them. */
const keywords = new Set(
  'SELECT FROM WHERE AND OR NOT NULL IS IN AS GROUP BY ORDER DESC LIMIT HAVING WITH JOIN LEFT CROSS ON OVER DISTINCT INTERVAL DAY YEAR CAST UNNEST'.split(
    ' ',
  ),
);
const types = new Set(['varchar', 'double', 'map']);
const constants = new Set(['current_date', '$path', '$file_size']);

interface Words {
  readonly used: readonly string[];
  readonly named: ReadonlySet<string>;
  readonly tables: readonly string[];
}

/** Takes a query apart: names that it uses, names that it gives itself, tables that it reads. */
function wordsOf(sql: string): Words {
  const plain = sql.replace(/'[^']*'/g, "''");
  const named = new Set<string>();
  for (const [, name] of plain.matchAll(/\bAS (\w+)/g)) named.add(String(name));
  const parts = new Set([...plain.matchAll(/(?:WITH|,)\s+(\w+) AS \(/g)].map(([, name]) => String(name)));
  for (const part of parts) named.add(part);
  for (const [, list] of plain.matchAll(/\) AS \w+ \(([\w, ]+)\)/g))
    for (const name of String(list).split(', ')) named.add(name);
  const read = [...plain.matchAll(/\b(?:FROM|JOIN) (\w+)/g)]
    .map(([, name]) => String(name))
    .filter((name) => name !== 'UNNEST');
  const used = [...plain.matchAll(/"([^"]+)"|([A-Za-z_]\w*)(\s*\()?/g)].flatMap(([, quoted, name, bracket]) => {
    if (quoted !== undefined) return [quoted];
    const isFunction = bracket !== undefined && !keywords.has(String(name));
    return isFunction && bracket === '(' ? [] : [String(name)];
  });
  return { used, named, tables: read.filter((name) => !parts.has(name)) };
}

describe('saved queries', () => {
  it('answer what a marketer asks and what an engineer asks', () => {
    const askers = savedQueries.map(({ name }) => name.split(':')[0]);
    expect(askers.filter((asker) => asker === 'marketer').length).toBeGreaterThanOrEqual(4);
    expect(askers.filter((asker) => asker === 'engineer').length).toBeGreaterThanOrEqual(4);
    expect(new Set(askers)).toEqual(new Set(['marketer', 'engineer']));
  });

  it.each(savedQueries)('$name reads tables and columns that there are', ({ sql, description }) => {
    expect(description).toMatch(/^[A-Z].*\.$/);
    const { used, named, tables: read } = wordsOf(sql);
    expect(read.length).toBeGreaterThan(0);
    for (const table of read) expect([...tables.keys()]).toContain(table);
    const known = new Set([...read, ...read.flatMap(columnsOf), ...named, ...constants, ...types]);
    expect(used.filter((word) => !keywords.has(word) && !known.has(word))).toEqual([]);
  });

  it.each(savedQueries)('$name says which days or which run it reads', ({ sql }) => {
    const { tables: read } = wordsOf(sql);
    if (read.includes('events')) expect(sql).toMatch(/\bdt >= /);
    if (read.includes('profiles'))
      expect(sql.match(/\brun = \?/g)).toHaveLength(read.filter((table) => table === 'profiles').length);
  });

  it('the check finds a column that there is not, and a table', () => {
    const { used, tables: read } = wordsOf('SELECT tier, spent FROM customers JOIN buyers ON 1 = 1');
    expect(used.filter((word) => !keywords.has(word) && !columnsOf('customers').includes(word))).toEqual([
      'spent',
      'customers',
      'buyers',
    ]);
    expect(read).toEqual(['customers', 'buyers']);
  });
});

describe('workgroup', () => {
  const { jobs } = synthesize({ name: 'shop-eu', queryLimitGigabytes: '0.5' });

  it('stops a query that reads too much, and leaves results where they go by themselves, encrypted', () => {
    expect(onlyResource(jobs, 'AWS::Athena::WorkGroup').Properties).toMatchObject({
      Name: 'shop-eu',
      RecursiveDeleteOption: true,
      WorkGroupConfiguration: {
        EnforceWorkGroupConfiguration: true,
        BytesScannedCutoffPerQuery: 500_000_000,
        ResultConfiguration: {
          EncryptionConfiguration: { EncryptionOption: 'SSE_S3' },
          OutputLocation: { 'Fn::Join': ['', ['s3://', expect.anything(), '/athena/']] },
        },
      },
    });
  });

  it('has every query, over a database with a name that SQL can say', () => {
    const queries = Object.values(jobs.findResources('AWS::Athena::NamedQuery')) as Resource[];
    expect(queries.map(({ Properties }) => Properties.Name)).toEqual(savedQueries.map(({ name }) => name));
    for (const { Properties } of queries)
      expect(Properties).toMatchObject({ Database: 'shop_eu', WorkGroup: 'shop-eu' });
    expect(onlyResource(jobs, 'AWS::Glue::Database').Properties.DatabaseInput).toMatchObject({ Name: 'shop_eu' });
  });

  it('has none for an endpoint that does not know them', () => {
    synthesize({ savedQueries: 'false' }).jobs.resourceCountIs('AWS::Athena::NamedQuery', 0);
  });
});
