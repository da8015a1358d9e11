import type { LocalizedText } from '../domain/localized-text.ts';
import { type Content, html, type Markup } from './html.ts';

/** The same thing in both languages; either side may hold markup. */
export interface Words {
  readonly en: Content;
  readonly zh: Content;
}

/** Both languages side by side; the style sheet shows one. */
export const say = (en: Content, zh: Content): Markup => html`<span lang="en">${en}</span><span lang="zh">${zh}</span>`;

export const sayBoth = ({ en, zh }: Words | LocalizedText): Markup => say(en, zh);

/** Words joined by what each language puts between the items of a list. */
export const listed = (items: readonly Words[]): Words => ({
  en: items.map(({ en }, index) => [index > 0 ? ', ' : '', en]),
  zh: items.map(({ zh }, index) => [index > 0 ? '，' : '', zh]),
});
