import type { PreviewResult } from '../results/preview.ts';
import { count, counted, percent, style, words } from './text.ts';

/** Whom a campaign or rule would reach, as a person reads it. */
export function renderPreview(preview: PreviewResult): string {
  const { campaign, asOfDate, run, sample } = preview;
  return [
    `${style('bold', campaign ?? 'Rule')} on ${asOfDate}, by run ${run}; nothing was written`,
    '',
    ...facts(preview).map(([name, text]) => `  ${name.padEnd(10)}${text.replaceAll('\n', `\n${' '.repeat(12)}`)}`),
    ...preview.notes.map((note) => `  ${'Note'.padEnd(10)}${style('yellow', note)}`),
    ...nextSteps(campaign, sample[0]),
  ].join('\n');
}

function nextSteps(campaign: string | null, member: string | undefined): string[] {
  if (campaign === null || member === undefined) return [];
  const look = `npx strata profile ${member}`;
  return [
    '',
    `Next    ${look}      one of them, all of it`,
    `        ${'npx strata run'.padEnd(look.length)}      publishes the audience`,
  ];
}

function facts(preview: PreviewResult): [string, string][] {
  const { customers, matched, excluded, members, treatment, control, entered, exited, overlap, sample } = preview;
  const left = Object.entries(excluded).map(([reason, number]) => `${words(reason)} ${count(number)}`);
  const others = Object.entries(overlap)
    .filter(([, number]) => number > 0)
    .map(([id, number]) => `${id} ${count(number)}`);
  const rows: [string, string][] = [
    ['Matched', `${counted(matched, 'customer')} of ${count(customers)}   ${percent(matched, customers)}`],
    ['Left out', left.length > 0 ? left.join('   ') : 'nobody'],
    ['Members', `${count(members)}   ${percent(members, customers)} of all customers`],
  ];
  const withheld = withheldText(preview);
  if (withheld !== undefined) rows.push(['Withheld', style('yellow', withheld)]);
  if (treatment + control > 0) {
    rows.push(['Arms', `${count(treatment)} to send   ${count(control)} held out`]);
    rows.push(['Changes', `${count(entered)} enter and ${count(exited)} leave what the run published`]);
  }
  rows.push(['Also in', others.length > 0 ? others.join('   ') : 'no other audience']);
  rows.push(['Sample', sample.length > 0 ? inLines(sample) : 'nobody']);
  return rows;
}

function withheldText({ withheld, members, minimumSize }: PreviewResult): string | undefined {
  if (withheld === null) return undefined;
  if (withheld !== 'below_minimum_size')
    return `${words(withheld)}: nobody is in it; these are the numbers if it were on`;
  return `${counted(members, 'customer')}, at least ${count(minimumSize)} needed`;
}

/** Widest line, as the terminal page has it, less what stands before a fact. */
const widest = 100 - 12;

/** As many to a line as fit. */
function inLines(ids: readonly string[]): string {
  const [first = '', ...others] = ids;
  let width = first.length;
  return others.reduce((text, id) => {
    const fits = width + 3 + id.length <= widest;
    width = fits ? width + 3 + id.length : id.length;
    return `${text}${fits ? '   ' : '\n'}${id}`;
  }, first);
}
