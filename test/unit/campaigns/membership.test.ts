import { describe, expect, it } from 'vitest';
import {
  type Candidate,
  decideMembership,
  exclusions,
  withheldBecause,
} from '../../../shared/domain/campaigns/membership.ts';

// The hash of arm/winback/17850 is 0.5154 of 2^64, that of arm/winback/a:x 0.0173.
const campaign = { id: 'winback', holdout: 0.1, consentRequired: false };
const candidate = (differences: Partial<Candidate> = {}): Candidate => ({
  customerId: '17850',
  matched: true,
  consent: undefined,
  excluded: new Set(),
  arm: undefined,
  ...differences,
});

describe('decideMembership(campaign, candidate)', () => {
  it('makes a member of who matches and gives them an arm', () => {
    expect(decideMembership(campaign, candidate())).toEqual({
      matched: true,
      excludedBy: undefined,
      member: true,
      arm: 'treatment',
    });
    expect(decideMembership(campaign, candidate({ customerId: 'a:x' })).arm).toBe('control');
  });

  it.each([
    [undefined, false, undefined],
    [undefined, true, 'no_consent'],
    [true, false, undefined],
    [true, true, undefined],
    [false, false, 'no_consent'],
    [false, true, 'no_consent'],
  ] as const)('consent %s, required %s: excluded by %s', (consent, consentRequired, excludedBy) => {
    const decision = decideMembership({ ...campaign, consentRequired }, candidate({ consent }));
    expect(decision).toMatchObject({ excludedBy, member: excludedBy === undefined });
  });

  it('counts the first reason of the order alone', () => {
    expect(exclusions).toEqual([
      'no_consent',
      'suppressed',
      'erased',
      'global_control',
      'exclusive_group',
      'frequency_cap',
    ]);
    for (let first = 1; first < exclusions.length; first++) {
      const excluded = new Set(exclusions.slice(first).reverse());
      expect(decideMembership(campaign, candidate({ excluded })).excludedBy).toBe(exclusions[first]);
      expect(decideMembership(campaign, candidate({ excluded, consent: false })).excludedBy).toBe('no_consent');
    }
  });

  it('excludes nobody who does not match, and assigns them no arm', () => {
    const decision = decideMembership(
      campaign,
      candidate({ matched: false, consent: false, excluded: new Set(exclusions) }),
    );
    expect(decision).toEqual({ matched: false, excludedBy: undefined, member: false, arm: undefined });
  });

  it('assigns no arm to who is excluded', () => {
    expect(decideMembership(campaign, candidate({ excluded: new Set(['global_control']) })).arm).toBeUndefined();
  });

  it('keeps the arm of an earlier run, whatever the hold-out says now and whether they match', () => {
    const control = { arm: 'control' } as const;
    expect(decideMembership({ ...campaign, holdout: 0 }, candidate(control)).arm).toBe('control');
    expect(decideMembership(campaign, candidate({ ...control, matched: false }))).toMatchObject({
      member: false,
      arm: 'control',
    });
    expect(decideMembership(campaign, candidate({ ...control, consent: false }))).toMatchObject({
      member: false,
      arm: 'control',
    });
    expect(decideMembership({ ...campaign, holdout: 0.9 }, candidate({ arm: 'treatment' })).arm).toBe('treatment');
  });
});

describe('withheldBecause(members, minimumSize)', () => {
  it('withholds below the minimum, not at it', () => {
    expect([99, 100, 0].map((members) => withheldBecause(members, 100))).toEqual([
      'below_minimum_size',
      undefined,
      'below_minimum_size',
    ]);
  });
});
