import type { Campaign, Settings } from '../../shared/contracts/configuration.ts';
import { defaultBehaviour } from '../../shared/domain/interest/behaviour.ts';
import { compileRule } from '../../shared/rules/compile-rule.ts';
import type { CompiledRule } from '../../shared/rules/rule.ts';
import { createRuleVocabulary } from '../../shared/rules/rule-vocabulary.ts';

const settings: Settings = {
  currency: 'GBP',
  timeZone: 'Europe/London',
  sources: { shop: { preset: 'online-retail' }, web: { preset: 'strata', orderGrain: 'whole' } },
  rfm: { windowDays: 365, returns: 'net', ties: 'rank', map: 'classic' },
  tiers: { dormantAfterDays: 180, rules: {} },
  clusters: { k: [2, 4], features: 'default' },
  interest: { behaviour: defaultBehaviour, scale: 3 },
  globalHoldout: 0.05,
  rates: {},
  minimumSize: 1,
  predictions: {},
  tags: [],
  strategies: [],
};

const campaign = (id: string, audience: string, holdout: number): Campaign => ({
  id,
  name: { en: id, zh: id },
  audience,
  strategy: 'recall-coupon',
  offer: { code: 'BACK10' },
  channel: 'email',
  holdout,
  minimumSize: 1,
  priority: 0,
  paused: false,
  consent: { channel: 'email', required: false },
  columns: [],
});

/** Two campaigns: `regulars` and `winback`. */
const campaigns: readonly Campaign[] = [
  campaign('regulars', 'tag("consumption.orders") >= 3 && events("order", last(120)).count >= 1', 0.2),
  campaign('winback', 'tier == "dormant" && tag("consumption.orders") >= 1', 0.3),
];

export interface ExampleChanges {
  readonly version?: string;
  readonly settings?: Partial<Settings>;
  /** By campaign id. */
  readonly campaigns?: Readonly<Record<string, Partial<Campaign>>>;
}

/** A configuration with a shop and a web site as sources and two campaigns. */
export function exampleConfiguration(changes: ExampleChanges = {}) {
  const changed = campaigns.map((each) => ({ ...each, ...changes.campaigns?.[each.id] }));
  return {
    version: changes.version ?? '0123456789ab',
    settings: { ...settings, ...changes.settings },
    campaigns: changed,
    catalog: new Map(),
    lists: new Map(),
    tables: new Map(),
    rules: new Map(changed.map(({ id, audience }): [string, CompiledRule] => [id, compiled(audience)])),
  };
}

const vocabulary = createRuleVocabulary({ rfmMap: 'classic', ownTags: [], lists: [] });

function compiled(audience: string): CompiledRule {
  const result = compileRule(audience, vocabulary);
  if ('problems' in result) throw new Error(`The example's rule is wrong: ${result.problems[0]?.message}`);
  return result.rule;
}
