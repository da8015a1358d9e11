/** Tables, bars, maps, panels and audiences. */
export const evidence = `
table { width: 100%; border-collapse: collapse; font-size: 13.5px; line-height: 1.4; }
.scroll { overflow-x: auto; position: relative; }
.rows th, .rows td { padding: 8px 10px; border-bottom: 1px solid var(--rule); text-align: left; font-weight: 400; }
.rows th:first-child, .rows td:first-child { padding-left: 0; }
.rows th:last-child, .rows td:last-child { padding-right: 0; }
.rows thead th, .rows thead td { padding-block: 4px 6px; vertical-align: bottom; font-size: 12px; color: var(--ink-3); border-bottom-color: var(--rule-2); }
.rows .number { text-align: right; white-space: nowrap; }
.rows thead .number { white-space: normal; word-break: keep-all; }
.sortable thead button { border: 0; padding: 0; text-align: inherit; } .sortable thead button:hover { color: var(--ink); }
.sortable thead button::after { content: "↕"; margin-left: 4px; color: var(--rule-2); }
.sortable [aria-sort] button::after { color: var(--ink); } .sortable [aria-sort="ascending"] button::after { content: "↑"; } .sortable [aria-sort="descending"] button::after { content: "↓"; }
.rows .bars { width: 34%; }
.rows .group th { padding-top: 16px; font-size: 12px; font-weight: 650; color: var(--ink-2); border-bottom-color: var(--rule-2); }
.columns .bars { width: 24%; }
.rows small { display: block; } .rows code { overflow-wrap: normal; } .files code { overflow-wrap: anywhere; }
.rows .soft, .rows .soft th { color: var(--ink-3); }
.how .rows { font-size: 12.5px; } .how .rows th, .how .rows td { padding-block: 4px; }
.tick { stroke: var(--ink); stroke-width: 2; } .axis { stroke: var(--rule-2); } .grid { stroke: var(--rule); }
.cut { stroke: var(--paper); stroke-width: 2; } .ribbon { opacity: .32; }

.path i { font-style: normal; color: var(--ink-3); } .path { overflow-wrap: anywhere; }
.moves .rows th, .moves .rows td { padding-block: 5px; } .moves .rows .group th { padding-top: 12px; } .moves .rows .bars { width: 40%; }
.too-few { display: inline-flex; gap: 6px; align-items: center; font-size: 12px; color: var(--ink-3); }
.tables { display: grid; grid-template-columns: minmax(0, 1fr); gap: 20px; padding: 4px 0 24px 18px; } .tables .rows { font-size: 13px; }
.plot > .empty.alert { margin-bottom: 16px; }

.strata { margin-bottom: 20px; font-size: 12px; }
.strata-names, .strata-drawing { position: relative; }
.strata-names { height: 22px; font-size: 13px; font-weight: 650; }
.strata span[style] { position: absolute; overflow: hidden; white-space: nowrap; }
.strata .in-above, .strata .in-below { padding-left: 9px; font-size: 13px; font-weight: 650; line-height: 38px; }
.strata .in-above { top: 0; } .strata .in-below { top: 94px; }
.strata-note { margin-top: 6px; color: var(--ink-3); }

.heat { table-layout: fixed; border-collapse: separate; border-spacing: 2px; font-size: 13px; }
.heat th { width: 62px; font-size: 12px; font-weight: 400; color: var(--ink-3); line-height: 1.3; }
.heat tbody th { text-align: right; padding-right: 8px; } .heat tfoot th { padding-top: 6px; text-align: center; vertical-align: top; }
.heat th b { display: block; color: var(--ink-2); }
.heat td { height: 52px; padding: 0 8px; text-align: right; }
.heat .corner { height: auto; }
.heat td:focus-visible { outline: 2px solid var(--ink); outline-offset: -2px; box-shadow: inset 0 0 0 4px var(--paper); }
.cohorts { width: auto; }
.cohorts th, .cohorts td { width: 58px; } .cohorts th { text-align: center; } .cohorts thead th { padding: 0 0 4px; vertical-align: bottom; }
.cohorts tbody th, .cohorts thead .month { width: 92px; padding-right: 6px; text-align: left; white-space: nowrap; }
.cohorts td { height: 32px; padding: 0; text-align: center; } .cohorts .of { font-size: 12px; color: var(--ink-2); }
.heat-partial { color: var(--ink-2); box-shadow: inset 0 0 0 1px var(--rule-2); }
.heat-few { background: repeating-linear-gradient(135deg, var(--hatch) 0 1px, transparent 1px 5px); }
.item { display: block; overflow-wrap: anywhere; } .item i { font-style: normal; font-size: 12px; color: var(--ink-3); }
.figures { display: flex; flex-wrap: wrap; gap: 2px 18px; } .card dd > p + p { margin-top: 6px; }
#tip { position: fixed; z-index: 4; max-width: 260px; padding: 8px 11px; border-radius: 5px; background: var(--ink); color: var(--paper); font-size: 12.5px; line-height: 1.45; pointer-events: none; }
#tip[hidden] { display: none; }
.heat-none { color: var(--ink-3); box-shadow: inset 0 0 0 1px var(--rule); }
.heat-0 { background: var(--q0); } .heat-1 { background: var(--q1); } .heat-2 { background: var(--q2); } .heat-3 { background: var(--q3); }
.heat-0, .heat-1, .heat-2, .heat-3 { color: var(--on-weak); }
.heat-4 { background: var(--q4); } .heat-5 { background: var(--q5); } .heat-4, .heat-5 { color: var(--on-strong); }
.axis-title { margin-bottom: 4px; font-size: 12px; color: var(--ink-3); } .axis-title.at-end { margin: 4px 0 0; text-align: right; }

.curve-drawing { position: relative; border-bottom: 1px solid var(--rule-2); }
.curve-drawing svg { position: absolute; inset: 0; }
.under { fill: var(--blue-soft); } .even { stroke: var(--rule-2); stroke-dasharray: 3 4; vector-effect: non-scaling-stroke; }
.curve { fill: none; stroke: var(--blue); stroke-width: 2.5; vector-effect: non-scaling-stroke; }
.dot { fill: var(--blue); }
.curve-drawing .dot { stroke: var(--paper); stroke-width: 1.5; }
.curve-label { position: absolute; padding-left: 12px; font-size: 12px; line-height: 16px; white-space: nowrap; color: var(--ink-2); }
.even-label { position: absolute; left: 62%; padding: 6px 0 0 8px; font-size: 12px; color: var(--ink-3); }
.axis-ends { display: flex; justify-content: space-between; gap: 12px; margin-top: 4px; font-size: 12px; color: var(--ink-3); }

.panels { display: grid; grid-template-columns: repeat(3, minmax(0, 1fr)); gap: 0 32px; margin-bottom: -36px; }
.panels.pairs { grid-template-columns: repeat(2, minmax(0, 1fr)); }
.panel h4 { margin-top: 8px; font-size: 14px; line-height: 1.4; }
.panel > p { margin-bottom: 10px; font-size: 12.5px; line-height: 1.5; color: var(--ink-2); } .panel small { display: block; }
.panel { display: grid; grid-row: span 4; grid-template-rows: subgrid; grid-template-columns: minmax(0, 1fr); row-gap: 0; align-content: start; margin-bottom: 36px; border-top: 1px solid var(--rule-2); }
.panel > .bar-drawing { height: 4px; } .panel > .bar-drawing rect { y: 0; height: 4px; fill: var(--ink); }
.deviations > div { display: grid; grid-template-columns: minmax(0, 122px) minmax(0, 1fr); gap: 8px; align-items: center; min-height: 30px; }
.deviations dt { font-size: 12px; line-height: 1.25; color: var(--ink-2); }
.deviations dd { display: grid; grid-template-columns: minmax(0, 1fr) 34px; gap: 8px; align-items: center; font-size: 12px; }
.deviations .number { text-align: right; color: var(--ink-3); } .deviations .strong dt { color: var(--ink); } .deviations .strong .number { font-weight: 650; color: var(--ink); }
.deviations .dot { fill: var(--grey); } .deviations .stem { stroke: var(--grey); }
.deviations .strong .dot { fill: var(--blue); } .deviations .strong .stem { stroke: var(--blue); stroke-width: 2; }

.key-line { display: flex; flex-wrap: wrap; gap: 2px 18px; margin-top: 4px; font-size: 13px; color: var(--ink-2); }
.key { display: inline-block; width: 10px; height: 10px; margin-right: 5px; }
.key.blue { background: var(--blue); } .key.open { border: 1.5px solid var(--blue); } .key.grey-soft { background: var(--grey-soft); } .key.orange { background: var(--orange); }
.key.hatch, .hold::before, .too-few::before { border: 1px solid var(--rule-2); background: repeating-linear-gradient(135deg, var(--hatch) 0 1px, transparent 1px 4px); }
.audience { display: grid; grid-template-columns: 216px minmax(0, 1fr) 210px; gap: 8px 32px; padding: 20px 0; border-bottom: 1px solid var(--rule); }
.key-line + .audience { margin-top: 14px; border-top: 1px solid var(--rule-2); }
.audience > * { min-width: 0; }
.audience h4 { font-size: 15px; line-height: 1.4; overflow-wrap: anywhere; } .audience h4 + p { font-size: 13px; color: var(--ink-2); }
.flow { margin-top: 8px; font-size: 13px; color: var(--ink-2); } .flow b { color: var(--ink); }
.aside { margin-top: 4px; font-size: 12.5px; line-height: 1.55; color: var(--ink-3); } .aside.needs { color: var(--orange-text); }
.fold { margin-top: 8px; font-size: 12.5px; } .fold summary { color: var(--blue-text); } .fold pre, .fold .scroll { margin-top: 6px; }
.files .rows { font-size: 12px; } .files .rows th, .files .rows td { padding: 4px 6px; } .files .rows th:first-child { padding-left: 0; }
.button { display: block; padding: 8px 12px; border-radius: 6px; background: var(--ink); color: var(--paper); font-size: 13px; font-weight: 650; text-align: center; text-decoration: none; }
.button:hover { background: var(--ink-2); }
.hold { display: flex; gap: 8px; font-size: 13px; } .hold::before, .too-few::before { content: ""; flex: none; width: 11px; height: 11px; } .hold::before { margin-top: 5px; }
.flow + .scroll { margin-top: 12px; }

.card { border-bottom: 1px solid var(--rule); font-size: 14px; }
.card > summary { display: grid; grid-template-columns: 220px minmax(0, 1fr); gap: 4px 24px; padding: 13px 0; }
.card:first-child > summary { padding-top: 0; }
.card > summary b::before { content: "+"; display: inline-block; width: 18px; color: var(--ink-3); font-weight: 400; }
.card[open] > summary b::before { content: "−"; } .card > summary span { color: var(--ink-2); } .card > summary b span { color: inherit; }
.card dl { display: grid; gap: 8px; padding: 4px 0 24px 18px; font-size: 13.5px; color: var(--ink-2); }
.card dl > div { display: grid; grid-template-columns: 178px minmax(0, 1fr); gap: 2px 48px; } .card dt { color: var(--ink-3); font-size: 12.5px; }
`;
