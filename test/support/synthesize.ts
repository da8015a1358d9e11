import { App } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import cdk from '../../cdk.json' with { type: 'json' };
import { readConfig } from '../../infra/config.ts';
import { JobsStack } from '../../infra/stacks/jobs-stack.ts';
import { StateStack } from '../../infra/stacks/state-stack.ts';

export interface Resource {
  readonly Type: string;
  readonly Properties: Readonly<Record<string, unknown>>;
  readonly DeletionPolicy?: string;
  readonly UpdateReplacePolicy?: string;
  readonly DependsOn?: readonly string[];
}

/** Templates of both stacks under the project's own `cdk.json`, without bundling the functions. */
export function synthesize(context: Readonly<Record<string, unknown>> = {}): { state: Template; jobs: Template } {
  const { state, jobs } = buildStacks(context);
  return { state: Template.fromStack(state), jobs: Template.fromStack(jobs) };
}

/** Both stacks as constructs. */
export function buildStacks(context: Readonly<Record<string, unknown>> = {}) {
  const app = new App({ context: { ...cdk.context, 'aws:cdk:bundling-stacks': [], ...context } });
  const config = readConfig(app.node);
  const state = new StateStack(app, `${config.name}-state`, { config });
  const jobs = new JobsStack(app, `${config.name}-jobs`, { state, config });
  return { app, state, jobs };
}

/** The one resource of this type. */
export function onlyResource(template: Template, type: string): Resource {
  const found = Object.values(template.findResources(type)) as Resource[];
  if (found.length !== 1 || found[0] === undefined)
    throw new Error(`One ${type} was expected; there are ${found.length}.`);
  return found[0];
}
