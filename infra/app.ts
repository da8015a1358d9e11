import { App } from 'aws-cdk-lib';
import { readConfig } from './config.ts';
import { JobsStack } from './stacks/jobs-stack.ts';
import { StateStack } from './stacks/state-stack.ts';

const app = new App();
const config = readConfig(app.node);
const state = new StateStack(app, `${config.name}-state`, { config });
new JobsStack(app, `${config.name}-jobs`, { state, config });
