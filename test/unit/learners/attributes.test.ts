import { describe, expect, it } from 'vitest';
import { createAttributeLearner } from '../../../functions/fit-models/learners/attributes.ts';
import { inSample } from '../../../shared/domain/identity/slices.ts';
import type { AttributeModel } from '../../../shared/domain/prediction/attribute-model.ts';
import { exampleConfiguration } from '../../support/example-configuration.ts';
import { customerOf, noSegments, period } from './learning-customer.ts';

const demands = { minAccuracy: 0.75, minConfidence: 0.8 };
const learnerOf = (predictions: Readonly<Record<string, typeof demands>>, expected = 500) =>
  createAttributeLearner(exampleConfiguration({ settings: { predictions } }), [], period, expected);

/** Women and men of this shop buy other brands. */
const told = (id: string, gender: string) =>
  customerOf(id, { traits: { gender }, brands: [gender === 'female' ? 'Aurora' : 'Boreas', 'Zephyr'] });

describe('createAttributeLearner(configuration, features, period, expected)', () => {
  it('learns nothing that the settings do not list', () => {
    const learner = learnerOf({});
    for (let id = 0; id < 200; id++) learner.add(told(`${id}`, id % 2 === 0 ? 'female' : 'male'), noSegments, true);
    expect(learner.finish()).toEqual({ files: {}, cards: [] });
  });

  it('learns what is listed of those of the sample who told it, and predicts those who did not', () => {
    const learner = learnerOf({ 'demographic.gender': demands });
    for (let id = 0; id < 300; id++) learner.add(told(`${id}`, id % 2 === 0 ? 'female' : 'male'), noSegments, true);
    for (let id = 300; id < 400; id++) learner.add(customerOf(`${id}`), noSegments, true);
    for (let id = 400; id < 500; id++) learner.add(told(`${id}`, 'female'), noSegments, false);
    const { files, cards } = learner.finish();
    const model = files['attribute-demographic.gender'] as AttributeModel;
    expect(Object.keys(files)).toEqual(['attribute-demographic.gender']);
    expect(model.fittedOn.known).toBe(300);
    expect(model.fittedOn.training + model.fittedOn.test).toBe(300);
    expect(cards).toHaveLength(1);
    const { name, fittedOn, parameters, metrics, warnings } = cards[0] ?? expect.unreachable();
    expect([name, fittedOn]).toEqual([
      'attribute:demographic.gender',
      { customers: model.fittedOn.training, ...period },
    ]);
    expect(parameters).toMatchObject({ values: ['female', 'male'], ...demands });
    // One brand tells them apart.
    expect(metrics).toMatchObject({ known: 300, isUsed: true, accuracy: 1, balancedAccuracy: 1, auc: 1 });
    expect(warnings).not.toContain('accuracy_too_low');
  });

  it('takes of many only as many as it learns from, by hash of the id, and says so', () => {
    const cardOf = (expected: number) => {
      const learner = learnerOf({ 'demographic.gender': demands }, expected);
      for (let id = 0; id < 60; id++) learner.add(told(`${id}`, 'female'), noSegments, true);
      return learner.finish().cards[0] ?? expect.unreachable();
    };
    const all = cardOf(60);
    expect(all.metrics.known).toBe(60);
    expect(all.warnings).not.toContain('sampled');
    const some = Array.from({ length: 60 }, (_, id) => told(`${id}`, 'female').profile.id);
    const share = 50_000 / 200_000;
    const part = cardOf(200_000);
    expect(part.metrics.known).toBe(some.filter((id) => inSample(id, share)).length);
    expect(part.warnings).toContain('sampled');
    // One customer more than it learns from, and the card says it.
    expect(cardOf(50_000).warnings).not.toContain('sampled');
    expect(cardOf(50_001).warnings).toContain('sampled');
  });

  it('shares what it may work through among the attributes, and says where customers were left out', () => {
    const trainingOf = (tags: readonly string[]) => {
      const settings = { predictions: Object.fromEntries(tags.map((tag) => [tag, demands])) };
      const learner = createAttributeLearner(exampleConfiguration({ settings }), [], period, 500, 400);
      for (let id = 0; id < 200; id++) learner.add(told(`${id}`, id % 2 === 0 ? 'female' : 'male'), noSegments, true);
      const { cards } = learner.finish();
      return cards.map(({ fittedOn, warnings }) => [fittedOn.customers, warnings.includes('sampled')]);
    };
    const [[all] = []] = trainingOf(['demographic.gender']);
    expect(all).toBeGreaterThan(100);
    expect(trainingOf(['demographic.gender'])).toEqual([[all, false]]);
    // 400 customers × values, two attributes, two values.
    expect(trainingOf(['demographic.gender', 'demographic.education'])[0]).toEqual([100, true]);
  });

  it('does not use a model that is worse than the settings demand', () => {
    const learner = learnerOf({ 'demographic.gender': demands });
    // Everybody does the same: a coin would do as well.
    for (let id = 0; id < 300; id++) {
      const gender = id % 2 === 0 ? 'female' : 'male';
      learner.add(customerOf(`${id}`, { traits: { gender } }), noSegments, true);
    }
    const [card] = learner.finish().cards;
    expect(card?.metrics.isUsed).toBe(false);
    expect(card?.warnings).toEqual(expect.arrayContaining(['no_better_than_majority', 'accuracy_too_low']));
  });

  it('says so where too few told it', () => {
    const learner = learnerOf({ 'demographic.gender': demands });
    learner.add(told('1', 'female'), noSegments, true);
    learner.add(told('2', 'male'), noSegments, true);
    const [card] = learner.finish().cards;
    expect(card?.metrics).toEqual({ known: 2, isUsed: false });
    expect(card?.warnings).toEqual(expect.arrayContaining(['too_few_customers', 'nothing_learnt']));
  });
});
