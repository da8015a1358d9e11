import type { Terms } from '../../cli/cost/unit-types.ts';

export interface Shape {
  readonly segments: number;
  readonly parts: number;
  readonly campaigns: number;
  readonly days: number;
}

export const shapeNames = ['segments', 'parts', 'campaigns', 'days'] as const;

/** Count per invocation in this shape. */
export const termsAt = (terms: Terms, shape: Shape): number =>
  shapeNames.reduce((sum, name) => sum + (terms[name] ?? 0) * shape[name], terms.fixed) +
  (terms.partsOfCampaigns ?? 0) * shape.parts * shape.campaigns;

export interface Point {
  readonly shape: Shape;
  readonly count: number;
}

/**
 * The terms that a base, of each dimension one shape that is larger in that alone, and one as large in both parts and campaigns lie on.
 */
export function fitTerms(base: Point, grown: Readonly<Record<keyof Shape, Point>>, both: Point): Terms {
  const rise = (point: Point) => point.count - base.count;
  const growth = (name: keyof Shape) => grown[name].shape[name] - base.shape[name];
  const partsOfCampaigns =
    (rise(both) - rise(grown.parts) - rise(grown.campaigns)) / (growth('parts') * growth('campaigns'));
  const { parts, campaigns } = base.shape;
  const slopes: [string, number][] = [
    ['segments', rise(grown.segments) / growth('segments')],
    ['parts', rise(grown.parts) / growth('parts') - partsOfCampaigns * campaigns],
    ['campaigns', rise(grown.campaigns) / growth('campaigns') - partsOfCampaigns * parts],
    ['days', rise(grown.days) / growth('days')],
    ['partsOfCampaigns', partsOfCampaigns],
  ];
  const terms = Object.fromEntries(slopes.filter(([, slope]) => slope !== 0));
  return { fixed: base.count - termsAt({ fixed: 0, ...terms }, base.shape), ...terms };
}
