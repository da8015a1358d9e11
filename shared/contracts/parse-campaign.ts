import * as z from 'zod';
import { bySegment } from '../domain/campaigns/strategies.ts';
import { dayOfDate } from '../domain/event/day-of.ts';
import { suggestion } from '../domain/nearest-name.ts';
import { interestFamily } from '../domain/tags/interest/category.ts';
import { compileRule } from '../rules/compile-rule.ts';
import type { CompiledRule, RuleVocabulary } from '../rules/rule.ts';
import { type CampaignFile, campaignSchema, fixedColumns, laterCampaignKeys, laterExports } from './campaign-schema.ts';
import type { Campaign, Problem, Strategy } from './configuration.ts';
import { checkShape } from './schema-problems.ts';
import { readYaml, type YamlDocument } from './yaml-document.ts';

/** Of `strata.yaml`, for campaigns that do not say themselves. */
export interface CampaignDefaults {
  readonly minimumSize: number;
}

export interface CampaignContext extends CampaignDefaults {
  readonly vocabulary: RuleVocabulary;
  /** Those that a campaign may name beside `by-segment`; any will do where they are not given. */
  readonly strategies?: readonly Pick<Strategy, 'key'>[];
}

type Parsed<T> = T | { readonly problems: readonly Problem[] };

/** Reads `config/campaigns/<id>.yaml` and compiles its rule; tells all problems at once. */
export function parseCampaign(
  content: string,
  file: string,
  { vocabulary, minimumSize, strategies }: CampaignContext,
): Parsed<{ readonly campaign: Campaign; readonly rule: CompiledRule }> {
  const read = readYaml(content, file);
  if ('problems' in read) return read;
  const { document } = read;
  const shape = checkCampaign(document, file, minimumSize);
  const problems = 'problems' in shape ? [...shape.problems] : [];
  // Rule and strategy are looked at even when other keys are wrong.
  const { audience, strategy, columns } = parts.parse(document.value);
  problems.push(...strategyProblems(document, strategy, strategies), ...tagProblems(document, columns, vocabulary));
  const compiled = audience === undefined ? { problems: [] } : compileRule(audience, vocabulary);
  if ('problems' in compiled)
    for (const problem of compiled.problems) problems.push(document.inRule(['audience'], problem));
  if (problems.length > 0 || 'problems' in shape || 'problems' in compiled)
    return { problems: problems.sort((a, b) => a.line - b.line || a.column - b.column) };
  return { campaign: shape.campaign, rule: compiled.rule };
}

/** The same without its rule, which nothing is asked of. */
export function parseCampaignShape(
  content: string,
  file: string,
  { minimumSize }: CampaignDefaults,
): Parsed<{ readonly campaign: Campaign }> {
  const read = readYaml(content, file);
  return 'problems' in read ? read : checkCampaign(read.document, file, minimumSize);
}

function checkCampaign(
  document: YamlDocument,
  file: string,
  minimumSize: number,
): Parsed<{ readonly campaign: Campaign }> {
  const checked = checkShape(document, campaignSchema, laterCampaignKeys);
  const problems = 'problems' in checked ? checked.problems.map(withLaterExport) : [];
  const { id, columns } = parts.parse(document.value);
  const stem = file.slice(file.lastIndexOf('/') + 1).replace(/\.yaml$/, '');
  if (id !== undefined && id !== stem)
    problems.push(document.atValue(['id'], `id is "${id}", but the file is "${stem}.yaml"`, `id: ${stem}`));
  problems.push(...columnProblems(document, columns));
  if ('problems' in checked) return { problems };
  problems.push(...dateProblems(document, checked.value));
  return problems.length > 0 ? { problems } : { campaign: campaignOf(checked.value, minimumSize) };
}

function columnProblems(document: YamlDocument, columns: readonly string[]): Problem[] {
  return columns.flatMap((name, at) => {
    const path = ['columns', at];
    if (fixedColumns.includes(name))
      return [document.atValue(path, `column "${name}" is in every audience file`, 'identifiers and traits')];
    if (columns.indexOf(name) < at)
      return [document.atValue(path, `column "${name}" stands twice`, 'each column once')];
    return [];
  });
}

/** Columns with a point in their name are tags. */
function tagProblems(document: YamlDocument, columns: readonly string[], { tags }: RuleVocabulary): Problem[] {
  return columns.flatMap((name, at) => {
    if (!name.includes('.') || tags.has(name) || name.startsWith(interestFamily.prefix)) return [];
    const message = `tag "${name}" is not known${suggestion(name, tags.keys())}`;
    return [document.atValue(['columns', at], message, 'a tag of docs/tags.md or of your own')];
  });
}

function strategyProblems(
  document: YamlDocument,
  strategy: string | undefined,
  known: CampaignContext['strategies'],
): Problem[] {
  if (strategy === undefined || known === undefined) return [];
  const keys = [...known.map(({ key }) => key), bySegment];
  if (keys.includes(strategy)) return [];
  const message = `strategy "${strategy}" is not known${suggestion(strategy, keys)}`;
  return [document.atValue(['strategy'], message, `one of ${keys.join(', ')}, or one that strata.yaml defines`)];
}

/** Dates sort as texts. */
function dateProblems(document: YamlDocument, { start, end }: CampaignFile): Problem[] {
  if (start === undefined || end === undefined || start <= end) return [];
  return [document.atValue(['end'], `end is ${end}, before the start`, `a date from ${start} on`)];
}

/** What is checked further even when other keys are wrong, so that all problems are told at once. */
const parts = z.looseObject({
  id: z.string().optional().catch(undefined),
  audience: z.string().optional().catch(undefined),
  strategy: z.string().optional().catch(undefined),
  columns: z.array(z.string()).catch([]),
});

function withLaterExport(problem: Problem): Problem {
  const name = /^exports\.\d+ is "(.*?)"/.exec(problem.message)?.[1];
  if (name === undefined || !laterExports.includes(name)) return problem;
  return { ...problem, message: `export "${name}" is not supported by this version` };
}

function campaignOf(value: CampaignFile, minimumSize: number): Campaign {
  const { outcome, offer, channel, consent, exclusive_group, frequency_cap, start, end } = value;
  return {
    id: value.id,
    name: value.name,
    audience: value.audience,
    strategy: value.strategy,
    ...(offer && { offer }),
    channel,
    holdout: value.holdout,
    minimumSize: value.minimum_size ?? minimumSize,
    priority: value.priority,
    ...(exclusive_group && { exclusiveGroup: exclusive_group }),
    ...(frequency_cap && { frequencyCap: frequency_cap }),
    ...(start && { startDay: dayOfDate(start) }),
    ...(end && { endDay: dayOfDate(end) }),
    paused: value.paused,
    ...(outcome && { outcome: { kind: outcome.kind, windowDays: outcome.window_days } }),
    consent: { channel: consent.channel ?? channel, required: consent.required },
    columns: value.columns,
  };
}
