/** Colours of both themes, defined once; type; widths. Orange needs a person, grey is the comparison, blue is what is measured. */
export const tokens = `
:root {
  color-scheme: light dark;
  --paper: light-dark(#ffffff, #0f1317); --wash: light-dark(#f5f7f9, #171c22);
  --ink: light-dark(#11171d, #eceff2); --ink-2: light-dark(#434d58, #b9c1ca); --ink-3: light-dark(#606a75, #939da8);
  --rule: light-dark(#e1e5e9, #262e36); --rule-2: light-dark(#aeb7c0, #4c5762);
  --blue: light-dark(#1f66ad, #69aeef); --blue-text: light-dark(#1a5999, #84bdf3); --blue-soft: light-dark(#dce9f6, #1b2d40);
  --orange: light-dark(#d3690d, #f0984a); --orange-text: light-dark(#a34a00, #f5a865);
  --orange-soft: light-dark(#fbe3cc, #563413); --orange-mid: light-dark(#eab68a, #7d4c1f);
  --grey: light-dark(#7d8792, #7f8a95); --grey-soft: light-dark(#d5dae0, #323b44);
  --q0: light-dark(#eff4f9, #182029); --q1: light-dark(#d8e6f4, #1b2e42); --q2: light-dark(#b3cfea, #204468);
  --q3: light-dark(#82b1dc, #28608f); --q4: light-dark(#2c70b4, #5d9dda); --q5: light-dark(#134a84, #a9d0f5);
  --on-weak: light-dark(#11171d, #eceff2); --on-strong: light-dark(#ffffff, #0f1317);
  --hatch: light-dark(#9aa4ae, #56616c); --focus: light-dark(#0b57d0, #9ecbff);
  --text-face: -apple-system, BlinkMacSystemFont, "Segoe UI", Roboto, "Helvetica Neue", "Liberation Sans", Arial,
    "PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", sans-serif;
  --code-face: ui-monospace, Menlo, Consolas, "Liberation Mono", "PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", monospace;
}
:root[data-theme="light"] { color-scheme: light; }
:root[data-theme="dark"] { color-scheme: dark; }
.fill-blue { fill: var(--blue); } .fill-orange { fill: var(--orange); } .fill-orange-mid { fill: var(--orange-mid); }
.fill-orange-soft { fill: var(--orange-soft); } .fill-grey { fill: var(--grey); } .fill-grey-soft { fill: var(--grey-soft); }
.fill-q5 { fill: var(--q5); } .fill-q4 { fill: var(--q4); } .fill-q2 { fill: var(--q2); }
.piece.fill-grey-soft { stroke: var(--paper); stroke-width: 2; }
.fill-hatch { fill: url(#hatch); stroke: var(--rule-2); } .fill-open { fill: var(--paper); stroke: var(--blue); stroke-width: 1.5; }
.hatching { stroke: var(--hatch); stroke-width: 1.5; }
.on-q5, .on-q4 { color: var(--on-strong); } .on-q2, .on-orange-soft { color: var(--on-weak); }
.text-blue { color: var(--blue-text); } .text-orange, .needs { color: var(--orange-text); }
`;
