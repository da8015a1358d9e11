import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { guideTables, withTables } from '../../../cli/cost/guide-tables.ts';

describe('docs/cost.md', () => {
  const guide = readFileSync(new URL('../../../docs/cost.md', import.meta.url), 'utf8');

  it('has the tables that prices and measured units give now; npm run cost-guide makes them', () => {
    expect(withTables(guide)).toBe(guide);
  });

  it('is made anew where a table was changed by hand', () => {
    const [line] = guideTables().get('sizes')?.split('\n').slice(-1) ?? [];
    expect(withTables(guide.replace(line ?? '', '| wrong |'))).toBe(guide);
  });

  it('is refused without its marks', () => {
    expect(() => withTables('# Cost')).toThrow(RangeError);
  });
});
