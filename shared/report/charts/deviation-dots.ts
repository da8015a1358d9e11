import { html, type Markup } from '../html.ts';
import { sayBoth, type Words } from '../say.ts';
import { percentOf } from './coordinates.ts';
import { linearScale } from './linear-scale.ts';

export interface Deviation {
  readonly name: Words;
  /** Standard deviations from the mean of all customers. */
  readonly deviation: number;
  readonly label: string;
}

/** Further from the middle than this is drawn as an arrow at the edge. */
const reach = 2;
/** From this on a difference is worth the reader's attention. */
export const strongDeviation = 0.5;
const rowHeight = 18;

/** A row a feature: the upright line is the average customer, a dot to the right means more, to the left less. */
export function deviationDots(deviations: readonly Deviation[]): Markup {
  const x = linearScale([-reach, reach], [4, 96], { clamp: true });
  return html`<dl class="deviations">${deviations.map(({ name, deviation, label }) => {
    const strong = Math.abs(deviation) >= strongDeviation ? 'strong' : '';
    return html`<div class="${strong}"><dt>${sayBoth(name)}</dt>
<dd><svg height="${String(rowHeight)}" aria-hidden="true"><line class="grid" x1="0" x2="100%" y1="9" y2="9"/><line class="axis" x1="50%" x2="50%" y1="0" y2="${String(rowHeight)}"/><line class="stem" x1="50%" x2="${percentOf(x(deviation))}" y1="9" y2="9"/>${mark(x(deviation), deviation)}</svg><span class="number">${label}</span></dd></div>`;
  })}</dl>`;
}

function mark(x: number, deviation: number): Markup {
  if (Math.abs(deviation) <= reach) return html`<circle class="dot" cx="${percentOf(x)}" cy="9" r="4.5"/>`;
  const points = deviation > 0 ? '-5,-5 4,0 -5,5' : '5,-5 -4,0 5,5';
  return html`<svg x="${percentOf(x)}" y="9" class="arrow"><polygon class="dot" points="${points}"/></svg>`;
}
