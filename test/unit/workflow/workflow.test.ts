import { StateMachine } from 'aws-local-stepfunctions';
import { describe, expect, it } from 'vitest';
import {
  parseCampaignInput,
  parseDayInput,
  parseFinishInput,
  parseFitInput,
  parsePartInput,
  parsePlanInput,
  parseSegmentInput,
} from '../../../shared/contracts/run-payloads.ts';
import workflow from '../../../shared/contracts/workflow.asl.json' with { type: 'json' };

interface Call {
  readonly state: string;
  readonly payload: unknown;
}

type Task = (payload: unknown) => unknown;

const execution = 'arn:aws:states:eu-west-1:000000000000:execution:strata:e1';
/** Numbers that are not their own index, so that one cannot stand for the other. */
const plan = {
  run: 'r1',
  segments: [4, 5],
  days: [6],
  routes: [16, 17],
  features: [8, 9],
  fitted: false,
  scores: [10, 11],
  campaigns: [2, 3],
  snapshots: [12, 13],
  parts: [14, 15],
};

/** States that do the work of a run between its plan and its end. */
const workStates = [
  'ExtractSegment',
  'DigestDay',
  'RouteEvidence',
  'DeriveFeatures',
  'Fit',
  'ScorePart',
  'PublishAudience',
  'SnapshotPart',
];

/** States that call a function. */
const taskStates = ['Plan', ...workStates, 'Finish', 'WriteBackPart', 'RecordFailure'];

class NamedError extends Error {
  constructor(name: string) {
    super(`message of ${name}`);
    this.name = name;
  }
}

const fail = (name: string): Task => {
  return () => {
    throw new NamedError(name);
  };
};

/** Executes the workflow with these tasks in place of the functions: the calls in order, and how it ended. */
async function execute(tasks: Readonly<Record<string, Task>> = {}, input: object = {}) {
  const calls: Call[] = [];
  const handlers: Record<string, (payload: unknown) => Promise<unknown>> = {};
  const noWaits: Record<string, number> = {};
  for (const state of taskStates) {
    noWaits[state] = 0;
    handlers[state] = async (payload) => {
      calls.push({ state, payload });
      const task = tasks[state] ?? (state === 'Plan' ? () => plan : () => null);
      return task(payload);
    };
  }
  const text = JSON.stringify(workflow).replaceAll(/\$\{(\w+)\}/g, 'arn:aws:lambda:eu-west-1:000000000000:function:$1');
  const machine = new StateMachine(JSON.parse(text));
  const { result } = machine.run(input as never, {
    overrides: { taskResourceLocalHandlers: handlers as never, retryIntervalOverrides: noWaits },
    context: { Execution: { Id: execution, Input: input } } as never,
  });
  const error = await result.then(
    () => undefined,
    (reason: Error) => reason.cause as Error,
  );
  return { calls, error, called: calls.map(({ state }) => state) };
}

const payloadsOf = (calls: readonly Call[], state: string) =>
  calls.filter((call) => call.state === state).map(({ payload }) => payload);

