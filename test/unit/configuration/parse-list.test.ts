import { describe, expect, it } from 'vitest';
import { parseList } from '../../../shared/contracts/parse-list.ts';
import { parseSuppression, type Suppressed } from '../../../shared/contracts/parse-suppression.ts';

const file = 'config/lists/vip.csv';

function listOf(content: string): string[] {
  const read = parseList(content, file);
  if ('problems' in read) throw new Error(JSON.stringify(read.problems));
  return [...read.list];
}

/** `line:column+length message`. */
function problemsOf(content: string): string[] {
  const read = parseList(content, file);
  return 'problems' in read
    ? read.problems.map(({ line, column, length, message }) => `${line}:${column}+${length} ${message}`)
    : [];
}

describe('parseList(content, file)', () => {
  it('reads one id a row, and looks at no other column', () => {
    expect(listOf('user_id,note\n17850,"a, b"\n13047,\n')).toEqual(['u:17850', 'u:13047']);
  });

  it('brings ids to the form they have in events', () => {
    const rows = ['17850.0,  Ann@Example.COM ,+44 20 7946-0000,x-1,d-1', 'u2,,(020) 7946 0000,,'];
    expect(listOf(`user_id,email,phone,anonymous_id,device_id\r\n${rows.join('\r\n')}\r\n`).sort()).toEqual([
      'a:x-1',
      'd:d-1',
      'e:ann@example.com',
      'p:+442079460000',
      'p:02079460000',
      'u:17850',
      'u:u2',
    ]);
  });

  it('knows its columns in any case and place', () => {
    expect(listOf('note,,E-Mail,Email\nx,,y@y.y,a@b.c\n')).toEqual(['e:a@b.c']);
  });

  it('takes a customer once', () => {
    expect(listOf('email\na@b.c\nA@B.C\n')).toEqual(['e:a@b.c']);
  });

  it('is a list of nobody with a header alone', () => {
    expect(listOf('user_id\n')).toEqual([]);
  });

  it('leaves out what is no id beside a good one', () => {
    expect(listOf('user_id,email\nnull,a@b.c\n17,not an address\n')).toEqual(['e:a@b.c', 'u:17']);
  });

  it.each([
    ['nothing', '', ['1:1+0 the file is empty']],
    ['blanks', ' \n\n', ['1:1+0 the file is empty']],
    ['no column of ids', 'name,city\nAnn,Oslo\n', ['1:1+4 no column names a customer']],
    [
      'a column that is nearly one',
      'name,user_di\nx,1\n',
      ['1:1+4 no column names a customer; did you mean "user_id"?'],
    ],
    ['other separators', 'email;name\na@b.c;x\n', ['1:1+10 no column names a customer; commas separate columns']],
    ['a column twice', 'email,Email\na@b.c,a@b.c\n', ['1:7+5 column "email" stands twice']],
    [
      'an id that is a placeholder',
      'user_id\n17\nnull\n0\n',
      [
        '3:1+4 user_id names nobody, such as "null" or 0, or is longer than 256 characters',
        '4:1+1 user_id names nobody, such as "null" or 0, or is longer than 256 characters',
      ],
    ],
    ['an address that is none', 'note,email\nx,ann at home\n', ['2:3+11 email cannot be read']],
    ['a number that is none', 'phone\n12\n', ['2:1+2 phone cannot be read']],
    ['a row without an id', 'note,user_id\nx,\n', ['2:3+0 user_id is empty']],
    ['a quote that is not closed', 'user_id\n17\n"18\n19\n', ['3:1+6 a quote is not closed']],
    ['a quote in the header that is not closed', '"user_id\n17\n', ['1:1+11 a quote is not closed']],
    ['a row of another length', 'user_id,note\n17,a,b\n', ['2:1+0 the row has 3 cells']],
  ])('tells where: %s', (_, content, problems) => {
    expect(problemsOf(content)).toEqual(problems);
  });

  it('stops after 50 problems', () => {
    const problems = problemsOf(`user_id\n${'null\n'.repeat(80)}`);
    expect(problems).toHaveLength(51);
    expect(problems.at(-1)).toBe('51:1+0 reading stopped after 50 problems');
  });

  it('takes a million rows and no more', () => {
    const million = `user_id\n${'7\n'.repeat(1_000_000)}`;
    expect(problemsOf(million)).toEqual([]);
    expect(problemsOf(`${million}8\n`)).toEqual(['1000002:1+0 the file has more than 1000000 rows']);
  });

  it('repeats in no problem what a cell holds', () => {
    const read = parseList('email,phone\nzoe at home,007\n"zoe\n', file);
    expect(JSON.stringify(read)).not.toMatch(/zoe|007/);
  });
});

describe('parseSuppression(content, file, suppressed)', () => {
  const read = (...contents: string[]) => {
    const suppressed: Suppressed = new Map();
    const problems = contents.flatMap((content) => parseSuppression(content, 'requests/suppression/a.csv', suppressed));
    return { suppressed: Object.fromEntries(suppressed), problems };
  };

  it('means every channel without a column for it, or with nothing in it', () => {
    expect(read('user_id\n17\n').suppressed).toEqual({ 'u:17': ['*'] });
    expect(read('user_id,channel\n17,\n18,Email\n').suppressed).toEqual({ 'u:17': ['*'], 'u:18': ['email'] });
  });

  it('adds up over rows and files, whatever their order', () => {
    const a = 'user_id,channel\n17,sms\n17,email\n18,sms\n';
    const b = 'user_id\n18\n';
    const expected = { 'u:17': ['email', 'sms'], 'u:18': ['*', 'sms'] };
    expect(read(a, b).suppressed).toEqual(expected);
    expect(read(b, a).suppressed).toEqual(expected);
  });

  it('gives the problems of a list', () => {
    expect(read('mail\na@b.c\n').problems).toMatchObject([
      {
        file: 'requests/suppression/a.csv',
        line: 1,
        column: 1,
        message: 'no column names a customer; did you mean "email"?',
      },
    ]);
  });
});
