import { describe, expect, it } from 'vitest';
import { createRecommender } from '../../../shared/domain/recommendations/create-recommender.ts';
import type { HistoryEntry } from '../../../shared/domain/recommendations/own-items.ts';
import type { RecommendationModel } from '../../../shared/domain/recommendations/recommendation-model.ts';

/** Candle goes with lamp (0.8) and mug (0.4); by the rule, with candle and lamp goes soap; tea and teapot are in one category. */
const model: RecommendationModel = {
  items: ['candle', 'lamp', 'mug', 'soap', 'tea', 'teapot'],
  neighbours: { offsets: [0, 2, 3, 4, 4, 4, 4], items: [1, 2, 0, 0], similarities: [8000, 4000, 8000, 4000] },
  popularity: [9000, 4000, 5000, 1000, 2000, 3000],
  content: {
    categories: ['home', 'kitchen/tea'],
    brands: [],
    category: [0, 0, -1, -1, 1, 1],
    brand: [-1, -1, -1, -1, -1, -1],
    priceMinor: [0, 0, 0, 0, 0, 0],
  },
  rules: [
    { antecedent: [0, 1], consequent: 3, confidence: 0.9 },
    { antecedent: [0, 2], consequent: 4, confidence: 0.9 },
  ],
  segments: {
    loyal: [
      [3, 800],
      [5, 400],
    ],
    constructor_less: [],
  },
  halfLifeDays: 10,
};

const had = (item: string, day = 100, weight = 1): HistoryEntry => ({ item, day, weight });
const only = (kind: string) => ({ again: 0, item: 0, content: 0, rule: 0, popular: 0, [kind]: 1 });
const ask = (kind: string, history: HistoryEntry[], segment?: string, again = false) =>
  createRecommender(model, { again, weights: only(kind) })
    .recommend({ history, segment }, 9)
    .map(({ item, score, because }) => [item, score, because.of]);

