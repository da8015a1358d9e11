import { definePreset } from '../preset.ts';

/** Age bands of the file -> the same without words. */
const ageBands: Readonly<Record<string, string>> = {
  '-1': '',
  '15岁以下': '0-15',
  '16-25岁': '16-25',
  '26-35岁': '26-35',
  '36-45岁': '36-45',
  '46-55岁': '46-55',
  '56岁以上': '56+',
};

/**
 * Users of JD's JData of 2016, a file in GBK. An age of -1 and a sex of 2 say that it is not known. Levels go from 1 to 5.
 *
 * @see https://jdata.jd.com/
 */
export const jdataUsers = definePreset({
  name: 'jdata-users',
  formats: ['csv'],
  encoding: 'gbk',
  orderGrain: 'line',
  timeZone: 'Asia/Shanghai',
  kind: [{ is: 'identify' }],
  fields: { user_id: 'user_id', timestamp: 'user_reg_tm' },
  required: [['user_id'], ['timestamp']],
  traits: {
    named: {
      age_band: { column: 'age', values: ageBands },
      gender: { column: 'sex', values: { '0': 'male', '1': 'female' }, otherwise: '' },
      level: 'user_lv_cd',
    },
  },
});
