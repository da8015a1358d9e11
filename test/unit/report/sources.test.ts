import { describe, expect, it } from 'vitest';
import { renderReport } from '../../../shared/report/render-report.ts';
import { elementsOf, type HtmlElement, readHtml, textOf } from '../../support/read-html.ts';
import { reportStates } from '../../support/report-states.ts';
import { valuesAt } from '../../support/statistics-field.ts';
import { onlineRetail } from '../../support/statistics-fixture.ts';

const hasClass = ({ attributes }: HtmlElement, name: string): boolean =>
  (attributes.get('class') ?? '').split(' ').includes(name);

const below = (element: HtmlElement): HtmlElement[] => [...elementsOf(element)].slice(1);
const foldsOf = (element: HtmlElement): HtmlElement[] => below(element).filter((child) => hasClass(child, 'source'));

/** Fields that the fold names, between `statistics.json ›` and the end of its line. */
function fieldsOf(fold: HtmlElement): string[] {
  const line = below(fold).find(({ name }) => name === 'summary');
  const [, fields = ''] = /statistics\.json › (.+)$/.exec(line === undefined ? '' : textOf(line).trim()) ?? [];
  return fields.split(', ');
}

describe('the sources of the report', () => {
  it.each(reportStates)('stand once below every figure and answer of %s', (_name, statistics) => {
    const page = readHtml(renderReport(statistics));
    const wanted = below(page).filter((element) => element.name === 'figure' || hasClass(element, 'answer'));
    expect(wanted.length).toBeGreaterThanOrEqual(3);
    for (const element of wanted) expect(foldsOf(element)).toHaveLength(1);
  });

  it('name fields that the statistics have', () => {
    const written: unknown = JSON.parse(JSON.stringify(onlineRetail));
    const fields = foldsOf(readHtml(renderReport(onlineRetail))).flatMap(fieldsOf);
    expect(fields.length).toBeGreaterThan(20);
    expect(fields.filter((field) => valuesAt(written, field).length === 0)).toEqual([]);
  });

  it('between them name every field that is drawn', () => {
    const fields = foldsOf(readHtml(renderReport(onlineRetail))).flatMap(fieldsOf);
    const chapters = [
      'data',
      'customers',
      'rfm',
      'clusters',
      'movements',
      'interests',
      'audiences',
      'descriptions',
      'models',
    ];
    expect(chapters.filter((chapter) => !fields.some((field) => field.startsWith(chapter)))).toEqual([]);
  });

  it('say how each number is counted, and link to the file', () => {
    for (const fold of foldsOf(readHtml(renderReport(onlineRetail)))) {
      expect(textOf(fold, 'en').length).toBeGreaterThan(80);
      const links = below(fold).flatMap(({ attributes }) => attributes.get('href') ?? []);
      expect(links).toContain(`../../runs/${onlineRetail.run}/statistics.json`);
    }
  });
});

describe('valuesAt(document, path)', () => {
  const document = {
    list: [
      { kind: 'a', size: 1 },
      { kind: 'b', size: 2 },
    ],
    one: { two: null },
  };

  it('follows names, every item of a list, and a certain one', () => {
    expect(valuesAt(document, 'one.two')).toEqual([null]);
    expect(valuesAt(document, 'list[].size')).toEqual([1, 2]);
    expect(valuesAt(document, 'list[kind=b].size')).toEqual([2]);
  });

  it('finds nothing where a name is wrong', () => {
    expect(valuesAt(document, 'one.three')).toEqual([]);
    expect(valuesAt(document, 'list[kind=c].size')).toEqual([]);
  });
});
