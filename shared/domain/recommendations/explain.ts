import { contentVector } from './content-vector.ts';
import type { ModelIndex } from './model-index.ts';
import type { OwnItem } from './own-items.ts';
import { similarityUnits } from './recommendation-model.ts';
import { factsOfOwn } from './score-sources.ts';

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
  id: string,
  kind: SourceKind,
  own: readonly OwnItem[],
  segment: string | undefined,
  index: ModelIndex,
): Because {
  switch (kind) {
    case 'again':
      return { kind, of: id };
    case 'item':
      return { kind, of: strongest(own, (item) => item.weight * similarity(item.id, id, index)) };
    case 'content':
      return { kind, of: strongest(own, (item) => item.weight * likeness(item, id, index)) };
    case 'rule':
      return { kind, of: antecedentOf(id, own, index) };
    case 'popular': {
      const isOfSegment =
        segment !== undefined && index.segments.get(segment)?.some(([item]) => index.model.items[item] === id);
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

function similarity(from: string, to: string, { model, placeOf }: ModelIndex): number {
  const place = placeOf.get(from);
  if (place === undefined) return 0;
  const { offsets, items, similarities } = model.neighbours;
  const target = placeOf.get(to) as number;
  for (let at = offsets[place] as number; at < (offsets[place + 1] as number); at++)
    if (items[at] === target) return (similarities[at] as number) / similarityUnits;
  return 0;
}

function likeness(item: OwnItem, to: string, index: ModelIndex): number {
  const vector = new Map(contentVector(factsOfOwn(item, index)));
  const other = index.vectors[index.placeOf.get(to) as number] ?? [];
  return other.reduce((sum, [term, weight]) => sum + weight * (vector.get(term) ?? 0), 0);
}

/** The antecedent of the rule that gave the score. */
function antecedentOf(id: string, own: readonly OwnItem[], { model, placeOf }: ModelIndex): string[] {
  const weights = new Map(own.map((item) => [placeOf.get(item.id) ?? -1, item.weight]));
  const target = placeOf.get(id);
  let best: readonly number[] = [];
  let most = 0;
  for (const { antecedent, consequent, confidence } of model.rules) {
    if (consequent !== target || !antecedent.every((item) => weights.has(item))) continue;
    const score = confidence * Math.min(...antecedent.map((item) => weights.get(item) as number));
    if (score > most) [best, most] = [antecedent, score];
  }
  return best.map((item) => model.items[item] as string);
}
