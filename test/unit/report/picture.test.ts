import { describe, expect, it } from 'vitest';
import type { CohortStatistics, PictureStatistics } from '../../../shared/contracts/picture-statistics.ts';
import type { Statistics } from '../../../shared/contracts/statistics.ts';
import { renderReport } from '../../../shared/report/render-report.ts';
import { comingBackFinding } from '../../../shared/report/sentences/coming-back.ts';
import { coverageFinding, groupsFinding } from '../../../shared/report/sentences/named-groups.ts';
import { feedbackFinding, togetherFinding } from '../../../shared/report/sentences/products.ts';
import { tierWays, wayFinding } from '../../../shared/report/sentences/way-to-order.ts';
import {
  aliveFinding,
  expectedFinding,
  heldOutFinding,
  trustIn,
} from '../../../shared/report/sentences/what-to-expect.ts';
import { modelWarningNames } from '../../../shared/report/words/model-warnings.ts';
import { browsedModels, browsedPicture, retailModels, retailPicture } from '../../support/picture-fixture.ts';
import { elementsOf, readHtml, textOf } from '../../support/read-html.ts';
import { browsedShop } from '../../support/report-states/browsed-shop.ts';
import { onlineRetail } from '../../support/statistics-fixture.ts';

const english = (statistics: Statistics): string =>
  textOf(readHtml(renderReport(statistics)), 'en').replace(/\s+/g, ' ');
const plain = (key: string) => ({ en: key, zh: key });

describe('comingBackFinding(cohorts, firstDate)', () => {
  const rows = (...of: (readonly [string, ...number[]])[]): CohortStatistics['rows'] =>
    of.map(([month, ...active]) => ({ month, customers: active[0] ?? 0, active }));
  const cohorts = (isLastMonthOver: boolean, ...of: (readonly [string, ...number[]])[]): CohortStatistics => ({
    lastDate: '2011-03-09',
    isLastMonthOver,
    rows: rows(...of),
  });

  it('is of all months that are over, without the one in which the data begins', () => {
    // 616 of 3,089 by the published table: January to October.
    expect(comingBackFinding(retailPicture.cohorts, '2010-12-01').en).toBe(
      'A fifth of the new customers order again the next month',
    );
    const two = cohorts(false, ['2011-01', 100, 90, 10], ['2011-02', 100, 40]);
    expect(comingBackFinding(two, '2011-01-01').en).toBe('Nine tenths of the new customers order again the next month');
    const young = cohorts(false, ['2011-01', 100, 90, 10], ['2011-02', 100, 40, 1], ['2011-03', 9]);
    expect(comingBackFinding(young, '2011-01-01').en).toMatch(/^40% /);
    expect(comingBackFinding(young, '2010-05-01').en).toMatch(/^Two thirds /);
  });

  it('counts the last month when it is over, and says when it is too early', () => {
    const one = (over: boolean) => cohorts(over, ['2011-02', 100, 40]);
    expect(comingBackFinding(one(true), '2010-05-01').en).toMatch(/^40% /);
    expect(comingBackFinding(one(false), '2010-05-01').en).toBe('Too early to say how many come back');
    expect(comingBackFinding(cohorts(true, ['2011-02', 29, 9]), null).en).toBe('Too early to say how many come back');
    expect(comingBackFinding(cohorts(true, ['2011-02', 30, 0]), null).en).toBe(
      'No new customer ordered again the next month',
    );
  });
});

describe('wayFinding(steps) and tierWays(tiers, stage)', () => {
  it('say how many come to the end, and where most are lost', () => {
    expect(wayFinding(browsedPicture.funnel.steps).en).toBe(
      '5.0% of the visits that began with looking came to the order; most leave before the cart, 87%',
    );
    const two = browsedPicture.funnel.steps.slice(2);
    expect(wayFinding(two).en).toBe('81% of the visits that began with the checkout came to the order');
  });

  it('set tiers apart where they are a point apart, and hold back of fewer than 30 visits', () => {
    const tier = (key: string, visits: number, orders: number) => ({
      key,
      customers: 1,
      visits,
      carts: visits,
      checkouts: visits,
      orders,
    });
    const ways = (...tiers: ReturnType<typeof tier>[]) => tierWays(tiers, 'order', plain).en;
    expect(ways(tier('a', 100, 12), tier('b', 1000, 20), tier('c', 29, 0))).toBe(
      '“a” comes to the order in 12% of visits, “b” in 2.0%',
    );
    expect(ways(tier('a', 1000, 29), tier('b', 1000, 20))).toBe('Visits of all tiers come to the order alike');
    expect(ways(tier('a', 100, 12), tier('c', 29, 0))).toBe('Too few visits to tell the tiers apart');
  });
});

