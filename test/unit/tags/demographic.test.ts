import { describe, expect, it } from 'vitest';
import type { Shop } from '../../../shared/domain/shop/shop.ts';
import { type Known, tagOf } from '../../support/customer-of.ts';

// As of 2011-01-26 unless a day is given.
const valueIn = (key: string, known: Known) => tagOf(key, known)?.value;
const dayOf = (date: string) => Date.parse(`${date}T00:00:00Z`) / 86_400_000;
const foreseeing = (value: string): Partial<Shop> => ({ predict: () => ({ value, confidence: 0.83 }) });

describe('tags of traits', () => {
  it.each([
    ['demographic.gender', 'gender', 'female'],
    ['demographic.education', 'education', 'master'],
    ['demographic.age_band', 'age_band', '25-34'],
    ['demographic.age', 'age', '40'],
    ['demographic.birthday', 'birthday', '1990-05-31'],
    ['demographic.zodiac', 'birthday', '1990-05-31'],
    ['demographic.days_to_birthday', 'birthday', '1990-05-31'],
    ['demographic.membership_days', 'registered_at', '2010-12-01'],
    ['demographic.occupation', 'occupation', 'nurse'],
    ['demographic.income_band', 'income_band', 'high'],
    ['demographic.marital_status', 'marital_status', 'married'],
  ])('%s says whose word it is, and is 0.9 sure of the customer and 0.6 of others', (key, trait, text) => {
    expect(tagOf(key, { declared: { [trait]: text } })).toMatchObject({ origin: 'declared', confidence: 0.9 });
    expect(tagOf(key, { thirdParty: { [trait]: text } })).toMatchObject({ origin: 'third_party', confidence: 0.6 });
    expect(tagOf(key, {})).toBeUndefined();
    expect(tagOf(key, { declared: { [trait]: ' ' } })).toBeUndefined();
  });

  it('take what the customer says under another name before what others say, whatever the order of names', () => {
    const known = { thirdParty: { gender: 'male' }, declared: { 性别: '女' } };
    expect(tagOf('demographic.gender', known)).toMatchObject({ value: 'female', origin: 'declared' });
    expect(valueIn('demographic.gender', { thirdParty: { gender: 'male', sex: 'female' } })).toBe('male');
    const birthdays = { thirdParty: { birthday: '1990-05-31' }, declared: { dob: '1991-06-01' } };
    expect(tagOf('demographic.birthday', birthdays)).toMatchObject({ value: '06-01', origin: 'declared' });
    expect(valueIn('demographic.age', birthdays)).toBe(19);
  });

  it('take an age or a band that the customer tells before what others say of the birthday', () => {
    const thirdParty = { birthday: '1990-05-31' };
    expect(tagOf('demographic.age', { thirdParty, declared: { age: '40' } })).toMatchObject({
      value: 40,
      origin: 'declared',
    });
    expect(tagOf('demographic.age_band', { thirdParty, declared: { age_band: '35-44' } })).toMatchObject({
      value: '35-44',
      origin: 'declared',
    });
    const others = { thirdParty: { ...thirdParty, age: '40', age_band: '35-44' } };
    expect(tagOf('demographic.age', others)).toMatchObject({ value: 20, origin: 'third_party' });
    expect(tagOf('demographic.age_band', others)).toMatchObject({ value: '18-24', origin: 'third_party' });
  });

  it('fall back to a name that makes sense', () => {
    expect(
      tagOf('demographic.birthday', { declared: { birthday: 'soon' }, thirdParty: { dob: '1990-05-31' } }),
    ).toMatchObject({
      value: '05-31',
      origin: 'third_party',
    });
    expect(valueIn('demographic.gender', { declared: { gender: '未知', sex: 'F' } })).toBe('female');
  });
});

