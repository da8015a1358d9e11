import { bucketKeys } from '../../shared/contracts/bucket-keys.ts';
import type { OwnTag } from '../../shared/contracts/configuration.ts';
import type { Description, Descriptions } from '../../shared/contracts/statistics.ts';
import { suggestion } from '../../shared/domain/nearest-name.ts';
import type { TagDefinition } from '../../shared/domain/tags/define-tag.ts';
import { groupOf, tagGroups } from '../../shared/domain/tags/groups.ts';
import { tagDefinitions } from '../../shared/domain/tags/index.ts';
import { interestFamily } from '../../shared/domain/tags/interest/category.ts';
import { groupPrefix, namedGroups } from '../../shared/domain/tags/named-groups.ts';
import { nameOf } from '../../shared/report/words/name-of.ts';
import { CommandFailure } from '../command-failure.ts';
import type { TagGroupResult, TagInSegment, TagResult, TagsResult } from '../results/tags.ts';
import type { QueryRuntime } from '../system.ts';
import { readStatistics, requireFile, requirePlan } from './published-run.ts';

/**
 * The tree of tags with how many customers of the published run have each, and what values it takes.
 *
 * @param wanted a group, or the key of one tag, which is then told by segment too; all unless given
 * @throws {CommandFailure} before the first run, and for what is neither
 */
export async function tagsResult(
  { objects, configurations }: Pick<QueryRuntime, 'objects' | 'configurations'>,
  wanted: string | undefined,
): Promise<TagsResult> {
  const plan = await requirePlan(objects);
  const { settings } = await configurations.load(plan.configuration);
  const statistics = await readStatistics(objects, plan.run);
  const described = await requireFile<Descriptions>(objects, bucketKeys.descriptions(plan.run));
  const { asOf, asOfDate, currency, customers, interests } = statistics;
  const tree = groupsOf(described, settings.tags);
  const groups = wanted === undefined ? tree : choose(tree, wanted, described);
  const withInterests = wanted === undefined || groups.some(({ key }) => key === interestGroup);
  return {
    run: plan.run,
    asOf,
    asOfDate,
    customers: customers.profiles,
    currency,
    groups,
    interests: withInterests ? interests : null,
  };
}

const interestGroup = groupOf(interestFamily.prefix);

/** The tree, groups without a tag left out: those of own tags stand last, but for own tags of a group of the tree. */
function groupsOf({ overall }: Descriptions, ownTags: readonly OwnTag[]): TagGroupResult[] {
  const described = new Map(overall.filter(({ kind }) => kind === 'tag').map((each) => [each.key, each]));
  const tags = [
    ...tagDefinitions.map((definition) => builtIn(definition, described.get(definition.key))),
    ...ownTags.map((tag) => own(tag, described.get(tag.key))),
  ];
  const known = new Map(tagGroups.map(({ key, name }) => [key, name]));
  const keys = new Set([...known.keys(), ...tags.map(({ key }) => groupOf(key))]);
  return [...keys]
    .map((key) => ({
      key,
      name: known.get(key) ?? nameOf({}, key),
      tags: tags.filter((tag) => groupOf(tag.key) === key),
    }))
    .filter(({ key, tags: { length } }) => length > 0 || key === interestGroup);
}

const counts = (
  description: Description | undefined,
): Pick<TagResult, 'present' | 'coverage' | 'numbers' | 'values'> => {
  const { present = 0, customers = 0, numbers = null, values = null } = description ?? {};
  return { present, coverage: customers === 0 ? 0 : present / customers, numbers, values };
};

const builtIn = (definition: TagDefinition, description: Description | undefined): TagResult => {
  const { key, name, type, unit = null, meaning, origins = ['computed'], version } = definition;
  return { key, name, type, unit, meaning, origins, version, own: false, ...counts(description) };
};

/** Keys of the groups that every configuration has; what their rule is may be one's own. */
const builtInGroups: ReadonlySet<string> = new Set(namedGroups.map(({ key }) => groupPrefix + key));

const own = ({ key, name, type, rule }: OwnTag, description: Description | undefined): TagResult => ({
  key,
  name,
  type,
  unit: null,
  meaning: { en: rule, zh: rule },
  origins: ['computed'],
  version: 1,
  own: !builtInGroups.has(key),
  ...counts(description),
});

function choose(tree: readonly TagGroupResult[], wanted: string, described: Descriptions): readonly TagGroupResult[] {
  const group = tree.find(({ key }) => key === wanted);
  if (group !== undefined) return [group];
  for (const { tags, ...rest } of tree) {
    const tag = tags.find(({ key }) => key === wanted);
    if (tag !== undefined) return [{ ...rest, tags: [{ ...tag, segments: inSegments(wanted, described) }] }];
  }
  const known = tree.flatMap(({ key, tags }) => [key, ...tags.map((tag) => tag.key)]);
  throw new CommandFailure(`There is no group and no tag "${wanted}"${suggestion(wanted, known) || '.'}`, {
    name: 'UnknownTagError',
    exitCode: 2,
    hint: wanted.startsWith(interestFamily.prefix)
      ? 'strata tags interest   shows the categories with most interest'
      : `the groups are ${tree.map(({ key }) => key).join(', ')}`,
  });
}

const inSegments = (key: string, { bySegment }: Descriptions): TagInSegment[] =>
  bySegment.flatMap(({ scheme, segment, descriptions }) =>
    descriptions
      .filter((each) => each.key === key && each.kind === 'tag')
      .map((each) => ({ scheme, segment, customers: each.customers, ...counts(each) })),
  );