describe('trustIn(models, value)', () => {
  const trust = (name: string, ...warnings: string[]) =>
    trustIn(
      browsedModels.map((card) => (card.name === name ? { ...card, warnings } : card)),
      browsedPicture.value,
    );

  it('shows everything where no model warns', () => {
    expect(trust('bg-nbd')).toMatchObject({ refused: null, isDropoutSeen: true, isValued: true });
  });

  it.each([
    ['bg-nbd', 'not_converged', { refused: 'not_converged' }],
    ['bg-nbd', 'few_repeaters', { refused: 'few_repeaters' }],
    ['bg-nbd', 'no_dropout_seen', { refused: null, isDropoutSeen: false, isValued: false }],
    ['bg-nbd', 'parameter_at_bound', { refused: null, isDropoutSeen: true, isValued: true }],
    ['gamma-gamma', 'not_converged', { refused: null, isDropoutSeen: true, isValued: false }],
    ['gamma-gamma', 'mean_value_infinite', { refused: null, isValued: false }],
    ['gamma-gamma', 'value_depends_on_frequency', { refused: null, isValued: true }],
  ])('holds back what %s warns of by %s', (name, warning, expected) => {
    expect(trust(name, warning)).toMatchObject(expected);
  });

  it('shows nothing where no model was fitted, or it was off by more than half', () => {
    expect(trustIn([], browsedPicture.value).refused).toBe('no_model');
    const held = (heldOutOrders: number, expectedOrders: number) =>
      trustIn(
        browsedModels.map((card) =>
          card.name === 'bg-nbd' ? { ...card, metrics: { ...card.metrics, heldOutOrders, expectedOrders } } : card,
        ),
        browsedPicture.value,
      ).refused;
    expect([held(100, 50), held(100, 49), held(100, 150), held(100, 151)]).toEqual([null, 'missed', null, 'missed']);
    expect(held(29, 100)).toBeNull();
  });
});

describe('what to expect', () => {
  it('is said with the tier that most orders come from', () => {
    expect(expectedFinding(browsedPicture.value, plain).en).toBe(
      'About 2,911 orders to expect in the next 90 days, two thirds of them from “core”',
    );
  });

  it('counts as rather gone who has a chance under one half', () => {
    expect(aliveFinding(browsedPicture.value).en).toBe('564 customers of 2,790, 20%, are more likely gone than not');
    expect(aliveFinding(retailPicture.value).en).toContain('no chance can be told');
  });

  it('tells the test as it came out', () => {
    const held = (came: number, expected: number) =>
      heldOutFinding({ days: 93, came, expected, byRepeatOrders: [] }).en;
    const start = 'Tried on 93 days it had not seen, it expected';
    expect(held(4_567, 3_424)).toBe(`${start} 3,424 orders and 4,567 came: 25% too few`);
    expect(held(100, 130)).toBe(`${start} 130 orders and 100 came: 30% too many`);
    expect(held(1_000, 1_001)).toBe(`${start} 1,001 orders and 1,000 came`);
  });

  it('names no money of a year, nor who has gone, where nobody is seen to stop buying', () => {
    const text = english(onlineRetail);
    expect(text).toContain('Who has gone cannot be told');
    expect(text).toContain('No money is said: nobody is seen to stop buying');
    expect(text).not.toContain('£4.90m');
    expect(english(browsedShop)).toContain('£3.90m');
  });
});

