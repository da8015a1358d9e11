import { expect } from 'vitest';
import { visibleLength } from '../../../cli/render/text.ts';

/** What every answer about a run begins with. */
export const common = {
  run: 'r',
  asOf: '2026-05-01T00:00:00.000Z',
  asOfDate: '2026-05-01',
  customers: 200,
  currency: 'GBP',
};

/** No line is longer than a screen. */
export const expectNarrow = (text: string): void =>
  expect(text.split('\n').filter((line) => visibleLength(line) > 100)).toEqual([]);
