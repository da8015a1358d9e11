import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { CommandFailure } from '../../../cli/command-failure.ts';
import { reportError } from '../../../cli/run-program.ts';
import { typedProgram } from '../../support/typed-program.ts';

const program = typedProgram();
const { strata } = program;

describe('strata, used wrongly', () => {
  it.each([
    [['nonsense'], "unknown command 'nonsense'"],
    [['drop', 'orders.csv'], "required option '--source <name>' not specified"],
    [['drop', '--source', 'shop'], "missing required argument 'file'"],
    [['drop', 'no-such-file.csv', '--source', 'shop'], 'There is no file "no-such-file.csv"'],
    [['drop', 'test', '--source', 'shop'], 'not the folder "test"'],
    [['run', '--as-of', 'yesterday'], 'a date such as 2011-12-10'],
    [['run', '--as-of', '2011-02-30'], 'a date such as 2011-12-10'],
    [['run', '--as-of', '2011-12-10T00:00:00'], 'an instant such as'],
    [['run', '--as-of', '1969-01-01'], 'a time from 2000 on and not in the future'],
    [['run', '--as-of', '2999-01-01T00:00:00Z'], 'a time from 2000 on and not in the future'],
    [['run', '--parts', '1.5'], 'a whole number from 1 to 1024'],
    [['run', '--parts', '2048'], 'a whole number from 1 to 1024'],
    [['run', '--bogus'], "unknown option '--bogus'"],
    [['profile'], 'One id was expected'],
    [['profile', '1', '--all', '--digest'], 'One id was expected'],
    [['status', 'extra'], "too many arguments for 'status'"],
  ])('%j ends with 2 and says what was expected', async (args, message) => {
    expect(await strata(...args)).toBe(2);
    expect(program.said.error).toMatch(/^strata: /);
    expect(program.said.error).toContain(message);
    expect(program.said.error).toMatch(/\nnext: strata .*--help\n$/);
    expect(program.said.out).toBe('');
  });

  it.each([
    [['nonsense', '--json']],
    [['drop', '--json']],
    [['run', '--as-of', 'x', '--json']],
    [['--json', 'profile']],
  ])('%j says it as one object', async (args) => {
    expect(await strata(...args)).toBe(2);
    const { error } = JSON.parse(program.said.error) as { error: Record<string, string> };
    expect(Object.keys(error)).toEqual(['name', 'message', 'hint']);
    expect(error.name).toBe('UsageError');
    expect(program.said.out).toBe('');
  });

  it('without a command shows the help and ends with 2', async () => {
    expect(await strata()).toBe(2);
    expect(program.said.error).toContain('Commands:');
  });
});

describe('strata --help', () => {
  it.each(['demo', 'drop', 'run', 'validate', 'profile', 'audiences', 'report', 'status'])(
    'of %s ends with 0, has an example and the common options',
    async (command) => {
      expect(await strata(command, '--help')).toBe(0);
      expect(program.said.out).toContain(`$ strata ${command}`);
      expect(program.said.out).toMatch(/--folder[\s\S]*--json[\s\S]*--verbose/);
    },
  );

  it.each(['up', 'drop', 'run', 'preview', 'profile', 'diff', 'validate', 'init', 'sources'])(
    'of %s keeps to 100 columns',
    async (command) => {
      await strata(command, '--help');
      expect(program.said.out.split('\n').filter((line) => line.length > 100)).toEqual([]);
    },
  );

  it('of the whole has an example and the exit codes', async () => {
    expect(await strata('--help')).toBe(0);
    expect(program.said.out).toContain('$ strata demo');
    expect(program.said.out).toContain('Exit codes: 0 done, 1');
  });
});

describe('reportError(error, argv)', () => {
  it('says message and what to do next, without a stack trace', () => {
    expect(reportError(new CommandFailure('It failed.', { hint: 'strata status' }), ['run'])).toBe(1);
    expect(program.said.error).toBe('strata: It failed.\nnext: strata status\n');
  });

  it('adds the stack trace with --verbose', () => {
    reportError(new Error('It failed.'), ['run', '--verbose']);
    expect(program.said.error).toContain('program.test.ts');
  });

  it('says nothing more of what was said already', () => {
    expect(reportError(new CommandFailure('A file was not read.', { silent: true }), ['drop'])).toBe(1);
    expect(program.said.error).toBe('');
  });

  it.each([
    ['NoConfigurationError', 2],
    ['RunInProgressError', 1],
    ['TypeError', 1],
  ])('ends with the code of %s', (name, code) => {
    expect(reportError(Object.assign(new Error('x'), { name }), [])).toBe(code);
  });
});

describe('strata validate', () => {
  it('finds --folder before the command as after it', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'strata-cli-test-'));
    try {
      expect(await strata('--folder', folder, 'validate', 'examples/online-retail', '--json')).toBe(0);
      expect(JSON.parse(program.said.out)).toEqual({ ok: true, problems: [], notices: [] });
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });
});
