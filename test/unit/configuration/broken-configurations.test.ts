import { describe, expect, it } from 'vitest';
import { checkConfiguration } from '../../../shared/contracts/check-configuration.ts';

const known = { presets: ['online-retail', 'strata'] };
const goodSettings = 'sources:\n  shop: { preset: online-retail }\n';

const problemsOf = (path: string, content: string): string[] => {
  const files = new Map([['config/strata.yaml', goodSettings]]);
  files.set(path, content);
  return checkConfiguration(files, known).problems.map(
    ({ file, line, column, length, message }) =>
      `${file.slice('config/'.length)}:${line}:${column}+${length} ${message}`,
  );
};

/** Places were counted by hand in the text beside them. */
const settingsCases: readonly (readonly [title: string, content: string, ...problems: string[]])[] = [
  ['an empty file', '', '1:1+0 the file is empty'],
  ['a file of comments', '# nothing\n', '1:1+0 the file is empty'],
  ['a list', '- sources\n', '1:1+9 the file is a list'],
  ['no sources', 'currency: GBP\n', '1:1+0 sources is missing'],
  ['empty sources', 'currency: GBP\nsources: {}\n', '2:1+7 sources is empty'],
  ['a mistyped key', `${goodSettings}curency: GBP\n`, '3:1+7 "curency" is not known here; did you mean "currency"?'],
  [
    'a mistyped inner key',
    `${goodSettings}segmentation:\n  rfm:\n    window: 3\n    tie: rank\n`,
    '5:5+6 "window" is not known under segmentation.rfm',
    '6:5+3 "tie" is not known under segmentation.rfm; did you mean "ties"?',
  ],
  [
    'a prediction of a tag that no model foresees',
    `${goodSettings}prediction:\n  attributes:\n    demographic.income: {}\n`,
    '5:5+18 "demographic.income" is not known under prediction.attributes; did you mean "demographic.gender"?',
  ],
  [
    'demands on predictions that no model can meet, or that are mistyped',
    `${goodSettings}prediction:\n  attributes:\n    demographic.gender: { min_accuracy: 1.5, min_confidence: -0.1, min_precision: 1 }\n`,
    '5:41+3 prediction.attributes.demographic.gender.min_accuracy is 1.5',
    '5:62+4 prediction.attributes.demographic.gender.min_confidence is -0.1',
    '5:68+13 "min_precision" is not known under prediction.attributes.demographic.gender',
  ],
  [
    'a mistyped prediction',
    `${goodSettings}prediction:\n  attribute: {}\n`,
    '4:3+9 "attribute" is not known under prediction; did you mean "attributes"?',
  ],
  ['an own tag without a rule', `${goodSettings}tags:\n  a.b: { type: bool }\n`, '4:3+3 tags.a.b.rule is missing'],
  [
    'a preset and a mapping',
    'sources:\n  crm: { preset: strata, mapping: { kind: identify, user_id: id } }\n',
    '2:26+7 a preset and a mapping are both given',
  ],
  [
    'an unknown preset',
    'sources:\n  shop: { preset: online-retial }\n',
    '2:19+13 preset "online-retial" is not known; did you mean "online-retail"?',
  ],
  ['a source without preset', 'sources:\n  shop: {}\n', '2:3+4 source "shop" has neither a preset nor a mapping'],
  ['a source of nothing', 'sources:\n  shop:\n', '2:3+4 sources.shop is empty'],
  ['a source name with a capital', 'sources:\n  Shop: { preset: strata }\n', '2:3+4 "Shop" cannot be a key of sources'],
  [
    'an unknown grain',
    'sources:\n  shop: { preset: strata, order_grain: lines }\n',
    '2:40+5 sources.shop.order_grain is "lines"; did you mean "line"?',
  ],
  [
    'an unknown zone of a source',
    'sources:\n  shop: { preset: strata, time_zone: Europe/Lodnon }\n',
    '2:38+13 time zone "Europe/Lodnon" is not known; did you mean "Europe/London"?',
  ],
  ['an unknown zone', `${goodSettings}time_zone: Mars/Olympus\n`, '3:12+12 time zone "Mars/Olympus" is not known'],
  ['an offset for a zone', `${goodSettings}time_zone: "+01:00"\n`, '3:12+8 time zone "+01:00" is not known'],
  ['an unknown currency', `${goodSettings}currency: gbp\n`, '3:11+3 currency "gbp" is not known; did you mean "GBP"?'],
  ['a currency that is a number', `${goodSettings}currency: 826\n`, '3:11+3 currency is 826'],
  [
    'a window too long',
    `${goodSettings}segmentation: { rfm: { window_days: 401 } }\n`,
    '3:37+3 segmentation.rfm.window_days is 401',
  ],
  [
    'half a day',
    `${goodSettings}segmentation: { rfm: { window_days: 1.5 } }\n`,
    '3:37+3 segmentation.rfm.window_days is 1.5',
  ],
  [
    'clusters the wrong way round',
    `${goodSettings}segmentation: { clusters: { k: [10, 3] } }\n`,
    '3:29+1 segmentation.clusters.k is a list',
  ],
  [
    'an unknown feature',
    `${goodSettings}segmentation: { clusters: { features: [orders, spendd] } }\n`,
    '3:48+6 segmentation.clusters.features.1 is "spendd"; did you mean "spend"?',
  ],
  ['a hold-out above a half', `${goodSettings}holdout:\n  global: 0.6\n`, '4:11+3 holdout.global is 0.6'],
  ['a hold-out without its key', `${goodSettings}holdout: 0.05\n`, '3:10+4 holdout is 0.05'],
  [
    'a rate of the own currency',
    `${goodSettings}currency: EUR\nrates: { EUR: 1 }\n`,
    '4:10+3 EUR is the configured currency',
  ],
  ['a rate of nothing', `${goodSettings}rates: { EUR: 0 }\n`, '3:15+1 rates.EUR is 0'],
  [
    'an unknown kind',
    `${goodSettings}interest: { behaviour: { viewed: 1 } }\n`,
    '3:26+6 "viewed" is not known under interest.behaviour; did you mean "view"?',
  ],
  ['a key twice', `${goodSettings}currency: GBP\ncurrency: EUR\n`, '4:1+8 the key stands here a second time'],
  [
    'an anchor and its alias',
    'sources:\n  a: &x { preset: strata }\n  b: *x\n',
    '2:9+18 anchors and aliases are not supported',
    '3:6+2 anchors and aliases are not supported',
  ],
  ['a tag', `${goodSettings}currency: !money GBP\n`, '3:11+6 unresolved tag: !money'],
  ['a second document', `${goodSettings}---\na: 1\n`, '3:1+3 a second document begins here'],
  ['a tab', 'sources:\n\tshop: { preset: strata }\n', '2:1+1 tabs are not allowed as indentation'],
  ['a key that is a number', 'sources:\n  1: { preset: strata }\n', '2:3+1 a key is not a text'],
  ['21 brackets', `sources: ${'['.repeat(21)}\n`, '1:30+1 the file is nested too deeply'],
  [
    'strategies with mistyped rules and keys that cannot be',
    `${goodSettings}strategies:\n  - { key: by-segment, name: A }\n  - { key: a, name: A, for: teir == "core" }\n  - { key: a, name: B }\n`,
    '4:12+10 "by-segment" is what campaigns say to go by this list',
    '5:29+4 variable "teir" is not known; did you mean "tier"?',
    '6:12+1 strategy "a" stands twice',
  ],
  [
    'everything wrong at once, on Windows',
    'currency: XXX\r\ntime_zone: Nowhere\r\nsources: { shop: { preset: cdnow } }\r\n',
    '1:11+3 currency "XXX" is not known',
    '2:12+7 time zone "Nowhere" is not known',
    '3:28+5 preset "cdnow" is not known',
  ],
];

