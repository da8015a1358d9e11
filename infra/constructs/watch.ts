import type { IQueue } from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import type { FunctionName } from '../../shared/contracts/function-names.ts';
import type { Config } from '../config.ts';
import { AlarmTopic } from './alarm-topic.ts';
import { Alarms } from './alarms.ts';
import { Dashboard } from './dashboard.ts';
import type { InboxQueue } from './inbox-queue.ts';
import type { Storage, StrataFunction } from './strata-function.ts';
import type { Workflow } from './workflow.ts';

export interface WatchProps {
  readonly config: Config;
  readonly storage: Storage;
  readonly drops: InboxQueue;
  readonly configuration: InboxQueue;
  readonly scheduleDeadLetters?: IQueue | undefined;
  readonly workflow: Workflow;
  readonly functions: readonly StrataFunction[];
}

/** Alarms, whom they tell, and the dashboard. */
export class Watch extends Construct {
  readonly topic: AlarmTopic;

  constructor(scope: Construct, id: string, { config, storage, workflow, functions, ...queues }: WatchProps) {
    super(scope, id);
    const { table, bucket } = storage;
    const lambdaOf = (wanted: FunctionName) => {
      const found = functions.find(({ name }) => name === wanted);
      if (found === undefined) throw new Error(`The function ${wanted} was expected among those to watch.`);
      return found.lambda;
    };
    this.topic = new AlarmTopic(this, 'Topic', { email: config.alarmEmail, key: storage.key });
    const { alarms } = new Alarms(this, 'Alarms', {
      ...queues,
      system: config.name,
      topic: this.topic.topic,
      stateMachine: workflow.stateMachine,
      ingestDrop: lambdaOf('ingest-drop'),
      scorePart: lambdaOf('score-part'),
      table,
      staleAfterHours: config.staleAfterHours,
    });
    new Dashboard(this, 'Dashboard', { system: config.name, alarms, drops: queues.drops, functions, table, bucket });
  }
}
