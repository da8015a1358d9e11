import { describe, expect, it } from 'vitest';
import { createRandom } from '../../../shared/domain/clusters/random.ts';
import type { AttributeModel } from '../../../shared/domain/prediction/attribute-model.ts';
import { fitAttribute, type KnownCustomer } from '../../../shared/domain/prediction/fit-attribute.ts';
import { hashShare } from '../../../shared/domain/prediction/hash-share.ts';
import { createPredictor } from '../../../shared/domain/prediction/predict-attribute.ts';
import { createTokens } from '../../../shared/domain/prediction/tokens.ts';
import { createTagPredictor, isUsable, reasonsAgainst } from '../../../shared/domain/prediction/usable.ts';

const bag = (...names: readonly string[]): ReadonlyMap<string, number> => new Map(names.map((name) => [name, 1]));

/** Half of each value; of ten, nine met what is typical of theirs, and all met something at random. */
function shoppers(n: number, values: readonly string[] = ['female', 'male'], typical = 0.9): KnownCustomer[] {
  const random = createRandom(11);
  return Array.from({ length: n }, (_, at) => {
    const value = values[at % values.length] as string;
    const shown = random() < typical ? value : (values[Math.floor(random() * values.length)] as string);
    const noise = `category/${Math.floor(random() * 30)}`;
    return { id: `c${at}`, value, features: { tokens: bag(`category/for-${shown}`, noise), numbers: [random()] } };
  });
}

const numbers = [{ key: 'noise', heavyTailed: false }];
const gender = fitAttribute('demographic.gender', shoppers(2_000), numbers);
const noSignal = fitAttribute('demographic.gender', shoppers(600, ['female', 'female', 'male'], 0), numbers);

const shuffled = <T>(items: readonly T[], seed: number): T[] => {
  const random = createRandom(seed);
  return items
    .map((item) => [random(), item] as const)
    .sort(([a], [b]) => a - b)
    .map(([, item]) => item);
};

describe('fitAttribute(attribute, known, numbers)', () => {
  it('finds what is there to find: nine of ten and half of the tenth are 95 %', () => {
    const { accuracy, auc, calibration, majority } = gender.metrics!;
    expect(accuracy.low).toBeLessThan(0.95);
    expect(accuracy.high).toBeGreaterThan(0.95);
    expect(auc).toBeGreaterThan(0.92);
    expect(calibration.expectedError).toBeLessThan(0.05);
    expect(majority.accuracy).toBeLessThan(0.6);
    expect(gender.warnings).toEqual([]);
    expect(gender.fittedOn.training + gender.fittedOn.test).toBe(2_000);
  });

  it('learns from as many customers as values leave work for, by hash of the id, and says so', () => {
    const { fittedOn } = gender;
    const all = fitAttribute('demographic.gender', shoppers(2_000), numbers, 2 * fittedOn.training);
    expect(JSON.stringify(all)).toBe(JSON.stringify(gender));
    const some = fitAttribute('demographic.gender', shoppers(2_000), numbers, 2 * 700 + 1);
    expect(some.fittedOn).toEqual({ known: 2_000, training: 700, test: fittedOn.test });
    expect(some.warnings).toEqual(['sampled']);
    const turned = fitAttribute('demographic.gender', shuffled(shoppers(2_000), 5), numbers, 2 * 700 + 1);
    expect(JSON.stringify(turned)).toBe(JSON.stringify(some));
  });

  it('gives the same bytes in whatever order the customers come', () => {
    const again = fitAttribute('demographic.gender', shuffled(shoppers(2_000), 5), numbers);
    expect(JSON.stringify(again)).toBe(JSON.stringify(gender));
  });

  it('learns nothing from those it measures on, and who they are goes by hash of the id', () => {
    const isTest = (id: string) => hashShare(`attribute-test/demographic.gender/${id}`) < 0.2;
    const turned = shoppers(2_000).map((customer) =>
      isTest(customer.id) ? { ...customer, value: customer.value === 'male' ? 'female' : 'male' } : customer,
    );
    const model = fitAttribute('demographic.gender', turned, numbers);
    expect(model.learner).toEqual(gender.learner);
    expect(model.metrics?.accuracy.value).toBeCloseTo(1 - gender.metrics!.accuracy.value, 12);
    expect(model.fittedOn.test).toBe(turned.filter(({ id }) => isTest(id)).length);
  });

  it('says so where it is no better than the commonest value', () => {
    expect(noSignal.warnings).toContain('no_better_than_majority');
    expect(noSignal.metrics?.majority.value).toBe('female');
  });

  it('tells several values apart', () => {
    const bands = ['16-25', '26-35', '36-45'];
    const model = fitAttribute('demographic.age_band', shoppers(2_400, bands), numbers);
    // 0.9 + 0.1 / 3
    expect(model.metrics!.accuracy.low).toBeLessThan(0.934);
    expect(model.metrics!.accuracy.high).toBeGreaterThan(0.934);
    expect(model.metrics!.auc).toBeGreaterThan(0.9);
    const predict = createPredictor(model);
    for (const band of bands)
      expect(predict({ tokens: bag(`category/for-${band}`), numbers: [0.5] })?.value).toBe(band);
  });

  it('leaves rare values out and counts them; one value alone teaches nothing', () => {
    const some = [...shoppers(400), { id: 'x', value: 'other', features: { tokens: bag('a'), numbers: [0] } }];
    const model = fitAttribute('demographic.gender', some, numbers);
    expect(model.leftOut).toEqual([['other', 1]]);
    expect(model.learner?.values).toEqual(['female', 'male']);
    expect(model.warnings).toContain('rare_values_left_out');
    const alone = fitAttribute('demographic.gender', shoppers(30), numbers);
    expect(alone).toMatchObject({ learner: null, metrics: null });
    expect(alone.warnings[0]).toBe('too_few_customers');
    expect(fitAttribute('demographic.gender', []).learner).toBeNull();
  });

  it('refuses the same customer twice', () => {
    const [first] = shoppers(1);
    expect(() => fitAttribute('demographic.gender', [first!, first!])).toThrow(/distinct/);
  });

  it('keeps tokens that enough customers of the training part have', () => {
    const tokens = gender.learner!.columns.tokens;
    expect(tokens).toContain('category/for-male');
    const lonely = shoppers(300).map((customer, at) => ({
      ...customer,
      features: { ...customer.features, tokens: new Map([...customer.features.tokens, [`product/${at}`, 1]]) },
    }));
    const kept = fitAttribute('demographic.gender', lonely, numbers).learner!.columns.tokens;
    expect(kept.filter((token) => token.startsWith('product/'))).toEqual([]);
  });
});

