import { describe, expect, it } from 'vitest';
import type { Contact } from '../../../shared/domain/evidence/evidence.ts';
import type { LifetimeValue } from '../../../shared/domain/shop/shop.ts';
import { type Known, tagOf } from '../../support/customer-of.ts';
import { orderOn } from '../../support/profile-of-orders.ts';

const contact = (target: string, kind: Contact['kind'] = 'invite', count = 1): Contact => ({
  target,
  kind,
  count,
  firstDay: 14_900,
});

describe('social.shares, invites, invited_customers', () => {
  it('count what was shared, and different people invited', () => {
    const contacts = [contact('a', 'invite', 3), contact('a', 'share'), contact('b', 'invite'), contact('c', 'share')];
    const known = { evidence: { shares: 7, invites: 5, contacts } };
    expect(tagOf('social.shares', known)).toMatchObject({ value: 7, confidence: 1 });
    expect(tagOf('social.invites', known)).toMatchObject({ value: 5, confidence: 1 });
    expect(tagOf('social.invited_customers', known)).toMatchObject({ value: 2, confidence: 0.8 });
  });

  it('know who only shared as having invited nobody', () => {
    const known = { evidence: { shares: 1, contacts: [contact('c', 'share')] } };
    expect(tagOf('social.invites', known)?.value).toBe(0);
    expect(tagOf('social.invited_customers', known)).toBeUndefined();
  });

  it('say nothing of others', () => {
    for (const key of ['shares', 'invites', 'invited_customers', 'influence', 'opinion_leader'])
      expect(tagOf(`social.${key}`, {}), key).toBeUndefined();
  });
});

describe('social.influence, opinion_leader', () => {
  const known = (percentile: number, isOpinionLeader: boolean): Known => ({
    shop: { influence: (id) => (id === '1' ? { score: 4, percentile, isOpinionLeader } : undefined) },
  });

  it('is the percentile of the customer, 0 to 100', () => {
    expect(tagOf('social.influence', known(0.25, false))).toMatchObject({
      value: 25,
      confidence: 1,
      origin: 'computed',
    });
  });

  it.each([true, false])('is what the model of the run says: leader %s', (isOpinionLeader) => {
    expect(tagOf('social.opinion_leader', known(1, isOpinionLeader))?.value).toBe(isOpinionLeader);
  });
});

describe('prediction.*', () => {
  const value: LifetimeValue = { pAlive: 0.75, expectedOrders: (days) => days / 40, clvMinor: 12_345 };
  const orders = [orderOn(14_900, 1_000), orderOn(14_950, 1_000)];
  const known = (lifetimeValue: LifetimeValue | undefined, rest: Known = {}): Known => ({
    activity: { orders },
    shop: { lifetimeValue: () => lifetimeValue },
    ...rest,
  });

  it.each([
    ['p_alive', 0.75],
    ['churn_risk', 0.25],
    ['expected_orders_90', 2.25],
    ['clv_12m', 123.45],
  ])('%s is what the model says, told as a prediction', (name, expected) => {
    expect(tagOf(`prediction.${name}`, known(value))).toMatchObject({
      value: expected,
      confidence: 0.5,
      origin: 'predicted',
    });
    expect(tagOf(`prediction.${name}`, known(undefined))).toBeUndefined();
  });

  it('is in the units of the currency', () => {
    expect(tagOf('prediction.clv_12m', known(value, { minorPerMajor: 1 }))?.value).toBe(12_345);
  });

  it('leaves out what the model does not say, and what is no number', () => {
    const partly = { pAlive: undefined, expectedOrders: () => Number.NaN, clvMinor: undefined };
    for (const name of ['p_alive', 'churn_risk', 'expected_orders_90', 'clv_12m'])
      expect(tagOf(`prediction.${name}`, known(partly)), name).toBeUndefined();
  });

  it('asks the model once a customer, also when another was asked of in between', () => {
    let asked = 0;
    const lifetimeValue = () => {
      asked++;
      return value;
    };
    tagOf('prediction.p_alive', { shop: { lifetimeValue } });
    expect(asked).toBe(1);
    expect(tagOf('prediction.p_alive', known({ ...value, pAlive: 0.5 }))?.value).toBe(0.5);
    expect(tagOf('prediction.p_alive', known(value))?.value).toBe(0.75);
  });
});
