import { describe, expect, it } from 'vitest';
import { outcomes, readRows } from '../../support/read-drop.ts';

const first = 'InvoiceNo,StockCode,Description,Quantity,InvoiceDate,UnitPrice,CustomerID,Country';
const second = 'Invoice,StockCode,Description,Quantity,InvoiceDate,Price,Customer ID,Country';
const setting = {
  source: { preset: 'online-retail' },
  catalog: new Map([['85123A', { category: 'home/lights', brand: 'Acme' }]]),
};
const read = (rows: string, header = first) => readRows(`${header}\n${rows}\n`, setting);

describe('preset online-retail', () => {
  it('makes an order of a line', async () => {
    const line = '536365,85123A, WHITE HOLDER ,6,2010-12-01 08:26:00,2.55,17850.0,United Kingdom';
    const [row] = await read(line);
    expect(row).toEqual({
      line: 2,
      bytes: line.length,
      repaired: ['id_decimal'],
      event: {
        kind: 'order',
        source: 'shop',
        instant: Date.UTC(2010, 11, 1, 8, 26),
        day: 14_944,
        userId: '17850',
        orderId: '536365',
        orderGrain: 'line',
        region: 'United Kingdom',
        price: 2.55,
        currency: 'GBP',
        lines: [
          {
            id: '85123A',
            name: 'WHITE HOLDER',
            category: 'home/lights',
            brand: 'Acme',
            quantity: 6,
            amountMinor: 1530,
          },
        ],
      },
    });
  });

  it('reads the second edition, and times as Excel writes them', async () => {
    const rows = await read('489434,22041,"RECORD FRAME 7"" SINGLE SIZE",48,7/4/2010 18:26,2.1,13085,France', second);
    expect(outcomes(rows)).toMatchObject([
      {
        kind: 'order',
        instant: Date.UTC(2010, 6, 4, 17, 26),
        userId: '13085',
        orderId: '489434',
        lines: [{ name: 'RECORD FRAME 7" SINGLE SIZE', quantity: 48, amountMinor: 10_080 }],
      },
    ]);
  });

  it('makes a refund, of positive amounts, of a C invoice and of pieces below zero', async () => {
    const rows = await read(
      [
        'C536379,D,Discount,-1,2010-12-01 09:41:00,27.50,14527.0,United Kingdom',
        '536589,21777,,-10,2010-12-01 16:50:00,0.0,17850,United Kingdom',
      ].join('\n'),
    );
    expect(outcomes(rows)).toMatchObject([
      { kind: 'refund', refundId: 'C536379', orderId: 'C536379', lines: [{ quantity: 1, amountMinor: 2750 }] },
      { kind: 'refund', refundId: '536589', orderId: '536589', lines: [{ quantity: 10, amountMinor: 0 }] },
    ]);
    expect(Object.keys(outcomes(rows)[1] ?? {})).not.toContain('text');
  });

  it.each([
    ['1,A,x,1,2010-12-01 08:26:00,1,,UK', 'missing_id', 'column "CustomerID" is empty'],
    ['1,A,x,1,2010-12-01 08:26:00,1,0.0,UK', 'blocked_identity', 'column "CustomerID" holds a value that names nobody'],
    [
      '1,A,x,1,2010-12-01 08:26:00,1,null,UK',
      'blocked_identity',
      'column "CustomerID" holds a value that names nobody',
    ],
    ['1,A,x,1,,1,17850,UK', 'missing_time', 'column "InvoiceDate" is empty'],
    ['1,A,x,1,soon,1,17850,UK', 'missing_time', 'column "InvoiceDate" is "soon"; a time such as'],
    ['1,A,x,1,1999-12-31 23:59:59,1,17850,UK', 'absurd_time', 'a time from 2000-01-01 to 48 hours ahead'],
    ['1,A,x,1,2011-12-11 12:00:01,1,17850,UK', 'absurd_time', 'a time from 2000-01-01 to 48 hours ahead'],
    ['1,A,x,six,2010-12-01 08:26:00,1,17850,UK', 'bad_number', 'column "Quantity" is "six"; a number such as'],
    ['1,A,x,,2010-12-01 08:26:00,1,17850,UK', 'bad_number', 'column "Quantity" is empty; a number was expected'],
    ['1,A,x,1,2010-12-01 08:26:00,,17850,UK', 'bad_number', 'column "UnitPrice" is empty; a number was expected'],
    ['1,A,x,1e10,2010-12-01 08:26:00,1,17850,UK', 'bad_number', 'column "Quantity" is larger than 1,000,000,000'],
    ['1,A,x,1e9,2010-12-01 08:26:00,1e9,17850,UK', 'bad_number', 'the amount is larger than'],
    [
      '1,A,x,1,2010-12-01 08:26:00,-3.00,17850,UK',
      'negative_price',
      'price is -3.00; returns come as kind "refund" or a quantity below zero',
    ],
    ['1,A,x,1,2010-12-01 08:26:00,1,17850', 'unparseable_row', '8 cells were expected'],
  ])('refuses %s', async (row, reason, message) => {
    const [refused] = await read(row);
    expect(refused).toMatchObject({
      line: 2,
      raw: row,
      refusal: { reason, message: expect.stringContaining(message) },
    });
  });

  it('gives the first reason of several', async () => {
    const rows = await read(
      ['1,A,x,six,soon,-1,,UK', '1,A,x,six,soon,-1,0,UK', '1,A,x,six,,-1,9,UK', '1,A,x,six,2011-01-01,-1,9,UK'].join(
        '\n',
      ),
    );
    expect(rows.map(({ refusal }) => refusal?.reason)).toEqual([
      'missing_id',
      'blocked_identity',
      'missing_time',
      'bad_number',
    ]);
  });

  it('takes the limits of time in', async () => {
    const rows = await read('1,A,x,1,2000-01-01 00:00:00,0,9,UK\n1,A,x,1,2011-12-11 12:00:00,0,9,UK');
    expect(rows.map(({ refusal }) => refusal)).toEqual([undefined, undefined]);
  });
});
