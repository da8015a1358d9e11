import { isAlias, isMap, isScalar, isSeq, LineCounter, type Node, parseDocument, type Scalar, visit } from 'yaml';
import type { RuleProblem } from '../rules/rule.ts';
import type { Problem } from './configuration.ts';
import { scalarOffsets } from './scalar-offsets.ts';
import { createPlaces } from './text-place.ts';

/** Characters of a YAML file. */
const mostCharacters = 256 * 1024;
const mostDepth = 20;

export type YamlPath = readonly (string | number)[];

/** A YAML file as plain values, with where each of them stands. */
export interface YamlDocument {
  readonly value: unknown;
  /** A problem of the value at a path; of the nearest thing around it when there is no such value. */
  atValue(path: YamlPath, message: string, expected: string): Problem;
  /** A problem of the key at the end of a path. */
  atKey(path: YamlPath, message: string, expected: string): Problem;
  /** A problem of the rule that stands at a path; its offset and length count in the text as YAML gives it. */
  inRule(path: YamlPath, problem: RuleProblem): Problem;
}

/** Reads one YAML 1.2 document: no anchors, no aliases, no tags, no key twice, no more than 20 levels. */
export function readYaml(
  text: string,
  file: string,
): { readonly document: YamlDocument } | { readonly problems: readonly Problem[] } {
  const places = createPlaces(text);
  const at = (start: number, end: number, message: string, expected: string): Problem => ({
    file,
    ...places(start, end),
    message,
    expected,
  });
  if (text.length > mostCharacters)
    return { problems: [at(0, 0, `the file has ${text.length} characters`, `at most ${mostCharacters}`)] };
  const tooDeep = depthProblem(text);
  if (tooDeep !== undefined)
    return { problems: [at(tooDeep, tooDeep + 1, 'the file is nested too deeply', `at most ${mostDepth} levels`)] };

  const parsed = parseDocument(text, {
    lineCounter: new LineCounter(),
    prettyErrors: false,
    stringKeys: false,
    version: '1.2',
  });
  const problems = [...parsed.errors, ...parsed.warnings].map(({ code, message, pos: [start, end] }) =>
    at(
      start,
      code === 'DUPLICATE_KEY' ? endOfKey(text, start) : end,
      syntaxMessage(code, message),
      syntaxExpected[code] ?? 'YAML 1.2',
    ),
  );
  if (problems.length > 0) return { problems };
  const root = parsed.contents;
  if (root === null || !isMap(root)) {
    const [start, end] = root?.range ?? [0, 0];
    const came = root === null ? 'the file is empty' : `the file is ${isSeq(root) ? 'a list' : 'a single value'}`;
    return { problems: [at(start, end, came, 'keys with values, as in "id: winback"')] };
  }
  visit(root, {
    Node: (_key, node) => {
      const [start = 0, end = start] = node.range ?? [];
      if (isAlias(node) || ('anchor' in node && node.anchor !== undefined))
        problems.push(at(start, end, 'anchors and aliases are not supported', 'the value written out'));
      else if ('tag' in node && node.tag !== undefined && !isAlias(node))
        problems.push(at(start, end, `tag ${node.tag} is not supported`, 'a plain value'));
    },
    Pair: (_key, { key }) => {
      const [start = 0, end = start] = (key as Node | null)?.range ?? [];
      // Objects lose such a key on the way, and what is lost nobody checks.
      if (isScalar(key) && key.value === '__proto__')
        problems.push(at(start, end, '"__proto__" cannot be a key', 'another name'));
      if (isScalar(key) && typeof key.value === 'string') return;
      problems.push(at(start, end, 'a key is not a text', 'a key such as "name", in quotes where it is a number'));
    },
  });
  if (problems.length > 0) return { problems };
  return { document: createDocument(text, root, parsed.toJS({ maxAliasCount: 0 }), at) };
}

function createDocument(
  text: string,
  root: Node,
  value: unknown,
  at: (start: number, end: number, message: string, expected: string) => Problem,
): YamlDocument {
  return {
    value,
    atValue(path, message, expected) {
      const { node, key } = find(root, path);
      // An empty value has no place of its own, and one of many lines is best shown by its key.
      const isSpread = node !== undefined && !isScalar(node);
      const [start = 0, end = start] =
        ((isSpread || node === undefined || isNull(node) ? key : undefined) ?? node)?.range ?? [];
      return at(start, end, message, expected);
    },
    atKey(path, message, expected) {
      const [start = 0, end = start] = find(root, path).key?.range ?? [];
      return at(start, end, message, expected);
    },
    inRule(path, { offset, length, message, expected }) {
      const { node } = find(root, path);
      if (!isScalar(node)) return this.atValue(path, message, expected);
      const toFile = scalarOffsets(text, node);
      const { start } = toFile(offset);
      const end = length === 0 ? start : toFile(offset + length - 1).end;
      return at(start, end, message, expected);
    },
  };
}

const isNull = (node: Node): boolean => isScalar(node) && node.value === null;

interface Found {
  readonly node: Node | undefined;
  readonly key: Scalar | undefined;
}

/** The value at a path and its key; where the path leaves the document, the last of both that it met. */
function find(root: Node, path: YamlPath): Found {
  let found: Found = { node: root, key: undefined };
  for (const step of path) {
    const { node } = found;
    if (isMap(node)) {
      const pair = node.items.find(({ key }) => isScalar(key) && key.value === step);
      if (pair === undefined) return { node: undefined, key: found.key };
      found = { node: (pair.value ?? undefined) as Node | undefined, key: pair.key as Scalar };
    } else if (isSeq(node)) found = { node: node.items[Number(step)] as Node | undefined, key: undefined };
    else return found;
  }
  return found;
}

/** Offset of the bracket or indentation that goes too deep, told without parsing: the parser descends once a level. */
function depthProblem(text: string): number | undefined {
  let depth = 0;
  for (let at = 0; at < text.length; at++) {
    const unit = text[at];
    if (unit === '[' || unit === '{') {
      if (++depth > mostDepth) return at;
    } else if ((unit === ']' || unit === '}') && depth > 0) depth--;
  }
  let indents: number[] = [];
  for (const { 0: line, index } of text.matchAll(/^[ ]*(?:[-?:] +)*(?=\S)/gm)) {
    const markers = [...line].filter((unit) => unit !== ' ').length;
    indents = indents.filter((indent) => indent < line.length);
    indents.push(line.length);
    if (indents.length + markers > mostDepth) return index;
  }
  return undefined;
}

const syntaxExpected: Readonly<Record<string, string>> = {
  DUPLICATE_KEY: 'each key once',
  TAB_AS_INDENT: 'spaces',
  MULTIPLE_DOCS: 'one document in a file',
  BLOCK_AS_IMPLICIT_KEY: 'one key on a line; quotes around a text that holds ": "',
  BAD_DQ_ESCAPE: 'single quotes, or a backslash written twice',
  TAG_RESOLVE_FAILED: 'a plain value',
  MISSING_CHAR: 'the character that closes it',
};

const endOfKey = (text: string, start: number): number =>
  start + (/^[^\s:]+/.exec(text.slice(start, start + 100))?.[0].length ?? 0);

function syntaxMessage(code: string, message: string): string {
  if (code === 'DUPLICATE_KEY') return 'the key stands here a second time';
  if (code === 'MULTIPLE_DOCS') return 'a second document begins here';
  return message.charAt(0).toLowerCase() + message.slice(1);
}
