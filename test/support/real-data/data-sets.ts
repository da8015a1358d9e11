import { readdirSync, readFileSync } from 'node:fs';
import { makeJourneyTables } from '../../../examples/mappings/complete-journey/make-tables.ts';
import type { MakeTables } from '../../../examples/mappings/csv-table.ts';
import { makeOlistTables } from '../../../examples/mappings/olist/make-tables.ts';
import { readReferenceBytes, readTable } from '../reference-data.ts';
import type { DataSet } from './real-run.ts';

const settings = (lines: readonly string[]): [string, string] => ['config/strata.yaml', `${lines.join('\n')}\n`];

/** 600 users of Taobao UserBehavior over nine days. */
export const taobao = (): DataSet => ({
  files: new Map([
    settings(['currency: CNY', 'time_zone: Asia/Shanghai', 'sources: { app: { preset: taobao-user-behavior } }']),
  ]),
  drops: [['drops/app/UserBehavior.csv', readReferenceBytes('events/taobao_userbehavior_600users.csv')]],
  asOf: '2017-12-04',
});

const jdataActions = ['201602', '201603'].map((month): [key: string, body: Buffer] => [
  `drops/actions/JData_Action_${month}.csv`,
  readReferenceBytes(`events/JData_Action_${month}_first29999.csv`),
]);

/** A row of the file of users. */
export interface JdataUserRow {
  readonly id: string;
  readonly age: string;
  readonly sex: string;
}

/** Those who did anything: of the 29,000 others nothing but age band, sex and level is known. */
export const activeUserRows = (): JdataUserRow[] =>
  activeUserLines(new TextDecoder('gbk').decode(readReferenceBytes(jdataUserFile))).map((line) => {
    const [id = '', age = '', sex = ''] = line.split(',');
    return { id, age, sex };
  });

const jdataUserFile = 'events/JData_User_first29999_GBK.csv';

function activeUserLines(text: string): string[] {
  const active = new Set(
    jdataActions.flatMap(([, body]) => `${body}`.split('\n').map((line) => String(Number(line.split(',', 1)[0])))),
  );
  return text.split('\n').filter((line) => active.has(line.split(',', 1)[0] ?? ''));
}

/** The bytes of those rows, still in GBK. */
function activeUsersFile(): Buffer {
  const text = readReferenceBytes(jdataUserFile).toString('latin1');
  const header = text.slice(0, text.indexOf('\n'));
  return Buffer.from([header, ...activeUserLines(text)].join('\n'), 'latin1');
}

/**
 * JData: what users did in the first hours of two months, and who they say they are, where the file of users has them.
 *
 * @param more lines of `strata.yaml`
 */
export const jdata = (...more: readonly string[]): DataSet => ({
  files: new Map([
    settings([
      'currency: CNY',
      'time_zone: Asia/Shanghai',
      'sources: { actions: { preset: jdata-actions }, users: { preset: jdata-users } }',
      ...more,
    ]),
  ]),
  drops: [['drops/users/JData_User.csv', activeUsersFile()], ...jdataActions],
  asOf: '2016-03-02',
});

/** 3,000 orders of Olist, with their reviews and deliveries. */
export const olist = (): DataSet => {
  const bytes = (name: string): Buffer => readReferenceBytes(`olist_sample3000/olist_${name}_dataset.csv`);
  return {
    files: exampleFiles('olist', makeOlistTables, 'olist_sample3000/'),
    drops: [
      ['drops/orders/items.csv', bytes('order_items')],
      ['drops/reviews/reviews.csv', bytes('order_reviews')],
      ['drops/deliveries/orders.csv', bytes('orders')],
    ],
    asOf: '2018-09-04',
  };
};

/** Sampled lines of Complete Journey from January to September, with mailings, coupons and households. */
export const completeJourney = (): DataSet => {
  const folder = 'campaigns/completejourney/';
  const bytes = (name: string): Buffer => readReferenceBytes(`${folder}${name}.csv`);
  return {
    files: exampleFiles('complete-journey', makeJourneyTables, folder),
    drops: [
      ['drops/households/demographics.csv', bytes('demographics')],
      ['drops/mailings/campaigns.csv', bytes('campaigns')],
      ['drops/redemptions/coupon_redemptions.csv', bytes('coupon_redemptions')],
      ['drops/till/transactions.csv', bytes('transactions_sample_2017_jan_sep')],
    ],
    asOf: '2017-10-01',
  };
};

/** The example of the project: a year of Online Retail with its catalogue, without its campaigns. */
export const onlineRetail = (): DataSet => {
  const folder = new URL('../../../examples/online-retail/', import.meta.url);
  const text = (path: string): string => readFileSync(new URL(path, folder), 'utf8');
  return {
    files: new Map(
      ['config/strata.yaml', 'config/catalog/products.csv'].map((path): [string, string] => [path, text(path)]),
    ),
    drops: readdirSync(new URL('drops/', folder))
      .sort()
      .map((name) => [`drops/shop/${name}`, readFileSync(new URL(`drops/${name}`, folder))]),
    asOf: '2011-12-10',
  };
};

function exampleFiles(name: string, make: MakeTables, folder: string): Map<string, string> {
  const yaml = readFileSync(new URL(`../../../examples/mappings/${name}/config/strata.yaml`, import.meta.url), 'utf8');
  const tables = Object.entries(make((file) => readTable(folder + file)));
  return new Map([
    ['config/strata.yaml', yaml],
    ...tables.map(([path, text]): [string, string] => [`config/${path}`, text]),
  ]);
}
