import program from '../../../package.json' with { type: 'json' };
import { ok, problem, warning } from '../../queries/finding.ts';
import type { Finding } from '../../results/doctor.ts';
import type { DeployedStack } from '../find-stack.ts';
import { compareVersions } from '../require-version.ts';

/** Whether both stacks are whole, and of a version that this program works with. */
export function stackFindings({ name, states, version }: DeployedStack, programVersion = program.version): Finding[] {
  return [...Object.entries(states).map(([stack, state]) => stateFinding(stack, state)), versionFinding()];

  function versionFinding(): Finding {
    const order = compareVersions(version, programVersion);
    const runs = `${name} runs ${version === undefined ? 'an unknown version' : `version ${version}`}`;
    if (order === 'same')
      return ok(
        'version',
        `${runs}, and so does this program${version === programVersion ? '' : ` (${programVersion})`}`,
      );
    return problem(
      'version',
      `${runs}, and this program is ${programVersion}`,
      order === 'older' ? 'npx cdk deploy --all   from this checkout of strata' : `use strata ${version}`,
    );
  }
}

function stateFinding(stack: string, state: string): Finding {
  if (/^(CREATE|UPDATE|IMPORT)_COMPLETE$|^UPDATE_ROLLBACK_COMPLETE$/.test(state)) return ok(stack, state);
  if (/_IN_PROGRESS$/.test(state))
    return warning(stack, `${state}: it is being deployed`, 'look again when it is done');
  return problem(stack, state, `the events of ${stack} in CloudFormation say what failed; then npx cdk deploy --all`);
}
