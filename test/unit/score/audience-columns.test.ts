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

describe('columnsOf(columns, customer)', () => {
  it('gives the identifier that was linked last, of several at once the smallest, in the order of the columns', () => {
    expect(columnsOf(['device_id', 'anonymous_id', 'email', 'phone'], customer({}))).toEqual([
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
    expect(columnsOf(['locale', 'email', 'gender'], customer({ traits }))).toEqual(['zh-CN', 'ann@example.org', '']);
  });

  it('gives the id of one who is known by that alone', () => {
    const visitor = customer({ id: 'e:bob@example.org', identity: { claims: [], links: [] } });
    expect(columnsOf(['email', 'anonymous_id'], visitor)).toEqual(['bob@example.org', '']);
  });
});
