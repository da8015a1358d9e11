import { Tags } from 'aws-cdk-lib';
import type { IConstruct } from 'constructs';

/** By which the bill can be split: `application`, and `system` where an account has several. */
export function tagSystem(scope: IConstruct, system: string): void {
  Tags.of(scope).add('application', 'strata');
  Tags.of(scope).add('system', system);
}

/** And by what a system does. */
export function tagSubsystems(constructs: Readonly<Record<string, IConstruct>>): void {
  for (const [subsystem, construct] of Object.entries(constructs)) Tags.of(construct).add('subsystem', subsystem);
}
