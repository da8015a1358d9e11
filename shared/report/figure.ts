import { bucketKeys } from '../contracts/bucket-keys.ts';
import { type Content, html, type Markup, nothing } from './html.ts';
import type { ReportFacts } from './report-facts.ts';
import { say, sayBoth, type Words } from './say.ts';

export interface Source {
  /** Paths in `statistics.json`, such as `customers.tiers, rfm.heat[].customers`; `[]` is any item of a list, `[key=value]` a certain one. */
  readonly field: string;
  /** How it is counted. */
  readonly how: Words;
  /** The numbers of a drawing that does not print them. */
  readonly numbers?: Markup;
}

export interface Figure {
  /** What links within the page lead to. */
  readonly id?: string;
  /** The finding, with its number. */
  readonly title: Words;
  /** What is drawn, in what unit. */
  readonly caption: Words;
  readonly body: Markup;
  readonly source: Source;
}

export const figure = (facts: ReportFacts, { id, title, caption, body, source }: Figure): Markup => html`<figure${
  id === undefined ? nothing : html` id="${id}"`
}>
<figcaption><h3>${sayBoth(title)}</h3><p>${sayBoth(caption)}</p></figcaption>
<div class="plot">${body}</div>
${sourceFold(facts, source)}
</figure>`;

/** The fold under every figure: which file and field its numbers are from, and how they are counted. */
export function sourceFold({ statistics, link }: ReportFacts, { field, how, numbers }: Source): Markup {
  const key = bucketKeys.runStatistics(statistics.run);
  return html`<details class="source"><summary><span>${say('Source', '来源')}</span> <code>statistics.json › ${field}</code></summary>
<div class="how"><p>${sayBoth(how)}</p>${numbers ?? nothing}<p class="file"><a href="${link(key)}"><code>${key}</code></a></p></div></details>`;
}

/** A bar in place of a figure whose data is not there: what is missing, why, what brings it. */
export const emptyState = (title: Words, text: Words): Markup =>
  html`<div class="empty"><h3>${sayBoth(title)}</h3><p>${sayBoth(text)}</p></div>`;

/** A bar for what needs a person. */
export const alertState = (title: Words, text: Words): Markup =>
  html`<div class="empty alert" role="note"><h3>${sayBoth(title)}</h3><p>${sayBoth(text)}</p></div>`;

export const row = (...figures: Content[]): Markup => html`<div class="row">${figures}</div>`;

/** A chapter of the page: its words on the left, its evidence on the right. */
export const section = (id: string, title: Words, lead: Words, body: Content): Markup => html`
<section class="section" id="${id}" aria-labelledby="${id}-title">
<header><h2 id="${id}-title">${sayBoth(title)}</h2><p>${sayBoth(lead)}</p></header>
<div class="evidence">${body}</div>
</section>`;
