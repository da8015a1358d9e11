import { cumsum, sum } from 'd3-array';
import { html, type Markup } from '../html.ts';
import { percentOf } from './coordinates.ts';
import { linearScale } from './linear-scale.ts';

export interface Share {
  readonly value: number;
  readonly fill: 'blue' | 'open' | 'grey-soft' | 'grey' | 'orange' | 'hatch';
}

const height = 20;

/** One bar cut into shares of a whole, the first drawn last, so that its outline stays whole. Its numbers stand in the sentence beside it. */
export function splitBar(shares: readonly Share[]): Markup {
  const drawn = shares.filter(({ value }) => value > 0);
  const x = linearScale([0, sum(drawn, ({ value }) => value) || 1], [0, 100]);
  const ends = cumsum(drawn, ({ value }) => value);
  const pieces = drawn.map(({ value, fill }, index) => {
    const start = x((ends[index] ?? 0) - value);
    return html`<rect class="fill-${fill} piece" x="${percentOf(start)}" width="${percentOf(x(value))}" y="1" height="${String(height - 2)}"/>`;
  });
  return html`<svg class="bar-drawing" height="${String(height)}" aria-hidden="true">${pieces.toReversed()}</svg>`;
}
