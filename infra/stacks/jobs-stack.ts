import { CfnOutput, Stack, type StackProps } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import project from '../../package.json' with { type: 'json' };
import type { Config } from '../config.ts';
import { ConfigurationCheck } from '../constructs/configuration-check.ts';
import { Ingest } from '../constructs/ingest.ts';
import { NightlySchedule } from '../constructs/nightly-schedule.ts';
import { Queries } from '../constructs/queries.ts';
import { Watch } from '../constructs/watch.ts';
import { Workflow } from '../constructs/workflow.ts';
import { tagSubsystems, tagSystem } from '../cost-tags.ts';
import type { StateStack } from './state-stack.ts';

export interface JobsStackProps extends StackProps {
  readonly state: StateStack;
  readonly config: Config;
}

/** What works on the state, and watches over it. Holds nothing, and can be deleted and made again at any time. */
export class JobsStack extends Stack {
  constructor(scope: Construct, id: string, { state, config, ...props }: JobsStackProps) {
    super(scope, id, { description: `Strata ${project.version}: functions, workflow and schedule.`, ...props });
    tagSystem(this, config.name);
    const storage = { bucket: state.bucket.bucket, table: state.table.table, key: state.key };
    const settings = {
      system: config.name,
      memory: {
        ingest: config.ingestMemory,
        part: config.partMemory,
        whole: config.wholeMemory,
        control: config.controlMemory,
      },
    };

    const ingest = new Ingest(this, 'Ingest', {
      storage,
      settings,
      queue: state.drops.queue,
      concurrency: config.ingestConcurrency,
      reserveConcurrency: config.reserveConcurrency,
    });
    const check = new ConfigurationCheck(this, 'ConfigurationCheck', {
      storage,
      settings,
      queue: state.configuration.queue,
    });
    const workflow = new Workflow(this, 'Workflow', { storage, settings });
    const schedule = this.#schedule(workflow, config);
    const watch = new Watch(this, 'Watch', {
      config,
      storage,
      drops: state.drops,
      configuration: state.configuration,
      scheduleDeadLetters: schedule?.deadLetters,
      workflow,
      functions: [ingest.function, check.function, ...workflow.functions],
    });
    const queries = new Queries(this, 'Queries', {
      system: config.name,
      bucket: storage.bucket,
      key: storage.key,
      limitGigabytes: config.queryLimitGigabytes,
      saved: config.savedQueries,
    });
    tagSubsystems({ ingest, configuration: check, runs: workflow, watching: watch, queries });

    new CfnOutput(this, 'WorkflowArn', { value: workflow.stateMachine.stateMachineArn });
    new CfnOutput(this, 'Version', { value: project.version });
    new CfnOutput(this, 'AlarmTopicArn', { value: watch.topic.topic.topicArn });
    if (schedule) new CfnOutput(this, 'ScheduleDeadLettersUrl', { value: schedule.deadLetters.queueUrl });
  }

  #schedule({ stateMachine }: Workflow, { schedule: at, timeZone }: Config): NightlySchedule | undefined {
    return at === 'off' ? undefined : new NightlySchedule(this, 'NightlySchedule', { stateMachine, at, timeZone });
  }
}