describe('createRecommender(model, options).recommend({ history, segment }, count)', () => {
  it('finds neighbours of what the customer has, over the greatest score, with the item that says most', () => {
    expect(ask('item', [had('candle')])).toEqual([
      ['lamp', 1, 'candle'],
      ['mug', 0.5, 'candle'],
    ]);
    // Lamp and mug both lead to candle: 0.8 + 0.4, and lamp says more.
    expect(ask('item', [had('mug'), had('lamp')])).toEqual([['candle', 1, 'lamp']]);
  });

  it('lets older items count half each half-life, and often ones the root of their weight', () => {
    // Lamp ten days ago 0.5 · 0.8 against mug four times 2 · 0.4: the mug says more.
    expect(ask('item', [had('lamp', 90), had('mug', 100, 4)])).toEqual([['candle', 1, 'mug']]);
    expect(ask('again', [had('lamp', 90), had('mug', 100, 4)], undefined, true)).toEqual([
      ['mug', 1, 'mug'],
      ['lamp', 0.25, 'lamp'],
    ]);
    // In two rows it is the newer day and both weights.
    expect(ask('again', [had('lamp', 90), had('mug', 80, 3), had('mug', 100)], undefined, true)).toEqual([
      ['mug', 1, 'mug'],
      ['lamp', 0.25, 'lamp'],
    ]);
  });

  it('finds what is like it by popularity, also from an item the model does not know', () => {
    expect(ask('content', [had('tea')])).toEqual([['teapot', 1, 'tea']]);
    expect(ask('content', [{ ...had('kettle'), category: 'kitchen/tea' }])).toEqual([
      ['teapot', 1, 'kettle'],
      ['tea', expect.closeTo(2 / 3, 5), 'kettle'],
    ]);
  });

  it('follows rules whose whole antecedent is there', () => {
    expect(ask('rule', [had('candle'), had('lamp')])).toEqual([['soap', 1, ['candle', 'lamp']]]);
    expect(ask('rule', [had('lamp')])).toEqual([]);
  });

  it('starts cold with what is popular in the segment, then with what is popular at all', () => {
    const soapFirst = [
      ['soap', 1, 'loyal'],
      ['teapot', 0.75, 'loyal'],
      ['candle', 0.5, null],
    ];
    expect(ask('popular', [], 'loyal').slice(0, 3)).toEqual(soapFirst);
    expect(ask('popular', [], 'constructor').slice(0, 2)).toEqual([
      ['candle', 1, null],
      ['mug', expect.closeTo(5 / 9, 5), null],
    ]);
    expect(createRecommender(model).recommend({ history: [] }, 1)).toEqual([
      { item: 'candle', score: 0.01, because: { kind: 'popular', of: null } },
    ]);
  });

  it('puts what the customer has first, also what the model does not know, or leaves it out', () => {
    const history = [had('candle', 90), had('kettle', 100)];
    const items = (again: boolean) =>
      createRecommender(model, { again })
        .recommend({ history }, 4)
        .map(({ item, because }) => [item, because.kind]);
    expect(items(true)).toEqual([
      ['kettle', 'again'],
      ['candle', 'again'],
      ['lamp', 'item'],
      ['mug', 'item'],
    ]);
    expect(items(false)).toEqual([
      ['lamp', 'item'],
      ['mug', 'item'],
      ['teapot', 'popular'],
      ['tea', 'popular'],
    ]);
  });

  it('leaves out all that the customer has, also beyond the items that count', () => {
    const recommender = createRecommender(model, { again: false, maxOwnItems: 1 });
    const items = recommender.recommend({ history: [had('lamp', 90), had('candle', 100)] }, 9).map(({ item }) => item);
    expect(items.toSorted()).toEqual(['mug', 'soap', 'tea', 'teapot']);
  });

  it('adds up sources by their weights', () => {
    const recommender = createRecommender(model, { again: false, weights: { ...only('item'), content: 0.25 } });
    // Lamp is the best of both: 1 + 0.25. Content alone would not bring the mug.
    expect(recommender.recommend({ history: [had('candle')] }, 2)).toEqual([
      { item: 'lamp', score: 1.25, because: { kind: 'item', of: 'candle' } },
      { item: 'mug', score: 0.5, because: { kind: 'item', of: 'candle' } },
    ]);
  });

  it('orders equal scores by UTF-8, wherever the items come from', () => {
    const history = ['zebra', 'candle', 'apple', 'tea'].map((item) => had(item));
    expect(ask('again', history, undefined, true).map(([item]) => item)).toEqual(['apple', 'candle', 'tea', 'zebra']);
  });

  it('gives the same whatever the order of the history, and one customer after another', () => {
    const recommender = createRecommender(model);
    const history = [had('candle', 90), had('tea', 95, 2), had('candle', 99), had('lamp', 100)];
    const first = recommender.recommend({ history, segment: 'loyal' }, 9);
    recommender.recommend({ history: [had('mug')] }, 9);
    expect(recommender.recommend({ history: history.toReversed(), segment: 'loyal' }, 9)).toEqual(first);
  });
});

describe('createRecommender(model, options).recommendCategories({ history, segment }, count)', () => {
  it('adds up the scores of the items in a category, with the reason of the best', () => {
    const recommender = createRecommender(model, { again: false, weights: only('popular') });
    // Home: candle 9/9 and lamp 4/9; tea: 2/9 and 3/9. Mug and soap have no category.
    expect(recommender.recommendCategories({ history: [] }, 9)).toEqual([
      { category: 'home', score: expect.closeTo(13 / 9, 5), because: { kind: 'popular', of: null } },
      { category: 'kitchen/tea', score: expect.closeTo(5 / 9, 5), because: { kind: 'popular', of: null } },
    ]);
    expect(recommender.recommendCategories({ history: [] }, 1)).toHaveLength(1);
  });

  it('counts the category of an item the model does not know', () => {
    const recommender = createRecommender(model, { weights: only('again') });
    expect(recommender.recommendCategories({ history: [{ ...had('kettle'), category: 'kitchen' }] }, 9)).toEqual([
      { category: 'kitchen', score: 1, because: { kind: 'again', of: 'kettle' } },
    ]);
  });
});
