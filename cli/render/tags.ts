import { groupPrefix } from '../../shared/domain/tags/named-groups.ts';
import type { Language } from '../language-option.ts';
import type { TagGroupResult, TagInSegment, TagResult, TagsResult } from '../results/tags.ts';
import { sayIn } from './say.ts';
import { segmentName } from './segment-name.ts';
import { tagValue, type ValueOptions } from './tag-value.ts';
import { count, counted, percent, style, table, visibleLength } from './text.ts';
import { titled, wrapped, wrappedText } from './wrapped.ts';

const namedValues = 3;
const mostListed = 10;
/** Values that a description lists at most. */
const mostValues = 20;
const screenWidth = 100;
const between = '   ';

/** Tags as people read them: the tree, or one tag whole. */
export function renderTags(result: TagsResult, language: Language): string {
  const only = result.groups.flatMap(({ tags }) => tags).find(({ segments }) => segments !== undefined);
  return (only === undefined ? tree(result, language) : detail(only, result, language)).join('\n');
}

function tree(result: TagsResult, language: Language): string[] {
  const say = sayIn(language);
  const { customers, asOfDate, groups, currency } = result;
  const number = groups.reduce((sum, { tags }) => sum + tags.length, 0);
  const head = say(
    `${counted(number, 'tag')} over ${counted(customers, 'customer')} on ${asOfDate}`,
    `${count(number)} 个标签   ${asOfDate}   ${count(customers)} 位客户`,
  );
  return [
    head,
    ...groups.flatMap((group) => ['', ...groupLines(group, result, { language, currency })]),
    '',
    say(
      'strata tags KEY   one tag with its meaning, and by segment',
      'strata tags KEY   查看单个标签的含义及各分群情况',
    ),
  ];
}

function groupLines({ key, name, tags }: TagGroupResult, result: TagsResult, options: ValueOptions): string[] {
  const { language } = options;
  const say = sayIn(language);
  const bare = (tag: TagResult): string => tag.key.slice(key.length + 1) + (tag.own ? ' *' : '');
  const known = tags.filter(({ present }) => present > 0);
  const starts = table(
    known.map((tag) => [tag.name[language], bare(tag), coverage(tag)]),
    [2],
  );
  const room = screenWidth - between.length - Math.max(0, ...starts.map(visibleLength));
  const rows = known.map((tag, at) => `${starts[at]}${between}${distribution(tag, options, room)}`.trimEnd());
  const absent = tags.filter(({ present }) => present === 0).map(bare);
  const title = `  ${say('nobody has', '无人拥有')}   `;
  return [
    `${style('bold', name[language])}   ${key}.`,
    ...rows,
    ...titled(title, wrapped(absent, screenWidth - visibleLength(title), '  '), visibleLength(title)),
    ...(tags.some(({ own }) => own)
      ? [`  ${say('* of your own, from config/strata.yaml', '* 自定义标签，见 config/strata.yaml')}`]
      : []),
    ...(key === 'interest' ? interestLines(result, language) : []),
  ];
}

function interestLines({ interests, customers }: TagsResult, language: Language): string[] {
  const say = sayIn(language);
  if (interests === null || interests.paths === 0) return [`  ${say('no category has an interest', '没有品类兴趣')}`];
  const shown = interests.top.slice(0, mostListed);
  const rows = shown.map(({ path, customers: having, strong, meanScore }) => [
    path,
    percent(having, customers),
    say(`strong in ${count(strong)}`, `强兴趣 ${count(strong)} 人`),
    say(`mean ${meanScore.toFixed(1)} of 10`, `均分 ${meanScore.toFixed(1)} / 10`),
  ]);
  const rest = interests.paths - shown.length;
  return [
    ...table(rows, [1]),
    ...(rest > 0
      ? [`  ${say(`... and ${counted(rest, 'category', 'categories')} more`, `……另有 ${count(rest)} 个品类`)}`]
      : []),
  ];
}

/** Share of the customers who have it; of so few that none would show, how many. */
function coverage({ present, coverage: share }: Pick<TagResult, 'present' | 'coverage'>): string {
  if (present === 0) return '–';
  return share < 0.0005 ? count(present) : percent(share, 1);
}

/** Median and quartiles of numbers and days, the commonest of other values. @param room columns there are */
function distribution(
  tag: Pick<TagResult, 'key' | 'type' | 'unit' | 'numbers' | 'values' | 'present'>,
  options: ValueOptions,
  room = 60,
): string {
  const { numbers, values, present } = tag;
  const { language } = options;
  if (numbers !== null) {
    const bare = { ...options, withUnit: false };
    const quarters = `${tagValue(tag, numbers.p25, bare)} – ${tagValue(tag, numbers.p75, bare)}`;
    return `${tagValue(tag, numbers.median, options)}   (${quarters})`;
  }
  if (values === null || values.length === 0) return '';
  const pieces: string[] = [];
  for (const { value, customers } of values.slice(0, namedValues)) {
    const piece = `${tagValue(tag, boolOr(tag, value), options)} ${percent(customers, present)}`;
    const isRoom = visibleLength([...pieces, piece, othersText(values, 1, language)].join(between)) <= room;
    if (pieces.length > 0 && !isRoom) break;
    pieces.push(piece);
  }
  return [...pieces, othersText(values, pieces.length, language)].filter((piece) => piece !== '').join(between);
}

