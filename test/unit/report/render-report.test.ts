import { describe, expect, it } from 'vitest';
import type { Statistics } from '../../../shared/contracts/statistics.ts';
import { renderReport } from '../../../shared/report/render-report.ts';
import { elementsOf, type HtmlElement, readHtml, textOf } from '../../support/read-html.ts';
import { emptyStatistics } from '../../support/report-states/few-customers.ts';
import { tinyStatistics } from '../../support/report-states/tiny-statistics.ts';
import { reportStates } from '../../support/report-states.ts';
import { onlineRetail } from '../../support/statistics-fixture.ts';

const pageOf = (statistics: Statistics): HtmlElement => readHtml(renderReport(statistics));
const english = (statistics: Statistics): string => textOf(pageOf(statistics), 'en').replace(/\s+/g, ' ');

describe.each(reportStates)('renderReport of %s', (_name, statistics) => {
  const page = pageOf(statistics);
  const elements = [...elementsOf(page)];

  it('writes no value that is none', () => {
    const attributes = elements.flatMap(({ attributes }) => [...attributes.values()]).join('\n');
    expect(`${textOf(page)}\n${attributes}`).not.toMatch(/\bundefined\b|NaN|\bnull\b|Infinity|\[object/);
  });

  it('says everything in both languages, side by side', () => {
    expect(elements.flatMap(unpaired)).toEqual([]);
  });

  it('leaves no words outside of the two languages', () => {
    expect([...wordsWithoutLanguage(page)]).toEqual([]);
  });

  it('has ids once each, and every link within the page leads to one', () => {
    const ids = elements.flatMap(({ attributes }) => attributes.get('id') ?? []);
    expect(ids).toEqual([...new Set(ids)]);
    const targets = elements
      .flatMap(({ attributes }) => attributes.get('href') ?? [])
      .filter((href) => href[0] === '#');
    expect(targets.filter((href) => !ids.includes(href.slice(1)))).toEqual([]);
  });

  it('keeps every rectangle within its drawing', () => {
    for (const { name, attributes } of elements) {
      if (name !== 'rect') continue;
      const [x, width] = [attributes.get('x') ?? '0', attributes.get('width') ?? ''].map((text) =>
        Number.parseFloat(text),
      );
      expect(x).toBeGreaterThanOrEqual(0);
      expect(width).toBeGreaterThanOrEqual(0);
      expect((x ?? 0) + (width ?? 0)).toBeLessThanOrEqual(100.02);
    }
  });
});

/** Children in one language that are not followed by the same thing in the other; an empty side needs an empty other. */
function unpaired({ children }: HtmlElement): string[] {
  const spoken = children.filter(
    (child): child is HtmlElement => typeof child !== 'string' && child.attributes.has('lang'),
  );
  const problems: string[] = [];
  for (let index = 0; index < spoken.length; index += 2) {
    const [en, zh] = [spoken[index], spoken[index + 1]];
    if (en === undefined || en.name === 'html') continue;
    const texts = [textOf(en), zh === undefined ? '' : textOf(zh)].map((text) => text.trim());
    const fits =
      en.attributes.get('lang') === 'en' &&
      zh?.attributes.get('lang') === 'zh' &&
      (texts[0] === '') === (texts[1] === '');
    if (!fits) problems.push(texts.join(' | '));
  }
  return problems;
}

/** `bdi` holds what the data says, in whatever language it says it. */
const anyLanguage = new Set(['code', 'pre', 'bdi', 'script', 'style', 'title', 'button']);

function* wordsWithoutLanguage(element: HtmlElement): Generator<string> {
  for (const child of element.children) {
    if (typeof child === 'string') {
      const text = child.replace(/\b([KMGT]?B|JPY)\b|Strata|&\w+;/g, '');
      if (/\p{Letter}/u.test(text)) yield text.trim();
    } else if (!anyLanguage.has(child.name) && (child.name === 'html' || !child.attributes.has('lang')))
      yield* wordsWithoutLanguage(child);
  }
}

describe('renderReport(statistics)', () => {
  const text = english(onlineRetail);

  it('answers the three questions and accounts for every row', () => {
    for (const said of [
      'Your customers on 10 December 2011',
      'Compared with the run of 10 November.',
      'The shop and its orders are real.',
      '593 customers are overdue by their own rhythm, 17 more than on 10 November.',
      'Two offers are ready, 951 to send in all.',
      '541,909 read = 401,604 applied + 5,225 duplicate + 135,080 refused.',
      '9 December, 12:50, 11 hours before the run',
    ])
      expect(text).toContain(said);
  });

  it('prints every number of the statistics', () => {
    const tiny = english(tinyStatistics);
    for (const number of ['1,001', '1,002', '1,003', '1,004', '1,005', '2,001', '2,002', '2,003', '2,004', '2,005'])
      expect(tiny).toContain(number);
    for (const number of ['3,001', '3,002', '3,003', '3,004', '3,005', '3,006', '3,007', '3,008', '4,001', '4,002'])
      expect(tiny).toContain(number);
    for (const number of ['5,001', '5,002', '5,003', '5,004', '6,001', '6,002', '6,003', '6,004', '6,005', '7,001'])
      expect(tiny).toContain(number);
    for (const number of ['8,001', '8,002', '8,003', '9,101', '9,125', '0.612', '77.25'])
      expect(tiny).toContain(number);
    for (const number of ['11,001', '11,002', '11,003', '11,004', '11,005', '11,006', '5,500', '5,501', '0.77'])
      expect(tiny).toContain(number);
    for (const number of ['12,001', '12,002', '12,003', '12,004', '−5', '7.3']) expect(tiny).toContain(number);
  });

  it('links to the files of the bucket relative to the page, and to nothing else', () => {
    const links = [...elementsOf(pageOf(onlineRetail))].flatMap(({ attributes }) => [
      ...(attributes.get('href') === undefined ? [] : [attributes.get('href')]),
      ...(attributes.get('src') === undefined ? [] : [attributes.get('src')]),
    ]);
    expect(links).toContain('../../audiences/winback-dormant/run=2011-12-10T00-00-00Z-7f3a1c/members.csv.gz');
    expect(links).toContain('../../runs/2011-12-10T00-00-00Z-7f3a1c/statistics.json');
    expect(links.filter((link) => !/^(#|\.\.\/\.\.\/|data:,$)/.test(link ?? ''))).toEqual([]);
  });

  it('says of fewer than 30 customers no median, hatched', () => {
    const tiers = (customers: number) =>
      onlineRetail.customers.tiers.map((tier) => ({ ...tier, customers, medianRecencyDays: 77.5 }));
    const ofTiers = (customers: number): string =>
      english({ ...onlineRetail, customers: { ...onlineRetail.customers, tiers: tiers(customers) } });
    expect(ofTiers(29)).not.toContain('77.5');
    expect(ofTiers(30)).toContain('77.5');
    expect(ofTiers(29)).toContain('too few');
  });

  it('writes names and rules as text, whatever they hold', () => {
    const name = `<img src=x onerror="alert(1)"> & 'co'`;
    const [first] = onlineRetail.audiences;
    if (first === undefined) throw new Error('The fixture has audiences.');
    const page = pageOf({
      ...onlineRetail,
      note: { en: name, zh: name },
      audiences: [{ ...first, campaign: 'a"b<c', name: { en: name, zh: name }, rule: '</pre><script>x</script>' }],
    });
    const names = [...elementsOf(page)].map((element) => element.name);
    expect(names.filter((tag) => tag === 'img')).toEqual([]);
    expect(names.filter((tag) => tag === 'script')).toHaveLength(1);
    expect(textOf(page)).toContain('&lt;img src=x onerror=&quot;alert(1)&quot;&gt; &amp; &#39;co&#39;');
    expect(textOf(page)).toContain('&lt;/pre&gt;&lt;script&gt;x&lt;/script&gt;');
  });

  it('says what is missing, why, and what brings it', () => {
    const empty = english(emptyStatistics);
    for (const said of [
      'No interests to show',
      'This is the first run',
      'No customers yet',
      'No campaigns',
      'No clusters',
      'No rows were read',
      'No RFM scores',
      'Newest event: none yet',
    ])
      expect(empty).toContain(said);
  });

  it('warns when the newest event is more than a week old, and not before', () => {
    const aged = (newest: string): string => english({ ...onlineRetail, data: { ...onlineRetail.data, newest } });
    expect(aged('2011-12-02T23:00:00.000Z')).toContain('The newest event is 7 days old');
    expect(aged('2011-12-03T01:00:00.000Z')).not.toContain('days old');
  });

  it('weighs less than 300 KB, uncompressed', () => {
    expect(Buffer.byteLength(renderReport(onlineRetail))).toBeLessThan(300_000);
  });

  it('says so when rows do not add up', () => {
    const data = { ...onlineRetail.data, rows: { read: 10, applied: 7, duplicate: 1, refused: 1 } };
    expect(english({ ...onlineRetail, data })).toContain(
      'Rows do not add up: 10 read ≠ 7 applied + 1 duplicate + 1 refused.',
    );
  });
});
