import { createLogUpdate } from 'log-update';
import { renderProgress } from './render/progress.ts';

/** A line on stderr that redraws while long work goes on; nothing at all where stderr is no terminal. */
export interface ProgressLine {
  /** @param total 0 where it is not known */
  update(done: number, total: number, note?: string): void;
  /** Takes the line away, so that what is said next begins at the left. */
  end(): void;
}

/** How often the line is drawn anew, so that the pace keeps up while one piece of work takes long. */
const redrawMs = 200;

/** @param unit what is counted, such as `rows` */
export function createProgressLine(
  label: string,
  unit: string,
  stream: NodeJS.WriteStream = process.stderr,
): ProgressLine {
  if (!stream.isTTY) return { update: () => {}, end: () => {} };
  const startedAt = performance.now();
  const log = createLogUpdate(stream);
  let state = { done: 0, total: 0, note: '' };
  let timer: NodeJS.Timeout | undefined;
  const draw = () => {
    const elapsedMs = performance.now() - startedAt;
    log(renderProgress({ label, unit, elapsedMs, ...state }, stream.columns || 80));
  };
  return {
    update(done, total, note = '') {
      state = { done, total, note };
      if (timer !== undefined) return;
      draw();
      timer = setInterval(draw, redrawMs).unref();
    },
    end() {
      clearInterval(timer);
      timer = undefined;
      log.clear();
      log.done();
    },
  };
}
