import type { AttributeModel } from './attribute-model.ts';
import type { AttributeFeatures } from './columns.ts';
import { createPredictor, type Prediction } from './predict-attribute.ts';

/** What somebody demands of predictions of an attribute before they become tags. Without it none do. */
export interface PredictionDemands {
  /** 0..1, of the model, on customers it did not see. */
  readonly minAccuracy: number;
  /** 0..1, of each prediction. */
  readonly minConfidence: number;
}

export type UnusableReason = 'nothing_learnt' | 'no_better_than_majority' | 'accuracy_too_low';

/** Why no prediction of the model may become a tag; empty where they may. */
export function reasonsAgainst(model: AttributeModel, demands: PredictionDemands): readonly UnusableReason[] {
  if (model.metrics === null) return ['nothing_learnt'];
  const reasons: UnusableReason[] = [];
  if (model.warnings.includes('no_better_than_majority')) reasons.push('no_better_than_majority');
  if (model.metrics.accuracy.value < demands.minAccuracy) reasons.push('accuracy_too_low');
  return reasons;
}

export const isUsable = (model: AttributeModel, demands: PredictionDemands): boolean =>
  reasonsAgainst(model, demands).length === 0;

/** Predictions that may become tags: of a usable model, and sure enough. */
export function createTagPredictor(
  model: AttributeModel,
  demands: PredictionDemands,
): (features: AttributeFeatures) => Prediction | undefined {
  if (!isUsable(model, demands)) return () => undefined;
  const predict = createPredictor(model);
  return (features) => {
    const prediction = predict(features);
    return prediction !== undefined && prediction.confidence >= demands.minConfidence ? prediction : undefined;
  };
}
