import { describe, expect, it } from 'vitest';
import { instantOfRun, lengthOf, localTime, longDate, shortDate } from '../../../shared/report/format/dates.ts';
import { inWords, numberInWords } from '../../../shared/report/format/fractions.ts';
import { createMoneyFormat } from '../../../shared/report/format/money.ts';
import {
  bytes,
  count,
  customers,
  decimal,
  percent,
  signed,
  signedDecimal,
} from '../../../shared/report/format/numbers.ts';

describe('count, signed, decimal', () => {
  it.each([
    [0, '0', '0'],
    [-0, '0', '0'],
    [4338, '4,338', '+4,338'],
    [-93, '−93', '−93'],
    [1.2e12, '1,200,000,000,000', '+1,200,000,000,000'],
  ])('%d is %s, with its sign %s', (value, plain, difference) => {
    expect(count(value)).toBe(plain);
    expect(signed(value)).toBe(difference);
  });

  it('leaves zeros behind the point out, and shows no minus on nothing', () => {
    expect(decimal(296.4)).toBe('296.4');
    expect(decimal(51)).toBe('51');
    expect(decimal(-0.04)).toBe('0');
    expect(signedDecimal(1.84)).toBe('+1.8');
    expect(signedDecimal(-0.04)).toBe('0.0');
    expect(signedDecimal(-2.25, 2)).toBe('−2.25');
  });

  it('says one customer and several customers', () => {
    expect(customers(1)).toEqual({ en: '1 customer', zh: '1 位客户' });
    expect(customers(0)).toEqual({ en: '0 customers', zh: '0 位客户' });
  });
});

describe('percent(share)', () => {
  it.each([
    [0, '0%'],
    [0.0004, '<0.1%'],
    [0.04, '4.0%'],
    [0.0993, '9.9%'],
    [0.0996, '10%'],
    [0.664, '66%'],
    [0.998, '>99%'],
    [1, '100%'],
    [1.2, '120%'],
    [-0.05, '−5.0%'],
    [-0.0004, '−<0.1%'],
  ])('%d is %s', (share, text) => {
    expect(percent(share)).toBe(text);
  });
});

describe('bytes(value)', () => {
  it.each([
    [0, '0 B'],
    [999, '999 B'],
    [1204, '1.2 KB'],
    [33_120, '33 KB'],
    [2_450_000, '2.5 MB'],
  ])('%d is %s', (value, text) => {
    expect(bytes(value)).toBe(text);
  });
});

describe('inWords(share)', () => {
  it.each([
    [0.21, 'a fifth', '五分之一'],
    [0.22, 'a fifth', '五分之一'],
    [0.221, '22%', '22%'],
    [0.23, 'a quarter', '四分之一'],
    [0.664, 'two thirds', '三分之二'],
    [0.64, '64%', '64%'],
    [0.5, 'half', '一半'],
  ])('%d is "%s" and "%s"', (share, en, zh) => {
    expect(inWords(share)).toEqual({ en, zh });
  });

  it('writes small counts as words, larger ones as digits', () => {
    expect(numberInWords(2)).toEqual({ en: 'two', zh: '两' });
    expect(numberInWords(11)).toEqual({ en: '11', zh: '11' });
  });
});

describe('createMoneyFormat(currency, minorPerMajor)', () => {
  const pounds = createMoneyFormat('GBP', 100);

  it.each([
    [829_000_000, '£8.29 million', '829 万英镑', '£8.29m', '£829万'],
    [61_204_511, '£612,000', '61.2 万英镑', '£612k', '£61.2万'],
    [22_449, '£224', '224 英镑', '£224', '£224'],
    [987_600, '£9,876', '9,876 英镑', '£9,876', '£9,876'],
    [99_999_900, '£1.00 million', '100 万英镑', '£1.00m', '£100万'],
    [1_234_567_890_123, '£12.3 billion', '123 亿英镑', '£12.3bn', '£123亿'],
    [-61_204_511, '−£612,000', '−61.2 万英镑', '−£612k', '−£61.2万'],
    [-20, '£0', '0 英镑', '£0', '£0'],
    [0, '£0', '0 英镑', '£0', '£0'],
  ])('%d pence', (minor, en, zh, shortEn, shortZh) => {
    expect(pounds.inSentence(minor)).toEqual({ en, zh });
    expect(pounds.short(minor)).toEqual({ en: shortEn, zh: shortZh });
  });

  it('writes amounts out to the last minor unit', () => {
    expect(pounds.exact(891_140_790)).toBe('£8,911,407.90');
    expect(pounds.exact(-5)).toBe('−£0.05');
    expect(createMoneyFormat('JPY', 1).exact(1204)).toBe('¥1,204');
    expect(createMoneyFormat('KWD', 1000).exact(1204)).toBe('KWD\u00a01.204');
  });

  it('knows currencies without minor units, and names them', () => {
    const yen = createMoneyFormat('JPY', 1);
    expect(yen.inSentence(1_250_000)).toEqual({ en: '¥1.25 million', zh: '125 万日元' });
    expect(yen.name).toEqual({ en: 'Japanese yen', zh: '日元' });
    expect(pounds.name).toEqual({ en: 'British pounds', zh: '英镑' });
  });

  it('stays finite and readable for more money than there is', () => {
    expect(pounds.short(Number.MAX_SAFE_INTEGER)).toEqual({ en: '£90.1tn', zh: '£90.1万亿' });
  });
});

describe('dates', () => {
  it('leaves the year out when it is that of the day beside it', () => {
    expect(longDate('2011-12-09')).toEqual({ en: '9\u00a0December 2011', zh: '2011年12月9日' });
    expect(shortDate('2011-12-09', '2011-12-10')).toEqual({ en: '9\u00a0December', zh: '12月9日' });
    expect(shortDate('2010-12-01', '2011-12-10')).toEqual({ en: '1\u00a0December 2010', zh: '2010年12月1日' });
  });

  it('tells the time of the shop, not of Greenwich', () => {
    expect(localTime('2011-12-09T18:30:00Z', 'Asia/Shanghai')).toEqual({ date: '2011-12-10', time: '02:30' });
    expect(localTime('2011-07-01T23:00:00Z', 'Europe/London')).toEqual({ date: '2011-07-02', time: '00:00' });
  });

  it.each([
    [60_000, '1 minute', '1 分钟'],
    [11 * 3_600_000 + 600_000, '11 hours', '11 小时'],
    [47 * 3_600_000, '47 hours', '47 小时'],
    [12 * 86_400_000, '12 days', '12 天'],
    [-5, '0 minutes', '0 分钟'],
  ])('%d ms are %s', (ms, en, zh) => {
    expect(lengthOf(ms)).toEqual({ en, zh });
  });

  it('reads the instant a run id starts with', () => {
    expect(instantOfRun('2011-11-10T03-00-00Z-c41d9b')).toBe('2011-11-10T03:00:00Z');
    expect(instantOfRun('first')).toBeNull();
  });
});
