/** Narrow screens, motion for those who do not mind it, paper. */
export const narrow = `
@media screen and (max-width: 1060px) {
  .section { grid-template-columns: minmax(0, 1fr); margin-top: 56px; }
  .section > header { position: static; max-width: 70ch; margin-bottom: 20px; }
}
@media screen and (max-width: 900px) {
  .answers { grid-template-columns: minmax(0, 1fr); }
  .answer, .answer:first-child, .answer:last-child { padding: 18px 0 20px; border-left: 0; }
  .answer + .answer { border-top: 1px solid var(--rule); }
  .panels { grid-template-columns: repeat(2, minmax(0, 1fr)); }
  .columns, .audience { grid-template-columns: minmax(0, 1fr); }
}
@media screen and (max-width: 760px) {
  html { scroll-padding-top: 100px; }
  .wide-page { padding-inline: 20px; }
  .wide { display: none !important; }
  .top-bar .wide-page { flex-wrap: wrap; gap: 0 16px; padding-top: 8px; }
  .top-bar nav { order: 3; flex: 1 0 100%; margin-inline: -20px; padding: 2px 20px 4px; }
  .tools { margin-left: auto; }
  .top { padding-top: 28px; } h1 { font-size: 26px; }
  .evidence { gap: 44px; } .row, .columns, .panels, .panels.pairs { grid-template-columns: minmax(0, 1fr); }
  .row > * + * { margin-top: 44px; }
  .rows th, .rows td { padding-inline: 6px; }
  .heat th { width: 52px; } .heat td { height: 48px; padding: 0 5px; }
  .cohorts { width: 100%; } .cohorts th, .cohorts td { width: auto; } .cohorts tbody th, .cohorts thead .month { width: 68px; font-size: 11px; } .cohorts thead th { font-size: 11px; } .cohorts thead .of { width: 56px; font-size: 11px; } .cohorts td { height: 34px; padding: 0; }
  .card > summary { grid-template-columns: minmax(0, 1fr); } .card > summary > span { padding-left: 18px; }
  .card dl > div { grid-template-columns: minmax(0, 1fr); }
  .tables { padding-left: 0; } .tables .number { white-space: normal; } .tables code { overflow-wrap: normal; }
}
@media (prefers-reduced-motion: no-preference) {
  html { scroll-behavior: smooth; }
}
@page { size: A4; margin: 14mm 13mm 16mm; }
@media print {
  :root, :root[data-theme] { color-scheme: light; }
  * { print-color-adjust: exact; -webkit-print-color-adjust: exact; }
  body { font-size: 9.5pt; }
  .top-bar, .skip, .button, .files, .proof > p, #tip { display: none !important; }
  .wide-page { max-width: none; padding: 0; } .top { padding-top: 0; } h1 { font-size: 20pt; }
  .answer { padding: 12px 14px; } .saying, html[lang="zh"] .saying { font-size: 11pt; line-height: 1.45; }
  .section, .evidence { display: block; } .section { margin-top: 28px; padding-top: 10px; }
  .section > header { position: static; margin-bottom: 14px; break-after: avoid; }
  .evidence > * + * { margin-top: 26px; }
  .rows { font-size: 8.5pt; } .rows th, .rows td { padding-block: 5px; } .row .wide { display: none; } .cohorts { width: 100%; } .cohorts th, .cohorts td { width: auto; height: 22px; }
  .source, .source code, .how { font-size: 7.5pt; } .how .rows { font-size: 7.5pt; } .how .rows th, .how .rows td { padding-block: 2px; }
  .how .file { display: none; } .evidence figure { break-inside: auto; }
  .panels { grid-template-columns: repeat(2, minmax(0, 1fr)); gap: 0 32px; }
  .audience { grid-template-columns: 150px minmax(0, 1fr) 140px; column-gap: 20px; padding: 12px 0; }
  .sortable thead button::after { content: none; }
  .scroll { overflow: visible; } .tables .number { white-space: normal; } .how code { overflow-wrap: anywhere; }
  .audience, .panel, .empty, .answers, .strata, .heat, tr { break-inside: avoid; }
  h2, h3, figcaption, .card > summary { break-after: avoid; }
  footer { margin-top: 20px; padding: 10px 0 0; font-size: 8pt; }
}
`;
