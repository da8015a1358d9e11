/** Type, links, the bar at the top, chapters, figures and the fold below them. */
export const ground = `
*, *::before, *::after { box-sizing: border-box; }
html { -webkit-text-size-adjust: 100%; scroll-padding-top: 72px; }
body {
  margin: 0; background: var(--paper); color: var(--ink); font: 15px/1.55 var(--text-face);
  font-variant-numeric: tabular-nums lining-nums; text-autospace: normal;
}
html[lang="zh"] body { line-height: 1.7; }
html[lang="en"] [lang="zh"], html[lang="zh"] [lang="en"] { display: none !important; }
h1, h2, h3, h4, p, figure, dl, dd, pre { margin: 0; }
b, h1, h2, h3, h4 { font-weight: 650; }
a { color: var(--blue-text); text-underline-offset: 3px; text-decoration-thickness: 1px; }
code, pre { font: 12px/1.5 var(--code-face); overflow-wrap: anywhere; }
pre { white-space: pre-wrap; padding: 8px 12px; background: var(--wash); color: var(--ink-2); }
button { font: inherit; color: inherit; background: none; cursor: pointer; }
small { font-size: 12px; color: var(--ink-3); }
:focus-visible { outline: 2px solid var(--focus); outline-offset: 2px; border-radius: 2px; }
main:focus { outline: none; }
svg { display: block; width: 100%; overflow: visible; }
.patterns { position: absolute; width: 0; }
.unseen { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
.skip { position: absolute; left: 16px; top: -80px; z-index: 3; padding: 8px 12px; background: var(--paper); }
.skip:focus { top: 8px; }
.wide-page { max-width: 1240px; margin-inline: auto; padding-inline: 32px; }

.top-bar { position: sticky; top: 0; z-index: 2; background: var(--paper); border-bottom: 1px solid var(--rule); }
.top-bar .wide-page { display: flex; align-items: center; gap: 32px; min-height: 52px; }
.brand { display: flex; align-items: center; gap: 10px; font-size: 16px; font-weight: 700; }
.brand svg { width: 20px; } .brand path { stroke: var(--ink); stroke-width: 3.4; }
.top-bar nav { flex: 1; display: flex; gap: 20px; min-width: 0; overflow-x: auto; scrollbar-width: none; font-size: 13.5px; }
.top-bar nav a { padding: 6px 0; color: var(--ink-2); text-decoration: none; white-space: nowrap; }
.top-bar nav a:hover { color: var(--ink); box-shadow: inset 0 -2px var(--ink); }
.top-bar nav a:focus-visible { outline-offset: -2px; }
.tools { display: flex; gap: 12px; font-size: 13px; line-height: 1.5; }
.tools[hidden] { display: none; }
.languages { display: flex; overflow: hidden; border: 1px solid var(--rule-2); border-radius: 6px; }
.languages button { border: 0; padding: 4px 10px; color: var(--ink-2); }
.languages button[aria-pressed="true"] { background: var(--ink); color: var(--paper); }
.languages button:focus-visible { outline-offset: -3px; }
#theme { padding: 4px 10px; border: 1px solid var(--rule-2); border-radius: 6px; color: var(--ink-2); }
#theme[data-now="dark"] .to-dark, #theme:not([data-now="dark"]) .to-light { display: none; }

.section { display: grid; grid-template-columns: 208px minmax(0, 1fr); column-gap: 56px; margin-top: 72px; padding-top: 20px; border-top: 2px solid var(--ink); }
.section > header { position: sticky; top: 76px; align-self: start; }
.section h2 { font-size: 22px; line-height: 1.25; font-weight: 700; }
.section > header p { margin-top: 8px; font-size: 14px; line-height: 1.55; color: var(--ink-2); text-wrap: pretty; }
.evidence { display: grid; grid-template-columns: minmax(0, 1fr); gap: 56px; }
.evidence > *, .row > * { min-width: 0; }
.row { display: grid; grid-template-columns: repeat(2, minmax(0, 1fr)); gap: 0 40px; }
.row > figure { display: grid; grid-row: span 3; grid-template-rows: subgrid; grid-template-columns: minmax(0, 1fr); row-gap: 0; }
.columns { display: grid; grid-template-columns: repeat(2, minmax(0, 1fr)); gap: 44px 40px; } .columns > div { display: grid; grid-template-columns: minmax(0, 1fr); gap: 44px; align-content: start; }
h3 { font-size: 16px; line-height: 1.4; text-wrap: pretty; }
figcaption p, .caption { margin-top: 2px; max-width: 680px; font-size: 13px; line-height: 1.5; color: var(--ink-3); text-wrap: pretty; }
.plot { margin-top: 16px; }

.source { margin-top: 14px; font-size: 12px; line-height: 1.5; color: var(--ink-3); }
.source summary, .fold summary, .card > summary { cursor: pointer; list-style: none; }
.source summary::-webkit-details-marker, .fold summary::-webkit-details-marker, .card > summary::-webkit-details-marker { display: none; }
.source summary, .fold summary { display: inline-block; max-width: 100%; }
.source summary::before, .fold summary::before { content: "›"; display: inline-block; width: 12px; }
.source[open] > summary::before, .fold[open] > summary::before { transform: rotate(90deg) translate(1px, 3px); }
.source summary:hover { color: var(--ink); }
.how { display: grid; gap: 8px; grid-template-columns: minmax(0, 1fr); max-width: 92ch; margin-top: 8px; padding: 6px 0 6px 14px; border-left: 2px solid var(--rule); font-size: 13px; color: var(--ink-2); }
.empty { padding: 18px 20px; background: var(--wash); border-left: 3px solid var(--rule-2); font-size: 13.5px; color: var(--ink-2); }
.empty h3 { font-size: 14px; color: var(--ink); } .empty p { margin-top: 4px; max-width: 76ch; }
.evidence > .empty.alert { margin-bottom: -20px; } .empty.alert { border-left-color: var(--orange); }
footer { margin-top: 72px; padding: 24px 0 56px; border-top: 1px solid var(--rule); font-size: 12.5px; color: var(--ink-3); }
`;
