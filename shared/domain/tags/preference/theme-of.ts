import { rememberedByText } from '../remembered-by-text.ts';
import { type Theme, themeWords } from './theme-words.ts';

/** What a category path is about, by the words of its last name that says so; `undefined` where none does, as of numbers. */
export const themeOf = rememberedByText((path: string): Theme | undefined => {
  const names = path.toLowerCase().split('/');
  for (let at = names.length - 1; at >= 0; at--) {
    const theme = themeOfName(names[at] as string);
    if (theme !== undefined) return theme;
  }
  return undefined;
});

function themeOfName(name: string): Theme | undefined {
  const words = new Set(name.match(/[a-z]+/g)?.flatMap((word) => [word, word.replace(/s$/, '')]));
  for (const { theme, english, chinese } of themeWords)
    if (english.some((word) => words.has(word)) || chinese.some((word) => name.includes(word))) return theme;
  return undefined;
}
