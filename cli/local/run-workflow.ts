import { StateMachine } from 'aws-local-stepfunctions';
import { type FunctionName, functionNames, pascalCase } from '../../shared/contracts/function-names.ts';
import type { PlanOutput } from '../../shared/contracts/run-payloads.ts';
import workflow from '../../shared/contracts/workflow.asl.json' with { type: 'json' };
import { localExecution } from '../../shared/runtime/executions.ts';
import { invoke } from './local-handlers.ts';

interface State {
  readonly Type: string;
  readonly Resource?: string;
  readonly ItemProcessor?: { readonly States: Readonly<Record<string, State>> };
}

export interface WorkflowInput {
  readonly asOf?: string;
  readonly parts?: number;
  /** A run to go on with; nothing else is given then. */
  readonly resume?: string;
}

/** Called after each task that ended well, with the function's name; after the plan, with what it gave the workflow. */
export type OnTask = (name: FunctionName, plan?: PlanOutput) => void;

/**
 * Executes the workflow file on this machine: the same states, payloads and retries, with each task's Lambda handler called in
 * this process. Gives back the run; rejects with the error of the task that failed it.
 */
export async function runWorkflow(input: WorkflowInput, onTask: OnTask): Promise<string> {
  const startedAt = new Date().toISOString();
  let failure: unknown;
  let run = '';

  const handlers: Record<string, (payload: unknown) => Promise<unknown>> = {};
  const noWaits: Record<string, number> = {};
  for (const [state, name] of tasksOf(workflow.States as Record<string, State>)) {
    noWaits[state] = 0;
    handlers[state] = async (payload) => {
      try {
        const result = await invoke(name, payload);
        if (name === 'plan-run') run = (result as PlanOutput).run;
        onTask(name, name === 'plan-run' ? (result as PlanOutput) : undefined);
        return result ?? null;
      } catch (error) {
        // What the failure path stumbles over afterwards is not why the run failed.
        if (name !== 'finish-run' || failure === undefined) failure = error;
        throw error;
      }
    };
  }

  const machine = new StateMachine(withNames(workflow), { validationOptions: { checkArn: false } });
  const execution = machine.run(input as never, {
    overrides: { taskResourceLocalHandlers: handlers as never, retryIntervalOverrides: noWaits },
    context: { Execution: { Id: localExecution(crypto.randomUUID()), StartTime: startedAt, Input: input } } as never,
  });
  try {
    await execution.result;
  } catch (error) {
    throw failure ?? error;
  }
  return run;
}

/** Every task of the workflow, those within Maps included: its state's name and the function it calls. */
function* tasksOf(states: Readonly<Record<string, State>>): Generator<[state: string, name: FunctionName]> {
  for (const [state, { Resource, ItemProcessor }] of Object.entries(states)) {
    if (Resource !== undefined) yield [state, functionOf(Resource)];
    if (ItemProcessor !== undefined) yield* tasksOf(ItemProcessor.States);
  }
}

/** `${PlanRun}` -> `plan-run`. @throws {RangeError} when the workflow names a function that does not exist */
function functionOf(resource: string): FunctionName {
  const found = functionNames.find((name) => `\${${pascalCase(name)}}` === resource);
  if (found === undefined)
    throw new RangeError(`The workflow names ${resource}, which is no function of this project.`);
  return found;
}

/** The definition with an ARN in place of each placeholder, as deployment makes it. */
function withNames(definition: typeof workflow): never {
  const text = JSON.stringify(definition).replace(
    /\$\{(\w+)\}/g,
    (_, name) => `arn:aws:lambda:local:000000000000:function:${name}`,
  );
  return JSON.parse(text) as never;
}
