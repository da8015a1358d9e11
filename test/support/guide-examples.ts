import { readFileSync } from 'node:fs';

/** A fenced block of a guide. */
export interface GuideBlock {
  readonly language: string;
  /** What stands behind the language, as in `file=config/tables/orders.csv`. */
  readonly options: Readonly<Record<string, string>>;
  readonly text: string;
}

/** A heading of a guide with the blocks under it. */
export interface GuideExample {
  readonly title: string;
  readonly blocks: readonly GuideBlock[];
}

/** Headings of a guide under `docs/guides/` that have blocks, down to the next heading. */
export function guideExamples(name: string): GuideExample[] {
  const text = readFileSync(new URL(`../../docs/guides/${name}`, import.meta.url), 'utf8');
  return text
    .split(/^(?=#{1,3} )/m)
    .map((section) => ({ title: /^#+ (.*)/.exec(section)?.[1] ?? '', blocks: blocksOf(section) }))
    .filter(({ blocks }) => blocks.length > 0);
}

function blocksOf(section: string): GuideBlock[] {
  return [...section.matchAll(/^```(\w*)([^\n]*)\n(.*?)^```$/gms)].map(([, language = '', rest = '', text = '']) => ({
    language,
    options: Object.fromEntries(
      rest
        .trim()
        .split(/\s+/)
        .filter((option) => option.includes('='))
        .map((option) => option.split('=') as [string, string]),
    ),
    text,
  }));
}

/** One section by its heading. */
export function guideExample(name: string, title: string): GuideExample {
  const found = guideExamples(name).find((example) => example.title === title);
  if (found === undefined) throw new Error(`docs/guides/${name} has no section "${title}" with blocks.`);
  return found;
}
