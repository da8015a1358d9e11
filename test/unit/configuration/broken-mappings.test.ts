import { describe, expect, it } from 'vitest';
import { checkConfiguration } from '../../../shared/contracts/check-configuration.ts';

const presets = ['attributes', 'online-retail', 'strata'];
const orders = 'order,customer,day\n1,A,2024-01-02\n';

function problemsOf(settings: string, tables: Readonly<Record<string, string>> = { orders }) {
  const files = new Map([['config/strata.yaml', settings]]);
  for (const [name, text] of Object.entries(tables)) files.set(`config/tables/${name}.csv`, text);
  return checkConfiguration(files, { presets }).problems.map(
    ({ file, line, column, length, message }) =>
      `${file === 'config/strata.yaml' ? '' : `${file} `}${line}:${column}+${length} ${message}`,
  );
}

/** A mapping of one line, which starts in column 14 of line 3. */
const mapped = (mapping: string, source = ''): string => `sources:\n  s:\n    mapping: ${mapping}\n${source}`;
const good = 'kind: view, user_id: id, timestamp: at';

/** Places were counted by hand in the text beside them. */
const cases: readonly (readonly [title: string, settings: string, ...problems: string[]])[] = [
  ['nothing', mapped(`{ ${good} }`)],
  [
    'an unknown field',
    mapped(`{ ${good}, usr_id: x }`),
    '3:56+6 "usr_id" is not known under sources.s.mapping; did you mean "user_id"?',
  ],
  [
    'an unknown kind',
    mapped('{ kind: veiw, user_id: id, timestamp: at }'),
    '3:22+4 sources.s.mapping.kind is "veiw"; did you mean "view"?',
  ],
  [
    'an unknown kind among values',
    mapped('{ kind: { column: k, values: { pv: veiw } }, user_id: id, timestamp: at }'),
    '3:49+4 "veiw" is no kind of event; did you mean "view"?',
  ],
  [
    'an unknown kind of a rule, and an unknown key of its condition',
    mapped('{ kind: [{ when: { column: k, equal: x }, is: buy }], user_id: id, timestamp: at }'),
    '3:44+5 "equal" is not known under sources.s.mapping.kind.0.when; did you mean "equals"?',
    '3:60+3 sources.s.mapping.kind.0.is is "buy"',
  ],
  ['no kind', mapped('{ user_id: id, timestamp: at }'), '3:5+7 sources.s.mapping.kind is missing'],
  ['nobody', mapped('{ kind: view, timestamp: at }'), '3:5+7 the mapping names no customer'],
  ['no time', mapped('{ kind: view, user_id: id }'), '3:5+7 the mapping has no timestamp'],
  ['an identify without a time', mapped('{ kind: identify, user_id: id }')],
  [
    'an unknown format of time',
    mapped('{ kind: view, user_id: id, timestamp: { column: at, format: second } }'),
    '3:74+6 "second" is no format of time; did you mean "seconds"?',
  ],
  [
    'a column and a constant, and neither',
    mapped(`{ ${good}, region: { column: a, constant: b }, device: { values: { a: b } } }`),
    '3:56+6 both a column and a constant are given',
    '3:92+6 neither a column nor a constant is given',
  ],
  [
    'a condition of two tests, and of none',
    mapped(
      `{ ${good}, region: { column: a, when: { column: b, equals: x, empty: true } }, device: { column: a, when: { column: b } } }`,
    ),
    '3:77+4 the condition tests equals and empty',
    '3:145+4 the condition tests nothing',
  ],
  [
    'a table that is not there, a column that it has not, and its key',
    mapped(
      `{ ${good}, region: { column: a, through: ordres.customer }, device: { column: a, through: [orders.custmer, orders.order] } }`,
    ),
    '3:86+15 table "ordres" is not known; did you mean "orders"?',
    '3:136+14 table orders has no column "custmer"; did you mean "customer"?',
    '3:152+12 column "order" is the key of table orders',
  ],
  [
    'a table without a column',
    mapped(`{ ${good}, region: { column: a, through: orders } }`),
    '3:86+6 sources.s.mapping.region.through is "orders"',
  ],
  [
    'a column that "columns" does not have',
    mapped('{ kind: view, user_id: usr, timestamp: at }', '    columns: [user, at]\n'),
    '3:37+3 column "usr" is not known; did you mean "user"?',
  ],
  [
    'a name where columns are numbers',
    mapped('{ kind: view, user_id: 1, timestamp: at }', '    header: false\n'),
    '3:51+2 "at" is no number of a column',
  ],
  [
    'a column twice, for files that have a header',
    mapped('{ kind: view, user_id: a, timestamp: a }', '    columns: [a, a]\n    header: true\n'),
    '4:5+7 names of columns are given for files that have a header',
    '4:18+1 column "a" stands twice',
  ],
  [
    'an unknown encoding, separator and mark of decimals',
    mapped(`{ ${good} }`, "    encoding: utf8\n    separator: ':'\n    decimal: coma\n"),
    '4:15+4 sources.s.encoding is "utf8"; did you mean "utf-8"?',
    '5:16+3 sources.s.separator is ":"; did you mean ","?',
    '6:14+4 sources.s.decimal is "coma"; did you mean "comma"?',
  ],
  [
    'a header of JSON, and lines of CSV',
    mapped(`{ ${good} }`, '    format: jsonl\n    header: false\n')
      .replace('timestamp: at', 'timestamp: 1')
      .replace('id,', '1,'),
    '5:5+6 "header" is of CSV, and the format is jsonl',
  ],
  [
    'lines in CSV',
    mapped(`{ ${good}, lines: { path: items, price: p } }`, '    format: csv\n'),
    '3:56+5 "lines" is of JSON, and the files are CSV',
  ],
  ['a trait without a value', mapped(`{ ${good}, trait_name: n }`), '3:68+1 a trait has a name and a value'],
  ['a value of no trait', mapped(`{ ${good}, trait_value: v }`), '3:69+1 a trait has a name and a value'],
  [
    'a provider of what customers say themselves',
    mapped(`{ ${good}, provider: p }`),
    '3:66+1 what customers say themselves has no provider',
  ],
  [
    'a provider of a third party, and an origin that is none',
    mapped(`{ ${good}, provider: p }`, '    origin: third_party\n').concat(
      '  t: { preset: attributes, origin: thirdparty }\n',
    ),
    '5:36+10 sources.t.origin is "thirdparty"; did you mean "third_party"?',
  ],
  [
    'columns beside a preset',
    'sources:\n  s: { preset: strata, columns: [a] }\n',
    '2:24+7 "columns" goes with a mapping; a preset says it itself',
  ],
  [
    'a consent without its channel, and an alias of one id',
    'sources:\n  a: { mapping: { kind: consent, user_id: id, granted: g } }\n  b: { mapping: { kind: alias, user_id: id } }\n',
    '2:25+7 a consent says a channel and whether it was granted',
    '3:25+5 an alias names two ids',
  ],
  [
    'a field that is a number with a fraction',
    mapped(`{ ${good}, region: 1.5 }`),
    '3:64+3 sources.s.mapping.region is 1.5',
  ],
  ['a field of an empty list', mapped(`{ ${good}, region: [] }`), '3:56+6 sources.s.mapping.region is an empty list'],
];

