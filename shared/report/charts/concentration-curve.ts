import { max } from 'd3-array';
import { html, type Markup, nothing } from '../html.ts';
import { sayBoth, type Words } from '../say.ts';
import { percentOf, units } from './coordinates.ts';
import { linearScale } from './linear-scale.ts';

export interface CurvePoint {
  /** Share of the customers, best first, and share of the money they brought; the second may exceed 1 where others brought less than nothing. */
  readonly share: number;
  readonly spendShare: number;
  readonly label: Words;
}

const height = 240;
const headroom = 10;
/** Labels nearer to the one below than this would overlap. */
const labelDistance = 17;

/** The curve of concentration through the given points and both corners, straight between them, above the line of equal shares. */
export function concentrationCurve(points: readonly CurvePoint[], equal: Words, axis: Words): Markup {
  const most = Math.max(1, max(points, ({ spendShare }) => spendShare) ?? 1);
  const x = linearScale([0, 1], [0, 100]);
  const y = linearScale([0, most], [height, headroom]);
  const through = [
    { share: 0, spendShare: 0 },
    ...points.filter(({ share }) => share < 1),
    { share: 1, spendShare: 1 },
  ];
  const path = through.map(({ share, spendShare }) => `${units(x(share))},${units(y(spendShare))}`).join(' ');
  return html`<div class="curve-drawing" style="height:${units(height)}px" aria-hidden="true">
<svg height="${units(height)}" viewBox="0 0 100 ${units(height)}" preserveAspectRatio="none">
<polygon class="under" points="${path} 100,${units(height)}"/>
<line class="even" x1="0" y1="${units(y(0))}" x2="100" y2="${units(y(1))}"/>
<polyline class="curve" points="${path}"/></svg>
<svg class="over" height="${units(height)}">${points.map(
    ({ share, spendShare }) =>
      html`<circle class="dot" cx="${percentOf(x(share))}" cy="${units(y(spendShare))}" r="4"/>`,
  )}</svg>
${labels(points, x, y)}<span class="even-label" style="top:${units(y(0.62))}px">${sayBoth(equal)}</span></div>
<p class="axis-ends"><span>0</span><span>${sayBoth(axis)}</span><span>100%</span></p>`;
}

type Scale = (value: number) => number;

function labels(points: readonly CurvePoint[], x: Scale, y: Scale): Markup[] {
  let last = Number.POSITIVE_INFINITY;
  return points.map(({ share, spendShare, label }) => {
    const top = y(spendShare);
    if (last - top < labelDistance) return nothing;
    last = top;
    return html`<span class="curve-label" style="left:${percentOf(x(share))};top:${units(top)}px">${sayBoth(label)}</span>`;
  });
}
