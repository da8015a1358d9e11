import type { AudienceStatistics } from '../../../shared/contracts/statistics.ts';
import { onlineRetail } from '../statistics-fixture.ts';

const [first] = onlineRetail.audiences;
if (first === undefined) throw new Error('The fixture has audiences.');
export const firstAudience: AudienceStatistics = first;

/** A campaign that is not to be sent at present, for a reason of its own: its rule is not asked, and who was in it has left. */
export const resting = (withheld: string): AudienceStatistics => ({
  ...firstAudience,
  campaign: `resting-${withheld}`,
  matched: 0,
  excluded: {},
  members: 0,
  treatment: 0,
  control: 0,
  withheld,
  entered: 0,
  exited: withheld === 'paused' ? 703 : 0,
  files: [],
});

/** Everybody who matches is left out for want of consent. */
export const unheard = (audience: AudienceStatistics): AudienceStatistics => ({
  ...audience,
  excluded: { no_consent: audience.matched },
  members: 0,
  treatment: 0,
  control: 0,
  withheld: 'below_minimum_size',
  files: [],
});

/** Of every reason there is somebody who was left out. */
export const manyReasons: AudienceStatistics = {
  ...firstAudience,
  strategy: 'by-segment',
  matched: 759 + 61 + 8 + 3 + 40 + 14 + 31,
  excluded: { no_consent: 61, suppressed: 8, erased: 3, global_control: 40, exclusive_group: 14, frequency_cap: 31 },
  files: ['members.csv.gz', 'control.csv.gz', 'google-customer-match.csv.gz', 'meta-custom-audience.csv.gz'].map(
    (name) => ({ key: `audiences/winback-dormant/run=${onlineRetail.run}/${name}`, rows: 607, bytes: 33_120 }),
  ),
};
