import { emptyActivity } from '../activity/activity.ts';
import { compareUtf8 } from '../compare-utf8.ts';
import type { Event, EventKind } from '../event/event.ts';
import { isAct } from '../event/is-act.ts';
import { isBlockedId } from '../identity/blocked-ids.ts';
import { bareId, type ProfileId, profileId, profileIdsOf } from '../identity/profile-id.ts';
import { eventWeight } from '../interest/behaviour.ts';
import { type ActivityDraft, addToDraft, createActivityDraft, finishActivityDraft } from './activity-draft.ts';
import {
  addClaim,
  addConsent,
  addLink,
  addTraits,
  createHeadDraft,
  finishHeadDraft,
  type HeadDraft,
} from './head-draft.ts';
import type { Profile } from './profile.ts';

export interface DeltaBuilder {
  add(event: Event): void;
  /** Distinct ids that events went to; those that only gained a claim are not counted. */
  readonly customers: number;
  /** One delta an id, by id in the order of UTF-8 bytes. The builder is of no use afterwards. */
  take(): Profile[];
}

interface Draft {
  isCustomer: boolean;
  activity: ActivityDraft | undefined;
  readonly head: HeadDraft;
}

/**
 * Sums the events of a batch up into what each id gains by them, without a look at any stored profile.
 *
 * An event goes to the item of its strongest id. Weaker ids of a known user gain a claim, the user a link; blocked ones do not. What a
 * third party says makes nobody the owner of an address or a device: of its ids only a previous one, as an alias names it, is linked.
 *
 * @param behaviour interest weight by kind, in hundredths of a view
 */
export function createDeltaBuilder({
  behaviour,
}: {
  readonly behaviour: Readonly<Partial<Record<EventKind, number>>>;
}): DeltaBuilder {
  const drafts = new Map<ProfileId, Draft>();
  let customers = 0;

  function draftOf(id: ProfileId): Draft {
    let draft = drafts.get(id);
    if (draft === undefined) {
      draft = { isCustomer: false, activity: undefined, head: createHeadDraft() };
      drafts.set(id, draft);
    }
    return draft;
  }

  function add(event: Event): void {
    const [id, ...others] = profileIdsOf(event);
    if (id === undefined) return;
    const draft = draftOf(id);
    if (!draft.isCustomer) customers++;
    draft.isCustomer = true;
    if (isAct(event)) {
      draft.activity ??= createActivityDraft();
      addToDraft(draft.activity, event, eventWeight(event, behaviour));
    }
    addTraits(draft.head, event);
    addConsent(draft.head, event);
    if (event.userId === undefined) return;
    if (event.traitOrigin === 'third_party') others.length = 0;
    if (event.previousId !== undefined) others.push(profileId('anonymous_id', event.previousId));
    for (const other of others) if (!isBlockedId(bareId(other))) link(draft, id, other, event);
  }

  function link(draft: Draft, user: ProfileId, id: ProfileId, { instant, source }: Event): void {
    const seconds = Math.floor(instant / 1000);
    addLink(draft.head, id, seconds);
    addClaim(draftOf(id).head, user, source, seconds);
  }

  return {
    add,
    get customers() {
      return customers;
    },
    take: () =>
      [...drafts]
        .map(
          ([id, { activity, head }]): Profile => ({
            id,
            activity: activity === undefined ? emptyActivity : finishActivityDraft(activity),
            ...finishHeadDraft(head),
          }),
        )
        .sort((a, b) => compareUtf8(a.id, b.id)),
  };
}
