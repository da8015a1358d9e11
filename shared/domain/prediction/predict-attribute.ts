import type { AttributeModel } from './attribute-model.ts';
import { calibrateRow, topClass } from './choose-calibration.ts';
import { type AttributeFeatures, createEncoder } from './columns.ts';
import { probabilitiesOf } from './logistic.ts';

export interface Prediction {
  readonly value: string;
  /** Probability that it is so, calibrated, 0..1. */
  readonly confidence: number;
}

/**
 * Makes predictions by a model. None (`undefined`) where nothing was learnt, and of a customer of whom nothing is known that the model
 * looks at: that everybody is most often so is no evidence.
 */
export function createPredictor(model: AttributeModel): (features: AttributeFeatures) => Prediction | undefined {
  const { learner } = model;
  if (learner === null) return () => undefined;
  const encode = createEncoder(learner.columns);
  const weights = Float64Array.from(learner.weights);
  const tokens = new Set(learner.columns.tokens);
  return (features) => {
    const isKnown =
      features.numbers.some((value) => !Number.isNaN(value)) || features.tokens.keys().some((name) => tokens.has(name));
    if (!isKnown) return undefined;
    const probabilities = probabilitiesOf(weights, encode([features]), learner.values.length);
    const top = topClass(probabilities, 0, learner.values.length);
    const confidence = calibrateRow(learner.calibrators, probabilities)[top] as number;
    return { value: learner.values[top] as string, confidence: Math.round(confidence * 1e6) / 1e6 };
  };
}
