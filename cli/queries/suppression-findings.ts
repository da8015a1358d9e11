import { readSuppressionFiles, SuppressionFileError } from '../../functions/plan-run/plan-suppression.ts';
import type { ObjectStore } from '../../shared/store/object-store.ts';
import type { Finding } from '../results/doctor.ts';
import { ok, problem } from './finding.ts';

const name = 'suppression';

/** Whether the next run will understand every file that says whom not to contact; without one it reaches nobody. */
export async function suppressionFindings(objects: ObjectStore): Promise<Finding[]> {
  try {
    const { size } = await readSuppressionFiles(objects);
    return [ok(name, size === 0 ? 'nobody is suppressed' : `${size.toLocaleString('en')} ids are not contacted`)];
  } catch (error) {
    if (!(error instanceof SuppressionFileError)) throw error;
    const { file, line, column, message, expected } = error.problem;
    const where = `${file}:${line}:${column}`;
    return [problem(name, `${where} ${message}; expected ${expected}`, 'correct the file, or every run fails')];
  }
}