describe('checkConfiguration(files): a mapping', () => {
  it.each(cases)('%s', (_title, settings, ...problems) => {
    expect(problemsOf(settings)).toEqual(problems);
  });
});

describe('checkConfiguration(files): a table', () => {
  it.each([
    ['', '1:1+0 the file is empty'],
    ['order\n1\n', '1:1+0 there is only one column'],
    ['order,,a,a\n', '1:7+0 column 2 has no name', '1:10+1 column "a" stands twice'],
    ['order,a\n1,x\n1,y\n', '3:1+1 the key stands here a second time'],
    ['order,a\n,x\n', '2:1+0 order is empty'],
    ['order,a\n1,x,y\n', '2:1+0 the row has 3 cells'],
    ['order,a\n1,"x\n', '2:3+2 a quote is not closed'],
  ])('%j', (text, ...problems) => {
    const found = problemsOf('sources:\n  s: { preset: strata }\n', { orders: text });
    expect(found).toEqual(problems.map((problem) => `config/tables/orders.csv ${problem}`));
  });

  const settings = mapped('{ kind: view, user_id: { column: id, through: orders.customer }, timestamp: at }');
  const path = 'config/tables/orders.csv';
  const check = (table: string | undefined, inForce: string | undefined) => {
    const files = (text: string | undefined) =>
      new Map([['config/strata.yaml', settings], ...(text === undefined ? [] : [[path, text] as const])]);
    return checkConfiguration(files(table), { presets }, inForce === undefined ? undefined : files(inForce));
  };

  it('keeps its last good content while the new has problems', () => {
    const { accepted, problems } = check('order,customer\n1,A,B\n', orders);
    expect(accepted.get(path)).toBe(orders);
    expect(problems).toHaveLength(1);
  });

  it('that is needed cannot go, nor lose the column that is needed: all stays in force', () => {
    for (const table of [undefined, 'order,day\n1,x\n']) {
      const { accepted, problems } = check(table, orders);
      expect(accepted.size).toBe(0);
      expect(problems.map(({ file }) => file)).toEqual(['config/strata.yaml']);
    }
  });

  it('that changes, like a source that does, is said to count for later drops', () => {
    const files = (day: string, kind: string) =>
      new Map([
        ['config/strata.yaml', settings.replace('kind: view', `kind: ${kind}`)],
        [path, `order,customer\n1,${day}\n`],
      ]);
    const { notices, problems } = checkConfiguration(files('B', 'search'), { presets }, files('A', 'view'));
    expect(problems).toEqual([]);
    expect(notices).toEqual([
      'the tables change: this takes effect for drops that come later',
      'how source s is read changes: this takes effect for drops that come later',
    ]);
    expect(checkConfiguration(files('A', 'view'), { presets }, files('A', 'view')).notices).toEqual([]);
  });
});
