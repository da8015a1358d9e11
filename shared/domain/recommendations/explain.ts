import type { ModelIndex } from './model-index.ts';
import type { OwnItem } from './own-items.ts';
import { similarityUnits } from './recommendation-model.ts';
import { leastWeight } from './score-sources.ts';

/** Why an item is recommended. `of` is an item that the customer has, the items of a rule, or a segment; `null` for all customers. */
export type Because =
  | { readonly kind: 'again'; readonly of: string }
  | { readonly kind: 'item'; readonly of: string }
  | { readonly kind: 'content'; readonly of: string }
  | { readonly kind: 'rule'; readonly of: readonly string[] }
  | { readonly kind: 'popular'; readonly of: string | null };

export type SourceKind = Because['kind'];

/** The reason a source has for an item: of the customer's items the one that says most for it, of equal ones the first by UTF-8. */
export function explain(
  place: number,
  kind: SourceKind,
  own: readonly OwnItem[],
  segment: string | undefined,
  index: ModelIndex,
): Because {
  switch (kind) {
    case 'again':
      return { kind, of: own.find((item) => item.place === place)?.id ?? '' };
    case 'item':
      return { kind, of: strongest(own, (item) => item.weight * similarity(item.place, place, index)) };
    case 'content':
      return { kind, of: strongest(own, (item) => item.weight * likeness(item, place, index)) };
    case 'rule':
      return { kind, of: antecedentOf(place, own, index) };
    case 'popular': {
      const isOfSegment = segment !== undefined && index.segments.get(segment)?.some(([item]) => item === place);
      return { kind, of: isOfSegment ? segment : null };
    }
  }
}

function strongest(own: readonly OwnItem[], saysFor: (item: OwnItem) => number): string {
  let best = '';
  let most = 0;
  for (const item of own) {
    const says = saysFor(item);
    if (says > most) [best, most] = [item.id, says];
  }
  return best;
}

function similarity(from: number, to: number, { model }: ModelIndex): number {
  const { offsets, items, similarities } = model.neighbours;
  const end = offsets[from + 1] ?? 0;
  for (let at = offsets[from] as number; at < end; at++)
    if (items[at] === to) return (similarities[at] as number) / similarityUnits;
  return 0;
}

function likeness({ vector }: OwnItem, to: number, { vectorAt }: ModelIndex): number {
  const other = new Map(vectorAt(to));
  return vector.reduce((sum, [term, weight]) => sum + weight * (other.get(term) ?? 0), 0);
}

/** The antecedent of the rule that gave the score. */
function antecedentOf(place: number, own: readonly OwnItem[], { model }: ModelIndex): string[] {
  const weights = new Map(own.map((item) => [item.place, item.weight]));
  let best: readonly number[] = [];
  let most = 0;
  for (const { antecedent, consequent, confidence } of model.rules) {
    if (consequent !== place) continue;
    const score = confidence * leastWeight(antecedent, weights);
    if (score > most) [best, most] = [antecedent, score];
  }
  return best.map((item) => model.items[item] as string);
}
