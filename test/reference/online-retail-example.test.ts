import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { gunzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { catalogFile, catalogOf } from '../../examples/online-retail/make-catalog.ts';
import { splitByMonth } from '../../examples/online-retail/make-drops.ts';
import { readSource } from '../../examples/online-retail/read-source.ts';

const source = new URL('../../../shared/data/retail/online_retail_2010_2011.csv.gz', import.meta.url);
const folder = new URL('../../examples/online-retail/', import.meta.url);

describe('examples/online-retail', () => {
  const { header, rows } = readSource(fileURLToPath(source));

  it('has the monthly files that make-drops.ts makes of the source', () => {
    const made = splitByMonth(header, rows);
    expect(readdirSync(new URL('drops/', folder)).sort()).toEqual([...made.keys()].map((month) => `${month}.csv.gz`));
    for (const [month, content] of made) {
      const shipped = gunzipSync(readFileSync(new URL(`drops/${month}.csv.gz`, folder)));
      expect(shipped.equals(content), month).toBe(true);
    }
  });

  it('has the catalogue that make-catalog.ts makes of the source', () => {
    expect(catalogFile(catalogOf(rows))).toBe(readFileSync(new URL('config/catalog/products.csv', folder), 'utf8'));
  });
});
