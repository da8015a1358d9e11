import { dateOfDay } from '../../shared/domain/event/day-of.ts';
import type { TagData, TagType } from '../../shared/domain/tags/define-tag.ts';
import { type TagUnit, tagUnitNames } from '../../shared/domain/tags/tag-units.ts';
import { type Names, nameOf } from '../../shared/report/words/name-of.ts';
import { tagValueNames } from '../../shared/report/words/tag-values.ts';
import type { Language } from '../language-option.ts';
import { count } from './text.ts';

export interface ShownTag {
  readonly key: string;
  readonly type: TagType;
  readonly unit: TagUnit | null;
}

export interface ValueOptions {
  readonly language: Language;
  readonly currency: string;
  /** Whether the unit stands behind numbers that need one. @default true */
  readonly withUnit?: boolean;
}

/** A value of a tag as people read it: in its unit, days as dates, and words where there are some. */
export function tagValue({ key, type, unit }: ShownTag, value: TagData, options: ValueOptions): string {
  const { language } = options;
  if (type === 'bool') return nameOf(yesNo, String(value))[language];
  if (type === 'string') return textValue(key, String(value), language);
  const number = Number(value);
  return type === 'day' ? dateOfDay(Math.round(number)) : inUnit(number, unit, options);
}

const yesNo: Names = { true: { en: 'yes', zh: '是' }, false: { en: 'no', zh: '否' } };

function textValue(key: string, value: string, language: Language): string {
  const names = tagValueNames[key] ?? {};
  return Object.hasOwn(names, value) ? nameOf(names, value)[language] : value;
}

function inUnit(value: number, unit: TagUnit | null, { language, currency, withUnit = true }: ValueOptions): string {
  switch (unit) {
    case 'money':
      return new Intl.NumberFormat('en-GB', {
        style: 'currency',
        currency,
        maximumFractionDigits: Math.abs(value) < 10 ? 2 : 0,
        minimumFractionDigits: 0,
      }).format(value);
    case 'share':
      return `${decimal(100 * value, value > 0 && value < 0.0995 ? 1 : 0)} %`;
    case 'hour':
      return `${String(Math.floor(value)).padStart(2, '0')}:00`;
    case null:
    case 'ratio':
    case 'score':
    case 'percentile':
      return decimal(value, digitsOf(value));
    default: {
      const number = decimal(value, Math.abs(value) < 100 ? 1 : 0);
      if (!withUnit) return number;
      return language === 'zh' ? `${number} ${tagUnitNames[unit].zh}` : `${number} ${unitFor(number, unit)}`;
    }
  }
}

const unitFor = (number: string, unit: TagUnit): string => {
  const many = tagUnitNames[unit].en;
  if (number !== '1') return many;
  return unit === 'people' ? 'person' : many.replace(/s$/, '');
};

/** Enough digits to tell values apart, no more than are known. */
const digitsOf = (value: number): number => (Math.abs(value) < 1 ? 3 : Math.abs(value) < 100 ? 1 : 0);

const decimal = (value: number, digits: number): string =>
  digits === 0 ? count(Math.round(value)) : count(Number(value.toFixed(digits)));
