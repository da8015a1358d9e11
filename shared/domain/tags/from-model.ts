import type { Customer } from '../customer/customer.ts';
import type { TagEvidence } from './define-tag.ts';

/** What a model of the run foresees, for want of anybody's word: as sure as the model is, and told as a prediction. */
export function fromModel(customer: Customer, tagKey: string): TagEvidence<string> | undefined {
  const prediction = customer.shop.predict(tagKey, customer);
  return prediction && { value: prediction.value, confidence: prediction.confidence, origin: 'predicted' };
}
