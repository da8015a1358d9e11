import * as z from 'zod';
import { localizedText, map } from './schema-parts.ts';

const expectedKey = 'group.name of lower-case letters, digits and _, such as consumption.big_spender';

const ownTag = map({
  type: z
    .enum(['bool', 'number', 'string'])
    .describe('Type of its value, which the rule must have: true or false, a number, a text.'),
  rule: z.string('a rule in CEL, such as tag("consumption.spend") > 1000.0').meta({
    description: 'CEL expression of that type. It may name built-in tags, and own tags that stand above it.',
    examples: ['tag("consumption.spend") > 1000.0'],
  }),
  name: localizedText
    .optional()
    .meta({ description: 'What people read for it; the name in its key unless given.', examples: ['Big spender'] }),
});

/** `tags:` of `config/strata.yaml` as it is written. */
export const ownTagsSchema = z
  .record(
    z.string(expectedKey).regex(/^[a-z][a-z0-9_]{0,30}\.[a-z][a-z0-9_]{0,60}$/, expectedKey),
    ownTag,
    `a map of tags by their keys, ${expectedKey}`,
  )
  .default({})
  .meta({
    description: "Tags of your own, computed for every customer by a rule; a key is group.name and no built-in tag's.",
    examples: [{ 'consumption.big_spender': { type: 'bool', rule: 'tag("consumption.spend") > 1000.0' } }],
  });

export type OwnTagsFile = z.infer<typeof ownTagsSchema>;
