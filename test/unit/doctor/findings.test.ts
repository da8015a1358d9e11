import { hostname } from 'node:os';
import { describe, expect, it } from 'vitest';
import { runFinding } from '../../../cli/local/doctor/database.ts';
import { spaceFinding } from '../../../cli/local/doctor/folder.ts';
import { clockFinding, localeFinding, nodeFinding } from '../../../cli/local/doctor/machine.ts';
import { renderDoctor } from '../../../cli/render/doctor.ts';

describe('nodeFinding(version)', () => {
  it.each([
    ['v24.0.0', 'ok'],
    ['v25.1.0', 'ok'],
    ['v22.11.0', 'problem'],
    ['v9.0.0', 'problem'],
    ['', 'problem'],
  ])('%s is %s', (version, status) => {
    expect(nodeFinding(version).status).toBe(status);
  });
});

describe('localeFinding(intl)', () => {
  const zones = (count: number) => () => Array.from({ length: count }, (_, at) => `Zone/${at}`);
  const locales = (...known: string[]) =>
    Object.assign(Object.create(null), {
      supportedLocalesOf: (asked: string[]) => asked.filter((each) => known.includes(each)),
    });

  it('asks for time zones and for Chinese', () => {
    const full = { DateTimeFormat: locales('en', 'zh'), supportedValuesOf: zones(418) };
    expect(localeFinding(full)).toMatchObject({ status: 'ok' });
    expect(localeFinding({ ...full, DateTimeFormat: locales('en') })).toMatchObject({ status: 'problem' });
    expect(localeFinding({ ...full, supportedValuesOf: zones(1) })).toMatchObject({
      status: 'problem',
      message: 'this build of Node knows 1 time zones',
    });
  });
});

describe('clockFinding(now, written)', () => {
  const now = Date.UTC(2026, 10, 23, 12);

  it('takes a clock that has moved on since the folder was written', () => {
    expect(clockFinding(now, undefined)).toMatchObject({ status: 'ok', message: '2026-11-23 12:00 UTC' });
    expect(clockFinding(now, now - 1)).toMatchObject({ status: 'ok' });
    expect(clockFinding(now, now + 299_999)).toMatchObject({ status: 'ok' });
  });

  it('does not take one that was set back, or never set', () => {
    expect(clockFinding(now, now + 300_001)).toMatchObject({ status: 'problem' });
    expect(clockFinding(0, undefined)).toMatchObject({ status: 'problem', message: 'it says 1970-01-01 00:00 UTC' });
  });
});

describe('spaceFinding(freeMebibytes)', () => {
  it.each([
    [99.9, 'problem', '99 MiB free'],
    [100, 'warning', '100 MiB free'],
    [1023, 'warning', '1023 MiB free'],
    [1536, 'ok', '1.5 GiB free'],
  ])('%d MiB: %s', (free, status, message) => {
    expect(spaceFinding(free)).toMatchObject({ status, message });
  });
});

describe('runFinding(last, isRunning)', () => {
  const record = (status: 'running' | 'done' | 'failed', holder: string, failure?: string) => ({
    run: '2026-01-01T00-00-00Z-abcdef',
    asOf: '2026-01-01T00:00:00.000Z',
    status,
    holder,
    startedAt: 0,
    ...(failure && { failure }),
  });
  const here = `local:${hostname()}:4711:run`;

  it.each([
    ['no run', undefined, 'warning'],
    ['a run that is done', record('done', here), 'ok'],
    ['a run of a process that lives', record('running', here.replace('4711', '1')), 'ok'],
    ['a run of a process that is gone', record('running', here), 'warning'],
    ['a run of another machine', record('running', 'local:elsewhere:4711:run'), 'ok'],
    ['a run of an account', record('running', 'arn:aws:states:eu-west-1:1:execution:strata:a'), 'ok'],
  ])('%s', (_, last, status) => {
    expect(runFinding(last, (pid) => pid === 1).status).toBe(status);
  });

  it('tells why a run failed', () => {
    expect(runFinding(record('failed', here, 'ModelError'), () => false)).toMatchObject({
      status: 'problem',
      message: '2026-01-01T00-00-00Z-abcdef failed: ModelError',
    });
  });
});

describe('renderDoctor(result)', () => {
  it('gives each finding a line, and one below it for what to do', () => {
    const findings = [
      { check: 'node', status: 'ok' as const, message: 'Node 24.0.0', next: null },
      { check: 'dead letters', status: 'problem' as const, message: '1 drop', next: 'strata status' },
    ];
    expect(renderDoctor({ ok: false, findings }).split('\n')).toEqual([
      'ok        node           Node 24.0.0',
      'problem   dead letters   1 drop',
      '          next: strata status',
      '',
      '1 problem, 0 warnings.',
    ]);
  });
});
