import { settingsPath } from '../../shared/contracts/configuration-files.ts';
import { schemaHeader } from '../schemas/schema-header.ts';

export interface StarterSettings {
  readonly currency: string;
  readonly timeZone: string;
  readonly source: string;
  /** What stands below the name of the source, not yet indented. */
  readonly sourceLines: readonly string[];
}

/**
 * A `strata.yaml` to start from. Its comments are sentences after `# `; keys that stand behind a bare `#` are the defaults, and
 * taking the `#` away leaves them as they are.
 */
export const settingsTemplate = ({
  currency,
  timeZone,
  source,
  sourceLines,
}: StarterSettings): string => `${schemaHeader(settingsPath)}
# Settings of Strata. \`strata validate\` checks this file, and docs/guides/configuration.md explains every key.
# Keys behind a # are defaults: take the # away to change them.

# ISO 4217. Money without a currency of its own is in it, and so is everything that is shown.
currency: ${currency}

# IANA time zone: decides what a day is.
time_zone: ${timeZone}

# What lies under drops/${source}/ is read as said here. Every feed is a source of its own.
sources:
  ${source}:
${sourceLines.map((line) => `    ${line}`).join('\n')}

# How customers are divided. Clusters are groups of customers who behave alike; k is the least and the most of them.
#segmentation:
#  rfm: { window_days: 365, returns: net, ties: rank, map: classic }
#  tiers: { dormant_after_days: 90 }
#  clusters: { k: [3, 10], features: default }

# Share of all customers that no campaign reaches. With 0.05 the effect of all campaigns together can be measured.
#holdout: { global: 0 }

# Smaller audiences are withheld.
#minimum_size: 100

# Units of ${currency} for one unit of another currency. Money in a currency that is not listed is refused.
#rates: {}

# Weight of an act for the interest in its category, in views.
#interest:
#  behaviour: { view: 1, comment: 0.5, like: 0.5, favorite: 1, share: 2, cart_add: 1.5, order: 3 }
#  scale: 3
`;
