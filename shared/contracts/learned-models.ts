/** Names of the files under `runs/<run>/models/`. */
export const learnedFiles = {
  spend: 'spend',
  lifetime: 'lifetime',
  influence: 'influence',
} as const;

/** `models/spend.json` */
export interface SpendModel {
  /** Spend of the buyers in minor units at 20, 40, 60, 80, 95 %, rising; empty without buyers. */
  readonly cuts: readonly number[];
}

/** `models/influence.json`: of invitations and shares that name whom they reached. */
export interface InfluenceModel {
  /** By falling score, then id. */
  readonly customers: readonly (readonly [id: string, score: number, percentile: number])[];
}
