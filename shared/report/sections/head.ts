import { html, type Markup, nothing } from '../html.ts';
import type { ReportFacts } from '../report-facts.ts';
import { say, sayBoth } from '../say.ts';
import { answers, trust } from './answers.ts';

/** Title, note, three answers and the line of trust: who stops here has the report. */
export function head(facts: ReportFacts): Markup {
  const { statistics, asOf, previous, money, day } = facts;
  const { run, note, data, rfm } = statistics;
  const since = data.firstDate === null ? null : day(data.firstDate);
  const returns = rfm.returns === 'net' ? { en: ', returns taken off', zh: '，已扣除退货' } : { en: '', zh: '' };
  return html`<div class="top"><h1>${say(['Your customers on ', asOf.en], [asOf.zh, '的客户状况'])}</h1>
<div class="meta"><p>${say(
    [
      since === null ? 'No events yet' : `Events since ${since.en}`,
      `, in ${money.name.en}`,
      returns.en,
      '. ',
      previous === null ? 'First run.' : ['Compared with the run of ', previous.en, '.'],
    ],
    [
      since === null ? '暂无事件' : `${since.zh}以来的事件`,
      `，以${money.name.zh}计`,
      returns.zh,
      '；',
      previous === null ? '首次运行。' : ['与', previous.zh, '的运行相比。'],
    ],
  )}</p><p>${say('Run', '运行')} <code>${run}</code></p></div>
${note === null ? nothing : html`<p class="note" role="note">${sayBoth(note)}</p>`}
${answers(facts)}
${trust(facts, data.newest)}</div>`;
}

const chapters = [
  ['changes', 'Changes', '变化'],
  ['customers', 'Customers', '客户'],
  ['clusters', 'Clusters', '分群'],
  ['groups', 'Groups', '标签'],
  ['interests', 'Interests', '兴趣'],
  ['products', 'Products', '商品'],
  ['audiences', 'Audiences', '人群'],
  ['cohorts', 'Coming back', '回购'],
  ['expected', 'Expected', '预期'],
  ['data', 'Data', '数据'],
  ['models', 'Models', '模型'],
] as const;

/** The bar at the top: chapters, language, theme. Its buttons work once the script has run and are hidden until then. */
export const topBar: Markup = html`<header class="top-bar"><div class="wide-page">
<p class="brand"><svg width="20" height="16" viewBox="0 0 20 16" aria-hidden="true"><path d="M0 2h20M0 8h14M0 14h8"/></svg>Strata</p>
<nav>${chapters.map(([id, en, zh]) => html`<a href="#${id}">${say(en, zh)}</a>`)}</nav>
<div class="tools" hidden><div class="languages" role="group"><button type="button" data-language="en">EN</button><button type="button" data-language="zh">中文</button></div>
<button type="button" id="theme"><span class="to-dark">${say('Dark', '深色')}</span><span class="to-light">${say('Light', '浅色')}</span></button></div>
</div></header>`;
