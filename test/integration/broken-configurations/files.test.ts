import { describe } from 'vitest';
import { type BrokenCase, campaign, expectEachRefused, settings } from '../../support/broken-configuration.ts';

const catalogs: readonly BrokenCase[] = [
  [
    'an unknown column',
    'catalog/shop.csv',
    'product_id,categry\n1,a\n',
    '1:12 column "categry" is not known; did you mean "category"?',
  ],
  [
    'a product twice',
    'catalog/shop.csv',
    'product_id,brand\n1,a\n2,b\n1,c\n',
    '4:1 product "1" stands here a second time',
  ],
  [
    'a product of another catalogue',
    'catalog/more.csv',
    'product_id,brand\n0,a\n1,b\n',
    '3:1 product "1" is in config/catalog/shop.csv too',
  ],
  ['a price in words', 'catalog/shop.csv', 'product_id,list_price\n1,cheap\n', '2:3 list_price is "cheap"'],
  ['a row too long', 'catalog/shop.csv', 'product_id,brand\n1,a,b\n', '2:1 the row has 3 cells'],
  ['an open quote', 'catalog/shop.csv', 'product_id,brand\n1,"a\n', '2:3 a quote is not closed'],
  ['an empty file', 'catalog/shop.csv', '', '1:1 the file is empty'],
];

const files: readonly BrokenCase[] = [
  [
    'a wrong ending',
    'campaigns/vip2.yml',
    campaign,
    '1:1 not a configuration file; did you mean "config/campaigns/vip2.yaml"?',
  ],
  ['a wrong folder', 'campaign/vip.yaml', campaign, '1:1 not a configuration file'],
  ['a folder within the folder', 'campaigns/2026/vip.yaml', campaign, '1:1 not a configuration file'],
  ['a spreadsheet', 'catalog/shop.xlsx', 'PK', '1:1 not a configuration file'],
  [
    'settings under another name',
    'strata.yml',
    settings,
    '1:1 not a configuration file; did you mean "config/strata.yaml"?',
  ],
];

describe('broken catalogues', () => expectEachRefused(catalogs));
describe('broken files', () => expectEachRefused(files));
