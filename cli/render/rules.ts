import type { Language } from '../language-option.ts';
import type { RulesResult } from '../results/rules.ts';
import { productName } from './product-name.ts';
import { sayIn } from './say.ts';
import { count, counted, table } from './text.ts';
import { hanging, titled, wrapped } from './wrapped.ts';

const screenWidth = 100;

/** Rules as people read them, with the names of the products where they are known. */
export function renderRules(result: RulesResult, language: Language): string {
  const say = sayIn(language);
  const { baskets, itemsets, found, rules, limited, share } = result;
  const [support, confidence] = [short(result.minSupport), short(result.minConfidence)];
  const notes = [
    ...(limited
      ? [
          say(
            `more itemsets than are held: the least support was raised to ${support}`,
            `项集过多：最小支持度已提高到 ${support}`,
          ),
        ]
      : []),
    ...(share < 1
      ? [
          say(
            `of ${(100 * share).toFixed(1)} % of the baskets, drawn by hash`,
            `按哈希抽取 ${(100 * share).toFixed(1)} % 的购物篮`,
          ),
        ]
      : []),
  ];
  const head = wrapped(
    [
      say(counted(baskets, 'basket'), `${count(baskets)} 个购物篮`),
      say(counted(itemsets, 'frequent itemset'), `${count(itemsets)} 个频繁项集`),
      say(
        `${counted(found, 'rule')} with support ${support} and confidence ${confidence} or more`,
        `${count(found)} 条规则（支持度 ≥ ${support}，置信度 ≥ ${confidence}）`,
      ),
    ],
    screenWidth,
  );
  if (found === 0)
    return [
      ...head,
      ...notes,
      say(
        'Lower --min-support or --min-confidence to see more.',
        '降低 --min-support 或 --min-confidence 可看到更多。',
      ),
    ].join('\n');
  const rest = found - rules.length;
  return [
    ...head,
    ...notes,
    '',
    ...ruleLines(result, language),
    ...(rest > 0
      ? [`  ${say(`... ${count(rest)} more: --max ${found}`, `……另有 ${count(rest)} 条：--max ${found}`)}`]
      : []),
  ].join('\n');
}

/** Three digits, as many as tell supports apart. */
const short = (share: number): string => String(Number(share.toPrecision(3)));

function ruleLines({ rules, names }: Pick<RulesResult, 'rules' | 'names'>, language: Language): string[] {
  const say = sayIn(language);
  const nameOf = (product: string): string => productName({ names }, product);
  const figures = table(
    [
      [say('lift', '提升度'), say('confidence', '置信度'), say('support', '支持度'), say('baskets', '购物篮')],
      ...rules.map(({ lift, confidence, support, count: baskets }) => [
        lift.toFixed(2),
        `${(100 * confidence).toFixed(1)} %`,
        `${(100 * support).toFixed(2)} %`,
        count(baskets),
      ]),
    ],
    [0, 1, 2, 3],
  );
  const [head = '', ...lines] = figures;
  const width = (lines[0] ?? '').length + 3;
  return [
    `${head}   ${say('who buys … buys too', '购买…者也购买')}`,
    ...rules.flatMap(({ antecedent, consequent }, at) => {
      const pieces = [
        ...antecedent.map((product, place) =>
          place === antecedent.length - 1 ? nameOf(product) : `${nameOf(product)} +`,
        ),
        `-> ${consequent.map(nameOf).join(' + ')}`,
      ];
      const text = wrapped(pieces, Math.max(40, screenWidth - 2 - width), ' ');
      return titled(lines[at] ?? '', hanging(text), width);
    }),
  ];
}
