import type { CardValue, ModelCard } from '../../contracts/model-card.ts';
import { count, countOf, decimal } from '../format/numbers.ts';
import { type Content, html, type Markup } from '../html.ts';
import type { ReportFacts } from '../report-facts.ts';
import { say, sayBoth, type Words } from '../say.ts';
import { figureNames } from '../words/model-figures.ts';
import { modelName } from '../words/model-names.ts';
import { modelWarningNames } from '../words/model-warnings.ts';
import { type Names, nameOf } from '../words/name-of.ts';

/** What one model or rule is, folded: enough to know what it rests on and when not to use it. */
export interface Card {
  readonly title: Words;
  readonly short: Words;
  readonly facts: readonly (readonly [name: Words, value: Content])[];
}

/** The models of the run by their cards; the clusters have a card of the page's own. */
export const modelCards = (facts: ReportFacts): Card[] =>
  (facts.statistics.models ?? []).filter(({ name }) => name !== 'kmeans').map((model) => cardOf(facts, model));

function cardOf(facts: ReportFacts, model: ModelCard): Card {
  const { name, parameters, metrics, warnings } = model;
  const written = modelName(name);
  const title: Words = name.includes(':') || written.en === name ? bdi(written) : written;
  const quality: Words =
    warnings.length === 0
      ? { en: 'nothing speaks against using it', zh: '没有不宜使用的理由' }
      : {
          en: html`<span class="needs">${countOf(warnings.length, 'warning')}</span>`,
          zh: html`<span class="needs">${count(warnings.length)} 条警告</span>`,
        };
  return {
    title,
    short: quality,
    facts: [
      [{ en: 'Fitted on', zh: '拟合数据' }, fittedOn(facts, model)],
      [{ en: 'Parameters', zh: '参数' }, figures(parameters)],
      [{ en: 'How good', zh: '效果' }, figures(metrics)],
      ...watchOut(model),
    ],
  };
}

const bdi = ({ en, zh }: { readonly en: string; readonly zh: string }): Words => ({
  en: html`<bdi>${en}</bdi>`,
  zh: html`<bdi>${zh}</bdi>`,
});

function fittedOn({ day }: ReportFacts, { fittedOn: { customers, from, to } }: ModelCard): Content {
  const span: Words =
    from === null || to === null
      ? { en: '', zh: '' }
      : { en: `${day(from).en} to ${day(to).en}`, zh: `${day(from).zh}至${day(to).zh}` };
  if (customers === 0) return span.en === '' ? '–' : sayBoth(span);
  return say(
    [countOf(customers, 'customer'), span.en === '' ? '' : ', ', span.en],
    [`${count(customers)} 位客户`, span.zh === '' ? '' : '，', span.zh],
  );
}

/** Warnings of a card in words, nothing where it has none. */
export const watchOut = ({ warnings }: ModelCard): (readonly [name: Words, value: Content])[] =>
  warnings.length === 0
    ? []
    : [[{ en: 'Watch out', zh: '注意' }, html`${warnings.map((code) => html`<p>${warningOf(code)}</p>`)}`]];

function warningOf(code: string): Markup {
  const known: Names = modelWarningNames;
  return Object.hasOwn(known, code) ? sayBoth(nameOf(known, code)) : html`<code>${code}</code>`;
}

/** Single values; lists and tables within a card stand in the file of the run. */
function figures(of: ModelCard['parameters']): Content {
  const shown = Object.entries(of).flatMap(([name, value]) => {
    const text = shownValue(value);
    if (text === undefined) return [];
    const label = Object.hasOwn(figureNames, name) ? sayBoth(nameOf(figureNames, name)) : html`<code>${name}</code>`;
    return [html`<span class="figure">${label} ${text}</span>`];
  });
  return shown.length === 0 ? '–' : html`<span class="figures">${shown}</span>`;
}

function shownValue(value: CardValue): Content | undefined {
  if (typeof value === 'number') return html`<b>${decimal(value, digitsOf(value))}</b>`;
  if (typeof value === 'boolean') return value ? say('yes', '是') : say('no', '否');
  if (typeof value === 'string') return html`<code>${value}</code>`;
  if (typeof value === 'object' && value !== null && 'value' in value && typeof value.value === 'number')
    return html`<b>${decimal(value.value, digitsOf(value.value))}</b>`;
  return value === null ? '–' : undefined;
}

/** Four significant digits or so, and whole numbers whole. */
function digitsOf(value: number): number {
  if (Number.isInteger(value)) return 0;
  const size = Math.abs(value);
  return size >= 1000 ? 1 : size >= 1 ? 3 : Math.min(8, 4 - Math.ceil(Math.log10(size || 1)));
}
