import { html, type Markup, nothing } from '../html.ts';
import { percentOf } from './coordinates.ts';
import { linearScale } from './linear-scale.ts';

/** What a colour says: with us, needs a person, or only the comparison. */
export type Tone = 'blue' | 'orange' | 'grey' | 'orange-mid' | 'grey-soft';

const height = 16;

/** One bar from 0 to `most`; values below 0 draw nothing. The number stands beside it in the table, so it is not read out. */
export function bar(value: number, most: number, tone: Tone, previous: number | null = null): Markup {
  const x = linearScale([0, most > 0 ? most : 1], [0, 100], { clamp: true });
  const tick =
    previous === null
      ? nothing
      : html`<line class="tick" x1="${percentOf(x(previous))}" x2="${percentOf(x(previous))}" y1="0" y2="${String(height)}"/>`;
  return html`<svg class="bar-drawing" height="${String(height)}" aria-hidden="true"><rect class="fill-${tone}" width="${percentOf(x(value))}" y="3" height="${String(height - 6)}"/>${tick}</svg>`;
}

/** A bar to the right of a middle line for what grew, to the left for what shrank. */
export function changeBar(change: number, most: number, tone: Tone): Markup {
  const x = linearScale([-most || -1, most || 1], [1, 99], { clamp: true });
  const [from, to] = change < 0 ? [x(change), x(0)] : [x(0), x(change)];
  return html`<svg class="bar-drawing" height="${String(height)}" aria-hidden="true"><rect class="fill-${tone}" x="${percentOf(from)}" width="${percentOf(to - from)}" y="3" height="${String(height - 6)}"/><line class="axis" x1="50%" x2="50%" y1="0" y2="${String(height)}"/></svg>`;
}
