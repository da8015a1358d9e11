/** The first screen. */
export const headStyle = `
.top { padding-top: 40px; }
h1 { font-size: 30px; line-height: 1.25; font-weight: 700; letter-spacing: -.015em; text-wrap: balance; }
html[lang="zh"] h1 { letter-spacing: 0; }
.meta { display: flex; flex-wrap: wrap; justify-content: space-between; gap: 4px 32px; margin-top: 8px; font-size: 13px; color: var(--ink-3); }
.note { margin-top: 20px; padding: 12px 16px; border-left: 3px solid var(--orange); background: var(--wash); font-size: 14px; color: var(--ink); }
.answers { display: grid; grid-template-columns: repeat(3, minmax(0, 1fr)); margin-top: 28px; border-top: 2px solid var(--ink); }
.answer { display: grid; grid-row: span 4; grid-template-rows: subgrid; grid-template-columns: minmax(0, 1fr); row-gap: 0; align-content: start; padding: 18px 36px 22px; border-left: 1px solid var(--rule); }
.answer:first-child { padding-left: 0; border-left: 0; } .answer:last-child { padding-right: 0; }
.answer h2 { font-size: 13.5px; color: var(--ink-2); }
.saying { margin-top: 8px; font-size: 19px; line-height: 1.46; color: var(--ink-2); text-wrap: pretty; }
html[lang="zh"] .saying { font-size: 18px; line-height: 1.7; }
.saying b { color: var(--ink); } .saying b.needs { color: var(--orange-text); }
.mini { display: grid; grid-template-columns: max-content minmax(0, 1fr); gap: 5px 14px; align-items: center; align-content: start; margin-top: 22px; font-size: 13px; line-height: 1.4; }
.mini > div { display: contents; } .mini dt { color: var(--ink-2); }
.mini dd { display: grid; grid-template-columns: minmax(0, 1fr) max-content; gap: 10px; align-items: center; }
.mini dd b { min-width: 44px; text-align: right; }
.proof { margin-top: 18px; font-size: 13px; } .proof .source { margin-top: 4px; }
.trust { display: flex; flex-wrap: wrap; gap: 4px 40px; padding: 14px 0; border-block: 1px solid var(--rule); font-size: 13px; color: var(--ink-2); }
.trust b { color: var(--ink); } .trust .needs, .trust .needs b { color: var(--orange-text); }
`;
