import { modelWarningNames } from '../../shared/report/words/model-warnings.ts';
import { type Names, nameOf } from '../../shared/report/words/name-of.ts';
import type { Language } from '../language-option.ts';
import type { SimilarResult } from '../results/similar.ts';
import { sayIn } from './say.ts';
import { count, counted, table } from './text.ts';
import { wrappedText } from './wrapped.ts';

const lineWidth = 98;

/** Who is most like whom, as people read it. */
export function renderSimilar(
  { customers, method, seeds, compared, metrics, warnings }: SimilarResult,
  language: Language,
): string {
  const say = sayIn(language);
  const head = say(
    `${counted(compared, 'customer')} compared with ${counted(seeds, 'customer')}   by ${method}`,
    `将 ${count(compared)} 位客户与 ${count(seeds)} 位比较   方法 ${method}`,
  );
  const measured = (metrics?.lift ?? []).map(({ top, lift, found }) =>
    say(
      `first ${(100 * top).toFixed(0)} %: ${lift.toFixed(1)} times as many held-out seeds as by chance (${(100 * found.value).toFixed(0)} % of them)`,
      `前 ${(100 * top).toFixed(0)} %：找到的留出客户是随机的 ${lift.toFixed(1)} 倍（占其 ${(100 * found.value).toFixed(0)} %）`,
    ),
  );
  const known: Names = modelWarningNames;
  const notes = warnings.flatMap((code) => wrappedText(nameOf(known, code)[language], lineWidth));
  if (customers.length === 0)
    return [
      head,
      say(
        'Nobody is like them: they differ from the ordinary customer in nothing that others share.',
        '没有相似的客户：其与普通客户的差异无人共有。',
      ),
    ].join('\n');
  return [
    head,
    ...measured.map((line) => `  ${line}`),
    ...notes.map((note) => `  ${note}`),
    '',
    ...table(
      customers.map(({ userId, similarity }, at) => [String(at + 1), userId, similarity.toFixed(3)]),
      [0, 2],
    ),
  ].join('\n');
}
