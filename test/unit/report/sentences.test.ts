import { describe, expect, it } from 'vitest';
import type { GroupStatistics, Statistics } from '../../../shared/contracts/statistics.ts';
import { type Content, html } from '../../../shared/report/html.ts';
import { reportFacts } from '../../../shared/report/report-facts.ts';
import type { Words } from '../../../shared/report/say.ts';
import { ranges } from '../../../shared/report/score-ranges.ts';
import { audienceFinding, effectCaution, withheldAdvice } from '../../../shared/report/sentences/audience-states.ts';
import { bestCell, fullestCell, richestSegments } from '../../../shared/report/sentences/rfm-findings.ts';
import { refusalFinding } from '../../../shared/report/sentences/rows-and-sources.ts';
import { largestChange, totalChange } from '../../../shared/report/sentences/what-changed.ts';
import { concentrationFinding, sayCustomers, tierFinding } from '../../../shared/report/sentences/who-are-they.ts';
import { sayOffers } from '../../../shared/report/sentences/who-gets-an-offer.ts';
import { sayLeaving, stageFinding } from '../../../shared/report/sentences/who-is-leaving.ts';
import { onlineRetail } from '../../support/statistics-fixture.ts';

const plain = (content: Content): string => html`${content}`.text.replace(/<[^>]+>/g, '').replaceAll('\u00a0', ' ');
const both = ({ en, zh }: Words): [string, string] => [plain(en), plain(zh)];
const facts = (changed: Partial<Statistics> = {}) => reportFacts({ ...onlineRetail, ...changed });
const withCustomers = (changed: Partial<Statistics['customers']>) =>
  facts({ customers: { ...onlineRetail.customers, ...changed } });

const stage = (key: string, customers: number, previous: number | null = null, spendMinor = 0): GroupStatistics => ({
  key,
  customers,
  spendMinor,
  medianRecencyDays: null,
  previous,
});

describe('sayCustomers(facts)', () => {
  it('says how many, what they brought and the share of the core', () => {
    expect(both(sayCustomers(facts()))).toEqual([
      '4,372 customers; 4,338 of them ordered in the last 400 days, for £8.91 million. The 947 in the core, a fifth, brought 64% of it.',
      '4,372 位客户，其中 4,338 位近 400 天有订单，共 891 万英镑。核心客户 947 位（五分之一）贡献了其中的64%。',
    ]);
  });

  it('leaves the core out when nobody is in it, and money when there is none', () => {
    const nobody = withCustomers({ tiers: [], profiles: 3, buyers: 3, spendMinor: 1200 });
    expect(both(sayCustomers(nobody))[0]).toBe('3 customers spent £12 in 400 days. Nobody is in the core yet.');
    expect(both(sayCustomers(withCustomers({ buyers: 0 })))[0]).toBe(
      '4,372 customers, none with an order in the last 400 days.',
    );
  });

  it('says one customer', () => {
    const one = withCustomers({ tiers: [], profiles: 1, buyers: 1, spendMinor: 1200 });
    expect(both(sayCustomers(one))[0]).toMatch(/^1 customer spent £12 in 400 days\./);
  });
});

describe('tierFinding, concentrationFinding', () => {
  it('name fractions only within two points of them', () => {
    expect(both(tierFinding(facts()))[0]).toBe('The core is a fifth of customers and 64% of the money');
    expect(both(concentrationFinding(facts()))[0]).toBe('A fifth of the buyers brought 75% of the money');
  });

  it('claim no share of money that is not there', () => {
    expect(both(tierFinding(withCustomers({ spendMinor: -5 })))[0]).toBe('The core is a fifth of customers');
  });
});

