import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { noEvidence } from '../../../shared/domain/evidence/evidence.ts';
import { decodeEvidence, encodeEvidence } from '../../../shared/formats/evidence-record.ts';
import { decodeOwnedEvidence, encodeOwnedEvidence } from '../../../shared/formats/owned-evidence.ts';
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
});
