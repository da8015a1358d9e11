import type { Fact } from '../../shared/contracts/facts.ts';
import type { DescribedScheme } from '../../shared/contracts/snapshot-part.ts';
import type { Description, Descriptions } from '../../shared/contracts/statistics.ts';
import { compareUtf8 } from '../../shared/domain/compare-utf8.ts';
import { meanOf, modeOf, type NumberSketch, quantilesOf } from '../../shared/domain/statistics/number-sketch.ts';
import type { FactSums, GroupFacts, SnapshotSums } from './merge-snapshot-parts.ts';

const mostListedValues = 20;

/** Every fact, over all customers and over those of each segment; segments by scheme, then by name. */
export function describeFacts(facts: readonly Fact[], { overall, groups }: SnapshotSums): Descriptions {
  const bySegment = [...groups].flatMap(([scheme, segments]: [DescribedScheme, Map<string, GroupFacts>]) =>
    [...segments]
      .sort(([a], [b]) => compareUtf8(a, b))
      .map(([segment, group]) => ({ scheme, segment, descriptions: describeGroup(facts, group) })),
  );
  return { overall: describeGroup(facts, overall), bySegment };
}

const describeGroup = (facts: readonly Fact[], { customers, facts: sums }: GroupFacts): Description[] =>
  facts.map(({ column, key, kind, name, type }) => {
    const fact = sums.get(column);
    const common = { key, kind, name, type, present: fact?.present ?? 0, customers };
    return type === 'number' || type === 'day'
      ? { ...common, numbers: fact === undefined ? null : describeNumbers(fact.numbers), values: null }
      : { ...common, numbers: null, values: fact === undefined ? null : listValues(fact) };
  });

function describeNumbers(sketch: NumberSketch): Description['numbers'] {
  const [p05, p25, median, p75, p95] = quantilesOf(sketch, [0.05, 0.25, 0.5, 0.75, 0.95]) as FiveNumbers;
  const { least, most } = sketch;
  return { mean: meanOf(sketch), mode: modeOf(sketch), least, p05, p25, median, p75, p95, most };
}

type FiveNumbers = [number, number, number, number, number];

const listValues = ({ values }: FactSums): Description['values'] =>
  [...values]
    .sort(([a, x], [b, y]) => y - x || compareUtf8(a, b))
    .slice(0, mostListedValues)
    .map(([value, customers]) => ({ value, customers }));
