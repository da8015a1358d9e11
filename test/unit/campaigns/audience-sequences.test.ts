import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type SettledAudience,
  settleAudiences,
  withheldOf,
} from '../../../functions/publish-audience/settle-audiences.ts';
import { createAudiences } from '../../../functions/score-part/audiences.ts';
import type { Campaign, Configuration } from '../../../shared/contracts/configuration.ts';
import { type CustomerState, withoutWithheld } from '../../../shared/contracts/run-state.ts';
import { type AudienceSums, addInto } from '../../../shared/contracts/score-sums.ts';
import { emptyActivity } from '../../../shared/domain/activity/activity.ts';
import { armOf, inGlobalControl } from '../../../shared/domain/campaigns/arms.ts';
import { createCustomer } from '../../../shared/domain/customer/customer.ts';
import { emptyProfile } from '../../../shared/domain/profile/profile.ts';
import { exampleConfiguration } from '../../support/example-configuration.ts';

const names = ['a', 'b', 'c', 'd'] as const;
type Name = (typeof names)[number];
const people = Array.from({ length: 9 }, (_, index) => `p${index}`);
const firstDay = 15_000;
const none = { rfm: 'none', tier: 'none', lifecycle: 'none', cluster: 'none' };

/** One customer in one run. */
interface Person {
  /** Whether there is such a customer at all. */
  readonly present: boolean;
  readonly matches: readonly Name[];
  /** Messages sent by e-mail in the week before. */
  readonly sent: number;
  readonly suppressed: boolean;
}

interface Scene {
  readonly campaigns: readonly Campaign[];
  readonly persons: readonly Person[];
}

const campaign = (id: Name): fc.Arbitrary<Campaign | undefined> =>
  fc
    .record({
      known: fc.integer({ min: 0, max: 9 }).map((draw) => draw > 0),
      priority: fc.integer({ min: 0, max: 2 }),
      exclusiveGroup: fc.constantFrom('g', 'g', 'g', 'h', undefined),
      minimumSize: fc.integer({ min: 1, max: 4 }),
      paused: fc.integer({ min: 0, max: 4 }).map((draw) => draw === 0),
      startDay: fc.constantFrom(undefined, undefined, firstDay + 1),
      endDay: fc.constantFrom(undefined, undefined, firstDay + 2),
      frequencyCap: fc.constantFrom(undefined, { messages: 1, days: 7 }),
    })
    .map(({ known, ...limits }) =>
      known
        ? {
            id,
            name: { en: id, zh: id },
            audience: `events("view", {"category": "${id}"}, last(30)).count >= 1`,
            strategy: 'care',
            channel: 'email',
            holdout: 0.4,
            consent: { channel: 'email', required: false },
            columns: [],
            ...limits,
          }
        : undefined,
    );

const person: fc.Arbitrary<Person> = fc.record({
  present: fc.integer({ min: 0, max: 7 }).map((draw) => draw > 0),
  matches: fc.subarray([...names]),
  sent: fc.constantFrom(0, 0, 1),
  suppressed: fc.integer({ min: 0, max: 9 }).map((draw) => draw === 0),
});

const scene: fc.Arbitrary<Scene> = fc.record({
  campaigns: fc
    .tuple(...names.map(campaign))
    .map((drawn) => drawn.filter((each): each is Campaign => each !== undefined)),
  persons: fc.array(person, { minLength: people.length, maxLength: people.length }),
});

const customerOf = (name: string, { matches, sent }: Person, asOfDay: number) => {
  const cell = (kind: 'view' | 'message', category: string, count: number) => ({
    period: asOfDay - 1,
    kind,
    category,
    count,
    quantity: 0,
    amountMinor: 0,
    weight: 0,
  });
  const days = [
    ...[...matches].sort().map((category) => cell('view', category, 1)),
    ...(sent > 0 ? [cell('message', 'sent/email', sent)] : []),
  ];
  const activity = { ...emptyActivity, newestDay: asOfDay - 1, days };
  return createCustomer({ ...emptyProfile(`u:${name}`), activity }, { asOfDay, minorPerMajor: 100 });
};

interface Outcome {
  readonly settled: ReadonlyMap<string, SettledAudience>;
  /** State of every customer, as a later run reads it. */
  readonly states: ReadonlyMap<string, CustomerState>;
}

/** A run in two parts, as Score, Publish and the readers of its state do it. */
function runOf({ campaigns, persons }: Scene, index: number, previous: Outcome['states']): Outcome {
  const { settings, ...rest } = exampleConfiguration();
  const configuration: Configuration = { ...rest, campaigns, settings: { ...settings, globalHoldout: 0.2 } };
  const run = `run-${index}`;
  const asOfDay = firstDay + index;
  const sums: Record<string, AudienceSums> = {};
  const states = new Map<string, CustomerState>();
  const suppressed = new Set(people.filter((_, at) => persons[at]?.suppressed).map((name) => `u:${name}`));
  for (const part of [0, 1]) {
    const audiences = createAudiences(
      configuration,
      { run, asOf: `2011-01-0${index + 1}T00:00:00.000Z`, asOfDay },
      { isSuppressed: ({ profile }, channel) => channel === 'email' && suppressed.has(profile.id) },
    );
    for (const [at, name] of people.entries()) {
      if (at % 2 !== part) continue;
      const before = previous.get(name);
      const now = persons[at] as Person;
      if (now.present) {
        const memberships = audiences.add(customerOf(name, now, asOfDay), none, before);
        states.set(name, { id: `u:${name}`, ...none, memberships });
      } else if (before !== undefined) states.set(name, { ...before, memberships: audiences.leave(before) });
    }
    addInto(sums, audiences.sums());
  }
  const settled = settleAudiences(campaigns, sums, asOfDay);
  const withheld = withheldOf(settled);
  for (const [name, state] of states)
    states.set(name, { ...state, memberships: withoutWithheld(state.memberships, run, withheld) });
  return { settled, states };
}

