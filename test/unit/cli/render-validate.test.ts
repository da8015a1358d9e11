import { describe, expect, it } from 'vitest';
import { renderValidate } from '../../../cli/render/validate.ts';

describe('renderValidate(result, lineOf)', () => {
  const problem = {
    file: 'config/campaigns/winback.yaml',
    line: 6,
    column: 5,
    length: 26,
    message: 'tag("consumption.odrers") is not known; did you mean "consumption.orders"?',
    expected: 'a tag',
  };
  const text = renderValidate(
    { ok: false, problems: [problem], files: 7, inForceSince: '2011-12-01T03:00:00.000Z' },
    () => '    tag("consumption.odrers") >= 2',
  );

  it('shows place, message, the line, and carets under what is wrong', () => {
    const [head, source, carets] = text.split('\n');
    expect(head).toBe(`config/campaigns/winback.yaml:6:5  ${problem.message}`);
    expect(source).toBe('  6 |     tag("consumption.odrers") >= 2');
    expect(carets).toBe(`    |     ${'^'.repeat(26)}`);
  });

  it('says what was expected where no near name does', () => {
    const other = { ...problem, message: '"lots" is a string', expected: 'a number' };
    const result = { ok: false, problems: [other], files: 1, inForceSince: null };
    expect(renderValidate(result, () => '').split('\n')[0]).toBe(
      'config/campaigns/winback.yaml:6:5  "lots" is a string; expected a number',
    );
  });

  it('ends with how many, and with what stays in force', () => {
    expect(text.split('\n').at(-1)).toBe(
      '1 problem in 7 files. The configuration in force is still that of 2011-12-01 03:00 UTC.',
    );
  });

  it('keeps carets within the line', () => {
    const long = renderValidate(
      { ok: false, problems: [{ ...problem, length: 500 }], files: 1, inForceSince: null },
      () => '    abc',
    );
    expect(long.split('\n')[2]).toBe('    |     ^^^');
  });

  it('says when all is well', () => {
    expect(renderValidate({ ok: true, problems: [], files: 5, inForceSince: null }, () => '')).toBe(
      '5 files, no problems.',
    );
  });
});