/** How many values there are besides those that were named; nothing where there are none. */
function othersText(values: readonly unknown[], named: number, language: Language): string {
  const rest = values.length - named;
  if (rest <= 0) return '';
  const isOpen = values.length === mostValues;
  return sayIn(language)(
    isOpen ? `${rest} or more others` : counted(rest, 'other'),
    `另有 ${rest} 种${isOpen ? '以上' : ''}`,
  );
}

const boolOr = ({ type }: Pick<TagResult, 'type'>, value: string): string | boolean =>
  type === 'bool' ? value === 'true' : value;

function detail(tag: TagResult, { customers, asOfDate, currency }: TagsResult, language: Language): string[] {
  const say = sayIn(language);
  const options = { language, currency };
  const { key, name, type, version, present, origins, own, meaning, segments = [] } = tag;
  const types = {
    number: say('number', '数值'),
    string: say('text', '文本'),
    bool: say('yes or no', '是或否'),
    day: say('date', '日期'),
  };
  const known = say(
    `${count(present)} of ${counted(customers, 'customer')} on ${asOfDate}, ${coverage(tag)}`,
    `${asOfDate} 的 ${count(customers)} 位客户中 ${count(present)} 位，${coverage(tag)}`,
  );
  const rows: [string, string[]][] = [
    [
      own || key.startsWith(groupPrefix) ? say('Rule', '规则') : say('Meaning', '含义'),
      wrappedText(meaning[language], 84),
    ],
    [
      say('Type', '类型'),
      [
        `${types[type]}   ${origins.map((origin) => originNames(language)[origin]).join(', ')}   ${say('version', '版本')} ${version}`,
      ],
    ],
    [say('Known of', '覆盖'), [known]],
    ...spread(tag, options),
  ];
  return [
    `${style('bold', key)}   ${name[language]}${own ? `   ${say('of your own', '自定义')}` : ''}`,
    ...rows.flatMap(([title, lines]) => titled(`  ${title}`, lines, 16)),
    ...bySegment(tag, segments, options),
  ];
}

export const originNames = (language: Language) => {
  const say = sayIn(language);
  return {
    declared: say('said by the customer', '客户自述'),
    third_party: say('said by others', '第三方提供'),
    computed: say('computed', '计算得出'),
    predicted: say('predicted', '模型预测'),
  };
};

function spread(tag: TagResult, options: ValueOptions): [string, string[]][] {
  const say = sayIn(options.language);
  const { numbers, values, present } = tag;
  if (numbers !== null) {
    const shown = (value: number): string => tagValue(tag, value, options);
    const { mean, mode, least, p05, p25, median, p75, p95, most } = numbers;
    return [
      [
        say('Half have', '半数客户'),
        [
          say(
            `${shown(median)} or less; the middle half ${shown(p25)} to ${shown(p75)}`,
            `不超过 ${shown(median)}；中间一半为 ${shown(p25)} 至 ${shown(p75)}`,
          ),
        ],
      ],
      [
        say('From, to', '范围'),
        [
          say(
            `${shown(least)} to ${shown(most)}; nine tenths ${shown(p05)} to ${shown(p95)}`,
            `${shown(least)} 至 ${shown(most)}；九成为 ${shown(p05)} 至 ${shown(p95)}`,
          ),
        ],
      ],
      [say('Mean, mode', '均值与众数'), [`${shown(mean)}   ${shown(mode)}`]],
    ];
  }
  if (values === null || values.length === 0) return [];
  const rows = values.map(({ value, customers }) => [
    tagValue(tag, boolOr(tag, value), options),
    count(customers),
    percent(customers, present),
  ]);
  return [[say('Values', '取值'), table(rows, [1, 2], '')]];
}

function bySegment(tag: TagResult, segments: readonly TagInSegment[], options: ValueOptions): string[] {
  const { language } = options;
  const say = sayIn(language);
  const schemes = [...new Set(segments.map(({ scheme }) => scheme))];
  return schemes.flatMap((scheme) => [
    '',
    `  ${say(`By ${scheme}`, `按 ${scheme}`)}`,
    ...table(
      segments
        .filter((each) => each.scheme === scheme)
        .map(({ segment, customers, ...counts }) => [
          segmentName(scheme, segment, language),
          say(counted(customers, 'customer'), `${count(customers)} 人`),
          coverage(counts),
          distribution({ ...tag, ...counts }, options),
        ]),
      [1, 2],
      '    ',
    ),
  ]);
}