describe('sayLeaving(facts)', () => {
  const lifecycle = (before: number | null) =>
    withCustomers({ lifecycle: [stage('active', 10), stage('at_risk', 4, before, 5000)] });

  it.each([
    [3, ', 1 more than on 10 November'],
    [6, ', 2 fewer than on 10 November'],
    [4, ', as many as on 10 November'],
  ])('compares 4 with %d before', (before, comparison) => {
    expect(both(sayLeaving(lifecycle(before)))[0]).toBe(
      `4 customers are overdue by their own rhythm${comparison}. They spent £50 in 400 days.`,
    );
  });

  it('compares nothing on the first run', () => {
    const first = reportFacts({ ...lifecycle(null).statistics, previousRun: null });
    expect(both(sayLeaving(first))[0]).toBe('4 customers are overdue by their own rhythm. They spent £50 in 400 days.');
  });

  it('says that nobody is overdue, or that nobody has ordered', () => {
    expect(both(sayLeaving(withCustomers({ lifecycle: [stage('loyal', 2), stage('lost', 1)] })))[0]).toBe(
      'Nobody is overdue. 1 has lapsed or is lost.',
    );
    const prospects = { ...onlineRetail.customers, lifecycle: [stage('prospect', 5)] };
    const views = [{ source: 'web', events: { view: 9 }, newest: null }];
    const shop = facts({ customers: prospects, data: { ...onlineRetail.data, sources: views } });
    expect(both(sayLeaving(shop))[0]).toBe('Nobody has ordered yet, so nobody can be leaving.');
  });
});

describe('a shop whose orders say no money', () => {
  const sources: Statistics['data']['sources'] = [
    { source: 'app', events: { view: 9, order: 3 }, newest: null },
    { source: 'web', events: { order: 2 }, newest: null },
  ];
  const shop = facts({
    customers: {
      ...onlineRetail.customers,
      profiles: 8,
      buyers: 0,
      lifecycle: [stage('prospect', 8), stage('new', 0)],
    },
    data: { ...onlineRetail.data, sources },
  });

  it('is not said to have had no orders', () => {
    expect(both(sayCustomers(shop))[0]).toBe(
      '8 customers, none with an order that counts: the 5 order rows of the data have no money above zero.',
    );
    expect(both(sayLeaving(shop))[0]).toBe('No order counts yet, so nobody can be leaving.');
    expect(both(stageFinding(shop))).toEqual(['No order counts yet', '尚无计入的订单']);
  });

  it('is told from one that nobody has bought in, and from one whose orders are old', () => {
    const none = reportFacts({ ...shop.statistics, data: { ...shop.statistics.data, sources: [] } });
    expect(both(stageFinding(none))[0]).toBe('Nobody has ordered yet');
    const old = { ...shop.statistics.customers, lifecycle: [stage('lost', 8)] };
    expect(both(sayCustomers(reportFacts({ ...shop.statistics, customers: old })))[0]).toBe(
      '8 customers, none with an order in the last 400 days.',
    );
  });
});

describe('stageFinding(facts)', () => {
  it('counts prospects neither as leaving nor as staying', () => {
    const some = withCustomers({ lifecycle: [stage('prospect', 90), stage('active', 3), stage('at_risk', 1)] });
    expect(both(stageFinding(some))[0]).toBe(
      '1 customer, 25% of those who have ordered, is leaving or gone; 1 is only just overdue',
    );
  });
});

describe('largestChange(groups, noun)', () => {
  const noun: Words = { en: 'tier', zh: '层' };
  const sized = (en: string, before: number, now: number) => ({ name: { en, zh: en }, before, now });

  it('says grew only of what grew, shrank only of what shrank', () => {
    expect(both(largestChange([sized('A', 5, 7), sized('B', 9, 4)], noun))[0]).toBe('B shrank by 5 to 4 customers');
    expect(both(largestChange([sized('A', 5, 17), sized('B', 9, 4)], noun))).toEqual([
      'A grew by 12 to 17 customers',
      'A增加 12 位，至 17 位',
    ]);
    expect(both(largestChange([sized('A', 5, 5), sized('B', 9, 9)], noun))[0]).toBe('Every tier has kept its size');
  });

  it('gives ties to the first', () => {
    expect(both(largestChange([sized('A', 1, 3), sized('B', 3, 1)], noun))[0]).toBe('A grew by 2 to 3 customers');
  });

  it('says more, fewer or as many customers', () => {
    expect(both(totalChange(5, 3))[0]).toBe('2 more customers than before: 5.');
    expect(both(totalChange(3, 5))[0]).toBe('2 fewer customers than before: 3.');
    expect(both(totalChange(3, 3))[0]).toBe('As many customers as before: 3.');
  });
});

