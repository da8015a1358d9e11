/** Lambdas that `workflow.asl.json` calls, in the order in which a run first needs them. */
export const workflowFunctionNames = [
  'plan-run',
  'extract-segment',
  'digest-day',
  'route-evidence',
  'derive-features',
  'fit-models',
  'score-part',
  'publish-audience',
  'snapshot-part',
  'finish-run',
  'write-back',
] as const;

/** All Lambdas, by their folder under `functions/`. */
export const functionNames = ['ingest-drop', 'accept-configuration', ...workflowFunctionNames] as const;

export type FunctionName = (typeof functionNames)[number];

/** `plan-run` -> `PlanRun`: its logical id, and its placeholder `${PlanRun}` in the workflow. */
export const pascalCase = (name: FunctionName): string =>
  name.replace(/(?:^|-)([a-z])/g, (_, letter: string) => letter.toUpperCase());
