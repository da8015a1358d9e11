import { StateMachine } from 'aws-local-stepfunctions';
import workflow from '../../shared/contracts/workflow.asl.json' with { type: 'json' };
import { localExecution } from '../../shared/runtime/executions.ts';
import { type HandlerName, invoke } from './local-handlers.ts';

interface State {
  readonly Type: string;
  readonly Resource?: string;
  readonly ItemProcessor?: { readonly States: Readonly<Record<string, State>> };
}

export interface WorkflowInput {
  readonly asOf?: string;
  readonly parts?: number;
}

/** Called after each task that ended well, with the function's name. */
export type OnTask = (name: HandlerName) => void;

/**
 * Executes the workflow file on this machine: the same states, payloads and retries, with each task's Lambda handler called in
 * this process. Rejects with the error of the task that failed the run.
 */
export async function runWorkflow(input: WorkflowInput, onTask: OnTask): Promise<void> {
  const startedAt = new Date().toISOString();
  let failure: unknown;

  const handlers: Record<string, (payload: unknown) => Promise<unknown>> = {};
  const noWaits: Record<string, number> = {};
  for (const [state, name] of tasksOf(workflow.States as Record<string, State>)) {
    noWaits[state] = 0;
    handlers[state] = async (payload) => {
      try {
        const result = await invoke(name, payload);
        onTask(name);
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
}

/** Every task of the workflow, those within Maps included: its state's name and the function it calls. */
function* tasksOf(states: Readonly<Record<string, State>>): Generator<[state: string, name: HandlerName]> {
  for (const [state, { Resource, ItemProcessor }] of Object.entries(states)) {
    if (Resource !== undefined) yield [state, handlerName(Resource)];
    if (ItemProcessor !== undefined) yield* tasksOf(ItemProcessor.States);
  }
}

/** `${PlanRun}` -> `plan-run`. */
const handlerName = (placeholder: string): HandlerName =>
  placeholder
    .slice(2, -1)
    .replace(/(?<=[a-z])[A-Z]/g, (letter) => `-${letter}`)
    .toLowerCase() as HandlerName;

/** The definition with an ARN in place of each placeholder, as deployment makes it. */
function withNames(definition: typeof workflow): never {
  const text = JSON.stringify(definition).replace(
    /\$\{(\w+)\}/g,
    (_, name) => `arn:aws:lambda:local:000000000000:function:${name}`,
  );
  return JSON.parse(text) as never;
}
