import type { BgNbdWarning } from '../../domain/clv/fit-bg-nbd.ts';
import type { GammaGammaWarning } from '../../domain/clv/fit-gamma-gamma.ts';
import type { LocalizedText } from '../../domain/localized-text.ts';
import type { LookalikeWarning } from '../../domain/lookalike/lookalike-model.ts';
import type { AttributeWarning } from '../../domain/prediction/attribute-model.ts';
import type { UnusableReason } from '../../domain/prediction/usable.ts';

/** What the learners of a run say beyond what the models themselves do. */
type LearnerWarning =
  | 'few_baskets'
  | 'support_raised'
  | 'few_links'
  | 'weak_structure'
  | 'unstable'
  | 'no_better_than_popularity';

export type ModelWarning =
  | BgNbdWarning
  | GammaGammaWarning
  | AttributeWarning
  | UnusableReason
  | LookalikeWarning
  | LearnerWarning;

/** What speaks against using a model, and what to do about it, by the codes on model cards. */
export const modelWarningNames: Readonly<Record<ModelWarning, LocalizedText>> = {
  no_dropout_seen: {
    en: 'Nobody is seen to stop buying: the chance to be still a customer says nothing, and no churn risk is told. Go by the lifecycle stages.',
    zh: '看不出有人停止购买：留存概率没有意义，也不给出流失风险。请参考生命周期阶段。',
  },
  few_repeaters: {
    en: 'Fewer than 100 customers came back to buy: take the figures as a rough guide.',
    zh: '复购客户不足 100 人：数值仅供粗略参考。',
  },
  parameter_at_bound: {
    en: 'Customers are more alike, or more unlike, than the model can say: its parameters mean little, what it predicts remains usable.',
    zh: '客户间的差异比模型所能表达的更小或更大：参数意义不大，预测仍可使用。',
  },
  not_converged: {
    en: 'The fit did not come to an end: do not use its figures. Lifetime values are not told from such a fit.',
    zh: '拟合未收敛：请勿使用其数值，也不会据此给出客户价值。',
  },
  value_depends_on_frequency: {
    en: 'Who buys more often spends more or less an order, which the model takes to be unrelated: values of single customers are off, least for the middle.',
    zh: '购买频率与单价相关，而模型假定两者无关：单个客户的价值会有偏差，中间部分最小。',
  },
  mean_value_infinite: {
    en: 'By this fit the mean value over all customers is not finite: who never came back has no expected value, and no lifetime value is told of them.',
    zh: '按此拟合，全体客户的均值不是有限值：没有复购的客户没有预期单价，也不给出其客户价值。',
  },
  too_few_customers: {
    en: 'Fewer than two values have enough customers who told them: nothing was learnt.',
    zh: '自述该属性的客户太少，取值不足两种：没有学习。',
  },
  few_test_customers: {
    en: 'Fewer than 100 customers to measure on: how good it is, is a rough guess.',
    zh: '可用于检验的客户不足 100 人：效果只是粗略估计。',
  },
  no_better_than_majority: {
    en: 'No better than always saying the commonest value: nothing is predicted.',
    zh: '不比总猜最常见的取值更好：不作预测。',
  },
  rare_values_left_out: {
    en: 'Some values are too rare to be learnt and are never predicted.',
    zh: '部分取值过少，无法学习，也不会被预测。',
  },
  sampled: {
    en: 'Learnt from a part of the data, drawn by hash: enough for shares and rankings, counts are of the part.',
    zh: '按哈希抽取部分数据学习：对占比与排序足够，计数仅为该部分。',
  },
  badly_calibrated: {
    en: 'Its confidence is off by more than 0.05 on the mean: do not compare it with a limit such as 0.8.',
    zh: '置信度平均偏差超过 0.05：请勿与 0.8 之类的界限比较。',
  },
  nothing_learnt: {
    en: 'There was nothing to learn from: nothing is predicted.',
    zh: '没有可学习的内容：不作预测。',
  },
  accuracy_too_low: {
    en: 'Less accurate than min_accuracy in strata.yaml demands: nothing is predicted.',
    zh: '准确率低于 strata.yaml 中 min_accuracy 的要求：不作预测。',
  },
  few_seeds: {
    en: 'Fewer than 50 customers of the list: what they have in common may be chance.',
    zh: '名单中的客户不足 50 人：其共同点可能只是偶然。',
  },
  not_measured: {
    en: 'Nobody could be held out: how good it is, is not known.',
    zh: '没有可留出的客户：效果未知。',
  },
  no_lift: {
    en: 'Held-out customers of the list are not found more often than by chance: do not use it for an audience.',
    zh: '留出的名单客户并不比随机更容易被找到：请勿用于受众。',
  },
  few_baskets: {
    en: 'Fewer than 500 baskets: a rule may rest on five of them.',
    zh: '购物篮不足 500 个：一条规则可能仅基于五个。',
  },
  support_raised: {
    en: 'There were more itemsets than are held: the least support was raised, and rarer rules are missing.',
    zh: '项集多于可保存的数量：已提高最小支持度，较少见的规则缺失。',
  },
  few_links: {
    en: 'Fewer than 100 invitations and shares that name whom they reached: ranks are mostly chance.',
    zh: '指明对象的邀请与分享不足 100 次：排名大多出于偶然。',
  },
  weak_structure: {
    en: 'Clusters overlap (silhouette below 0.25): use them to describe, not to decide about single customers.',
    zh: '分群相互重叠（轮廓系数低于 0.25）：适合描述，不宜据此对单个客户作决定。',
  },
  unstable: {
    en: 'Another start gives other clusters (agreement below 0.6): do not build campaigns on them.',
    zh: '换一个起点会得到不同的分群（一致度低于 0.6）：请勿据此制定活动。',
  },
  no_better_than_popularity: {
    en: 'Held-out days are foretold no better than by what is popular: show what is popular instead.',
    zh: '对留出日期的预测不比热门商品更好：不如直接展示热门商品。',
  },
};
