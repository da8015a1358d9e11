import type { ClusterStatistics } from '../../contracts/statistics.ts';
import { capitalised, numberInWords } from '../format/fractions.ts';
import { fixed } from '../format/numbers.ts';
import { listed, type Words } from '../say.ts';
import type { Drift } from './drift.ts';

type Cluster = ClusterStatistics['clusters'][number];

/** From here on a centre has moved so far that its group is another kind of group. In standard deviations. */
export const reshapedFrom = 0.5;

/** Clusters that kept their id but not their shape, furthest moved first. */
export const reshapedClusters = ({ clusters }: ClusterStatistics): Cluster[] =>
  clusters
    .filter(({ match }) => match !== null && match.shift >= reshapedFrom)
    .toSorted((a, b) => (b.match?.shift ?? 0) - (a.match?.shift ?? 0));

/** What drifted, and what to look at. */
export function driftAdvice(drifted: readonly Drift[]): Words {
  const names = listed(
    drifted.map(({ name, psi }) => ({
      en: `${name.en} (${fixed(psi, 2)})`,
      zh: `${name.zh}（${fixed(psi, 2)}）`,
    })),
  );
  return {
    en: [
      names.en,
      drifted.length === 1 ? ' is' : ' are',
      ' spread differently than in the run before. Look for new prices, a new source or a new mapping before you read a change of size as a change of customers.',
    ],
    zh: [names.zh, '的分布与上次不同。把人数变化解读为客户变化之前，请先检查价格、数据源或映射是否有变。'],
  };
}

/** Heading and text on groups that are no longer what they were. */
export function reshapedAdvice(reshaped: readonly Cluster[]): [title: Words, text: Words] {
  const number = numberInWords(reshaped.length);
  const one = reshaped.length === 1;
  const names = listed(
    reshaped.map(({ name, match }) => ({
      en: `“${name.en}” by ${fixed(match?.shift ?? 0)}`,
      zh: `“${name.zh}”${fixed(match?.shift ?? 0)}`,
    })),
  );
  return [
    {
      en: `${capitalised(number.en)} ${one ? 'group' : 'groups'} changed shape`,
      zh: `${number.zh}个群组的形状发生变化`,
    },
    {
      en: [
        one ? 'Its centre moved: ' : 'Their centres moved: ',
        names.en,
        ` standard deviations. Read ${one ? 'its' : 'their'} change in size with that in mind.`,
      ],
      zh: ['中心移动：', names.zh, ' 个标准差。看其人数变化时请考虑这一点。'],
    },
  ];
}
