import * as z from 'zod';
import { localizedText, map, pathName } from './schema-parts.ts';

const strategy = map({
  key: pathName('the key of a strategy, such as recall-coupon').meta({
    description: 'What campaigns and rows of audiences call it; that of a built-in strategy replaces it.',
    examples: ['recall-coupon'],
  }),
  name: localizedText.meta({
    description: 'What people call the strategy: one text, or one for each language.',
    examples: [{ en: 'Recall with a coupon', zh: '优惠券召回' }],
  }),
  for: z
    .string('a rule in CEL, such as tier == "dormant"')
    .optional()
    .meta({
      description: 'Whom campaigns with strategy by-segment give it to, as a rule in CEL; nobody unless given.',
      examples: ['tier == "dormant"'],
    }),
});

/** `strategies` of `config/strata.yaml`. */
export const strategiesSchema = z
  .array(strategy, 'a list such as [{ key: recall-coupon, name: Recall, for: ... }]')
  .max(100, 'at most 100 strategies')
  .default([])
  .meta({
    description: 'What can be done for customers, in the order in which by-segment tries it; the built-in ones follow.',
    examples: [[{ key: 'tasting', name: { en: 'Invitation to a tasting', zh: '品鉴邀请' }, for: 'tier == "core"' }]],
  });

export type StrategiesFile = z.infer<typeof strategiesSchema>;
