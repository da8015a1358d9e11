import { CommandFailure } from '../command-failure.ts';
import type { DeployedStack } from './find-stack.ts';

/** `older` and `newer` are of the stack. Versions of the same major and minor number work together. */
export function compareVersions(deployed: string | undefined, program: string): 'same' | 'older' | 'newer' {
  const [deployedNumbers, programNumbers] = [numbersOf(deployed ?? '0.0.0'), numbersOf(program)];
  for (const place of [0, 1]) {
    const difference = (deployedNumbers[place] ?? 0) - (programNumbers[place] ?? 0);
    if (difference !== 0) return difference < 0 ? 'older' : 'newer';
  }
  return 'same';
}

const numbersOf = (version: string): number[] => version.split(/[.-]/).map(Number);

/** @throws {CommandFailure} when the stack was deployed by a version that this program does not work with */
export function requireVersion({ name, version }: Pick<DeployedStack, 'name' | 'version'>, program: string): void {
  const order = compareVersions(version, program);
  if (order === 'same') return;
  const runs = version === undefined ? 'a version too old to say which' : `version ${version}`;
  throw new CommandFailure(`The stack ${name} runs ${runs}, and this program is version ${program}.`, {
    name: 'StackVersionError',
    exitCode: 2,
    hint:
      order === 'older'
        ? `npx cdk deploy --all   from this checkout of strata, or use strata ${version ?? 'of that time'}`
        : `use strata ${version}: git checkout v${version} && npm install`,
  });
}