describe('predicted tags', () => {
  it.each([
    ['demographic.gender', 'female', 'gender', 'male'],
    ['demographic.age_band', '35-44', 'age', '20'],
    ['demographic.education', 'master', 'education', 'phd'],
  ])('%s is what a model foresees where nobody says anything, and says so', (key, foreseen, trait, told) => {
    const shop = foreseeing(foreseen);
    expect(tagOf(key, { shop })).toMatchObject({ value: foreseen, confidence: 0.83, origin: 'predicted' });
    expect(tagOf(key, { shop, thirdParty: { [trait]: told } })).toMatchObject({
      origin: 'third_party',
      confidence: 0.6,
    });
    expect(tagOf(key, { shop, declared: { [trait]: told } })).toMatchObject({ origin: 'declared' });
  });

  it('are asked for by their key, and no others are', () => {
    const asked: string[] = [];
    const predict: Shop['predict'] = (tag, customer) => {
      asked.push(`${tag} ${customer.asOfDay}`);
      return undefined;
    };
    tagOf('demographic.gender', { shop: { predict } });
    expect(asked).toEqual(['demographic.gender 15000', 'demographic.age_band 15000', 'demographic.education 15000']);
  });
});

describe('demographic.age_band', () => {
  it.each([
    ['0', '0-17'],
    ['17', '0-17'],
    ['18', '18-24'],
    ['24', '18-24'],
    ['25', '25-34'],
    ['34', '25-34'],
    ['35', '35-44'],
    ['45', '45-54'],
    ['55', '55-64'],
    ['64', '55-64'],
    ['65', '65+'],
    ['120', '65+'],
  ])('of the age %s is %s', (age, band) => {
    expect(valueIn('demographic.age_band', { declared: { age, age_band: '1-2' } })).toBe(band);
  });

  it.each([
    ['25-34', '25-34'],
    ['25 to 34', '25-34'],
    ['20–29', '20-29'],
    ['25至34岁', '25-34'],
    ['65+', '65+'],
    ['65 and over', '65+'],
    ['over 65', '65+'],
    ['60岁以上', '60+'],
    ['under 18', '0-17'],
    ['<18', '0-17'],
    ['18岁以下', '0-17'],
    ['<1', '0-0'],
    ['under 0', undefined],
    ['34-25', undefined],
    ['25', undefined],
    ['young', undefined],
    ['1990-2000', undefined],
  ])('reads the told band %s as %s', (told, band) => {
    expect(valueIn('demographic.age_band', { declared: { age_range: told } })).toBe(band);
  });
});

describe('demographic.birthday', () => {
  it.each([
    ['1990-05-31', '05-31'],
    ['1990-05-31T08:00:00Z', '05-31'],
    ['1990/5/3', '05-03'],
    ['1990.12.03', '12-03'],
    ['1990年5月31日', '05-31'],
    ['19900531', '05-31'],
    ['0000-02-29', '02-29'],
    ['--05-31', '05-31'],
    ['5-31', '05-31'],
    ['5月31日', '05-31'],
    ['2-29', '02-29'],
    ['1992-02-29', '02-29'],
    ['1990-02-29', undefined],
    ['1900-02-29', undefined],
    ['1990-04-31', undefined],
    ['1990-13-01', undefined],
    ['1990-00-10', undefined],
    ['1990-05-311', undefined],
    ['1990-5/31', undefined],
    ['5/6/1990', undefined],
    ['2-30', undefined],
    ['2011-01-27', undefined],
    // 120 until tomorrow, and 121 from today on.
    ['1890-01-27', '01-27'],
    ['1890-01-26', undefined],
    ['643852800', undefined],
  ])('of %s is %s', (told, expected) => {
    expect(valueIn('demographic.birthday', { declared: { date_of_birth: told } })).toBe(expected);
  });

  it('without a year tells no age', () => {
    expect(tagOf('demographic.age', { declared: { birthday: '05-31' } })).toBeUndefined();
    expect(valueIn('demographic.age', { declared: { birthday: '05-31', age: '40' } })).toBe(40);
  });
});

