import { readDroppedConfiguration } from '../../functions/accept-configuration/read-configuration.ts';
import type { Problem } from '../../shared/contracts/configuration.ts';
import { type ConfigurationFiles, versionOf } from '../../shared/contracts/configuration-files.ts';
import {
  createConfigurationStore,
  findLatestConfiguration,
  readAccepted,
} from '../../shared/store/configuration-store.ts';
import type { ObjectStore } from '../../shared/store/object-store.ts';
import type { Finding } from '../results/doctor.ts';
import { ok, problem, warning } from './finding.ts';
import { validate } from './validate.ts';

const name = 'configuration';

/** How files come into force in a place. */
export interface Acceptance {
  /** What happens to files that changed. */
  readonly soon: string;
  /** What to do where there are no files. */
  readonly next: string;
}

/** The configuration in force, and the files that may come into force. */
export async function configurationFindings(objects: ObjectStore, acceptance: Acceptance): Promise<Finding[]> {
  const { files } = await readDroppedConfiguration(objects);
  const { problems } = await validate(objects);
  const latest = await findLatestConfiguration(objects);
  if (latest === undefined) return [withoutConfiguration(files, problems, acceptance)];

  const since = `${latest.acceptedAt.slice(0, 16).replace('T', ' ')} UTC`;
  const unusable = await createConfigurationStore(objects)
    .load(latest.version)
    .then(
      () => undefined,
      (error: Error) => error,
    );
  if (unusable !== undefined)
    return [problem(name, `that of ${since} cannot be used: ${unusable.message}`, 'strata validate')];
  if (problems.length > 0)
    return [
      warning(name, `that of ${since} is in force; ${problemsIn(problems)} keep newer files out`, 'strata validate'),
    ];
  const isCurrent = versionOf(files) === versionOf(await readAccepted(objects, latest.version));
  return [
    ok(name, isCurrent ? `in force since ${since}` : `in force since ${since}; files changed, ${acceptance.soon}`),
  ];
}

function withoutConfiguration(
  files: ConfigurationFiles,
  problems: readonly Problem[],
  { soon, next }: Acceptance,
): Finding {
  if (files.size === 0) return problem(name, 'there is none', next);
  if (problems.length > 0) return problem(name, `none is in force: ${problemsIn(problems)}`, 'strata validate');
  return ok(name, `no problems, and none in force; ${soon}`);
}

function problemsIn(problems: readonly Problem[]): string {
  const files = new Set(problems.map(({ file }) => file));
  const [first] = files;
  return `${problems.length} ${problems.length === 1 ? 'problem' : 'problems'} in ${files.size === 1 ? first : `${files.size} files`}`;
}
