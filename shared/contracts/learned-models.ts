import type { NamedRules } from '../domain/association/named-rules.ts';

/** Names of the files under `runs/<run>/models/`. */
export const learnedFiles = {
  spend: 'spend',
  orderTerms: 'order-terms',
  lifetime: 'lifetime',
  influence: 'influence',
  association: 'association-rules',
  recommendations: 'recommendations',
} as const;

/** `models/spend.json` */
export interface SpendModel {
  /** Spend of the buyers in minor units at 20, 60, 80, 95 %, rising; empty without buyers. */
  readonly cuts: readonly number[];
}

/** `models/influence.json`: of invitations and shares that name whom they reached. */
export interface InfluenceModel {
  /** The most influential customers, by falling score, then id; nobody who is known as the target of an invitation alone. */
  readonly customers: readonly InfluenceEntry[];
}

/** Id as people and files call the customer; PageRank as a multiple of the mean; share of the network that scores less, 0..1. */
export type InfluenceEntry = readonly [id: string, score: number, percentile: number, isOpinionLeader: boolean];

/** `models/association-rules.json`: the rules of highest lift. */
export type AssociationModel = NamedRules;

/** Model of a tag that is predicted; of a list of customers. */
export const attributeFile = (tag: string): string => `attribute-${tag}`;
export const lookalikeFile = (list: string): string => `lookalike-${list}`;
