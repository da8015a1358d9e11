/** Every alarm, by the last part of its name (`<system>-<alarm>`) and by its section in `docs/runbook.md`, with what it means. */
export const alarmMeanings = {
  'drop-dead-letters': 'A drop failed five times and was put aside. Its rows are not in the profiles.',
  'configuration-dead-letters':
    'A change of configuration was put and could not be looked at. What was in force stays.',
  'schedule-dead-letters': 'The schedule could not start a run.',
  'drops-waiting': 'Drops wait longer than the work on them takes. Profiles are behind.',
  'configuration-waiting': 'Changes of configuration wait. What was in force stays.',
  'rows-refused': 'More rows of a drop were refused than is usual for its source.',
  'run-failed': 'A run failed. The last good audiences stay.',
  'run-missing': 'No run was published in 26 hours. Audiences grow old.',
  'run-slow': 'A run took more than twice its usual time, and ten minutes more.',
  'ingest-throttled': 'Work on drops was refused for want of concurrency. It is tried again, and slower.',
  'runs-throttled': 'Parts of a run were refused for want of concurrency. They are tried again, and slower.',
  'writes-throttled': 'The table refused writes for too many at once. They are tried again, and slower.',
  'reads-throttled': 'The table refused reads for too many at once. They are tried again, and slower.',
  'configuration-refused': 'Some of config/ is refused. What was in force of it stays.',
  'data-stale': 'The newest event is old: nothing arrives, or nothing that can be read.',
} as const;

export type AlarmName = keyof typeof alarmMeanings;
export const alarmNames = Object.keys(alarmMeanings) as AlarmName[];

/** Full name of an alarm of a system. */
export const alarmNameOf = (system: string, alarm: AlarmName): string => `${system}-${alarm}`;
