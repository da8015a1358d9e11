import { describe, expect, it } from 'vitest';
import { sourceOf } from '../../../cli/local/up/drop-path.ts';

const source = (path: string) => sourceOf('/data/drops', `/data/drops/${path}`);

describe('sourceOf(drops, path)', () => {
  it('is the first folder below drops, however deep the file lies', () => {
    expect(source('shop/orders.csv')).toBe('shop');
    expect(source('web/2026/11/events.jsonl.gz')).toBe('web');
  });
  it('takes no file that stands in no source', () => {
    expect(source('orders.csv')).toBeUndefined();
    expect(sourceOf('/data/drops', '/data/elsewhere/orders.csv')).toBeUndefined();
  });
  it.each(['shop/orders.csv.part', 'shop/orders.csv.tmp', 'shop/orders.csv.crdownload', 'shop/orders.csv~'])(
    'waits for %s to get its own name',
    (path) => {
      expect(source(path)).toBeUndefined();
    },
  );
  it('passes over hidden files and folders', () => {
    expect(source('shop/.DS_Store')).toBeUndefined();
    expect(source('shop/.sync/orders.csv')).toBeUndefined();
    expect(source('.trash/orders.csv')).toBeUndefined();
  });
  it('passes over what was taken already', () => {
    expect(source('shop/3f9a1c0be27d45a1c6e0-orders.csv')).toBeUndefined();
    expect(source('shop/3f9a1c0b-orders.csv')).toBe('shop');
  });
});
