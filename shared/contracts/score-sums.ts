import { type MovementSums, noMovements } from './movement-sums.ts';
import { noPicture, type PictureSums } from './picture-sums.ts';

/** What one part counted of one audience. */
export interface AudienceSums {
  readonly matched: number;
  /** By reason; without those of `contested`. */
  readonly excluded: Readonly<Record<string, number>>;
  readonly members: number;
  readonly treatment: number;
  readonly control: number;
  /** Members of the last published audience, whether they are members now or not; without those of `contested`. */
  readonly before: number;
  /** Members who were none before; and the other way round. */
  readonly entered: number;
  readonly exited: number;
  /** Customers who could be in a campaign before this one of its exclusive group, by the ids of all of those (`rivalsKey`). */
  readonly contested: Readonly<Record<string, ContestedSums>>;
}

/** What becomes of customers when all their rivals are withheld. When one is published, `exclusive_group` leaves them out. */
export interface ContestedSums {
  /** Those left out by their frequency cap instead. */
  readonly capped: number;
  readonly members: number;
  readonly treatment: number;
  readonly control: number;
  /** Of the members, those of the last published audience. */
  readonly before: number;
}

export const noContest: ContestedSums = { capped: 0, members: 0, treatment: 0, control: 0, before: 0 };

/** Ids of campaigns hold no comma. */
export const rivalsKey = (rivals: readonly string[]): string => rivals.join(',');
export const rivalsOf = (key: string): string[] => key.split(',');

export const noAudience: AudienceSums = {
  matched: 0,
  excluded: {},
  members: 0,
  treatment: 0,
  control: 0,
  before: 0,
  entered: 0,
  exited: 0,
  contested: {},
};

export interface GroupSums {
  readonly customers: number;
  readonly spendMinor: number;
  /** Days since the last counted order -> customers: the median of a union can be read off the sum. */
  readonly recencyDays: Readonly<Record<string, number>>;
}

/** `runs/<run>/scores/<part>.json`: counts of one part. Adding those of all parts gives those of the run, in any order. */
export interface ScoreSums {
  readonly profiles: number;
  /** With a counted order in the RFM window. */
  readonly buyers: number;
  /** Net money in the RFM window. */
  readonly spendMinor: number;
  /** Scheme (`tier`, `rfm`, `lifecycle`, `cluster`) -> name -> sums. */
  readonly groups: Readonly<Record<string, Readonly<Record<string, GroupSums>>>>;
  /** By `<R><F>`, such as `54`. */
  readonly heat: Readonly<Record<string, { readonly customers: number; readonly spendMinor: number }>>;
  /** Fold level -> profiles. */
  readonly folded: Readonly<Record<string, number>>;
  readonly audiences: Readonly<Record<string, AudienceSums>>;
  readonly movements: MovementSums;
  readonly picture: PictureSums;
}

export const noScores: ScoreSums = {
  profiles: 0,
  buyers: 0,
  spendMinor: 0,
  groups: {},
  heat: {},
  folded: {},
  audiences: {},
  movements: noMovements,
  picture: noPicture,
};

type Sums = { [key: string]: number | Sums };

/** Adds numbers of the same name, or place in a list, to those of `sum`, however deep; what `sum` lacks is taken over. */
export function addInto<T extends object>(sum: T, more: Partial<T>): void {
  const target = sum as unknown as Sums;
  for (const [key, value] of Object.entries(more as unknown as Sums)) {
    const other = target[key];
    if (other === undefined) target[key] = structuredClone(value);
    else if (typeof value === 'number' && typeof other === 'number') target[key] = other + value;
    else addInto(other as Sums, value as Sums);
  }
}

/** The sum of two, both left as they are. */
export function addSums<T extends object>(a: T, b: T): T {
  const sum = structuredClone(a);
  addInto(sum, b);
  return sum;
}
