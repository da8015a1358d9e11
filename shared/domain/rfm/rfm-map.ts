import type { LocalizedText } from '../localized-text.ts';
import { classicSegments } from './classic-segments.ts';
import type { RfmScores } from './score-rfm.ts';
import { shopifySegments } from './shopify-segments.ts';

export type RfmMapName = 'classic' | 'shopify';

export interface RfmSegment {
  readonly key: string;
  readonly name: LocalizedText;
  matches(scores: RfmScores): boolean;
}

const maps: Readonly<Record<RfmMapName, readonly RfmSegment[]>> = {
  classic: classicSegments,
  shopify: shopifySegments,
};

const outside: readonly Pick<RfmSegment, 'key' | 'name'>[] = [
  { key: 'others', name: { en: 'Others', zh: '其他' } },
  { key: 'none', name: { en: 'No recent order', zh: '近期无订单' } },
];

/** Key of the first segment of the map that fits; `others` when none does, `none` without scores. */
export function rfmSegmentOf(scores: RfmScores | undefined, map: RfmMapName): string {
  if (scores === undefined) return 'none';
  return maps[map].find((segment) => segment.matches(scores))?.key ?? 'others';
}

/** Every segment a customer can be in, in the order of the map, then `others` and `none`. */
export const rfmSegments = (map: RfmMapName): readonly Pick<RfmSegment, 'key' | 'name'>[] => [...maps[map], ...outside];