describe('RFM findings', () => {
  it('name the fullest and the richest cell', () => {
    expect(both(fullestCell(facts()))).toEqual([
      'The fullest cell: 439 frequent customers who ordered recently',
      '人数最多的一格：439 位下单频繁、近期有单的客户',
    ]);
    expect(both(bestCell(facts()))[0]).toBe(
      '45% of the money is in one cell: 439 frequent customers who ordered recently',
    );
  });

  it('name the two segments with most money', () => {
    expect(both(richestSegments(facts()))[0]).toBe('Champions and potential loyalists brought 81% of the money');
  });
});

describe('ranges(cuts)', () => {
  it('includes both ends, since equal values may fall on either side of a cut', () => {
    expect(ranges([15, 33, 72, 180])).toEqual(['≤15', '15–33', '33–72', '72–180', '≥180']);
    expect(ranges([1, 1, 2, 4.5])).toEqual(['≤1', '1', '1–2', '2–4.5', '≥4.5']);
    expect(ranges([])).toEqual([]);
  });
});

describe('offers and audiences', () => {
  const [ready, small, withheld] = onlineRetail.audiences;
  if (ready === undefined || small === undefined || withheld === undefined) throw new Error('The fixture has three.');

  it('counts what is ready and what is withheld', () => {
    expect(both(sayOffers(facts()))).toEqual([
      'Two offers are ready, 951 to send in all. 190 are held back to measure the effect. One audience is withheld.',
      '两项优惠已就绪，共发放 951 人次。另留 190 人次作对照，用于测量效果。另有一个人群暂不输出。',
    ]);
    expect(both(sayOffers(facts({ audiences: [{ ...ready, treatment: 800, control: 90 }] })))).toEqual([
      'One offer is ready for 800 customers. 90 are held back to measure the effect.',
      '一项优惠已就绪，发放给 800 位客户。另留 90 位作对照，用于测量效果。',
    ]);
    expect(both(sayOffers(facts({ audiences: [withheld] })))[0]).toBe(
      'No offer is ready. 1 audience is withheld; the reasons are below.',
    );
    expect(both(sayOffers(facts({ audiences: [] })))[0]).toMatch(/^No campaign is set up\./);
  });

  it('tells ready, withheld and empty audiences apart', () => {
    const empty = { ...ready, matched: 0, members: 0, treatment: 0, control: 0, excluded: {} };
    expect(both(audienceFinding([ready, withheld, empty]))[0]).toBe(
      'One audience ready to send, one withheld, one with nobody to send to',
    );
    expect(both(audienceFinding([withheld, withheld]))[0]).toBe('Two audiences withheld');
  });

  it('says how many are missing to the minimum', () => {
    expect(both(withheldAdvice(withheld))[0]).toMatch(/^32 customers are left over, the minimum is 100: 68 short\./);
    expect(both(withheldAdvice({ ...withheld, withheld: 'another_reason' }))[0]).toBe('No file was written.');
  });

  it('warns of an arm too small to measure, and of none', () => {
    expect(effectCaution(ready)).toBeNull();
    expect(effectCaution(small)?.en).toBe('38 held back are fewer than 100: the effect will be too small to measure.');
    expect(effectCaution({ ...ready, control: 0 })?.en).toBe('Nobody is held back: the effect cannot be measured.');
  });
});

describe('refusalFinding(facts)', () => {
  const data = (refused: Record<string, number>) => {
    const total = Object.values(refused).reduce((sum, rows) => sum + rows, 0);
    return facts({
      data: { ...onlineRetail.data, refused, rows: { read: 200, applied: 200 - total, duplicate: 0, refused: total } },
    });
  };

  it('says the one reason, the most frequent of several, or that there was none', () => {
    expect(both(refusalFinding(data({ missing_id: 50 })))[0]).toBe(
      '25% of the rows were refused, all for one reason: no customer on the row',
    );
    expect(both(refusalFinding(data({ bad_number: 5, missing_time: 15 })))[0]).toBe(
      '10% of the rows were refused, most often: no time on the row',
    );
    expect(both(refusalFinding(data({})))[0]).toBe('None of 200 rows was refused');
  });
});
