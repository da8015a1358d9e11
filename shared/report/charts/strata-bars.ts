import { cumsum, sum } from 'd3-array';
import { type Content, html, type Markup, nothing } from '../html.ts';
import { sayBoth, type Words } from '../say.ts';
import { percentOf, units } from './coordinates.ts';
import { linearScale } from './linear-scale.ts';

export interface Stratum {
  readonly name: Words;
  readonly fill: 'q5' | 'q4' | 'q2' | 'orange-soft';
  /** Shares of the two wholes, each 0..1. */
  readonly above: number;
  readonly below: number;
  readonly aboveLabel: Content;
  readonly belowLabel: Content;
}

const barHeight = 38;
const ribbonHeight = 56;
const belowTop = barHeight + ribbonHeight;
const height = belowTop + barHeight;

/** Shares from which a label finds room, on a desktop and on a phone. */
const wideEnough = { desktop: 0.05, phone: 0.14 };

/**
 * Two bars one above the other, cut by the same groups, with a ribbon from each group's share above to its share below: a ribbon
 * that widens downwards is a group that weighs more in the second whole than in the first.
 */
export function strataBars(strata: readonly Stratum[], belowTitle: Words): Markup {
  const above = spans(strata.map((stratum) => stratum.above));
  const below = spans(strata.map((stratum) => stratum.below));
  return html`<div class="strata" aria-hidden="true">
${names(strata, above)}
<div class="strata-drawing"><svg height="${units(height)}">${ribbons(strata, above, below)}
${strata.map(({ fill }, index) => [cut(fill, above[index], 0), cut(fill, below[index], belowTop)])}</svg>
${strata.map(({ fill, aboveLabel, belowLabel }, index) => [
  label(fill, above[index], aboveLabel, 'in-above'),
  label(fill, below[index], belowLabel, 'in-below'),
])}</div>
<p class="strata-note">${sayBoth(belowTitle)}</p></div>`;
}

interface Span {
  readonly start: number;
  readonly end: number;
}

/** Start and end of each share along a bar, in percent of its width. */
function spans(shares: readonly number[]): Span[] {
  const x = linearScale([0, sum(shares) || 1], [0, 100]);
  const ends = cumsum(shares);
  return shares.map((share, index) => ({ start: x((ends[index] ?? 0) - share), end: x(ends[index] ?? 0) }));
}

const names = (strata: readonly Stratum[], above: readonly Span[]): Markup =>
  html`<div class="strata-names">${strata.map(({ name }, index) => label('', above[index], sayBoth(name), 'name'))}</div>`;

function label(fill: string, span: Span | undefined, content: Content, place: string): Markup {
  const width = span === undefined ? 0 : (span.end - span.start) / 100;
  if (span === undefined || width < wideEnough.desktop) return nothing;
  const room = width < wideEnough.phone ? 'wide' : '';
  return html`<span class="on-${fill} ${place} ${room}" style="left:${percentOf(span.start)};width:${percentOf(span.end - span.start)}">${content}</span>`;
}

const cut = (fill: string, span: Span | undefined, y: number): Markup =>
  span === undefined
    ? nothing
    : html`<rect class="fill-${fill} cut" x="${percentOf(span.start)}" width="${percentOf(span.end - span.start)}" y="${units(y)}" height="${units(barHeight)}"/>`;

const ribbons = (strata: readonly Stratum[], above: readonly Span[], below: readonly Span[]): Markup =>
  html`<svg y="${units(barHeight)}" height="${units(ribbonHeight)}" viewBox="0 0 100 100" preserveAspectRatio="none">${strata.map(
    ({ fill }, index) => {
      const top = above[index];
      const bottom = below[index];
      if (top === undefined || bottom === undefined) return nothing;
      const corners = [
        [top.start, 0],
        [top.end, 0],
        [bottom.end, 100],
        [bottom.start, 100],
      ] as const;
      return html`<polygon class="fill-${fill} ribbon" points="${corners.map(([x, y]) => `${units(x)},${units(y)}`).join(' ')}"/>`;
    },
  )}</svg>`;