const membersOf = ({ states }: Pick<Outcome, 'states'>, id: string): Set<string> =>
  new Set([...states].filter(([, { memberships }]) => memberships[id]?.member).map(([name]) => name));

const sum = (counts: Readonly<Record<string, number>>): number =>
  Object.values(counts).reduce((total, count) => total + count, 0);

/** What should come of a scene, campaign by campaign: the first of a group takes whom it wants, if they are enough. */
function expected({ campaigns, persons }: Scene, index: number) {
  const taken = new Map<string, Set<string>>();
  const audiences = new Map<string, { members: string[]; excluded: Record<string, number>; isPublished: boolean }>();
  const ranked = [...campaigns].sort((a, b) => b.priority - a.priority || (a.id < b.id ? -1 : 1));
  for (const { id, exclusiveGroup, minimumSize, paused, startDay = 0, endDay = 99_999, frequencyCap } of ranked) {
    const day = firstDay + index;
    const isActive = !paused && startDay <= day && day <= endDay;
    const members: string[] = [];
    const excluded: Record<string, number> = {};
    const group = taken.get(exclusiveGroup ?? id) ?? new Set();
    for (const [at, name] of people.entries()) {
      const { present, matches, sent, suppressed } = persons[at] as Person;
      if (!isActive || !present || !matches.includes(id as Name)) continue;
      const reason = [
        suppressed && 'suppressed',
        inGlobalControl(name, 0.2) && 'global_control',
        group.has(name) && 'exclusive_group',
        frequencyCap !== undefined && sent > 0 && 'frequency_cap',
      ].find((each) => each !== false);
      if (reason === undefined) members.push(name);
      else excluded[reason] = (excluded[reason] ?? 0) + 1;
    }
    const isPublished = isActive && members.length >= minimumSize;
    if (isPublished) taken.set(exclusiveGroup ?? id, new Set([...group, ...members]));
    audiences.set(id, { members, excluded, isPublished });
  }
  return audiences;
}

describe('audiences over a sequence of runs', () => {
  const sequences = fc.array(scene, { minLength: 4, maxLength: 4 });
  const eachRun = (visit: (now: Outcome, before: Outcome, scene: Scene, index: number) => void) =>
    fc.assert(
      fc.property(sequences, (scenes) => {
        let before: Outcome = { settled: new Map(), states: new Map() };
        for (const [index, each] of scenes.entries()) {
          const now = runOf(each, index, before.states);
          visit(now, before, each, index);
          before = now;
        }
      }),
      { numRuns: 150, seed: 7 },
    );
  const size = ({ settled }: Outcome, id: string): number => {
    const { withheld = null, members = 0 } = settled.get(id) ?? {};
    return withheld === null ? members : 0;
  };

  it('have whom the first campaign of a group that is published leaves, each exclusion counted by its first reason', () => {
    const seen = new Set<string>();
    eachRun((now, _, each, index) => {
      for (const [id, { members, excluded, isPublished }] of expected(each, index)) {
        const audience = now.settled.get(id) as SettledAudience;
        expect(audience).toMatchObject({ members: members.length, excluded, matched: members.length + sum(excluded) });
        expect(audience.withheld === null).toBe(isPublished);
        expect([...membersOf(now, id)].sort()).toEqual(isPublished ? members : []);
        expect(audience.treatment + audience.control).toBe(isPublished ? members.length : 0);
        for (const reason of [...Object.keys(excluded), audience.withheld ?? 'published']) seen.add(reason);
      }
    });
    expect([...seen].sort()).toEqual([
      'below_minimum_size',
      'ended',
      'exclusive_group',
      'frequency_cap',
      'global_control',
      'not_started',
      'paused',
      'published',
      'suppressed',
    ]);
  });

  it('change in size by entered minus exited, whatever is withheld, paused or taken out of the configuration', () => {
    eachRun((now, before) => {
      for (const [id, { entered, exited }] of now.settled) {
        const [members, former] = [membersOf(now, id), membersOf(before, id)];
        expect(entered - exited).toBe(size(now, id) - size(before, id));
        expect(entered).toBe([...members].filter((name) => !former.has(name)).length);
        expect(exited).toBe([...former].filter((name) => !members.has(name)).length);
      }
    });
  });

  it('keep every arm that was given in a published audience, and no other', () => {
    fc.assert(
      fc.property(sequences, (scenes) => {
        const since = new Map<string, number>();
        let states: Outcome['states'] = new Map();
        for (const [index, each] of scenes.entries()) {
          const now = runOf(each, index, states);
          states = now.states;
          for (const { id } of each.campaigns)
            for (const name of membersOf(now, id)) since.set(`${id} ${name}`, since.get(`${id} ${name}`) ?? index);
          const arms = [...states].flatMap(([name, { memberships }]) =>
            Object.entries(memberships).map(([id, { arm, sinceRun }]) => [`${id} ${name}`, arm, sinceRun]),
          );
          expect(new Map(arms.map(([key, , sinceRun]) => [key, sinceRun]))).toEqual(
            new Map([...since].map(([key, first]) => [key, `run-${first}`])),
          );
          for (const [key = '', arm] of arms) expect(arm).toBe(armOf(key.charAt(0), key.slice(2), 0.4));
        }
      }),
      { numRuns: 100, seed: 7 },
    );
  });
});
