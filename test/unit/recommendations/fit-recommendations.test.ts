import { describe, expect, it } from 'vitest';
import {
  fitRecommendations,
  type RecommendationData,
} from '../../../shared/domain/recommendations/fit-recommendations.ts';
import { interactionsOf, type Row } from '../../support/interactions-of.ts';

const customers: Row[][] = [
  [
    [0, 9],
    [1, 9],
  ],
  [
    [0, 9],
    [1, 9],
    [3, 9],
  ],
  [[0, 10]],
  [
    [3, 10],
    [1, 4],
  ],
  [],
];
const segments = ['a', 'b', 'b', undefined, 'a'];
const data: RecommendationData = {
  names: ['lamp', 'mug', 'never', 'soap'],
  interactions: interactionsOf(customers),
  day: 10,
  factsOf: (id) => ({ mug: { category: 'kitchen', priceMinor: 250 }, soap: { brand: 'Acme' } })[id],
  segmentOf: (customer) => segments[customer],
  rules: [
    { antecedent: ['never'], consequent: ['lamp'], confidence: 0.9 },
    { antecedent: ['lamp'], consequent: ['unheard'], confidence: 0.85 },
    { antecedent: ['soap'], consequent: ['mug'], confidence: 0.8 },
    { antecedent: [], consequent: ['mug'], confidence: 0.7 },
    { antecedent: ['lamp'], consequent: ['mug'], confidence: 0.6 },
  ],
};

describe('fitRecommendations(data, options)', () => {
  it('holds the items that somebody has, what the catalogue says, rules among them and the segments', () => {
    const model = fitRecommendations(data, { halfLifeDays: 1 });
    expect(model).toMatchObject({
      items: ['lamp', 'mug', 'soap'],
      // Lamp: yesterday twice and today; mug: yesterday twice and six days ago; soap: yesterday and today.
      popularity: [2000, 1016, 1500],
      content: {
        categories: ['kitchen'],
        brands: ['Acme'],
        category: [-1, 0, -1],
        brand: [-1, -1, 0],
        priceMinor: [0, 250, 0],
      },
      rules: [
        { antecedent: [2], consequent: 1, confidence: 0.8 },
        { antecedent: [0], consequent: 1, confidence: 0.6 },
      ],
      segments: {
        a: [
          [0, 500],
          [1, 500],
        ],
        b: [
          [0, 1500],
          [1, 500],
          [2, 500],
        ],
      },
    });
    expect(model.neighbours.offsets).toHaveLength(4);
  });

  it('is bounded: items that most customers have, rules, neighbours, popular items', () => {
    const model = fitRecommendations(data, { maxItems: 2, maxRules: 1, neighbours: 1, maxPopular: 1, minCustomers: 2 });
    expect(model.items).toEqual(['lamp', 'mug']);
    expect(model.rules).toEqual([{ antecedent: [0], consequent: 1, confidence: 0.6 }]);
    expect(model.neighbours).toMatchObject({ offsets: [0, 1, 2], items: [1, 0] });
    expect(model.segments.b).toHaveLength(1);
  });

  it('gives the same bytes whatever the order of customers and rows, and through JSON', () => {
    const turned = {
      ...data,
      interactions: interactionsOf(customers.toReversed().map((rows) => rows.toReversed())),
      segmentOf: (customer: number) => segments.toReversed()[customer],
    };
    const bytes = JSON.stringify(fitRecommendations(data));
    expect(JSON.stringify(fitRecommendations(turned))).toBe(bytes);
    expect(JSON.parse(bytes)).toEqual(fitRecommendations(data));
  });

  it('fits nothing to nothing', () => {
    expect(fitRecommendations({ names: [], interactions: interactionsOf([]), day: 0 })).toMatchObject({
      items: [],
      segments: {},
    });
  });
});
