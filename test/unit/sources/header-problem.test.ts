import { describe, expect, it } from 'vitest';
import { headerProblem } from '../../../shared/sources/header-problem.ts';
import type { Preset } from '../../../shared/sources/preset.ts';
import { findPreset } from '../../../shared/sources/presets/index.ts';

const preset = findPreset('online-retail') as Preset;

describe('headerProblem(preset, header)', () => {
  it('shows the names that stand there', () => {
    expect(headerProblem(preset, ['Invoice', 'Date', 'Total'])?.found).toBe('Invoice, Date, Total');
  });

  it.each([
    [['536365', 'ann@example.com', 'Ann']],
    [['Ann Smith', '2011-01-01', 'mug']],
    [['Ann Smith', '4.50', 'mug']],
  ])('shows nothing of a first line that is a row: %j', (header) => {
    expect(headerProblem(preset, header)?.found).toBe('a line of 3 cells that looks like a row');
  });
});