describe('what is said of products, groups and tags', () => {
  it('names the rule of the highest lift', () => {
    expect(togetherFinding(retailPicture.together).en).toBe(
      'Who buys 23290 and 23291 also buys 23289 in 97% of baskets, 127 times as often as others',
    );
  });

  it('means stars from 30 reviews on', () => {
    const { feedback } = browsedPicture;
    expect(feedbackFinding(feedback, plain).en).toBe(
      '911 reviews, 3.9 of 5 stars on average; most complaints are about “delivery”, 88',
    );
    expect(feedbackFinding({ ...feedback, reviews: 29 }, plain).en).toBe('29 reviews: too few to say more');
    expect(feedbackFinding({ ...feedback, rated: 0, meanStars: null, complaints: [] }, plain).en).toBe(
      '911 reviews, 25% of those with an opinion are negative',
    );
  });

  it('names the largest group, and how far tags reach', () => {
    const groups = browsedShop.descriptions.filter(({ key }) => key.startsWith('group.'));
    expect(groupsFinding(groups).en).toBe(
      '“Regulars” is the largest group: 1,338 customers, 31%; 1 of 3 have nobody in them',
    );
    expect(groupsFinding(groups.slice(2)).en).toBe('Nobody is in a named group');
    const tag = (present: number) =>
      ({ ...browsedShop.descriptions[0], present, customers: 100 }) as (typeof groups)[0];
    expect(coverageFinding([tag(95), tag(94), tag(0)]).en).toBe(
      '1 of 3 tags is known of nearly every customer, 1 of nobody',
    );
  });
});

describe('the chapters of the picture', () => {
  /** Statistics in which every number of the picture is its own. */
  const traced = (picture: PictureStatistics) => english({ ...browsedShop, picture });

  it('print every number of the statistics', () => {
    const text = traced(browsedPicture);
    for (const number of ['801', '202', '203', '412', '95', '71']) expect(text).toContain(number);
    for (const number of ['48,211', '6,204', '2,977', '2,411', '42,007', '3,227', '566'])
      expect(text).toContain(number);
    for (const number of ['15,211', '14,010', '18,990', '21,404', '7,811', '2,004', '311'])
      expect(text).toContain(number);
    for (const number of ['811', '402', '90', '79', '18,536', '96', '143', '127', '100'])
      expect(text).toContain(number);
    expect(text).toContain('searched for on every day are left out: 4,120.');
    for (const number of ['1,940', '640', '302', '29', '£3.90m', '£829k', '£346k', '£35.8k'])
      expect(text).toContain(number);
    for (const number of ['311', '253', '640', '1,586', '£4,021', '£54.0k', '£604k', '£4.01m'])
      expect(text).toContain(number);
    for (const number of ['911', '850', '81', '62', '101', '404', '140', '33', '390', '88', '31'])
      expect(text).toContain(number);
  });

  it('say what a card warns of in words, and a code without words as it is', () => {
    const text = english(browsedShop);
    expect(text).toContain(modelWarningNames.accuracy_too_low.en);
    expect(text).toContain('own_warning');
    expect(text).toContain('Predicted attribute: demographic.gender');
  });

  it('draw a bar a step no longer than that of the step before', () => {
    const page = readHtml(renderReport(browsedShop));
    const way = [...elementsOf(page)].find(({ attributes }) => attributes.get('id') === 'way');
    if (way === undefined) throw new Error('The way is drawn.');
    const widths = [...elementsOf(way)].flatMap(({ name, attributes }) =>
      name === 'rect' ? [Number.parseFloat(attributes.get('width') ?? '')] : [],
    );
    expect(widths).toEqual([100, 12.87, 6.17, 5]);
  });

  it('tell a shop without searches from one whose terms too few searched for', () => {
    const searched = (rareSearches: number) =>
      traced({ ...browsedPicture, funnel: { ...browsedPicture.funnel, searches: [], rareSearches } });
    const [none, rare] = [searched(0), searched(3)];
    expect(none).toContain('No source sends what customers search for');
    expect(none).not.toContain('No search that many make');
    expect(rare).toContain('each term (3 of them) was searched for by fewer than 10 customers on a day');
    expect(rare).not.toContain('No source sends what customers search for');
    const picture = { ...browsedPicture, funnel: { ...browsedPicture.funnel, searches: [], rareSearches: 3 } };
    expect(textOf(readHtml(renderReport({ ...browsedShop, picture })), 'zh')).toContain('每个词（共 3 个）');
  });

  it('of a version that counted none say what is missing', () => {
    const { picture: _picture, models: _models, ...older } = onlineRetail;
    const text = english(older);
    for (const said of ['Nobody to come back yet', 'No path to show', 'Nothing to expect yet', 'No reviews to show'])
      expect(text).toContain(said);
  });
});

describe('the fixture of models', () => {
  it('has warnings that have words', () => {
    const codes = retailModels.flatMap(({ warnings }) => warnings);
    expect(codes.filter((code) => !Object.hasOwn(modelWarningNames, code))).toEqual([]);
  });
});
