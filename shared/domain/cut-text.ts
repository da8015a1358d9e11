/**
 * At most so many UTF-16 units of a text, well formed: the same after it was written as UTF-8 and read again, and no character
 * torn in two.
 */
export function cutText(text: string, longest: number): string {
  if (text.length <= longest) return text.toWellFormed();
  const last = text.charCodeAt(longest - 1);
  const isTorn = last >= 0xd800 && last < 0xdc00;
  return text.slice(0, isTorn ? longest - 1 : longest).toWellFormed();
}
