import { describe } from 'vitest';
import {
  type BrokenCase,
  campaign,
  expectEachRefused,
  inCampaign,
  inSettings,
} from '../../support/broken-configuration.ts';

const yaml: readonly BrokenCase[] = [
  ['an empty file', 'strata.yaml', '', '1:1 the file is empty'],
  ['a file of comments', 'campaigns/vip.yaml', '# nothing yet\n', '1:1 the file is empty'],
  ['a single value', 'campaigns/vip.yaml', 'vip\n', '1:1 the file is a single value'],
  ['a list of campaigns', 'campaigns/vip.yaml', '- id: vip\n- id: vip2\n', '1:1 the file is a list'],
  ['a tab', 'strata.yaml', 'sources:\n\tshop: { preset: strata }\n', '2:1 tabs are not allowed as indentation'],
  [
    'a tab deeper down',
    'strata.yaml',
    inSettings('segmentation:', '  rfm:', '\t  window_days: 30'),
    '6:1 tabs are not allowed as indentation',
  ],
  [
    'an open double quote',
    'campaigns/vip.yaml',
    campaign.replace('name: VIP', 'name: "VIP'),
    '2:11 missing closing "quote',
  ],
  ['an open brace', 'strata.yaml', 'sources: { shop: { preset: strata }\ncurrency: GBP\n', '2:1 '],
  [
    'a colon within a text',
    'campaigns/vip.yaml',
    campaign.replace('VIP', 'VIP: the best'),
    '2:7 nested mappings are not allowed in compact mappings',
  ],
  ['a key twice', 'strata.yaml', inSettings('currency: EUR'), '4:1 the key stands here a second time'],
  [
    'an inner key twice',
    'strata.yaml',
    'sources:\n  shop: { preset: strata }\n  shop: { preset: strata }\n',
    '3:3 the key stands here a second time',
  ],
  [
    'an anchor',
    'strata.yaml',
    'sources:\n  shop: &x { preset: strata }\n',
    '2:12 anchors and aliases are not supported',
  ],
  ['a merge key', 'campaigns/vip.yaml', inCampaign('<<: { holdout: 0.1 }'), '5:1 '],
  ['a tag', 'campaigns/vip.yaml', inCampaign('holdout: !!str 0.1'), '5:16 tag tag:yaml.org,2002:str is not supported'],
  ['two documents', 'campaigns/vip.yaml', `${campaign}---\n${campaign}`, '5:1 a second document begins here'],
  [
    'a wrong indent',
    'strata.yaml',
    'sources:\n  shop:\n    preset: strata\n   order_grain: line\n',
    '4:1 all mapping items must start at the same column',
  ],
  ['too many levels', 'strata.yaml', `${'['.repeat(30)}\n`, '1:21 the file is nested too deeply'],
  ['a key that is a list', 'strata.yaml', inSettings('? [a, b]', ': 1'), '4:3 a key is not a text'],
  ['a huge file', 'strata.yaml', inSettings(`#${' '.repeat(300_000)}`), '1:1 the file has 300059 characters'],
  [
    'a billion laughs',
    'strata.yaml',
    `a: &a [x, x]\nb: &b [*a, *a]\nc: [*b, *b]\nsources: {}\n`,
    '1:7 anchors and aliases are not supported',
    '2:7 ',
    '2:8 ',
    '2:12 ',
    '3:5 ',
    '3:9 ',
  ],
  [
    'text that is not UTF-8',
    'strata.yaml',
    Buffer.from('sources: { shop: { preset: caf\xe9 } }\n', 'latin1'),
    '1:1 the file is not UTF-8 text',
  ],
  ['UTF-16', 'campaigns/vip.yaml', Buffer.from(`\ufeff${campaign}`, 'utf16le'), '1:1 the file is not UTF-8 text'],
  [
    'a picture',
    'campaigns/vip.yaml',
    Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex'),
    '1:1 the file is not UTF-8 text',
  ],
  [
    'JSON with a comma too many',
    'strata.yaml',
    '{"sources": {"shop": {"preset": "nothing"}},}\n',
    '1:33 preset "nothing" is not known',
  ],
];

describe('broken YAML', () => expectEachRefused(yaml));
