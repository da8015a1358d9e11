import type { Problem } from '../../shared/contracts/configuration.ts';
import type { ValidateResult } from '../results.ts';
import { counted, style } from './text.ts';

/** Problems with the line each is on. @param lineOf the text of that line, empty where it is not known */
export function renderValidate(result: ValidateResult, lineOf: (problem: Problem) => string): string {
  const { problems, files, inForceSince, notices = [] } = result;
  const notes = notices.map((notice) => `note  ${notice}`);
  if (problems.length === 0) return [...notes, `${counted(files, 'file')}, no problems.`].join('\n');
  const inForce =
    inForceSince === null
      ? 'No configuration is in force yet.'
      : `The configuration in force is still that of ${inForceSince.slice(0, 16).replace('T', ' ')} UTC.`;
  return [
    ...problems.map((problem) => renderProblem(problem, lineOf(problem))),
    ...notes,
    `${counted(problems.length, 'problem')} in ${counted(files, 'file')}. ${inForce}`,
  ].join('\n');
}

function renderProblem({ file, line, column, length = 1, message, expected }: Problem, text: string): string {
  // A name that is near says enough; the list of all names is for programs.
  const instead = message.includes('did you mean') ? '' : `; expected ${expected}`;
  const head = `${file}:${line}:${column}  ${style('red', message)}${instead}`;
  if (text.trim() === '') return head;
  const number = String(line);
  const blank = ' '.repeat(number.length);
  const shown = text.slice(0, 90);
  const carets = '^'.repeat(Math.max(1, Math.min(length, shown.length - column + 1)));
  return [head, `  ${number} | ${shown}`, `  ${blank} | ${' '.repeat(column - 1)}${carets}`].join('\n');
}
