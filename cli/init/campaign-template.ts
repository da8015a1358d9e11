import { schemaHeader } from '../schemas/schema-header.ts';

export const exampleCampaign = 'example-winback';
export const exampleCampaignPath = `config/campaigns/${exampleCampaign}.yaml`;

/** A campaign to copy. As in the settings, keys behind a bare `#` are the defaults. */
export const campaignTemplate = (): string => `${schemaHeader(exampleCampaignPath)}
# An example of a campaign. Copy it to a file of your own and delete this one: Strata writes its audience as a file, and sends
# nothing to anybody.

# The name of the file. Whoever was assigned stays so under this id: never use it again for another meaning.
id: ${exampleCampaign}

# One text, or one for each language of the report.
name: { en: Win back who has been away, zh: 召回久未下单的顾客 }

# Whom it is for, in CEL. Segments are tier, lifecycle, rfm and cluster; tag("..."), interest("...") and events("...") tell
# more. \`strata preview ${exampleCampaign}\` counts them before anything is written.
audience: >
  tag("consumption.orders") >= 1
  && tag("value.recency_days") >= 60

# What is done for them; it stands on every row.
strategy: recall-coupon

# The code that they enter, and the share that it takes off.
offer: { code: BACK10, discount: 0.10 }

# How they are reached.
#channel: email

# Share of the members who are held back, so that the effect can be measured. An arm is given once and stays.
#holdout: 0.1

# Members that the audience needs, or it is withheld; that of strata.yaml unless given.
#minimum_size: 100

# Of campaigns of a group a customer is in one at most: the one with the highest priority.
#priority: 0
# exclusive_group: winback

# Leaves out who was sent so many messages within so many days.
# frequency_cap: { messages: 2, days: 7 }

# First and last day. \`paused: true\` empties the audience at once.
# start: 2026-07-01
# end: 2026-07-31
#paused: false

# What it is measured by: an order within 14 days of the assignment.
outcome: { kind: order, window_days: 14 }

# An explicit refusal always excludes. With \`required: true\` those who never said are left out as well.
#consent: { channel: email, required: false }

# Identifiers and traits added to each row, where known, such as [email, locale].
#columns: []
`;
