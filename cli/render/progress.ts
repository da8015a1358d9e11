import { count } from './text.ts';

export interface ProgressState {
  readonly label: string;
  /** What is counted, such as `rows`. */
  readonly unit: string;
  readonly done: number;
  /** 0 where it is not known. */
  readonly total: number;
  readonly elapsedMs: number;
  readonly note: string;
}

const barWidth = 24;

/** One line: a bar where the total is known, how much, how fast, how long still, and a note; cut to the columns there are. */
export function renderProgress(state: ProgressState, columns: number): string {
  const { label, unit, done, total, elapsedMs, note } = state;
  const known = total > 0;
  const filled = known ? Math.round((barWidth * Math.min(done, total)) / total) : 0;
  const parts = [
    label.padEnd(6),
    ...(known ? ['█'.repeat(filled) + '░'.repeat(barWidth - filled)] : []),
    `${known ? `${count(done)} of ${count(total)}` : count(done)} ${unit}`,
    ...paceOf(done, total, elapsedMs, unit),
    ...(note === '' ? [] : [note]),
  ];
  return parts.join('  ').slice(0, Math.max(0, columns - 1));
}

/** Nothing before the first piece of work is done: there is nothing to judge by. */
function paceOf(done: number, total: number, elapsedMs: number, unit: string): string[] {
  if (done <= 0 || elapsedMs < 500) return [];
  const perSecond = (done * 1000) / elapsedMs;
  const rate = `${perSecond >= 10 ? count(Math.round(perSecond)) : perSecond.toFixed(1)} ${unit}/s`;
  return total > done ? [rate, `${duration((total - done) / perSecond)} left`] : [rate];
}

/** `8 s`, `2 min 5 s`, `1 h 3 min`. */
export function duration(seconds: number): string {
  const whole = Math.ceil(seconds);
  if (whole < 60) return `${whole} s`;
  if (whole < 3600) return `${Math.floor(whole / 60)} min ${whole % 60} s`;
  return `${Math.floor(whole / 3600)} h ${Math.floor((whole % 3600) / 60)} min`;
}
