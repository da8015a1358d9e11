/** What programs write where they have no id. Compared without case and surrounding blanks. */
const blocked = new Set([
  '',
  'null',
  'undefined',
  'none',
  'nil',
  'nan',
  'n/a',
  'na',
  'unknown',
  'anonymous',
  'anon',
  'guest',
  'test',
  'true',
  'false',
  'void',
  'blank',
  '[object object]',
  '-1',
  '(not set)',
]);

/** Whether a value names nobody: a word such as `null`, -1, or nothing but zeros and separators (`0`, `00000000-0000-…`). */
export function isBlockedId(value: string): boolean {
  const text = value.trim().toLowerCase();
  return blocked.has(text) || /^[0.\-_:]*$/.test(text);
}
