import * as z from 'zod';
import { map, pathName, whole } from './schema-parts.ts';

const expectedDate = 'a date such as 2026-07-01';
const date = z.string(expectedDate).regex(z.regexes.date, expectedDate);

/** Keys of a campaign that say when it runs, and whom others have had enough of. */
export const campaignLimits = {
  exclusive_group: pathName('the name of a group, such as winback')
    .optional()
    .meta({
      description: 'A customer is in at most one campaign of a group in each run: the one with the highest priority.',
      examples: ['winback'],
    }),
  frequency_cap: map({
    messages: whole(1, 1000).meta({ description: 'As many messages, or more, are enough.', examples: [2] }),
    days: whole(1, 400).meta({ description: 'Days before the run in which they were sent.', examples: [7] }),
  })
    .optional()
    .describe('Leaves out who was sent so many messages on the channel, by the message events fed back.'),
  start: date.optional().meta({ description: 'First day of the campaign.', examples: ['2026-07-01'] }),
  end: date.optional().meta({ description: 'Last day of the campaign.', examples: ['2026-07-31'] }),
  paused: z.boolean('true or false').default(false).describe('Whether the campaign rests: nobody is in its audience.'),
};
