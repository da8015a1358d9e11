import type { EffectiveTrait } from '../customer/effective-trait.ts';
import type { TagData, TagEvidence } from './define-tag.ts';

/** A value taken from a trait: 0.9 sure when the customer said so, 0.6 when somebody else did. */
export const fromTrait = <T extends TagData>(trait: EffectiveTrait, value: T): TagEvidence<T> => ({
  value,
  confidence: trait.origin === 'declared' ? 0.9 : 0.6,
  origin: trait.origin,
});
