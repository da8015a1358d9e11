/** `Electronics/Phone` for ` /Electronics // Phone/ `: no blanks around parts, no empty parts; `undefined` when nothing is left. */
export function normalizeCategory(text: string): string | undefined {
  const path = text
    .split('/')
    .map((part) => part.trim())
    .filter((part) => part !== '')
    .join('/');
  return path === '' ? undefined : path;
}
