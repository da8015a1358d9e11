import { minorDigits } from '../domain/event/currency.ts';
import { compileRule } from '../rules/compile-rule.ts';
import type { CompiledRule, RuleVocabulary } from '../rules/rule.ts';
import { createRuleVocabulary } from '../rules/rule-vocabulary.ts';
import type { Campaign, CatalogProduct, Configuration, CustomerList, LookupTable, Problem } from './configuration.ts';
import {
  type ConfigurationFiles,
  configurationFileKind,
  inOrder,
  listName,
  settingsPath,
} from './configuration-files.ts';
import { ConfigurationOutdatedError, outdatedRule } from './configuration-outdated.ts';
import { parseCampaignShape } from './parse-campaign.ts';
import { parseCatalog } from './parse-catalog.ts';
import { parseList } from './parse-list.ts';
import { parseSettingsShape } from './parse-settings.ts';
import { parseTable, tableName } from './parse-table.ts';
import { tableColumnsOf } from './table-columns.ts';

/**
 * Files of an accepted version -> the configuration they are. Of a product in two catalogues the first by path counts.
 *
 * Rules are compiled by those who evaluate them (`compileRules`).
 *
 * @throws {ConfigurationOutdatedError}
 */
export function assembleConfiguration(version: string, files: ConfigurationFiles): Configuration {
  const settings = passed(version, parseSettingsShape(files.get(settingsPath) ?? '', settingsPath)).settings;
  const digits = minorDigits(settings.currency);
  const catalog = new Map<string, CatalogProduct>();
  const lists = new Map<string, CustomerList>();
  const campaigns: Campaign[] = [];
  const wanted = tableColumnsOf(settings);
  const tables = new Map<string, LookupTable>();
  for (const path of inOrder(files.keys())) {
    const content = files.get(path) ?? '';
    const kind = configurationFileKind(path);
    if (kind === 'list') lists.set(listName(path), passed(version, parseList(content, path)).list);
    if (kind === 'table') {
      const name = tableName(path);
      tables.set(name, passed(version, parseTable(content, path, wanted.get(name) ?? new Set())).values);
    }
    if (kind === 'campaign') campaigns.push(passed(version, parseCampaignShape(content, path, settings)).campaign);
    if (kind !== 'catalog') continue;
    for (const [id, product] of passed(version, parseCatalog(content, path, digits)).catalog)
      if (!catalog.has(id)) catalog.set(id, product);
  }
  return { version, settings, campaigns, catalog, lists, tables };
}

/** What the rules of a configuration may name. */
export const vocabularyOf = ({ settings, lists }: Pick<Configuration, 'settings' | 'lists'>): RuleVocabulary =>
  createRuleVocabulary({ rfmMap: settings.rfm.map, ownTags: settings.tags, lists: lists.keys() });

/** Compiled rule of every campaign, by its id. @throws {ConfigurationOutdatedError} */
export function compileRules(
  configuration: Configuration,
  vocabulary: RuleVocabulary = vocabularyOf(configuration),
): ReadonlyMap<string, CompiledRule> {
  const { version, campaigns } = configuration;
  return new Map(
    campaigns.map(({ id, audience }): [string, CompiledRule] => {
      const compiled = compileRule(audience, vocabulary);
      if ('rule' in compiled) return [id, compiled.rule];
      throw outdatedRule(version, `config/campaigns/${id}.yaml`, 'the rule', compiled.problems);
    }),
  );
}

function passed<T extends object>(version: string, parsed: T | { readonly problems: readonly Problem[] }): T {
  if ('problems' in parsed) throw new ConfigurationOutdatedError(version, parsed.problems);
  return parsed;
}
