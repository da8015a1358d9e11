import { CfnOutput, Stack, type StackProps } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import project from '../../package.json' with { type: 'json' };
import type { Config } from '../config.ts';
import { ConfigurationCheck } from '../constructs/configuration-check.ts';
import { Ingest } from '../constructs/ingest.ts';
import { NightlySchedule } from '../constructs/nightly-schedule.ts';
import { Workflow } from '../constructs/workflow.ts';
import type { StateStack } from './state-stack.ts';

export interface JobsStackProps extends StackProps {
  readonly state: StateStack;
  readonly config: Config;
}

/** What works on the state: functions, workflow and schedule. Holds nothing, and can be deleted and made again at any time. */
export class JobsStack extends Stack {
  constructor(scope: Construct, id: string, { state, config, ...props }: JobsStackProps) {
    super(scope, id, { description: `Strata ${project.version}: functions, workflow and schedule.`, ...props });
    const storage = { bucket: state.bucket.bucket, table: state.table.table, key: state.key };

    new Ingest(this, 'Ingest', {
      storage,
      queue: state.drops.queue,
      concurrency: config.ingestConcurrency,
      reserveConcurrency: config.reserveConcurrency,
    });
    new ConfigurationCheck(this, 'ConfigurationCheck', { storage, queue: state.configuration.queue });
    const { stateMachine } = new Workflow(this, 'Workflow', { storage });
    if (config.schedule !== 'off')
      new NightlySchedule(this, 'NightlySchedule', { stateMachine, at: config.schedule, timeZone: config.timeZone });

    new CfnOutput(this, 'WorkflowArn', { value: stateMachine.stateMachineArn });
    new CfnOutput(this, 'Version', { value: project.version });
  }
}
