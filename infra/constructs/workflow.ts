import { ArnFormat, Stack } from 'aws-cdk-lib';
import { Policy, PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { DefinitionBody, StateMachine } from 'aws-cdk-lib/aws-stepfunctions';
import { Construct } from 'constructs';
import { pascalCase, workflowFunctionNames } from '../../shared/contracts/function-names.ts';
import definition from '../../shared/contracts/workflow.asl.json' with { type: 'json' };
import { type FunctionSettings, type Storage, StrataFunction } from './strata-function.ts';

export interface WorkflowProps {
  readonly storage: Storage;
  readonly settings: FunctionSettings;
}

/** A segmentation run: the states of `workflow.asl.json` and the functions they call. */
export class Workflow extends Construct {
  readonly stateMachine: StateMachine;
  readonly functions: readonly StrataFunction[];

  constructor(scope: Construct, id: string, { storage, settings }: WorkflowProps) {
    super(scope, id);
    const functions = workflowFunctionNames.map(
      (name) => new StrataFunction(this, pascalCase(name), { name, storage, settings }),
    );
    this.functions = functions;
    const functionArns = functions.map(({ lambda }) => lambda.functionArn);

    const role = new Role(this, 'Role', { assumedBy: new ServicePrincipal('states.amazonaws.com') });
    role.addToPolicy(new PolicyStatement({ actions: ['lambda:InvokeFunction'], resources: functionArns }));
    this.stateMachine = new StateMachine(this, 'StateMachine', {
      role,
      definitionBody: DefinitionBody.fromString(JSON.stringify(definition)),
      definitionSubstitutions: Object.fromEntries(
        functions.map(({ name, lambda }) => [pascalCase(name), lambda.functionArn]),
      ),
    });

    this.#allowChildExecutions(role);
    for (const { name, role: planner } of functions) if (name === 'plan-run') this.#allowLookAtExecutions(planner);
  }

  /**
   * A distributed Map starts its children as executions of this same state machine. A policy of its own, here and below: within the
   * role's it would need the state machine before that is there.
   */
  #allowChildExecutions(role: Role): void {
    new Policy(this, 'ChildExecutions', {
      roles: [role],
      statements: [
        new PolicyStatement({ actions: ['states:StartExecution'], resources: [this.stateMachine.stateMachineArn] }),
        new PolicyStatement({
          actions: ['states:DescribeExecution', 'states:StopExecution', 'states:RedriveExecution'],
          resources: [this.#executions('/*')],
        }),
      ],
    });
  }

  /** `plan-run` takes over the lock of a run whose execution has ended. */
  #allowLookAtExecutions(planner: Role): void {
    new Policy(this, 'LookAtExecutions', {
      roles: [planner],
      statements: [new PolicyStatement({ actions: ['states:DescribeExecution'], resources: [this.#executions(':*')] })],
    });
  }

  #executions(which: ':*' | '/*'): string {
    return Stack.of(this).formatArn({
      service: 'states',
      resource: 'execution',
      resourceName: `${this.stateMachine.stateMachineName}${which}`,
      arnFormat: ArnFormat.COLON_RESOURCE_NAME,
    });
  }
}
