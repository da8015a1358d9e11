import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { renderReport } from '../../../shared/report/render-report.ts';
import { elementsOf, readHtml, textOf } from '../../support/read-html.ts';
import { reportStates } from '../../support/report-states.ts';
import { onlineRetail } from '../../support/statistics-fixture.ts';

const guide = readFileSync(new URL('../../../docs/guides/report.md', import.meta.url), 'utf8');
const sections = guide
  .split('\n## ')
  .slice(1)
  .map((text) => ({ title: text.slice(0, text.indexOf('\n')), text }));

describe('the guide to the report', () => {
  it('has a section for each chapter of the page, in its order, after the first screen and before what is missing', () => {
    const chapters = [...elementsOf(readHtml(renderReport(onlineRetail)))]
      .filter(({ name, attributes }) => name === 'h2' && attributes.has('id'))
      .map((heading) => textOf(heading, 'en'));
    expect(chapters).toHaveLength(11);
    expect(sections.map(({ title }) => title)).toEqual(['Your customers', ...chapters, 'When something is missing']);
  });

  it.each(sections.slice(0, -1))('says of $title what it says, what to do and what not to conclude', ({ text }) => {
    for (const part of ['What it says.', 'What to do.', 'What not to conclude.'])
      expect(text).toMatch(new RegExp(`- \\*\\*${part}\\*\\* .{80,}`));
  });

  it('names states as the page names them', () => {
    const pages = reportStates.map(([, statistics]) => textOf(readHtml(renderReport(statistics)), 'en')).join('\n');
    const states = [...(sections.at(-1)?.text ?? '').matchAll(/^\| ([A-Z][^|]+?) \|/gm)].map(
      ([, state]) => state ?? '',
    );
    expect(states).toHaveLength(26);
    expect(states.filter((state) => !pages.includes(state))).toEqual([]);
  });

  it('quotes the page where it sets words in italics', () => {
    const page = textOf(readHtml(renderReport(onlineRetail)), 'en').toLowerCase();
    const quoted = [...guide.matchAll(/(?<!\*)\*([^*\n]+)\*(?!\*)/g)].map(([, words]) => (words ?? '').toLowerCase());
    expect(quoted.length).toBeGreaterThan(5);
    expect(quoted.filter((words) => words !== 'nothing new' && !page.includes(words))).toEqual([]);
  });
});
