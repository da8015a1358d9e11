import { type Activity, emptyActivity } from '../activity/activity.ts';
import type { TraitOrigin } from '../event/event.ts';
import type { ProfileId } from '../identity/profile-id.ts';

/** Who said a user owns this id, and from when to when. */
export interface Claim {
  readonly user: ProfileId;
  readonly firstSeconds: number;
  readonly lastSeconds: number;
  /** Source of the earliest claim; of several at once the smallest name. */
  readonly source: string;
}

/** An id the user may own. Whether it does, the id's own claims say. */
export interface Link {
  readonly id: ProfileId;
  readonly firstSeconds: number;
}

export interface Identity {
  /** On an item that is no user's, by user. `shared` once more than 10 users claimed it: then it belongs to nobody. */
  readonly claims: readonly Claim[] | 'shared';
  /** On a user's item: the 200 earliest, sorted by id. */
  readonly links: readonly Link[];
}

/** One value of a trait, as one source gave it. Of several the greatest (seconds, value) stays. */
export interface TraitValue {
  readonly name: string;
  /** Name of the source; of a third party that names who says so `source/provider`. */
  readonly source: string;
  readonly origin: TraitOrigin;
  readonly value: string;
  readonly seconds: number;
}

/** What the customer last said about one channel. Of several at the same second a refusal stays. */
export interface Consent {
  readonly channel: string;
  readonly granted: boolean;
  readonly seconds: number;
  readonly source: string;
}

/** What ingest writes of one id, and also what one drop adds to it: a value that merges in any order. */
export interface Profile {
  readonly id: ProfileId;
  readonly activity: Activity;
  readonly identity: Identity;
  /** By name, origin, source. */
  readonly traits: readonly TraitValue[];
  /** By channel. */
  readonly consents: readonly Consent[];
}

export const emptyProfile = (id: ProfileId): Profile => ({
  id,
  activity: emptyActivity,
  identity: { claims: [], links: [] },
  traits: [],
  consents: [],
});
