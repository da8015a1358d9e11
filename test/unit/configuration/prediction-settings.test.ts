import { expect, it } from 'vitest';
import { parseSettings } from '../../../shared/contracts/parse-settings.ts';

function predictionsOf(...lines: readonly string[]) {
  const content = ['sources:', '  shop: { preset: online-retail }', ...lines].join('\n');
  const parsed = parseSettings(content, 'config/strata.yaml', { presets: ['online-retail'] });
  return 'settings' in parsed ? parsed.settings.predictions : expect.unreachable(JSON.stringify(parsed.problems));
}

it('predicts nothing of a person that the settings do not list', () => {
  expect(predictionsOf()).toEqual({});
  expect(predictionsOf('prediction: {}')).toEqual({});
});

it('demands three in four right, and four in five sure, of what is listed without demands', () => {
  expect(
    predictionsOf('prediction:', '  attributes:', '    demographic.gender: {}', '    demographic.age_band: {}'),
  ).toEqual({
    'demographic.gender': { minAccuracy: 0.75, minConfidence: 0.8 },
    'demographic.age_band': { minAccuracy: 0.75, minConfidence: 0.8 },
  });
});

it('takes demands as they are given', () => {
  const given = 'demographic.education: { min_accuracy: 0.9, min_confidence: 0 }';
  expect(predictionsOf('prediction:', '  attributes:', `    ${given}`)).toEqual({
    'demographic.education': { minAccuracy: 0.9, minConfidence: 0 },
  });
});
