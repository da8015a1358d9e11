import type { ParseError } from '@marcbachmann/cel-js';
import { quoted } from './expression.ts';
import type { RuleProblem } from './rule.ts';

const expectedByCode: Readonly<Record<string, string>> = {
  unexpected_token: 'a value, such as tier, "core", 60, tag("...") or events(...)',
  unterminated_string: 'a closing quote',
  unterminated_triple_quoted_string: 'three closing quotes',
  newline_in_string: 'the string on one line',
  reserved_identifier: 'a name that CEL does not reserve',
  limit_exceeded: 'a shorter, flatter rule',
  invalid_escape_sequence: 'an escape that CEL knows, such as \\n or \\"',
};

const punctuation: Readonly<Record<string, string>> = {
  RPAREN: '")"',
  RBRACKET: '"]"',
  RBRACE: '"}"',
  COLON: '":"',
  IDENTIFIER: 'a name',
};

/** What cel-js says of a rule it cannot read, in the words of this project. */
export function syntaxProblem(text: string, error: ParseError): RuleProblem {
  // What ends too early ends where it is last visible.
  const offset = Math.min(error.range?.start ?? 0, text.trimEnd().length);
  const length = Math.max(0, Math.min(error.range?.end ?? offset, text.length) - offset);
  const came = text.slice(offset, offset + length).trim();
  const wanted = /^Expected (\w+),/.exec(error.summary)?.[1];
  if (error.code === 'unexpected_character' && came === '=')
    return { offset, length, message: '"=" compares nothing', expected: '"==" to compare' };
  if (error.code === 'limit_exceeded')
    return {
      offset,
      length,
      message: 'the rule is too large or nested too deeply',
      expected: 'a shorter, flatter rule',
    };
  const rest = expectedByCode[error.code] ?? 'an operator such as &&, ||, ==, >=, or the end of the rule';
  const expected = wanted === undefined ? rest : (punctuation[wanted] ?? rest);
  return { offset, length, message: messageOf(error, offset === text.trimEnd().length, came), expected };
}

function messageOf({ code, summary }: ParseError, atEnd: boolean, came: string): string {
  if (code.startsWith('unterminated')) return 'a string is not closed';
  if (atEnd) return 'the rule ends too early';
  if (code === 'unexpected_token' || code === 'unexpected_character' || code === 'expected_token')
    return `"${came}" cannot stand here`;
  return summary.charAt(0).toLowerCase() + summary.slice(1);
}

/** A string that is not closed ends with its line. */
const stringOrComment = new RegExp(`${quoted.source}|["'][^\\n]*|//`, 'g');

/** A `//` outside strings. Folding joins the lines of a rule, so a comment would swallow what follows it. */
export function findComment(text: string): RuleProblem | undefined {
  for (const { 0: found, index } of text.matchAll(stringOrComment)) {
    if (found === '//')
      return {
        offset: index,
        length: 2,
        message: '"//" would hide the rest of the rule',
        expected: 'notes as YAML comments (#) outside the rule',
      };
  }
  return undefined;
}
