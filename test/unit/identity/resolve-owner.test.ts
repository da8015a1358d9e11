import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { mergeIdentities } from '../../../shared/domain/identity/merge-identities.ts';
import { resolveOwner } from '../../../shared/domain/identity/resolve-owner.ts';
import type { Claim, Identity, Link } from '../../../shared/domain/profile/profile.ts';

const nothing: Identity = { claims: [], links: [] };
const claim = (user: string, firstSeconds: number, lastSeconds = firstSeconds, source = 'web'): Claim => ({
  user,
  firstSeconds,
  lastSeconds,
  source,
});
const claimed = (...claims: Claim[]): Identity =>
  claims.reduce((sum, one) => mergeIdentities(sum, { claims: [one], links: [] }), nothing);
const linked = (...links: Link[]): Identity =>
  links.reduce((sum, one) => mergeIdentities(sum, { claims: [], links: [one] }), nothing);

describe('resolveOwner(profile)', () => {
  it('gives a user to itself, whatever is claimed', () => {
    expect(resolveOwner({ id: 'u:ann', identity: claimed(claim('u:bob', 1)) })).toBe('u:ann');
  });

  it('gives an id that nobody claims to itself', () => {
    expect(resolveOwner({ id: 'a:x', identity: nothing })).toBe('a:x');
  });

  it('gives an id to the earliest claim, whenever it is heard of', () => {
    expect(resolveOwner({ id: 'a:x', identity: claimed(claim('u:bob', 20), claim('u:zoe', 10, 90)) })).toBe('u:zoe');
    expect(resolveOwner({ id: 'a:x', identity: claimed(claim('u:zoe', 30), claim('u:bob', 20)) })).toBe('u:bob');
  });

  it('gives a tie to the smaller id by UTF-8 bytes', () => {
    // U+1F600 follows U+FF5E in UTF-8, and precedes it in UTF-16.
    const identity = claimed(claim('u:\u{1f600}', 10), claim('u:\uff5e', 10));
    expect(resolveOwner({ id: 'a:x', identity })).toBe('u:\uff5e');
  });

  it('gives an id of eleven claimants to itself, and of ten to the earliest', () => {
    const ten = Array.from({ length: 10 }, (_, i) => claim(`u:${i}`, 100 - i));
    expect(resolveOwner({ id: 'd:till', identity: claimed(...ten) })).toBe('u:9');
    expect(resolveOwner({ id: 'd:till', identity: claimed(...ten, claim('u:10', 500)) })).toBe('d:till');
  });
});

describe('mergeIdentities(a, b)', () => {
  it('keeps the earliest and latest time of a claim, and the source of the earliest', () => {
    const identity = claimed(
      claim('u:ann', 20, 20, 'shop'),
      claim('u:ann', 10, 10, 'web'),
      claim('u:ann', 10, 30, 'app'),
    );
    expect(identity.claims).toEqual([claim('u:ann', 10, 30, 'app')]);
  });

  it('never forgets that an id is shared', () => {
    const shared: Identity = { claims: 'shared', links: [] };
    expect(mergeIdentities(shared, claimed(claim('u:ann', 1))).claims).toBe('shared');
    expect(mergeIdentities(nothing, shared).claims).toBe('shared');
  });

  it('keeps the 200 earliest links, of several at once the smaller ids', () => {
    const many = Array.from({ length: 205 }, (_, i) => ({ id: `d:${1000 + i}`, firstSeconds: i < 3 ? 9 : 5 }));
    const { links } = linked(...many);
    // The three late ones go, and of the 202 others the last two.
    expect(links.map(({ id }) => id)).toEqual(Array.from({ length: 200 }, (_, i) => `d:${1003 + i}`));
  });

  it('keeps as many links as fit into 24,000 bytes', () => {
    const many = Array.from({ length: 60 }, (_, i) => ({ id: `d:${10 + i}`.padEnd(500, 'x'), firstSeconds: i }));
    expect(linked(...many).links.length).toBe(48);
  });

  const seconds = fc.integer({ min: 0, max: 20 });
  const arbitrary: fc.Arbitrary<Identity> = fc
    .record({
      claims: fc.array(fc.tuple(fc.integer({ min: 0, max: 13 }), seconds, fc.constantFrom('app', 'web')), {
        maxLength: 9,
      }),
      links: fc.array(fc.tuple(fc.integer({ min: 0, max: 400 }), seconds), { maxLength: 150, size: 'max' }),
    })
    .map(({ claims, links }) =>
      mergeIdentities(
        claimed(...claims.map(([user, first, source]) => claim(`u:${user}`, first, first, source))),
        linked(...links.map(([id, firstSeconds]) => ({ id: `d:${id}`, firstSeconds }))),
      ),
    );

  it('commutes and associates, beyond the limits too', () => {
    fc.assert(
      fc.property(arbitrary, arbitrary, arbitrary, (a, b, c) => {
        expect(mergeIdentities(a, b)).toEqual(mergeIdentities(b, a));
        expect(mergeIdentities(mergeIdentities(a, b), c)).toEqual(mergeIdentities(a, mergeIdentities(b, c)));
        expect(mergeIdentities(a, nothing)).toEqual(a);
      }),
      { numRuns: 200, seed: 11 },
    );
  });
});
