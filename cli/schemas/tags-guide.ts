import type { LocalizedText } from '../../shared/domain/localized-text.ts';
import type { TagDefinition, TagOrigin, TagType } from '../../shared/domain/tags/define-tag.ts';
import { groupOf, type TagGroup, tagGroups } from '../../shared/domain/tags/groups.ts';
import { tagDefinitions } from '../../shared/domain/tags/index.ts';
import { interestFamily } from '../../shared/domain/tags/interest/category.ts';
import { groupPrefix, namedGroups } from '../../shared/domain/tags/named-groups.ts';
import { tagUnitNames } from '../../shared/domain/tags/tag-units.ts';
import { markdownTable } from './markdown-table.ts';

/** A line of the guide: a tag, or a family of tags. */
type Described = Pick<TagDefinition, 'key' | 'type' | 'name' | 'unit' | 'meaning' | 'traits' | 'origins' | 'version'>;

const typeNames: Readonly<Record<TagType, string>> = {
  number: 'number',
  string: 'text',
  bool: 'true or false',
  day: 'day',
};
const originNames: Readonly<Record<TagOrigin, string>> = {
  declared: 'declared',
  third_party: 'third party',
  computed: 'computed',
  predicted: 'predicted',
};

const head = `# Tags

<!-- Made of the definitions in shared/domain/tags/ by \`npm run schemas\`. -->

A tag is a named, typed statement about a customer. It has a value, a confidence from 0 to 1, an origin, the time it was computed at
and the version of its definition. \`npx strata profile ID --json\` shows them all; a rule asks for one by \`tag("consumption.spend")\`,
and whether there is one by \`has_tag("consumption.spend")\`; the [snapshot](snapshot.md) has a column for each.

- A tag that nothing speaks for is absent, which is another thing than 0 or false.
- **Origin**: \`declared\` by the customer, told by a \`third_party\`, \`computed\` from what happened, or \`predicted\` by a model. What others
  say never stands before the customer's own word, and a prediction stands behind both.
- **Confidence**: 1 of what was counted, 0.9 of what a customer says and 0.6 of what others say of them; of an estimate from n orders
  n / (n + 2), as one order says little of the next; of what is most often seen its share; of a prediction what its model claims.
- Whole days before the day of the run count. Sums and counts of orders are of all time; what needs single orders looks back 400 days
  from a customer's newest day, what needs whole events (hours, products, messages, people) 400 days from the newest in the lake.
- A definition whose values change for the same activity gets a higher version; a key is never used for something else.
`;

const ownTags = `## Your own tags

A tag of your own is a key, a type and an expression in [CEL](guides/rules.md) under \`tags:\` in \`config/strata.yaml\`; nothing is programmed.
It may name all tags above and those that stand before it in the file. It is computed for every customer, has a column in the snapshot
and a line in the report, and rules ask for it like for any other.

\`\`\`yaml
tags:
  consumption.loses_interest:
    type: bool
    name: { en: Loses interest, zh: 兴趣减退 }
    rule: tag("consumption.orders") >= 3 && tag("consumption.next_order_days") < -14.0
  value.yearly_spend:
    type: number
    name: { en: Spend of a year, zh: 年消费 }
    rule: events("order", last(365)).money
\`\`\`

A type is \`bool\`, \`number\` or \`string\`. A \`bool\` is true or false for everybody; others are absent where their expression needs something
that is. Put the key into one of the groups, or into one of your own; \`npx strata validate\` checks it down to the column.

A tag that CEL cannot say is one small file under \`shared/domain/tags/<group>/\`, a pure function of the customer, and a line in
\`shared/domain/tags/index.ts\`.
`;

/** `docs/tags.md`: the tree of tags, and how each is computed. */
export function renderTagsGuide(): string {
  const all: readonly Described[] = [...tagDefinitions, { key: 'interest.<category path>', ...interestFamily }];
  const used = tagGroups
    .map((group) => ({ group, tags: all.filter(({ key }) => groupOf(key) === group.key) }))
    .filter(({ tags }) => tags.length > 0);
  return [
    head,
    '## The tree\n',
    ...used.map(({ group, tags }) => treeLine(group, tags)),
    ...tagGroups.filter(({ key }) => groupPrefix === `${key}.`).map((group) => treeLine(group, groupTags)),
    '',
    ...used.map(({ group, tags }) => `## ${both(group.name)}\n\n${tagTable(tags)}\n`),
    `## Traits that tags read

Traits are what sources declare of a customer ([sources](guides/sources.md)); any name may be mapped to one of these. The first that
makes sense counts, one that the customer declared before one of a third party. Of an \`address\` the keys \`city\` and \`country\` of
its JSON are read; a written address is not taken apart.

${traitTable(all)}
`,
    groupsChapter(),
    ownTags,
  ].join('\n');
}

const groupTags = namedGroups.map(({ key }) => ({ key: `${groupPrefix}${key}` as const }));

const groupsChapter = (): string => `## Named groups 运营人群

Groups of customers that operators call by a name. Each is a tag \`group.<key>\`, true or false for everybody, made by a rule in
[CEL](guides/rules.md) on the tags above: rules ask for it by \`tag("group.loyal")\` or \`in_segment("group/loyal")\`, the snapshot has a
column for it, \`npx strata profile ID\` names those a customer is in. A customer may be in several, and is in none for want of
evidence. The interests of \`fashion_follower\`, \`tech_enthusiast\` and \`family_buyer\` are read off words in the names of categories
(\`preference.theme\`): where categories are numbers, give these groups a rule on your own paths.

${markdownTable(
  ['group', 'name', 'rule unless changed'],
  namedGroups.map(({ key, name, rule }) => [`\`${key}\``, both(name), `\`${rule}\``]),
)}

Under \`groups:\` in \`config/strata.yaml\` a built-in group gets another rule or another name, or is removed by \`rule: false\`; any other
key is a group of your own, whose rule may also name the groups above it. The rules of own tags may name all of them.

\`\`\`yaml
groups:
  loyal:
    rule: lifecycle == "loyal" && tag("consumption.orders") >= 10
  tech_enthusiast:
    rule: interest("4756105") >= 5.0
  dormant: { rule: false }
  weekend_regular:
    name: { en: Weekend regular, zh: 周末常客 }
    rule: in_segment("group/loyal") && tag("consumption.preferred_weekday") in ["saturday", "sunday"]
\`\`\`
`;

const both = ({ en, zh }: LocalizedText): string => `${en} ${zh}`;

function treeLine({ key, name }: TagGroup, tags: readonly Pick<Described, 'key'>[]): string {
  const names = tags.map((tag) => `\`${tag.key.slice(key.length + 1)}\``).join(', ');
  return `- **\`${key}\`** ${both(name)}: ${names}`;
}

const traitTable = (tags: readonly Described[]): string =>
  markdownTable(
    ['tag', 'traits'],
    tags.flatMap(({ key, traits }) =>
      traits === undefined ? [] : [[`\`${key}\``, traits.map((name) => `\`${name}\``).join(', ')]],
    ),
  );

const tagTable = (tags: readonly Described[]): string =>
  markdownTable(
    ['tag', 'name', 'type', 'origin', 'how it is computed', 'version'],
    tags.map(({ key, type, name, unit, meaning, origins = ['computed'], version }) => [
      `\`${key}\``,
      `${name.en}<br>${name.zh}`,
      unit === undefined ? typeNames[type] : `${typeNames[type]}: ${tagUnitNames[unit].en}`,
      origins.map((origin) => originNames[origin]).join(', '),
      `${meaning.en}<br>${meaning.zh}`,
      String(version),
    ]),
  );