const campaign = (audience: string, more = '') =>
  `id: winback\nname: Win back\nstrategy: recall-coupon\n${more}audience: ${audience}\n`;

const campaignCases: readonly (readonly [title: string, content: string, ...problems: string[]])[] = [
  [
    'everything missing',
    'id: winback\n',
    '1:1+0 name is missing',
    '1:1+0 audience is missing',
    '1:1+0 strategy is missing',
  ],
  [
    'the id of another',
    campaign('tier == "core"').replace('id: winback', 'id: win-back'),
    '1:5+8 id is "win-back", but the file is "winback.yaml"',
  ],
  [
    'an id with a blank',
    campaign('tier == "core"').replace('id: winback', 'id: win back'),
    '1:5+8 id is "win back"',
    '1:5+8 id is "win back", but the file is "winback.yaml"',
  ],
  [
    'a cap without its days',
    campaign('tier == "core"', 'frequency_cap: { messages: 2 }\n'),
    '4:1+13 frequency_cap.days is missing',
  ],
  [
    'a cap that reaches further back than is remembered',
    campaign('tier == "core"', 'frequency_cap: { messages: 0, days: 401 }\n'),
    '4:28+1 frequency_cap.messages is 0',
    '4:37+3 frequency_cap.days is 401',
  ],
  [
    'a group with a blank',
    campaign('tier == "core"', 'exclusive_group: win back\n'),
    '4:18+8 exclusive_group is "win back"',
  ],
  [
    'an end before the start',
    campaign('tier == "core"', 'start: 2026-07-15\nend: 2026-07-14\n'),
    '5:6+10 end is 2026-07-14, before the start',
  ],
  [
    'days that are none',
    campaign('tier == "core"', 'start: 2026-02-29\nend: tomorrow\npaused: yes\n'),
    '4:8+10 start is "2026-02-29"',
    '5:6+8 end is "tomorrow"',
    '6:9+3 paused is "yes"',
  ],
  [
    'a mistyped strategy, and another problem',
    campaign('tier == "core"', 'priority: high\n').replace('recall-coupon', 'recal-coupon'),
    '3:11+12 strategy "recal-coupon" is not known; did you mean "recall-coupon"?',
    '4:11+4 priority is "high"',
  ],
  [
    'an export, which comes later',
    campaign('tier == "core"', 'exports: [csv, google-customer-match]\n'),
    '4:16+21 export "google-customer-match" is not supported by this version',
  ],
  [
    'a name in one language',
    campaign('tier == "core"').replace('Win back', '{ en: Win back }'),
    '2:1+4 name.zh is missing',
  ],
  ['a hold-out of all', campaign('tier == "core"', 'holdout: 1\n'), '4:10+1 holdout is 1'],
  [
    'an unknown outcome',
    campaign('tier == "core"', 'outcome: { kind: oder, window_days: 14 }\n'),
    '4:18+4 outcome.kind is "oder"; did you mean "order"?',
  ],
  [
    'a column that is there already',
    campaign('tier == "core"', 'columns: [email, arm, email]\n'),
    '4:18+3 column "arm" is in every audience file',
    '4:23+5 column "email" stands twice',
  ],
  [
    'consent in words',
    campaign('tier == "core"', 'consent: { required: "yes" }\n'),
    '4:22+5 consent.required is "yes"',
  ],
  ['no rule at all', campaign(''), '4:1+8 audience is empty'],
  ['an empty rule', campaign('""'), '4:11+0 the rule is empty'],
  ['a plain rule', campaign('tier == "dormnat"'), '4:19+9 "dormnat" is not a segment of tier; did you mean "dormant"?'],
  ['a plain rule over two lines', campaign('tier == "core" &&\n  tag("x.y")  > 1'), '5:7+5 tag("x.y") is not known'],
  ['a rule in single quotes', campaign(`'tier == ''core'' && tag("x.y") > 1'`), '4:36+5 tag("x.y") is not known'],
  ['a rule in double quotes', campaign('"tier == \\"core\\" && tag(\\"x.y\\") > 1"'), '4:36+7 tag("x.y") is not known'],
  [
    'a folded rule',
    campaign('>\n  tier == "core"\n  && tag("consumption.odrers") >= 2'),
    '6:10+20 tag("consumption.odrers") is not known; did you mean "consumption.orders"?',
  ],
  [
    'a folded rule with an indented and an empty line',
    campaign('>-  # why\n    tier == "core"\n\n      || lifecycl == "new"'),
    '7:10+8 variable "lifecycl" is not known; did you mean "lifecycle"?',
  ],
  [
    'a literal rule',
    campaign('|\n  tier == "core"\n    && tag("consumption.orders") >= "2"'),
    '6:37+3 "2" is a string, but tag("consumption.orders") is a number',
  ],
  ['a syntax error', campaign('>\n  tier == "core" &&\n  && true'), '6:3+2 "&&" cannot stand here'],
  ['a rule that ends too early', campaign('>\n  tier == "core" &&'), '5:20+0 the rule ends too early'],
  [
    'a comment within a folded rule',
    campaign('>\n  tier == "core" // vip\n  && tag("consumption.orders") > 1'),
    '5:18+2 "//" would hide the rest of the rule',
  ],
  [
    'wrong keys and a wrong rule at once',
    campaign('orders > 1', 'prioriti: 1\n'),
    '4:1+8 "prioriti" is not known here; did you mean "priority"?',
    '5:11+6 variable "orders" is not known; did you mean tag("consumption.orders")?',
  ],
];

