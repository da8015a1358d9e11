/**
 * A Markdown text with what stands between `<!-- begin: name -->` and `<!-- end: name -->` replaced.
 *
 * @throws {RangeError} when the text has no such section
 */
export function withSection(text: string, name: string, content: string): string {
  const [begin, end] = [`<!-- begin: ${name} -->`, `<!-- end: ${name} -->`];
  const from = text.indexOf(begin);
  const to = text.indexOf(end);
  if (from < 0 || to < from) throw new RangeError(`A section between ${begin} and ${end} was expected.`);
  return `${text.slice(0, from + begin.length)}\n${content}\n${text.slice(to)}`;
}
