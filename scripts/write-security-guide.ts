// Writes the table of rights in docs/guides/security.md anew, from the template as it is synthesized.
import { readFile, writeFile } from 'node:fs/promises';
import { App } from 'aws-cdk-lib';
import cdk from '../cdk.json' with { type: 'json' };
import { readConfig } from '../infra/config.ts';
import { JobsStack } from '../infra/stacks/jobs-stack.ts';
import { StateStack } from '../infra/stacks/state-stack.ts';
import { statementsTable } from './iam-statements.ts';
import { withSection } from './marked-section.ts';

const guide = new URL('../docs/guides/security.md', import.meta.url);
const app = new App({ context: { ...cdk.context, 'aws:cdk:bundling-stacks': [] } });
const config = readConfig(app.node);
const state = new StateStack(app, `${config.name}-state`, { config });
const jobs = new JobsStack(app, `${config.name}-jobs`, { state, config });
const { template } = app.synth().getStackByName(jobs.stackName);
await writeFile(guide, withSection(await readFile(guide, 'utf8'), 'statements', statementsTable(template)));