const catalogCases: readonly (readonly [title: string, content: string, ...problems: string[]])[] = [
  ['an empty file', '', '1:1+0 the file is empty'],
  ['an unknown column', 'product_id,categry\n', '1:12+7 column "categry" is not known; did you mean "category"?'],
  ['no product_id', 'category,brand\n', '1:1+0 column "product_id" is missing'],
  ['a row too short', 'product_id,category,brand\n1,a,b\n2,a\n', '3:1+0 the row has 2 cells'],
  ['an open quote', 'product_id,category\n1,"a\n', '2:3+2 a quote is not closed'],
  [
    'a product twice, after a break in a cell',
    'product_id,category\n1,"a\nb"\n1,c\n',
    '4:1+1 product "1" stands here a second time',
  ],
  [
    'a bad and a negative price',
    'product_id,list_price\n1,£2\n2,-1\n3,1.5\n',
    '2:3+2 list_price is "£2"',
    '3:3+2 list_price is "-1"',
  ],
  [
    'a bad price after a break in a cell of its row',
    'product_id,category,list_price\n1,"a\nbc",x\n',
    '3:5+1 list_price is "x"',
  ],
  ['a colour in either spelling, but not in both', 'product_id,color,colour\n', '1:18+6 column "colour" stands twice'],
  ['a row without id', 'product_id,brand\n,x\n', '2:1+0 product_id is empty'],
];

describe('checkConfiguration(files): problems stand where the token stands', () => {
  const table = (path: string, cases: typeof settingsCases) => {
    for (const [title, content, ...problems] of cases)
      it(`${path}: ${title}`, () => {
        expect(problemsOf(`config/${path}`, content)).toEqual(problems.map((problem) => `${path}:${problem}`));
      });
  };
  table('strata.yaml', settingsCases);
  table('campaigns/winback.yaml', campaignCases);
  table('catalog/shop.csv', catalogCases);

  it('says of a file that is no configuration what would be', () => {
    expect(problemsOf('config/campaigns/winback.yml', 'id: winback')).toEqual([
      'campaigns/winback.yml:1:1+undefined not a configuration file; did you mean "config/campaigns/winback.yaml"?',
    ]);
    expect(problemsOf('config/.DS_Store', '')).toEqual([]);
  });
});
