import { describe, expect, it } from 'vitest';
import { columnsOf } from '../../../functions/score-part/audience-columns.ts';
import { createCustomer } from '../../../shared/domain/customer/customer.ts';
import { emptyProfile, type Profile } from '../../../shared/domain/profile/profile.ts';

const links = [
  { id: 'a:new', firstSeconds: 20 },
  { id: 'a:old', firstSeconds: 10 },
  { id: 'd:alpha', firstSeconds: 5 },
  { id: 'd:beta', firstSeconds: 5 },
  { id: 'e:linked@example.org', firstSeconds: 30 },
];
const customer = (differences: Partial<Profile>) =>
  createCustomer(
    { ...emptyProfile('u:17850'), identity: { claims: [], links }, ...differences },
    { asOfDay: 100, minorPerMajor: 100 },
  );

const nothing = { subject: { tag: () => undefined, segment: () => 'none' } };

describe('columnsOf(columns, customer)', () => {
  it('gives the identifier that was linked last, of several at once the smallest, in the order of the columns', () => {
    expect(columnsOf(['device_id', 'anonymous_id', 'email', 'phone'], customer({}), nothing)).toEqual([
      'alpha',
      'new',
      'linked@example.org',
      '',
    ]);
  });

  it('gives what the customer declared before what was linked', () => {
    const declared = { origin: 'declared', source: 'crm', seconds: 1 } as const;
    const traits = [
      { ...declared, name: 'email', value: 'ann@example.org' },
      { ...declared, name: 'locale', value: 'zh-CN' },
    ];
    expect(columnsOf(['locale', 'email', 'gender'], customer({ traits }), nothing)).toEqual([
      'zh-CN',
      'ann@example.org',
      '',
    ]);
  });

  it('gives what a third party says of a trait, and never its word for an address', () => {
    const said = { origin: 'third_party', source: 'bureau/acme', seconds: 9 } as const;
    const traits = [
      { ...said, name: 'email', value: 'bought@example.org' },
      { ...said, name: 'income_band', value: 'high' },
      { ...said, name: 'phone', value: '+4412345' },
    ];
    expect(columnsOf(['email', 'phone', 'income_band'], customer({ traits }), nothing)).toEqual([
      'linked@example.org',
      '',
      'high',
    ]);
  });

  it('gives the id of one who is known by that alone', () => {
    const visitor = customer({ id: 'e:bob@example.org', identity: { claims: [], links: [] } });
    expect(columnsOf(['email', 'anonymous_id'], visitor, nothing)).toEqual(['bob@example.org', '']);
  });

  it('gives tags by their keys, and nothing of one that the customer does not have', () => {
    const tags = new Map<string, number | string>([['engagement.best_hour', 9]]);
    const subject = { tag: (key: string) => tags.get(key), segment: () => 'none' };
    expect(columnsOf(['engagement.best_hour', 'consumption.orders'], customer({}), { subject })).toEqual(['9', '']);
  });

  it('gives the five best recommendations, parted by bars, by the cluster of the customer', () => {
    const asked: unknown[] = [];
    const because = { kind: 'popular', of: null } as const;
    const recommender = {
      recommend: (request: unknown, count: number) => {
        asked.push(request);
        return ['a', 'b'].slice(0, count).map((item) => ({ item, score: 1, because }));
      },
      recommendCategories: () => [{ category: 'home/light', score: 1, because }],
    };
    const subject = { tag: () => undefined, segment: (scheme: string) => (scheme === 'cluster' ? 'c2' : 'none') };
    const columns = ['recommended_items', 'recommended_categories'];
    expect(columnsOf(columns, customer({}), { subject, recommender })).toEqual(['a|b', 'home/light']);
    expect(asked).toEqual([{ history: [], segment: 'c2' }]);
    expect(columnsOf(columns, customer({}), { subject })).toEqual(['', '']);
  });

  it('leaves out what holds a bar: it would be read as two', () => {
    const because = { kind: 'popular', of: null } as const;
    const recommender = {
      recommend: () => ['a|1', 'b'].map((item) => ({ item, score: 1, because })),
      recommendCategories: () => [{ category: 'home|light', score: 1, because }],
    };
    const subject = { tag: () => undefined, segment: () => 'none' };
    const columns = ['recommended_items', 'recommended_categories'];
    expect(columnsOf(columns, customer({}), { subject, recommender })).toEqual(['b', '']);
  });
});
