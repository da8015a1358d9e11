import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { BrokenEncodingError } from '../../../shared/domain/activity/byte-reader.ts';
import { noEvidence } from '../../../shared/domain/evidence/evidence.ts';
import { emptyProfile } from '../../../shared/domain/profile/profile.ts';
import { decodeCustomer, encodeCustomer } from '../../../shared/formats/customer-record.ts';
import { decodeEvidence, encodeEvidence } from '../../../shared/formats/evidence-record.ts';
import { decodeOwnedEvidence, encodeOwnedEvidence } from '../../../shared/formats/owned-evidence.ts';
import { decodeProfile, encodeProfile } from '../../../shared/formats/profile-record.ts';
import { arbitraryEvidence } from './arbitrary-evidence.ts';

describe('encodeEvidence(evidence)', () => {
  it('gives what decodeEvidence makes the same evidence of', () => {
    fc.assert(
      fc.property(arbitraryEvidence, (evidence) => {
        expect(decodeEvidence(encodeEvidence(evidence))).toEqual(evidence);
      }),
    );
  });

  it('takes no byte where there is none', () => {
    expect(encodeEvidence(noEvidence)).toHaveLength(0);
    expect(decodeEvidence(new Uint8Array())).toEqual(noEvidence);
  });

  it('is refused where a byte is missing, too many or of another version', () => {
    const bytes = encodeEvidence({ ...noEvidence, shares: 7, searches: [{ name: 'lamp', count: 2 }] });
    for (let length = 1; length < bytes.length; length++)
      expect(() => decodeEvidence(bytes.subarray(0, length))).toThrow('broken');
    expect(() => decodeEvidence(Uint8Array.of(...bytes, 0))).toThrow('the end');
    expect(() => decodeEvidence(Uint8Array.of(9, ...bytes.subarray(1)))).toThrow('version 2');
  });
});

describe('encodeOwnedEvidence(owned)', () => {
  it('keeps ids of any characters', () => {
    const owned = { id: 'a:客户/1', owner: 'u:Zoë', evidence: { ...noEvidence, invites: 1 } };
    expect(decodeOwnedEvidence(encodeOwnedEvidence(owned))).toEqual(owned);
  });

  it('is refused where a byte of its head is missing', () => {
    const bytes = encodeOwnedEvidence({ id: 'a:1', owner: 'u:2', evidence: noEvidence });
    for (let length = 0; length < bytes.length; length++)
      expect(() => decodeOwnedEvidence(bytes.subarray(0, length))).toThrow(BrokenEncodingError);
  });
});

describe('encodeCustomer(record)', () => {
  const profile = emptyProfile('u:2');

  it('gives what decodeCustomer makes the same customer of', () => {
    fc.assert(
      fc.property(arbitraryEvidence, (evidence) => {
        expect(decodeCustomer(encodeCustomer({ profile, evidence }))).toEqual({ profile, evidence });
      }),
    );
  });

  it('is refused where a byte of the profile is missing, without a word of what is there', () => {
    const bytes = encodeCustomer({ profile, evidence: noEvidence });
    for (let length = 0; length < bytes.length; length++)
      expect(() => decodeCustomer(bytes.subarray(0, length))).toThrow(BrokenEncodingError);
    const own = encodeProfile(profile);
    for (let length = 0; length < own.length; length++)
      expect(() => decodeProfile(own.subarray(0, length))).toThrow(BrokenEncodingError);
  });
});
