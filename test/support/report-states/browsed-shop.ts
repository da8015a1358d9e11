import type { Statistics } from '../../../shared/contracts/statistics.ts';
import { browsedModels, browsedPicture } from '../picture-fixture.ts';
import { onlineRetail } from '../statistics-fixture.ts';

/** Groups and tags of every kind of coverage. */
const describedGroups: Statistics['descriptions'] = [
  ...onlineRetail.descriptions,
  ...(['regulars', 'sleepers', 'nobodies'] as const).map((name, at) => ({
    key: `group.${name}`,
    kind: 'tag' as const,
    name: { en: ['Regulars', 'Sleepers', 'Nobodies'][at] ?? name, zh: ['常客', '沉睡者', '无人'][at] ?? name },
    type: 'bool' as const,
    present: 4_338 - at,
    customers: 4_372,
    numbers: null,
    values: [
      { value: 'false', customers: at === 2 ? 4_336 : 3_000 + at },
      ...(at === 2 ? [] : [{ value: 'true', customers: 1_338 - 2 * at }]),
    ],
  })),
];

/** A made-up shop of which everything is known. */
export const browsedShop: Statistics = {
  ...onlineRetail,
  descriptions: describedGroups,
  picture: browsedPicture,
  models: browsedModels,
};

const { picture: _picture, models: _models, ...rest } = onlineRetail;
/** Of a version that counted no picture. */
export const beforePictures: Statistics = rest;

/** The shop that is looked at, with a model that warns of these alone. */
export const modelsThatWarn = (name: string, ...warnings: string[]): Statistics => ({
  ...browsedShop,
  models: browsedModels.map((card) => (card.name === name ? { ...card, warnings } : card)),
});
