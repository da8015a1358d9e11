import type { CardValue, ModelCard, ModelCards } from '../../shared/contracts/model-card.ts';
import { figureNames } from '../../shared/report/words/model-figures.ts';
import { modelName } from '../../shared/report/words/model-names.ts';
import { modelWarningNames } from '../../shared/report/words/model-warnings.ts';
import { type Names, nameOf } from '../../shared/report/words/name-of.ts';
import type { Language } from '../language-option.ts';
import { sayIn } from './say.ts';
import { count, style, table, words } from './text.ts';
import { titled, wrapped, wrappedText } from './wrapped.ts';

/** Cards as people read them. @param detailed tables within cards too */
export function renderModels({ models }: ModelCards, language: Language, detailed: boolean): string {
  if (models.length === 0)
    return sayIn(language)('The published run had nothing to learn from.', '已发布的运行没有可学习的数据。');
  return models.map((card) => renderCard(card, language, detailed).join('\n')).join('\n\n');
}

function renderCard(card: ModelCard, language: Language, detailed: boolean): string[] {
  const { name, fittedOn, parameters, metrics, warnings } = card;
  const say = sayIn(language);
  const rows: readonly [string, string[]][] = [
    [say('fitted on', '拟合数据'), [fitted(fittedOn, language)]],
    [say('parameters', '参数'), wrapped(simple(parameters, language), lineWidth)],
    [say('measured', '指标'), wrapped(simple(metrics, language), lineWidth)],
    [
      say('take care', '注意'),
      warnings.length === 0
        ? [say('nothing speaks against it', '没有需要注意的问题')]
        : warnings.flatMap((code) => wrappedText(nameOf(warningNames, code)[language], lineWidth)),
    ],
  ];
  return [
    `${style('bold', name)}   ${modelName(name)[language]}`,
    ...rows
      .filter(([, lines]) => lines.length > 0)
      .flatMap(([title, lines]) => titled(`  ${title}`, lines, labelWidth)),
    ...nested({ ...parameters, ...metrics }, detailed, name, language),
  ];
}

const labelWidth = 14;
const lineWidth = 84;

function fitted({ customers, from, to }: ModelCard['fittedOn'], language: Language): string {
  const say = sayIn(language);
  const period = from === null ? '' : say(`, ${from} to ${to}`, `，${from} 至 ${to}`);
  // Rules are counted in baskets.
  if (customers === 0) return say(`the orders of all days${period}`, `全部日期的订单${period}`);
  return say(`${count(customers)} customers${period}`, `${count(customers)} 位客户${period}`);
}

const warningNames: Names = modelWarningNames;

/** `name value` of what is one value, or a list of plain ones. */
const simple = (values: Readonly<Record<string, CardValue>>, language: Language): string[] =>
  Object.entries(values).flatMap(([name, value]) => {
    if (Array.isArray(value) && value.every((each) => typeof each !== 'object' || each === null))
      return value.map((each, at) =>
        at === 0 ? `${figureName(name, language)} ${shown(each, language)}` : shown(each, language),
      );
    return typeof value === 'object' && value !== null
      ? []
      : [`${figureName(name, language)} ${shown(value, language)}`];
  });

/** Tables and groups within a card, or how many there are. */
function nested(values: Readonly<Record<string, CardValue>>, detailed: boolean, card: string, language: Language) {
  const inner = Object.entries(values).filter(([, value]) => isNested(value));
  if (inner.length === 0) return [];
  if (!detailed) {
    const names = inner.map(([name]) => figureName(name, language)).join(', ');
    return titled(`  ${sayIn(language)('more', '更多')}`, [`${names}: strata models ${card}`], labelWidth);
  }
  return inner.flatMap(([name, value]) => ['', `  ${figureName(name, language)}`, ...tableOf(value, language)]);
}

const isNested = (value: CardValue): boolean =>
  Array.isArray(value)
    ? value.some((each) => typeof each === 'object' && each !== null)
    : typeof value === 'object' && value !== null;

function tableOf(value: CardValue, language: Language): string[] {
  if (!Array.isArray(value))
    return Object.entries(value as Record<string, CardValue>).flatMap(([name, each]) => lineOf(name, each, language));
  const rows = value as readonly Readonly<Record<string, CardValue>>[];
  const columns = [...new Set(rows.flatMap((row) => Object.keys(row)))];
  return table(
    [
      columns.map((name) => columnName(name, language)),
      ...rows.map((row) => columns.map((column) => shown(row[column] ?? null, language))),
    ],
    columns.map((_, at) => at),
    '    ',
  );
}

const lineOf = (name: string, value: CardValue, language: Language): string[] =>
  isNested(value)
    ? [`    ${figureName(name, language)}`, ...tableOf(value, language)]
    : [`    ${figureName(name, language)} ${shown(value, language)}`];

/** The words of the report, where it has some. */
const figureName = (name: string, language: Language): string =>
  Object.hasOwn(figureNames, name) ? nameOf(figureNames, name)[language] : spaced(name);

const columnName = (name: string, language: Language): string =>
  name === 'customers' ? sayIn(language)('Customers', '客户') : figureName(name, language);

/** `byRepeatOrders` as people read it. */
const spaced = (name: string): string =>
  words(name.replace(/(?<=[a-z])[A-Z0-9]/g, (letter) => ` ${letter.toLowerCase()}`));

const decimals = new Intl.NumberFormat('en-GB', { maximumSignificantDigits: 6 });

function shown(value: CardValue, language: Language): string {
  const say = sayIn(language);
  if (typeof value === 'number') return Number.isInteger(value) ? count(value) : decimals.format(value);
  if (typeof value === 'boolean') return value ? say('yes', '是') : say('no', '否');
  if (value === null) return '–';
  if (typeof value === 'object') return JSON.stringify(value);
  return Object.hasOwn(valueNames, value) ? nameOf(valueNames, value)[language] : value;
}

/** Values of parameters that are words. */
const valueNames: Names = {
  days: { en: 'days', zh: '天' },
  cosine: { en: 'cosine', zh: '余弦' },
  logistic: { en: 'logistic', zh: '逻辑回归' },
};
