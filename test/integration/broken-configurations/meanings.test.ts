import { describe } from 'vitest';
import {
  type BrokenCase,
  expectEachRefused,
  inCampaign,
  inSettings,
  rule,
} from '../../support/broken-configuration.ts';

const meanings: readonly BrokenCase[] = [
  [
    'a window of no days',
    'strata.yaml',
    inSettings('segmentation: { rfm: { window_days: 0 } }'),
    '4:37 segmentation.rfm.window_days is 0',
  ],
  [
    'a window longer than what is remembered',
    'campaigns/vip.yaml',
    rule('events("order", last(401)).count >= 1'),
    '4:32 ',
  ],
  [
    'a window that ends before it begins',
    'campaigns/vip.yaml',
    rule('events("order", between("2026-02-01", "2026-01-01")).count >= 1'),
    '4:27 ',
  ],
  [
    'a day that no calendar has',
    'campaigns/vip.yaml',
    rule('events("order", since("2026-02-30")).count >= 1'),
    '4:33 ',
  ],
  [
    'the most clusters before the least',
    'strata.yaml',
    inSettings('segmentation: { clusters: { k: [10, 3] } }'),
    '4:29 segmentation.clusters.k is a list',
  ],
  ['a global hold-out of most', 'strata.yaml', inSettings('holdout: { global: 0.9 }'), '4:20 holdout.global is 0.9'],
  ['a rate of the own currency', 'strata.yaml', inSettings('rates: { GBP: 1 }'), '4:10 GBP is the configured currency'],
  ['no sources', 'strata.yaml', 'currency: GBP\nsources: {}\n', '2:1 sources is empty'],
  ['a rule that is no bool', 'campaigns/vip.yaml', rule('tag("consumption.orders")'), '4:11 '],
  [
    'a rule that compares a number with a text',
    'campaigns/vip.yaml',
    rule('tag("consumption.orders") >= "2"'),
    '4:40 "2" is a string, but tag("consumption.orders") is a number',
  ],
  [
    'a rule with an unknown tag',
    'campaigns/vip.yaml',
    rule('tag("consumption.odrers") >= 2'),
    '4:15 tag("consumption.odrers") is not known; did you mean "consumption.orders"?',
  ],
  [
    'a rule with an unknown segment',
    'campaigns/vip.yaml',
    rule('tier == "dormnat"'),
    '4:19 "dormnat" is not a segment of tier; did you mean "dormant"?',
  ],
  ['a rule with an unknown function', 'campaigns/vip.yaml', rule('intrest("a") > 1.0'), '4:11 '],
  ['a rule that ends too early', 'campaigns/vip.yaml', rule('>\n  tier == "core" &&'), '5:20 the rule ends too early'],
  [
    'a rule on the third line of a folded text',
    'campaigns/vip.yaml',
    rule('>\n  tier == "core"\n  && tag("x.y") > 1'),
    '6:10 tag("x.y") is not known',
  ],
  [
    'an own tag that names itself',
    'strata.yaml',
    inSettings('tags:', '  a.b: { type: bool, rule: tag("a.b") }'),
    '5:32 ',
  ],
  [
    'own tags in a circle',
    'strata.yaml',
    inSettings('tags:', '  a.b: { type: bool, rule: \'tag("a.c")\' }', '  a.c: { type: bool, rule: \'tag("a.b")\' }'),
    '5:33 ',
  ],
  [
    'an own tag of another type than its rule',
    'strata.yaml',
    inSettings('tags:', "  a.b: { type: number, rule: 'true' }"),
    '5:31 ',
  ],
  [
    'an own tag without a group',
    'strata.yaml',
    inSettings('tags:', '  big: { type: bool, rule: "true" }'),
    '5:3 "big" cannot be a key of tags',
  ],
  [
    'a source with neither preset nor mapping',
    'strata.yaml',
    'sources:\n  shop: {}\n',
    '2:3 source "shop" has neither a preset nor a mapping',
  ],
  [
    'a mapping without a customer',
    'strata.yaml',
    'sources:\n  shop:\n    mapping: { kind: order, timestamp: Date }\n',
    '3:5 ',
  ],
  [
    'a mapping of an unknown kind',
    'strata.yaml',
    'sources:\n  shop:\n    mapping: { kind: oder, timestamp: t, user_id: u }\n',
    '3:22 ',
  ],
  [
    'a mapping with a wrong format of time',
    'strata.yaml',
    'sources:\n  shop:\n    mapping:\n      kind: order\n      timestamp: { column: t, format: MM-DD }\n      user_id: u\n',
    '5:39 ',
  ],
  [
    'the end of a campaign before its start',
    'campaigns/vip.yaml',
    inCampaign('start: 2026-02-01', 'end: 2026-01-31'),
    '6:6 ',
  ],
];

describe('broken meanings', () => expectEachRefused(meanings));
