import { describe, expect, it } from 'vitest';
import { createProgressLine } from '../../../cli/progress.ts';
import { duration, renderProgress } from '../../../cli/render/progress.ts';

const state = { label: 'Drops', unit: 'rows', done: 250, total: 1000, elapsedMs: 2000, note: '2011-01' };

describe('renderProgress(state, columns)', () => {
  it('shows a bar, how much, the rate and the time left', () => {
    // 250 in 2 s are 125 a second; the 750 left take 6 s. A quarter of 24 is 6.
    expect(renderProgress(state, 100)).toBe(
      `Drops   ${'█'.repeat(6)}${'░'.repeat(18)}  250 of 1,000 rows  125 rows/s  6 s left  2011-01`,
    );
  });

  it('shows no bar and no time left where the total is not known', () => {
    expect(renderProgress({ ...state, total: 0 }, 100)).toBe('Drops   250 rows  125 rows/s  2011-01');
  });

  it('judges no pace before anything is done', () => {
    expect(renderProgress({ ...state, done: 0 }, 100)).toBe(`Drops   ${'░'.repeat(24)}  0 of 1,000 rows  2011-01`);
  });

  it('has a full bar and no time left at the end, also beyond it', () => {
    for (const done of [1000, 1200]) {
      const text = renderProgress({ ...state, done }, 100);
      expect(text).toContain('█'.repeat(24));
      expect(text).not.toContain('░');
      expect(text).not.toContain('left');
    }
  });

  it('stays on one line of the terminal', () => {
    expect(renderProgress(state, 40)).toHaveLength(39);
  });
});

describe('duration(seconds)', () => {
  it.each([
    [0.2, '1 s'],
    [59, '59 s'],
    [60, '1 min 0 s'],
    [125, '2 min 5 s'],
    [3780, '1 h 3 min'],
  ])('%f s', (seconds, text) => {
    expect(duration(seconds)).toBe(text);
  });
});

/** A stream that notes what is written. */
function stream(isTTY: boolean): { stream: NodeJS.WriteStream; written: () => string } {
  let text = '';
  const write = (chunk: string) => {
    text += chunk;
    return true;
  };
  return { stream: { isTTY, columns: 100, rows: 24, write } as unknown as NodeJS.WriteStream, written: () => text };
}

describe('createProgressLine(label, unit, stream)', () => {
  it('writes nothing where the stream is no terminal', () => {
    const { stream: pipe, written } = stream(false);
    const line = createProgressLine('Drops', 'rows', pipe);
    line.update(1, 2);
    line.end();
    expect(written()).toBe('');
  });

  it('draws on a terminal and takes the line away at the end', () => {
    const { stream: terminal, written } = stream(true);
    const line = createProgressLine('Drops', 'rows', terminal);
    line.update(1, 2, 'orders.csv');
    expect(written()).toContain('1 of 2 rows  orders.csv');
    line.end();
    const [drawn, after] = written().split('orders.csv');
    expect(drawn).toContain('Drops');
    // ECMA-48: erase the line the cursor is on.
    expect(after).toContain(`${String.fromCharCode(27)}[2K`);
  });
});
