import { describe } from 'vitest';
import {
  type BrokenCase,
  campaign,
  expectEachRefused,
  inCampaign,
  inSettings,
} from '../../support/broken-configuration.ts';

const names: readonly BrokenCase[] = [
  [
    'a mistyped key',
    'strata.yaml',
    inSettings('time_zon: UTC'),
    '4:1 "time_zon" is not known here; did you mean "time_zone"?',
  ],
  [
    'a mistyped key of a source',
    'strata.yaml',
    'sources:\n  shop: { presett: strata, preset: strata }\n',
    '2:11 "presett" is not known under sources.shop; did you mean "preset"?',
  ],
  [
    'a mistyped key three levels down',
    'strata.yaml',
    inSettings('segmentation:', '  clusters:', '    feature: default'),
    '6:5 "feature" is not known under segmentation.clusters; did you mean "features"?',
  ],
  [
    'a key in capitals',
    'campaigns/vip.yaml',
    inCampaign('Holdout: 0.1'),
    '5:1 "Holdout" is not known here; did you mean "holdout"?',
  ],
  [
    'a mistyped key of an offer',
    'campaigns/vip.yaml',
    inCampaign('offer: { code: A, discont: 0.1 }'),
    '5:19 "discont" is not known under offer; did you mean "discount"?',
  ],
  ['__proto__', 'strata.yaml', inSettings('__proto__: { currency: EUR }'), '4:1 "__proto__" cannot be a key'],
  ['__proto__ among rates', 'strata.yaml', inSettings('rates: { __proto__: 1 }'), '4:10 "__proto__" cannot be a key'],
  [
    '__proto__ as a source',
    'strata.yaml',
    'sources:\n  __proto__: { preset: strata }\n',
    '2:3 "__proto__" cannot be a key',
  ],
  ['constructor', 'campaigns/vip.yaml', inCampaign('constructor: 1'), '5:1 "constructor" is not known here'],
  [
    'toString as a kind',
    'strata.yaml',
    inSettings('interest: { behaviour: { toString: 1 } }'),
    '4:26 "toString" is not known under interest.behaviour',
  ],
  [
    'an unknown zone',
    'strata.yaml',
    inSettings('time_zone: Europe/Lodnon'),
    '4:12 time zone "Europe/Lodnon" is not known; did you mean "Europe/London"?',
  ],
  ['an offset for a zone', 'strata.yaml', inSettings('time_zone: "+02:00"'), '4:12 time zone "+02:00" is not known'],
  ['an unknown currency', 'strata.yaml', inSettings().replace('GBP', 'GPB'), '1:11 currency "GPB" is not known'],
  [
    'a currency in small letters',
    'strata.yaml',
    inSettings().replace('GBP', 'gbp'),
    '1:11 currency "gbp" is not known; did you mean "GBP"?',
  ],
  [
    'an unknown preset',
    'strata.yaml',
    inSettings().replace('online-retail', 'online-retial'),
    '3:19 preset "online-retial" is not known; did you mean "online-retail"?',
  ],
  [
    'a preset that is a property of objects',
    'strata.yaml',
    inSettings().replace('online-retail', 'constructor'),
    '3:19 preset "constructor" is not known',
  ],
  [
    'an unknown feature',
    'strata.yaml',
    inSettings('segmentation: { clusters: { features: [orders, spent] } }'),
    '4:48 segmentation.clusters.features.1 is "spent"; did you mean "spend"?',
  ],
  [
    'an unknown strategy',
    'campaigns/vip.yaml',
    campaign.replace('recall-coupon', 'recal-coupon'),
    '3:11 strategy "recal-coupon" is not known; did you mean "recall-coupon"?',
  ],
  [
    'an unknown outcome',
    'campaigns/vip.yaml',
    inCampaign('outcome: { kind: purchase, window_days: 3 }'),
    '5:18 outcome.kind is "purchase"',
  ],
  [
    'an export that is not built',
    'campaigns/vip.yaml',
    inCampaign('exports: [csv, excel]'),
    '5:16 exports.1 is "excel"',
  ],
  [
    'an id that is not the file',
    'campaigns/vip.yaml',
    campaign.replace('vip', 'vips'),
    '1:5 id is "vips", but the file is "vip.yaml"',
  ],
  [
    'a source name with a blank',
    'strata.yaml',
    'sources:\n  my shop: { preset: strata }\n',
    '2:3 "my shop" cannot be a key of sources',
  ],
];

describe('broken names', () => expectEachRefused(names));
