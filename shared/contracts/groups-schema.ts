import * as z from 'zod';
import { localizedText, map } from './schema-parts.ts';

const expectedKey = 'a key of lower-case letters, digits and _, such as weekend_buyer';
const expectedRule = 'a rule in CEL, such as tier == "core", or false for no such group';

const group = map({
  name: localizedText.optional().meta({
    description: 'What people read for it; that of the built-in group, or the words of its key, unless given.',
    examples: [{ en: 'Weekend buyer', zh: '周末买家' }],
  }),
  rule: z
    .union([z.string(expectedRule), z.literal(false)], expectedRule)
    .optional()
    .meta({
      description:
        'Who is in it, as a rule in CEL; false removes a built-in group. A built-in one keeps its rule unless given.',
      examples: ['tag("consumption.preferred_weekday") in ["saturday", "sunday"]'],
    }),
});

/** `groups:` of `config/strata.yaml` as it is written. */
export const groupsSchema = z
  .record(
    z.string(expectedKey).regex(/^[a-z][a-z0-9_]{0,60}$/, expectedKey),
    group,
    `a map of groups by their keys, ${expectedKey}`,
  )
  .default({})
  .meta({
    description:
      'Named groups of customers, beside the built-in ones or in the place of those of the same key; each is a tag group.NAME, true or false.',
    examples: [{ loyal: { rule: 'lifecycle == "loyal" && tag("consumption.orders") >= 10' } }],
  });

export type GroupsFile = z.infer<typeof groupsSchema>;
