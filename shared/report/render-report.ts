import { bucketKeys } from '../contracts/bucket-keys.ts';
import type { Statistics } from '../contracts/statistics.ts';
import { html, type Markup, trusted } from './html.ts';
import { pageScript } from './page-script.ts';
import { type ReportFacts, reportFacts } from './report-facts.ts';
import { say } from './say.ts';
import { audiences } from './sections/audiences.ts';
import { changes } from './sections/changes.ts';
import { clusters } from './sections/clusters.ts';
import { comingBack } from './sections/coming-back.ts';
import { customers } from './sections/customers.ts';
import { dataQuality } from './sections/data-quality.ts';
import { expected } from './sections/expected.ts';
import { groups } from './sections/groups.ts';
import { head, topBar } from './sections/head.ts';
import { interests } from './sections/interests.ts';
import { models } from './sections/models.ts';
import { products } from './sections/products.ts';
import { styleSheet } from './style/style-sheet.ts';

/**
 * The page of one run, `reports/run=<run>/index.html`: one file, in English and Chinese, light and dark, that needs neither a network
 * nor its script. Its links lead to objects of the same bucket, relative to the page.
 */
export function renderReport(statistics: Statistics): string {
  const facts = reportFacts(statistics);
  const { asOf } = facts;
  return html`<!doctype html>
<html lang="en" data-title-en="Your customers on ${asOf.en}" data-title-zh="${asOf.zh}的客户状况">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'; img-src data:">
<meta name="color-scheme" content="light dark">
<link rel="icon" href="data:,">
<title>Your customers on ${asOf.en}</title>
<style>${trusted(styleSheet)}</style>
</head>
<body>
<a class="skip" href="#main">${say('Skip to the answers', '跳到主要内容')}</a>
${patterns}${topBar}
<main id="main" class="wide-page" tabindex="-1">
${[head(facts), changes(facts), customers(facts), clusters(facts), groups(facts), interests(facts), products(facts), audiences(facts), comingBack(facts), expected(facts), dataQuality(facts), models(facts)]}
</main>
${footer(facts)}
<div id="tip" role="tooltip" hidden></div>
<script>${trusted(pageScript)}</script>
</body>
</html>
`.text;
}

/** Hatching, for what is not said. */
const patterns: Markup = html`<svg class="patterns" width="0" height="0" aria-hidden="true"><defs><pattern id="hatch" width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)"><line class="hatching" x1="0" x2="0" y1="0" y2="6"/></pattern></defs></svg>`;

function footer({ statistics, link }: ReportFacts): Markup {
  const { run } = statistics;
  const file = (key: string): Markup => html`<a href="${link(key)}"><code>${key}</code></a>`;
  return html`<footer><div class="wide-page"><p>${say(
    'Every number of this page is in one file of the bucket:',
    '本页所有数字均来自存储桶中的一个文件：',
  )} ${file(bucketKeys.runStatistics(run))}</p></div></footer>`;
}