describe('createPredictor(model)', () => {
  it('is as sure as it is right', () => {
    const prediction = createPredictor(gender)({ tokens: bag('category/for-male'), numbers: [Number.NaN] });
    expect(prediction?.value).toBe('male');
    expect(Math.abs(prediction!.confidence - 0.95)).toBeLessThan(0.03);
  });

  it('says nothing of who did nothing that the model knows of', () => {
    expect(createPredictor(gender)({ tokens: bag('category/never-seen'), numbers: [Number.NaN] })).toBeUndefined();
    expect(createPredictor(gender)({ tokens: bag(), numbers: [0.5] })).toBeDefined();
  });

  it('says the same after the model went through JSON', () => {
    const model = JSON.parse(JSON.stringify(gender)) as AttributeModel;
    expect(model).toEqual(gender);
    const features = { tokens: bag('category/for-female', 'category/3'), numbers: [0.1] };
    expect(createPredictor(model)(features)).toEqual(createPredictor(gender)(features));
  });
});

describe('isUsable(model, demands)', () => {
  const features = { tokens: bag('category/for-male'), numbers: [0.5] };

  it('demands accuracy of the model and confidence of the prediction', () => {
    const confidence = createPredictor(gender)(features)!.confidence;
    const accuracy = gender.metrics!.accuracy.value;
    expect(isUsable(gender, { minAccuracy: accuracy, minConfidence: 0 })).toBe(true);
    expect(reasonsAgainst(gender, { minAccuracy: accuracy + 1e-6, minConfidence: 0 })).toEqual(['accuracy_too_low']);
    expect(createTagPredictor(gender, { minAccuracy: 0.8, minConfidence: confidence })(features)?.value).toBe('male');
    expect(
      createTagPredictor(gender, { minAccuracy: 0.8, minConfidence: confidence + 1e-5 })(features),
    ).toBeUndefined();
    expect(createTagPredictor(gender, { minAccuracy: 0.99, minConfidence: 0 })(features)).toBeUndefined();
  });

  it('gives no tags where the model is no better than the commonest value, or learnt nothing', () => {
    const anything = { minAccuracy: 0, minConfidence: 0 };
    expect(reasonsAgainst(noSignal, anything)).toEqual(['no_better_than_majority']);
    expect(createTagPredictor(noSignal, anything)(features)).toBeUndefined();
    expect(reasonsAgainst(fitAttribute('x.y', []), anything)).toEqual(['nothing_learnt']);
  });
});

describe('createTokens()', () => {
  it('has a token for every prefix of a path, once however often it was met', () => {
    const tokens = createTokens();
    tokens.category('a/b/c');
    tokens.category('a/b');
    tokens.product('p1');
    tokens.brand('');
    expect([...tokens.tokens()]).toEqual([
      ['category/a', 1],
      ['category/a/b', 1],
      ['category/a/b/c', 1],
      ['product/p1', 1],
    ]);
  });

  it('has the share of each quarter of the day, and the log of counts', () => {
    const tokens = createTokens();
    for (const hour of [0, 5, 6, 23]) tokens.hour(hour);
    tokens.count('view', 60);
    tokens.count('view', 40);
    expect(Object.fromEntries(tokens.tokens())).toEqual({
      'hour/night': 0.5,
      'hour/morning': 0.25,
      'hour/evening': 0.25,
      'count/view': 1,
    });
  });
});