describe('workflow, all well', () => {
  it('goes through the states in order, once for each number of the plan', async () => {
    const { called, error } = await execute();
    expect(error).toBeUndefined();
    expect(called).toEqual([
      'Plan',
      'ExtractSegment',
      'ExtractSegment',
      'DigestDay',
      'RouteEvidence',
      'RouteEvidence',
      'DeriveFeatures',
      'DeriveFeatures',
      'Fit',
      'ScorePart',
      'ScorePart',
      'PublishAudience',
      'PublishAudience',
      'SnapshotPart',
      'SnapshotPart',
      'Finish',
      'WriteBackPart',
      'WriteBackPart',
    ]);
  });

  it('hands on run and number, which every function reads', async () => {
    const input = { asOf: '2011-12-10', parts: 2 };
    const { calls } = await execute({}, input);
    const read = (state: string, parse: Task) => payloadsOf(calls, state).map(parse);

    const startedAt = expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/);
    expect(read('Plan', parsePlanInput)).toEqual([{ execution, startedAt, input }]);
    expect(Object.keys(payloadsOf(calls, 'Plan')[0] as object)).toEqual(['execution', 'startedAt', 'input']);
    expect(read('ExtractSegment', parseSegmentInput)).toEqual([
      { run: 'r1', segment: 4 },
      { run: 'r1', segment: 5 },
    ]);
    expect(read('DigestDay', parseDayInput)).toEqual([{ run: 'r1', day: 6 }]);
    const parts = (...numbers: readonly number[]) => numbers.map((part) => ({ run: 'r1', part }));
    expect(read('RouteEvidence', parsePartInput)).toEqual(parts(16, 17));
    expect(read('DeriveFeatures', parsePartInput)).toEqual(parts(8, 9));
    expect(read('Fit', parseFitInput)).toEqual([{ run: 'r1', fitted: false }]);
    expect(read('ScorePart', parsePartInput)).toEqual(parts(10, 11));
    expect(read('PublishAudience', parseCampaignInput)).toEqual([
      { run: 'r1', campaign: 2 },
      { run: 'r1', campaign: 3 },
    ]);
    expect(read('SnapshotPart', parsePartInput)).toEqual(parts(12, 13));
    expect(read('Finish', parseFinishInput)).toEqual([{ run: 'r1', outcome: 'done' }]);
    expect(read('WriteBackPart', parsePartInput)).toEqual(parts(14, 15));
  });

  it('makes of a run that is resumed what the plan says is left', async () => {
    const left = { ...plan, segments: [], days: [], routes: [], features: [], fitted: true, scores: [11] };
    const { calls, called, error } = await execute({ Plan: () => left }, { resume: 'r1' });
    expect(error).toBeUndefined();
    expect(called.slice(0, 3)).toEqual(['Plan', 'Fit', 'ScorePart']);
    expect(payloadsOf(calls, 'Plan').map((payload) => parsePlanInput(payload).input)).toEqual([{ resume: 'r1' }]);
    expect(payloadsOf(calls, 'Fit')).toEqual([{ run: 'r1', fitted: true }]);
    expect(payloadsOf(calls, 'ScorePart')).toEqual([{ run: 'r1', part: 11 }]);
  });

  it('routes the evidence that a run that is resumed lacks before it derives what is left', async () => {
    const left = { ...plan, segments: [], days: [], routes: [17], features: [8] };
    const { calls, called, error } = await execute({ Plan: () => left }, { resume: 'r1' });
    expect(error).toBeUndefined();
    expect(called.slice(0, 4)).toEqual(['Plan', 'RouteEvidence', 'DeriveFeatures', 'Fit']);
    expect(payloadsOf(calls, 'RouteEvidence')).toEqual([{ run: 'r1', part: 17 }]);
  });

  it('needs no day to digest and no campaign', async () => {
    const { called, error } = await execute({ Plan: () => ({ ...plan, days: [], campaigns: [] }) });
    expect(error).toBeUndefined();
    expect(called).not.toContain('DigestDay');
    expect(called).not.toContain('PublishAudience');
    expect(called.at(-1)).toBe('WriteBackPart');
  });

  it('does not carry what functions return', async () => {
    const { calls, error } = await execute({ ExtractSegment: () => 'x'.repeat(10), Fit: () => ({ plan: null }) });
    expect(error).toBeUndefined();
    expect(payloadsOf(calls, 'Finish')).toEqual([{ run: 'r1', outcome: 'done' }]);
  });
});

