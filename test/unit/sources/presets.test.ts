import { describe, expect, it } from 'vitest';
import { describeSource } from '../../../cli/local/sources/describe-sources.ts';
import { presetSamples } from '../../../cli/local/sources/preset-samples.ts';
import { parseTimeFormat } from '../../../shared/domain/event/time-format.ts';
import { findPreset, presetNames } from '../../../shared/sources/presets/index.ts';
import { encodeText } from '../../support/encode-text.ts';
import { outcomes, readRows } from '../../support/read-drop.ts';

const now = Date.UTC(2024, 5, 1);
const read = async (preset: string, fileName: string, rows: string) =>
  outcomes(await readRows(rows, { source: { preset }, fileName, timeZone: 'UTC', now }));

describe('presets', () => {
  it.each([...presetNames])('%s: has a sample that it reads, and a format of time that is one', async (name) => {
    expect(presetSamples[name]?.title).toMatch(/^\S.*\w.*\S$/);
    expect((await describeSource(name, undefined)).sample).not.toBe(null);
    expect(parseTimeFormat(findPreset(name)?.timeFormat)).toBeDefined();
  });

  it('taobao-user-behavior: reads every behaviour, at China time', async () => {
    const rows = ['pv', 'fav', 'cart', 'buy', 'sell'].map((what) => `1,2,3,${what},1511544070`).join('\n');
    expect(await read('taobao-user-behavior', 'a.csv', rows)).toMatchObject([
      { kind: 'view', userId: '1', product: { id: '2', category: '3' }, instant: 1_511_544_070_000 },
      { kind: 'favorite' },
      { kind: 'cart_add' },
      { kind: 'order', lines: [{ id: '2', amountMinor: 0 }] },
      { reason: 'unknown_kind' },
    ]);
  });

  it('tianchi-mobile: reads every behaviour, at China time by the hour', async () => {
    const header = 'user_id,item_id,behavior_type,user_geohash,item_category,time\r\n';
    const rows = ['1', '2', '3', '4', '5'].map((type) => `9,8,${type},,7,2014-12-06 02\r\n`).join('');
    expect(await read('tianchi-mobile', 'a.csv', header + rows)).toMatchObject([
      { kind: 'view', userId: '9', instant: Date.UTC(2014, 11, 5, 18), product: { id: '8', category: '7' } },
      { kind: 'favorite' },
      { kind: 'cart_add' },
      { kind: 'order' },
      { reason: 'unknown_kind' },
    ]);
  });

  it('jdata-actions: reads every type, at China time, and mends the ids', async () => {
    const header = 'user_id,sku_id,time,model_id,type,cate,brand\n';
    const rows = ['1', '2', '3', '4', '5', '6', '7'].map((type) => `9001.0,41,2016-01-31 23:59:02,,${type},8,403\n`);
    const events = await read('jdata-actions', 'a.csv', header + rows.join(''));
    const goods = { id: '41', category: '8', brand: '403' };
    expect(events).toMatchObject([
      { kind: 'view', userId: '9001', instant: Date.UTC(2016, 0, 31, 15, 59, 2), product: goods },
      { kind: 'cart_add' },
      { kind: 'cart_remove' },
      { kind: 'order', lines: [{ ...goods, quantity: 1, amountMinor: 0 }] },
      { kind: 'favorite' },
      { kind: 'custom', action: 'click', product: goods },
      { reason: 'unknown_kind' },
    ]);
    for (const event of events.slice(0, 5)) expect(event).not.toHaveProperty('action');
  });

  it('jdata-users: reads GBK, age bands without words, and nothing of what is not known', async () => {
    const rows = ['9001,15岁以下,1,5,2016-01-26', '9002,-1,2,1,2016-01-26', '9003,56岁以上,0,3,2016-01-26'];
    const file = encodeText(`user_id,age,sex,user_lv_cd,user_reg_tm\n${rows.join('\n')}\n`, 'gbk');
    const events = outcomes(await readRows(file, { source: { preset: 'jdata-users' }, fileName: 'a.csv', now }));
    expect(events).toEqual(
      [
        { userId: '9001', traits: { age_band: '0-15', gender: 'female', level: '5' } },
        { userId: '9002', traits: { level: '1' } },
        { userId: '9003', traits: { age_band: '56+', gender: 'male', level: '3' } },
      ].map((event) => ({
        ...{ kind: 'identify', source: 'shop', instant: Date.UTC(2016, 0, 25, 16), day: 16_825 },
        ...event,
      })),
    );
  });

  it('rees46: reads both spellings of a time, and category codes as paths', async () => {
    const header = 'event_time,event_type,product_id,category_id,category_code,brand,price,user_id,user_session\n';
    const rows = [
      '2019-10-01 00:00:00 UTC,view,1,77,a.b.c,acme,35.79,9,s',
      '2019-10-01T00:00:00+00:00,purchase,1,77,,,35.79,9,',
      '2019-10-01 00:00:00 UTC,remove_from_cart,1,77,,,35.79,9,s',
    ].join('\n');
    expect(await read('rees46', 'a.csv', header + rows)).toMatchObject([
      { kind: 'view', sessionId: 's', product: { id: '1', category: 'a/b/c', brand: 'acme' }, price: 35.79 },
      { kind: 'order', instant: Date.UTC(2019, 9, 1), lines: [{ category: '77', amountMinor: 3579 }] },
      { kind: 'cart_remove' },
    ]);
  });

  it('retailrocket: reads milliseconds, and the number of a transaction', async () => {
    const header = 'timestamp,visitorid,event,itemid,transactionid\n';
    expect(
      await read('retailrocket', 'a.csv', `${header}1433221332117,9,view,8,\n1433221332117,9,transaction,8,7\n`),
    ).toMatchObject([
      { kind: 'view', userId: '9', instant: 1_433_221_332_117, product: { id: '8' } },
      { kind: 'order', orderId: '7' },
    ]);
  });

  it('ga4: reads microseconds, several lines of a purchase, and nothing where it is not set', async () => {
    const common = { event_timestamp: '1604188800123456', user_pseudo_id: '9001.7', geo: { country: '(not set)' } };
    const item = (item_id: string, price: number) => ({ item_id, item_category: 'Apparel', quantity: '2', price });
    const rows = [
      {
        event_name: 'view_item',
        items: [item('p1', 15)],
        device: { mobile_model_name: '(not set)', category: 'mobile' },
      },
      { event_name: 'purchase', ecommerce: { transaction_id: 't1' }, items: [item('p1', 15), item('(not set)', 1)] },
      { event_name: 'purchase', ecommerce: { transaction_id: '(not set)', purchase_revenue: 30 }, items: [] },
      { event_name: 'page_view' },
    ].map((row) => JSON.stringify({ ...common, ...row }));
    const events = await read('ga4', 'a.jsonl', rows.join('\n'));
    expect(events).toMatchObject([
      { kind: 'view', anonymousId: '9001.7', instant: 1_604_188_800_123, product: { id: 'p1', category: 'Apparel' } },
      { kind: 'order', orderId: 't1', lines: [{ id: 'p1', quantity: 2, amountMinor: 3000 }, { amountMinor: 200 }] },
      { kind: 'order', lines: [{ amountMinor: 3000 }] },
      { kind: 'custom', action: 'page_view' },
    ]);
    expect(events[0]).toMatchObject({ device: 'mobile' });
    for (const field of ['action', 'region']) expect(events[0]).not.toHaveProperty(field);
    expect(events[2]).not.toHaveProperty('orderId');
  });
});
