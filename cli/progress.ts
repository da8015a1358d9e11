import { Presets, SingleBar } from 'cli-progress';

/** A line on stderr that redraws while long work goes on; nothing at all where stderr is no terminal. */
export interface ProgressLine {
  update(done: number, total: number, note?: string): void;
  /** Takes the line away, so that what is said next begins at the left. */
  end(): void;
}

/** @param unit what is counted, such as `rows` */
export function createProgressLine(label: string, unit: string): ProgressLine {
  if (!process.stderr.isTTY) return { update: () => {}, end: () => {} };
  const startedAt = performance.now();
  const bar = new SingleBar(
    {
      stream: process.stderr,
      format: `${label.padEnd(6)}  {bar}  {value} of {total} ${unit}  {rate}/s  {eta_formatted} left  {note}`,
      barsize: 28,
      hideCursor: true,
      clearOnComplete: true,
      etaBuffer: 20,
    },
    Presets.shades_classic,
  );
  let begun = false;
  return {
    update(done, total, note = '') {
      const rate = Math.round(done / Math.max(0.001, (performance.now() - startedAt) / 1000));
      if (!begun) bar.start(total, done, { rate, note });
      begun = true;
      bar.setTotal(total);
      bar.update(done, { rate, note });
    },
    end: () => bar.stop(),
  };
}