describe('workflow, something fails', () => {
  it('tries a task four times, and goes on when it works', async () => {
    let tries = 0;
    const { called, error } = await execute({
      Fit: () => {
        tries++;
        if (tries < 4) throw new NamedError('ModelError');
        return null;
      },
    });
    expect(error).toBeUndefined();
    expect(called.filter((state) => state === 'Fit')).toHaveLength(4);
    expect(called.at(-1)).toBe('WriteBackPart');
  });

  it.each(workStates)(
    'when %s never works, records the error by name alone, finishes nothing and fails',
    async (state) => {
      const { calls, called, error } = await execute({ [state]: fail('PartError') });
      expect(payloadsOf(calls, 'RecordFailure')).toEqual([{ execution, outcome: 'failed', error: 'PartError' }]);
      expect(payloadsOf(calls, 'RecordFailure').map(parseFinishInput)).toHaveLength(1);
      expect(called).not.toContain('Finish');
      expect(error?.name).toBe('PartError');
    },
  );

  it('tries each child of a Map on its own', async () => {
    const failed = new Set<number>();
    const { calls, error } = await execute({
      ScorePart: (payload) => {
        const { part } = parsePartInput(payload);
        if (!failed.has(part)) {
          failed.add(part);
          throw new NamedError('PartError');
        }
        return null;
      },
    });
    expect(error).toBeUndefined();
    expect(
      payloadsOf(calls, 'ScorePart')
        .map((payload) => parsePartInput(payload).part)
        .sort(),
    ).toEqual([10, 10, 11, 11]);
  });

  it.each([
    ['another run goes on', 'RunInProgressError'],
    ['a run cannot be resumed', 'ResumeRefusedError'],
  ])('does not ask again when %s', async (_, name) => {
    const { calls, called, error } = await execute({ Plan: fail(name) });
    expect(called).toEqual(['Plan', 'RecordFailure']);
    expect(payloadsOf(calls, 'RecordFailure')).toEqual([{ execution, outcome: 'failed', error: name }]);
    expect(error?.name).toBe(name);
  });

  it('asks for a plan again after any other error', async () => {
    const { called } = await execute({ Plan: fail('TimeoutError') });
    expect(called).toEqual(['Plan', 'Plan', 'Plan', 'Plan', 'RecordFailure']);
  });

  it('fails when segments cannot be written back, after the run was finished', async () => {
    const { calls, called, error } = await execute({ WriteBackPart: fail('SegmentStoreThrottledError') });
    expect(called).toContain('Finish');
    expect(payloadsOf(calls, 'RecordFailure')).toEqual([
      { execution, outcome: 'failed', error: 'SegmentStoreThrottledError' },
    ]);
    expect(error?.name).toBe('SegmentStoreThrottledError');
  });

  it('records that the end itself failed', async () => {
    const { calls, error } = await execute({ Finish: fail('ReportError') });
    expect(payloadsOf(calls, 'RecordFailure')).toEqual([{ execution, outcome: 'failed', error: 'ReportError' }]);
    expect(error?.name).toBe('ReportError');
  });

  it('fails by the first error when even that cannot be recorded', async () => {
    const { error } = await execute({ Fit: fail('ModelError'), RecordFailure: fail('ProvisionedThroughputError') });
    expect(error?.name).toBe('ModelError');
  });
});

describe('workflow.asl.json', () => {
  interface State {
    readonly Type: string;
    readonly TimeoutSeconds?: number;
    readonly MaxConcurrency?: number;
    readonly ToleratedFailurePercentage?: number;
    readonly Retry?: readonly { readonly ErrorEquals: readonly string[] }[];
    readonly Catch?: readonly { readonly ErrorEquals: readonly string[]; readonly Next: string }[];
    readonly ItemProcessor?: { readonly ProcessorConfig: object; readonly States: Readonly<Record<string, State>> };
  }
  const states = workflow.States as unknown as Readonly<Record<string, State>>;
  const maps = Object.values(states).filter(({ Type }) => Type === 'Map');
  const children = maps.flatMap(({ ItemProcessor }) => Object.values(ItemProcessor?.States ?? {}));
  const tasks = [...Object.values(states), ...children].filter(({ Type }) => Type === 'Task');

  it('spreads every Map over executions of its own, none of which may fail', () => {
    expect(maps).toHaveLength(8);
    for (const map of maps) {
      expect(map.ItemProcessor?.ProcessorConfig).toEqual({ Mode: 'DISTRIBUTED', ExecutionType: 'STANDARD' });
      expect(map.ToleratedFailurePercentage).toBe(0);
      expect(map.MaxConcurrency).toBeGreaterThan(0);
      expect(map.MaxConcurrency).toBeLessThanOrEqual(40);
    }
  });

  it('gives every task as long as Lambda does, and tries again after any error', () => {
    expect(tasks).toHaveLength(12);
    for (const { TimeoutSeconds, Retry } of tasks) {
      expect(TimeoutSeconds).toBe(900);
      expect(Retry?.at(-1)?.ErrorEquals).toEqual(['States.ALL']);
    }
  });

  it('sends every failure to where it is recorded', () => {
    const [{ Failed, RecordFailure }, working] = [
      { Failed: states.Failed, RecordFailure: states.RecordFailure },
      Object.entries(states).filter(([name]) => name !== 'Failed' && name !== 'RecordFailure'),
    ];
    for (const [, { Catch }] of working)
      expect(Catch).toEqual([{ ErrorEquals: ['States.ALL'], ResultPath: '$.failure', Next: 'RecordFailure' }]);
    expect(RecordFailure?.Catch?.[0]?.Next).toBe('Failed');
    expect(Failed?.Type).toBe('Fail');
  });
});
