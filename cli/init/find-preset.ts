import { sourceColumns } from '../../shared/sources/field-sources.ts';
import { headerProblem } from '../../shared/sources/header-problem.ts';
import type { Preset } from '../../shared/sources/preset.ts';
import { findPreset, presetNames } from '../../shared/sources/presets/index.ts';
import { guessKinds } from './guess-values.ts';
import type { Sample } from './read-sample.ts';

const callTypes = new Set(['track', 'identify', 'page', 'screen', 'group', 'alias']);

/** What rows of any kind say, where a preset does not ask for columns of its own. */
const whoWhenWhat: Preset['required'] = [['timestamp'], ['kind'], ['user_id', 'anonymous_id']];

/** The preset that a file was most likely made for; `undefined` when there is none. */
export function presetOf(sample: Sample): Preset | undefined {
  return presetNames.map((name) => findPreset(name)!).find((preset) => suits(preset, sample));
}

function suits(preset: Preset, sample: Sample): boolean {
  if (!preset.formats.includes(sample.format)) return false;
  const has = (column: string) => sample.columns.includes(column);
  if (preset.name === 'segment') return areCalls(preset, sample);
  if (sample.format === 'jsonl') {
    const groups = preset.required.length > 0 ? preset.required : whoWhenWhat;
    return groups.every((group) => group.some((field) => sourceColumns(preset.fields[field]).some(has)));
  }
  if (Array.isArray(preset.columns)) {
    // Nothing but the rows tells a file without a header: as many cells, and a last but one that names kinds.
    const kinds = sample.rows.map((row) => row[3] ?? '');
    return (
      !sample.hasHeader && sample.columns.length === preset.columns.length && guessKinds(kinds)?.unknown.length === 0
    );
  }
  return sample.hasHeader && preset.required.length > 0 && headerProblem(preset, sample.columns) === undefined;
}

/** Calls, most of which say of what type they are; as they were sent, or under the key that the preset unwraps. */
function areCalls({ wrapper }: Preset, { columns, rows }: Sample): boolean {
  return ['', `${wrapper}.`].some((prefix) => {
    const has = (name: string) => columns.includes(prefix + name);
    const type = columns.indexOf(`${prefix}type`);
    const calls = rows.filter((row) => callTypes.has(row[type] ?? ''));
    return (has('anonymousId') || has('userId')) && calls.length >= rows.length / 2;
  });
}
