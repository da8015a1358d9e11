import { parseCalendarDate } from '../calendar-date.ts';
import { ofLastCustomer } from '../of-last-customer.ts';
import { readTrait } from '../read-trait.ts';

export interface Birthday {
  /** `undefined` where only the day of the year is told. */
  readonly year: number | undefined;
  /** 1..12 */
  readonly month: number;
  /** 1..31 */
  readonly day: number;
  /** Whole years on `as_of`'s day; who was born on 29 February is a year older on 1 March of other years. */
  readonly age: number | undefined;
}

export const birthdayTraits = [
  'birthday',
  'birth_date',
  'birthdate',
  'date_of_birth',
  'birthDate',
  'dob',
  '生日',
  '出生日期',
];
const oldest = 120;

/** The birthday as traits tell it. One in the future, or of somebody older than 120 years, is none. */
export const birthdayOf = ofLastCustomer((customer) =>
  readTrait(customer, birthdayTraits, (text) => parseBirthday(text, customer.asOfDay)),
);

/** Reads a calendar date, or month and day as in `05-31`, `--05-31` or `5月31日`. */
function parseBirthday(text: string, asOfDay: number): Birthday | undefined {
  const dayOfYear = /^(?:--)?(\d{1,2})(?:-|月)(\d{1,2})日?$/.exec(text);
  const date = dayOfYear === null ? parseCalendarDate(text) : parseCalendarDate(`0000-${dayOfYear[1]}-${dayOfYear[2]}`);
  if (date === undefined) return undefined;
  const { year, month, day } = date;
  if (year === 0) return { year: undefined, month, day, age: undefined };
  const today = new Date(asOfDay * 86_400_000);
  const monthNow = today.getUTCMonth() + 1;
  const isBefore = monthNow < month || (monthNow === month && today.getUTCDate() < day);
  const age = today.getUTCFullYear() - year - (isBefore ? 1 : 0);
  return age >= 0 && age <= oldest ? { year, month, day, age } : undefined;
}

/** `05-31` */
export const monthAndDay = ({ month, day }: Pick<Birthday, 'month' | 'day'>): string =>
  `${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
