import { readdirSync, readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { categoryOf } from '../../../examples/online-retail/categories.ts';
import { invoiceLineOf } from '../../../examples/online-retail/invoice-line.ts';
import { catalogFile, catalogOf } from '../../../examples/online-retail/make-catalog.ts';
import { compress, splitByMonth } from '../../../examples/online-retail/make-drops.ts';
import { linesOf } from '../../../examples/online-retail/read-drops.ts';

const folder = new URL('../../../examples/online-retail/', import.meta.url);
const header = 'InvoiceNo,StockCode,Description,Quantity,InvoiceDate,UnitPrice,CustomerID,Country';

describe('examples/online-retail/drops', () => {
  const files = readdirSync(new URL('drops/', folder)).sort();
  const lines = new Map(
    files.map((name) => {
      const text = gunzipSync(readFileSync(new URL(`drops/${name}`, folder))).toString('latin1');
      return [name, text.slice(0, -1).split('\n')] as const;
    }),
  );

  it('has a file a month, from December 2010 to December 2011', () => {
    const months = ['2010-12', ...Array.from({ length: 12 }, (_, at) => `2011-${String(at + 1).padStart(2, '0')}`)];
    expect(files).toEqual(months.map((month) => `${month}.csv.gz`));
  });

  it('holds every row of the year: 541,909, of which 406,829 name a customer', () => {
    let rows = 0;
    let withCustomer = 0;
    for (const [first, ...rest] of lines.values()) {
      expect(first).toBe(header);
      rows += rest.length;
      withCustomer += rest.filter((line) => /,\d{5}\.0,[^,]+$/.test(line)).length;
    }
    expect(rows).toBe(541_909);
    expect(withCustomer).toBe(406_829);
  });

  it('holds in each file only rows of its month', () => {
    for (const [name, [, ...rest]] of lines) {
      const month = name.slice(0, 7);
      expect(rest.filter((line) => !line.includes(`,${month}-`))).toEqual([]);
    }
  });

  it('has every stock code in the catalogue', () => {
    const catalog = readFileSync(new URL('config/catalog/products.csv', folder), 'utf8').split('\n');
    const codes = new Set(catalog.map((line) => line.slice(0, line.indexOf(','))));
    const sold = new Set([...lines.values()].flatMap(([, ...rest]) => rest.map((line) => line.split(',')[1]!)));
    expect(sold.size).toBe(4070);
    expect([...sold].filter((code) => !codes.has(code))).toEqual([]);
  });
});

const row = (code: string, description: string, time: string, price: string) =>
  `1,${code},${description},6,${time},${price},17850.0,United Kingdom`;

describe('invoiceLineOf(row)', () => {
  it('has the cells as they are written, without quotes, and the customer without .0', () => {
    expect(invoiceLineOf(row('A', '"RED, ""ROUND"""', '2011-01-31 23:59:00', '1.25'))).toEqual({
      invoice: '1',
      code: 'A',
      description: 'RED, "ROUND"',
      quantity: '6',
      time: '2011-01-31 23:59:00',
      price: '1.25',
      customer: '17850',
    });
    expect(invoiceLineOf('C1,B,,-2,2011-01-31 23:59:00,0.0,,France')).toMatchObject({ description: '', customer: '' });
  });

  it('refuses a row of other cells', () => {
    expect(() => invoiceLineOf('1,A,RED')).toThrow(/eight cells/);
  });
});

describe('linesOf(months)', () => {
  it('reads the months asked for, in their order', () => {
    const months = [...linesOf(['2011-12', '2010-12'])].map(({ time }) => time.slice(0, 7));
    const first = months.indexOf('2010-12');
    expect(first).toBeGreaterThan(0);
    expect(new Set(months.slice(0, first))).toEqual(new Set(['2011-12']));
    expect(new Set(months.slice(first))).toEqual(new Set(['2010-12']));
  });

  it('reads every row of the year without months, of which 406,829 name a customer', () => {
    let [rows, withCustomer] = [0, 0];
    for (const { customer } of linesOf()) {
      rows++;
      if (/^\d{5}$/.test(customer)) withCustomer++;
    }
    expect([rows, withCustomer]).toEqual([541_909, 406_829]);
  });
});

describe('splitByMonth(header, rows)', () => {
  it('keeps bytes and order of the rows, and gives each month the header', () => {
    const first = row('A', '"RED, ""ROUND"" \xa3"', '2011-01-31 23:59:00', '1.0');
    const second = row('B', 'BLUE', '2010-12-01 08:26:00', '2.0');
    const third = row('C', 'GREEN', '2011-01-01 00:00:00', '3.0');
    expect(
      [...splitByMonth(header, [first, second, third])].map(([month, file]) => [month, file.toString('latin1')]),
    ).toEqual([
      ['2010-12', `${header}\n${second}\n`],
      ['2011-01', `${header}\n${first}\n${third}\n`],
    ]);
  });

  it('refuses a row without a time', () => {
    expect(() => splitByMonth(header, [row('A', 'RED', '1/31/2011 23:59', '1.0')])).toThrow(/CSV edition/);
  });
});

describe('compress(content)', () => {
  it('writes no time and no system, so that the same content gives the same file anywhere', () => {
    const file = compress(Buffer.from('abc'));
    expect([...file.subarray(4, 8), file[9]]).toEqual([0, 0, 0, 0, 255]);
    expect(gunzipSync(file).toString()).toBe('abc');
  });
});

describe('categoryOf(code, description)', () => {
  it.each([
    ['POST', 'POSTAGE', 'service/postage'],
    ['22086', "PAPER CHAIN KIT 50'S CHRISTMAS", 'christmas'],
    ['85123A', 'WHITE HANGING HEART T-LIGHT HOLDER', 'home/candles'],
    ['84991', '60 TEATIME FAIRY CAKE CASES', 'kitchen/baking'],
    ['21931', 'JUMBO STORAGE BAG SUKI', 'bags/shopping'],
    ['85099B', 'Jumbo bag red retrospot', 'bags/shopping'],
    ['1', 'CATCHER', undefined],
    ['1', '', undefined],
  ])('%s %s', (code, description, category) => {
    expect(categoryOf(code, description)).toBe(category);
  });
});

describe('catalogOf(rows)', () => {
  it('takes the commonest description in capitals and the commonest price above zero, the greater of two', () => {
    const time = '2011-01-01 00:00:00';
    const rows = [
      row('C', 'damaged', time, '0.0'),
      row('C', 'damaged', time, '0.0'),
      row('C', '"CLOCK, RED"', time, '1.5'),
      row('C', '"CLOCK, RED"', time, '2.5'),
      row('A', '', time, '4.0'),
      row('D', 'Discount', time, '9.0'),
    ];
    expect(catalogFile(catalogOf(rows))).toBe(
      'product_id,category,list_price\nA,,4.0\nC,home/clocks,2.5\nD,service/discount,\n',
    );
  });
});
