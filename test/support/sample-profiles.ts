import { type Activity, emptyActivity } from '../../shared/domain/activity/activity.ts';
import { emptyProfile, type Profile } from '../../shared/domain/profile/profile.ts';

const dayOfSample = 15_309;

/** One view on a day counted from 2011-12-01, as a delta or as a whole profile. */
export function viewed(id: string, dayOffset = 0, count = 1): Profile {
  const day = dayOfSample + dayOffset;
  const activity: Activity = {
    ...emptyActivity,
    firstSeconds: day * 86_400,
    lastSeconds: day * 86_400 + 60,
    newestDay: day,
    days: [{ period: day, kind: 'view', category: 'bags', count, quantity: 0, amountMinor: 0, weight: 100 * count }],
  };
  return { ...emptyProfile(id), activity };
}

/** Views of a profile that was made of `viewed`. */
export const viewsOf = (profile: Profile | undefined): number =>
  profile?.activity.days.reduce((sum, { count }) => sum + count, 0) ?? 0;

/** A profile with something of everything that ingest writes. */
export const richProfile: Profile = {
  ...viewed('a:visitor-1'),
  identity: {
    claims: [{ user: 'u:17850', firstSeconds: 1_291_193_160, lastSeconds: 1_322_912_220, source: 'shop' }],
    links: [{ id: 'd:__proto__', firstSeconds: 1_291_193_161 }],
  },
  traits: [
    { name: '__proto__', origin: 'declared', source: 'crm', value: '', seconds: 1_291_193_160 },
    { name: 'country', origin: 'declared', source: 'crm', value: 'United Kingdom', seconds: 1_291_193_160 },
    { name: 'country', origin: 'third_party', source: 'crm', value: '日本', seconds: -1 },
  ],
  consents: [
    { channel: 'email', granted: true, seconds: 1_291_193_160, source: 'crm' },
    { channel: 'sms', granted: false, seconds: 0, source: 'crm' },
  ],
};
