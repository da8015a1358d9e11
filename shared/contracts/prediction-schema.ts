import * as z from 'zod';
import { map, number } from './schema-parts.ts';

/** Tags that a model may fill where nobody said what they are. */
const predictableTags = ['demographic.gender', 'demographic.age_band', 'demographic.education'] as const;

const demands = map({
  min_accuracy: number(0, 1, 'a share')
    .default(0.75)
    .describe('Accuracy that the model needs, on customers it did not learn from, from 0 to 1.'),
  min_confidence: number(0, 1, 'a share')
    .default(0.8)
    .describe('How sure the model must be of a customer, from 0 to 1; of others nothing is said.'),
});

/** `prediction:` of `config/strata.yaml` as it is written. */
export const predictionSchema = map({
  attributes: z
    .partialRecord(
      z.enum(predictableTags, `a tag that can be predicted: ${predictableTags.join(', ')}`),
      demands.prefault({}),
    )
    .default({})
    .meta({
      description:
        'Tags that are predicted for customers of whom they are not known. Nothing is unless listed: what is guessed of a person can be wrong, and unwelcome.',
      examples: [{ 'demographic.gender': { min_accuracy: 0.8, min_confidence: 0.9 } }],
    }),
})
  .prefault({})
  .describe('What models may say of customers beyond what they did and declared.');

export type PredictionFile = z.infer<typeof predictionSchema>;
