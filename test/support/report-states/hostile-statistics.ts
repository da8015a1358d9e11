import type { Statistics } from '../../../shared/contracts/statistics.ts';
import { retailMovements } from '../movements-fixture.ts';
import { browsedPicture } from '../picture-fixture.ts';
import { onlineRetail } from '../statistics-fixture.ts';
import { firstAudience } from './audience-states.ts';

const hostile = "<img src=x> & 'co' \"</script>";
const hostileText = { en: hostile, zh: hostile };

/** Everything that comes from data or configuration tries to be markup. */
export const hostileStatistics: Statistics = {
  ...onlineRetail,
  note: hostileText,
  data: {
    ...onlineRetail.data,
    refused: { [hostile]: 3 },
    repaired: { [hostile]: 3 },
    sources: [{ source: hostile, events: { [hostile]: 2 }, newest: null }],
  },
  clusters: {
    ...onlineRetail.clusters,
    features: [hostile],
    gone: [{ id: hostile, name: hostileText, previous: 9 }],
    clusters: onlineRetail.clusters.clusters.map((cluster) => ({
      ...cluster,
      name: hostileText,
      match: { overlap: 0.5, shift: 0.9, formerName: hostileText },
      deviations: cluster.deviations.map((deviation) => ({ ...deviation, feature: hostile, name: hostileText })),
    })),
  },
  movements: {
    ...retailMovements,
    schemes: retailMovements.schemes.map((scheme) => ({
      ...scheme,
      moves: [{ from: hostile, to: `${hostile}2`, customers: 3 }],
    })),
    drift: [{ feature: hostile, name: hostileText, psi: 0.9 }],
  },
  interests: {
    customers: 9,
    paths: 1,
    top: [{ path: `${hostile}/${hostile}`, customers: 9, strong: 9, meanScore: 9, previousStrong: 2 }],
  },
  descriptions: [
    {
      key: hostile,
      kind: 'tag',
      name: hostileText,
      type: 'string',
      present: 9,
      customers: 9,
      numbers: null,
      values: [{ value: hostile, customers: 9 }],
    },
    {
      key: `group.${hostile}`,
      kind: 'tag',
      name: hostileText,
      type: 'bool',
      present: 9,
      customers: 9,
      numbers: null,
      values: [{ value: 'true', customers: 9 }],
    },
  ],
  picture: {
    ...browsedPicture,
    funnel: {
      ...browsedPicture.funnel,
      paths: [{ path: hostile, visits: 9 }],
      searches: [{ term: hostile, customers: 9 }],
      rareSearches: 0,
    },
    together: {
      baskets: 9,
      rules: [
        {
          antecedent: [{ product: hostile, category: hostile }],
          consequent: [{ product: hostile, category: '' }],
          count: 9,
          confidence: 0.5,
          lift: 2,
        },
      ],
    },
    feedback: { ...browsedPicture.feedback, complaints: [{ topic: hostile, reviews: 9 }] },
  },
  models: [
    {
      name: `lookalike:${hostile}`,
      fittedOn: { customers: 9, from: null, to: null },
      parameters: { [hostile]: hostile },
      metrics: { [hostile]: null },
      warnings: [hostile],
    },
  ],
  audiences: [
    {
      ...firstAudience,
      campaign: hostile,
      name: hostileText,
      rule: `</pre>${hostile}`,
      strategy: hostile,
      channel: hostile,
      excluded: { [hostile]: 4 },
      manifest: `audiences/${hostile}/manifest.json`,
      files: [{ key: `audiences/${hostile}/members.csv.gz`, rows: 1, bytes: 2 }],
    },
  ],
};
