import { describe, expect, it } from 'vitest';
import { createInfluenceLearner } from '../../../functions/fit-models/learners/influence.ts';
import type { InfluenceModel } from '../../../shared/contracts/learned-models.ts';
import { type Customer, createCustomer } from '../../../shared/domain/customer/customer.ts';
import { inSample } from '../../../shared/domain/identity/slices.ts';
import { createShop } from '../../../shared/domain/shop/create-shop.ts';
import { createShopFit } from '../../../shared/domain/shop/fit-shop.ts';
import { computeTags } from '../../../shared/domain/tags/compute-tags.ts';
import { customerOf, noSegments, period } from './learning-customer.ts';

const contact = (target: string, kind: 'invite' | 'share' = 'invite') => ({ target, kind, count: 1, firstDay: 10 });
const bringing = (id: string, ...targets: readonly string[]) =>
  customerOf(id, { evidence: { contacts: targets.map((target) => contact(target)) } });
const linkedTo = (customer: Customer, ...links: readonly string[]): Customer => ({
  ...customer,
  profile: {
    ...customer.profile,
    identity: { claims: [], links: links.map((id) => ({ id, firstSeconds: 1 })) },
  },
});

function learned(customers: readonly Customer[], ...[share, most]: readonly (number | undefined)[]) {
  const learner = createInfluenceLearner(period, share, most);
  for (const customer of customers) learner.add(customer, noSegments, true);
  const { files, cards } = learner.finish();
  return { model: files.influence as InfluenceModel, cards };
}
const idsOf = ({ model: { customers } }: ReturnType<typeof learned>) => customers.map(([id]) => id);

describe('createInfluenceLearner(period, share, most)', () => {
  it('ranks who brings others, by the ids that people and files call them', () => {
    const { model, cards } = learned([bringing('a', 'b'), bringing('b')]);
    // Of two, a = 0.075 + 0.85 (b + a / 2) as it hands its rank to both alike, and a + b = 1: a = 0.925 / 1.425; twice that.
    const { customers } = model;
    expect(customers.map(([id, , ...rest]) => [id, ...rest])).toEqual([
      ['a', 0.75, false],
      ['b', 0.25, false],
    ]);
    expect(customers[0]?.[1]).toBeCloseTo((2 * 0.925) / 1.425, 5);
    expect(customers[1]?.[1]).toBeCloseTo(2 - (2 * 0.925) / 1.425, 5);
    expect(cards).toEqual([
      {
        name: 'influence',
        fittedOn: { customers: 1, ...period },
        parameters: { damping: 0.85 },
        metrics: { links: 1, people: 2 },
        warnings: ['few_links'],
      },
    ]);
  });

  it('gives the tags a percentile of 0 to 100 and the leaders of the network', () => {
    // 200 who brought three strangers each are even; of 801 people, the one who brought four of them stands out.
    const few = Array.from({ length: 200 }, (_, i) => bringing(`u${i}`, `${i}-1`, `${i}-2`, `${i}-3`));
    const { model } = learned([...few, bringing('best', 'u0', 'u1', 'u2', 'u3')]);
    const influence = new Map(
      model.customers.map(([id, score, percentile, isOpinionLeader]) => [id, { score, percentile, isOpinionLeader }]),
    );
    const facts = createShopFit().finish();
    const lifetime = { bgNbd: null, gammaGamma: null };
    const terms = { coupons: false, discounts: false, returns: false };
    const rest = { spendCuts: [], predictors: new Map(), catalogue: new Map() };
    const shop = createShop({ facts, terms, lifetime, influence, ...rest });
    const tagsOf = (id: string) => {
      const { profile } = customerOf(id);
      const segments = { rfm: 'none', tier: 'none', lifecycle: 'none', cluster: 'none' };
      const tags = computeTags(createCustomer(profile, { asOfDay: 100, minorPerMajor: 100, shop }), segments);
      return [tags.get('social.influence')?.value, tags.get('social.opinion_leader')?.value];
    };
    // 800 of the 801 score less, and the best is half of those with the same; 600 strangers score less than the 200, who score alike.
    expect(tagsOf('best')).toEqual([expect.closeTo((100 * 800.5) / 801, 9), true]);
    expect(tagsOf('u7')).toEqual([expect.closeTo((100 * 700) / 801, 9), false]);
  });

  it('joins people by the address they were invited at, however it is written and wherever it is known from', () => {
    const linked = linkedTo(bringing('b', 'c'), 'e:b@example.com');
    const told = customerOf('c', { traits: { email: 'c@example.com' } });
    const byAddress = learned([bringing('a', 'B@Example.com'), linked, bringing('b2', 'c@example.com'), told]);
    const byId = learned([bringing('a', 'b'), linked, bringing('b2', 'c'), told]);
    expect(byAddress.model).toEqual(byId.model);
    expect(idsOf(byAddress).toSorted()).toEqual(['a', 'b', 'b2', 'c']);
    expect(byAddress.cards[0]?.metrics.people).toBe(4);
  });

  it('takes an address of several customers for nobody of them', () => {
    const shared = ['c', 'd'].map((id) => customerOf(id, { traits: { email: 'family@example.com' } }));
    expect(idsOf(learned([bringing('a', 'family@example.com'), ...shared]))).toEqual(['a']);
  });

  it('names no stranger, and counts one as a person however the address is written', () => {
    const found = learned([bringing('a', 'x@example.com', 'X@EXAMPLE.com', 'y')]);
    expect(idsOf(found)).toEqual(['a']);
    expect(found.cards[0]?.metrics).toEqual({ links: 3, people: 3 });
  });

  it('warns of few links below a hundred', () => {
    const targets = Array.from({ length: 100 }, (_, at) => `t${at}`);
    const { cards } = learned([bringing('a', ...targets)]);
    expect(cards[0]).toMatchObject({ metrics: { links: 100, people: 101 }, warnings: [] });
  });

  it('says that not all links were seen', () => {
    expect(learned([bringing('a', 'b')], 0.5).cards[0]?.warnings).toContain('sampled');
  });

  it('keeps to a bound of links by a share of the inviters, whatever their order', () => {
    const all = Array.from({ length: 100 }, (_, i) => bringing(`u${i}`, `${i}-1`, `${i}-2`));
    const found = learned(all, 1, 120);
    const kept = all.filter(({ profile }) => inSample(profile.id, 0.5)).map(({ profile }) => profile.id.slice(2));
    expect(idsOf(found).sort()).toEqual(kept.sort());
    expect(found.cards[0]).toMatchObject({ fittedOn: { customers: 100 }, metrics: { links: 2 * kept.length } });
    expect(found.cards[0]?.warnings).toContain('sampled');
    expect(learned(all.toReversed(), 1, 120)).toEqual(found);
  });

  it('sees who brought others also beyond the random sample', () => {
    const learner = createInfluenceLearner(period);
    learner.add(bringing('a', 'b'), noSegments, false);
    expect((learner.finish().files.influence as InfluenceModel).customers.map(([id]) => id)).toEqual(['a']);
  });

  it('has a file and no card where nobody brought anybody', () => {
    expect(learned([customerOf('a')])).toEqual({ model: { customers: [] }, cards: [] });
  });
});
