import type { EffectiveTrait } from '../customer/effective-trait.ts';
import type { TagEvidence, TagOrigin } from './define-tag.ts';

/** What a trait means, and how sure that is. */
export interface Told<T> extends Omit<TagEvidence, 'value'> {
  readonly value: T;
  readonly origin: TagOrigin;
}

/** A value taken from a trait: 0.9 sure when the customer said so, 0.6 when somebody else did. */
export const fromTrait = <T>(trait: EffectiveTrait, value: T): Told<T> => ({
  value,
  confidence: trait.origin === 'declared' ? 0.9 : 0.6,
  origin: trait.origin,
});

/** Origins of what traits tell. */
export const toldOrigins = ['declared', 'third_party'] as const satisfies readonly TagOrigin[];