describe('demographic.days_to_birthday', () => {
  it.each([
    ['1990-01-26', '2011-01-26', 0],
    ['1990-01-27', '2011-01-26', 1],
    ['1990-01-25', '2011-01-26', 364],
    ['1990-01-25', '2012-01-26', 365],
    ['12-31', '2011-01-01', 364],
    ['1992-02-29', '2012-02-28', 1],
    ['1992-02-29', '2011-02-28', 1],
    ['1992-02-29', '2011-03-01', 0],
    ['1992-02-29', '2011-03-02', 364],
  ])('of %s on %s is %i', (birthday, asOf, expected) => {
    expect(valueIn('demographic.days_to_birthday', { declared: { birthday }, asOfDay: dayOf(asOf) })).toBe(expected);
  });
});

describe('demographic.zodiac', () => {
  it.each([
    ['01-01', 'capricorn'],
    ['01-19', 'capricorn'],
    ['01-20', 'aquarius'],
    ['02-18', 'aquarius'],
    ['02-19', 'pisces'],
    ['02-29', 'pisces'],
    ['03-20', 'pisces'],
    ['03-21', 'aries'],
    ['04-19', 'aries'],
    ['04-20', 'taurus'],
    ['05-20', 'taurus'],
    ['05-21', 'gemini'],
    ['06-21', 'gemini'],
    ['06-22', 'cancer'],
    ['07-22', 'cancer'],
    ['07-23', 'leo'],
    ['08-22', 'leo'],
    ['08-23', 'virgo'],
    ['09-22', 'virgo'],
    ['09-23', 'libra'],
    ['10-23', 'libra'],
    ['10-24', 'scorpio'],
    ['11-22', 'scorpio'],
    ['11-23', 'sagittarius'],
    ['12-21', 'sagittarius'],
    ['12-22', 'capricorn'],
    ['12-31', 'capricorn'],
  ])('of %s is %s', (birthday, sign) => {
    expect(valueIn('demographic.zodiac', { declared: { birthday } })).toBe(sign);
  });
});

describe('demographic.membership_days', () => {
  it.each([
    ['2011-01-25', 1],
    ['2011-01-26', undefined],
    ['2011-02-01', undefined],
    ['2010-01-26', 365],
    ['2000-01-01', 15_000 - 10_957],
    ['1999-12-31', undefined],
    ['20100126', 365],
    ['2010年1月26日', 365],
    ['1264464000', 365],
    ['1264464000000', 365],
    ['0', undefined],
    ['last year', undefined],
  ])('of %s is %s', (told, expected) => {
    expect(valueIn('demographic.membership_days', { declared: { createdAt: told } })).toBe(expected);
  });

  it('counts from the day on the clocks of the zone', () => {
    const declared = { registered_at: '2010-12-31T20:00:00Z' };
    expect(valueIn('demographic.membership_days', { declared })).toBe(26);
    expect(valueIn('demographic.membership_days', { declared, zone: 'Asia/Shanghai' })).toBe(25);
  });
});

describe('demographic.education, income_band, marital_status, occupation', () => {
  it.each([
    ['education', '本科', 'bachelor'],
    ['education', "Bachelor's  degree", 'bachelor'],
    ['学历', '大专', 'college'],
    ['education', 'PhD', 'doctorate'],
    ['education', 'Abitur', 'abitur'],
    ['education', 'constructor', 'constructor'],
    ['education', '保密', undefined],
    ['income_band', '中等收入', 'middle'],
    ['income_band', '50k-75k', '50k-75k'],
    ['income', '$52,000', undefined],
    ['income', '8000', undefined],
    ['marital_status', '未婚', 'single'],
    ['marital_status', 'Widower', 'widowed'],
    ['marital_status', 'M', 'married'],
    ['occupation', ' Software  Engineer ', 'software engineer'],
    ['职业', '教师', '教师'],
  ])('reads the trait %s: %s as %s', (trait, told, expected) => {
    const key = { 学历: 'education', income: 'income_band', 职业: 'occupation' }[trait] ?? trait;
    expect(valueIn(`demographic.${key}`, { declared: { [trait]: told } })).toBe(expected);
  });
});
