import { mkdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { reportStates } from '../support/report-states.ts';
import { onlineRetail } from '../support/statistics-fixture.ts';
import { findBarriers } from './find-barriers.ts';
import { launchReportBrowser, type ReportBrowser } from './open-report.ts';

const pictures = fileURLToPath(new URL('../../.cache/pictures/', import.meta.url));

let browser: ReportBrowser;
beforeAll(async () => {
  mkdirSync(pictures, { recursive: true });
  browser = await launchReportBrowser();
});
afterAll(() => browser.close());

const heading = (page: Page) => page.evaluate('document.querySelector("h1").innerText.replace(/\\s/g, " ")');
const language = (page: Page) => page.evaluate('document.documentElement.lang');
const theme = (page: Page) => page.evaluate('document.documentElement.dataset.theme ?? ""');
const paper = (page: Page) => page.evaluate('getComputedStyle(document.body).backgroundColor');
const focused = (page: Page) => page.evaluate('document.activeElement?.innerText ?? ""');
const tip = (page: Page) =>
  page.evaluate('(({ hidden, innerText }) => (hidden ? null : innerText))(document.getElementById("tip"))');
/** Pixels between the hint and the cell that has the focus, above it or below; very many while the cell is out of sight. */
const distanceOfTip = (page: Page) =>
  page.evaluate(`(() => {
    const cell = document.activeElement.getBoundingClientRect();
    const tip = document.getElementById('tip').getBoundingClientRect();
    const seen = cell.top >= 0 && cell.bottom <= innerHeight;
    return seen ? Math.min(Math.abs(cell.top - tip.bottom), Math.abs(tip.top - cell.bottom)) : Number.MAX_VALUE;
  })()`);
const white = 'rgb(255, 255, 255)';
const black = 'rgb(15, 19, 23)';

/** A4 less its margins, at 96 pixels an inch. */
const paperWidth = 696;

/** Texts and drawings that reach beyond the window, outside of what scrolls by itself; the page's own width first. */
const overflow = (page: Page) =>
  page.evaluate(`[
    ...(document.documentElement.scrollWidth > window.innerWidth ? ['the page'] : []),
    ...[...document.querySelectorAll('h1, h2, h3, h4, p, dt, dd, summary, td, th, svg.bar-drawing')]
      .filter((element) => !element.closest('.scroll, .unseen, .top-bar nav'))
      .filter((element) => element.getBoundingClientRect().right > window.innerWidth + 1)
      .map((element) => element.textContent.trim().slice(0, 80)),
  ]`);

/** Tables that are wider than their room, so that a reader would have to find out that they scroll. */
const hiddenColumns = (page: Page) =>
  page.evaluate(`[...document.querySelectorAll('figure > .plot .scroll')]
    .filter((box) => box.scrollWidth > box.clientWidth + 1)
    .map((box) => box.innerText.slice(0, 80))`);

/** Numbers that a narrow column broke in two lines. */
const brokenNumbers = (page: Page) =>
  page.evaluate(`[...document.querySelectorAll('td.number, .heat td, .deviations .number')]
    .filter((cell) => cell.checkVisibility() && cell.getClientRects().length > 0)
    .filter((cell) => {
      const range = document.createRange();
      range.selectNodeContents(cell);
      return new Set([...range.getClientRects()].map(({ top }) => Math.round(top / 8))).size > 2;
    })
    .map((cell) => cell.innerText)`);

/** Presses Tab until the element has the focus; fails when it never gets it. */
async function tabTo(page: Page, selector: string): Promise<void> {
  for (let presses = 0; presses < 60; presses++) {
    await page.keyboard.press('Tab');
    if (await page.evaluate(`document.activeElement?.matches('${selector}') ?? false`)) return;
  }
  throw new Error(`Tab never reached ${selector}.`);
}

describe.each(reportStates)('the report of %s', (name, statistics) => {
  it('fits desktop and phone in both languages, without a complaint', async () => {
    const { page, complaints } = await browser.open(statistics);
    for (const width of [1280, 390])
      for (const lang of ['en', 'zh']) {
        await page.setViewportSize({ width, height: 900 });
        await page.locator(`[data-language="${lang}"]`).click();
        expect(await language(page)).toBe(lang);
        expect([await overflow(page), await hiddenColumns(page), await brokenNumbers(page)]).toEqual([[], [], []]);
      }
    await page.setViewportSize({ width: 1280, height: 900 });
    await page.locator('[data-language="en"]').click();
    await page.screenshot({ path: `${pictures}${name.replaceAll(' ', '-')}.jpg`, fullPage: true, quality: 80 });
    expect(complaints).toEqual([]);
    await page.context().close();
  });
});

describe('the report', () => {
  it.each([
    [390, 'en', 'light'],
    [390, 'zh', 'dark'],
    [768, 'en', 'light'],
    [1280, 'en', 'light'],
    [1280, 'en', 'dark'],
    [1280, 'zh', 'light'],
    [1280, 'zh', 'dark'],
  ])('is pictured at %d pixels in %s, %s', async (width, lang, shade) => {
    const { page, complaints } = await browser.open(onlineRetail, { width, query: `?lang=${lang}&theme=${shade}` });
    expect([await language(page), await theme(page), await paper(page)]).toEqual([
      lang,
      shade,
      shade === 'dark' ? black : white,
    ]);
    expect(await overflow(page)).toEqual([]);
    await page.screenshot({ path: `${pictures}report-${width}-${lang}-${shade}.png`, fullPage: true });
    expect(complaints).toEqual([]);
    await page.context().close();
  });

  it.each([
    ['en', 'light', 1280],
    ['en', 'dark', 390],
    ['zh', 'light', 390],
    ['zh', 'dark', 1280],
  ])('has no barrier that axe knows in %s, %s, at %d pixels, with every fold open', async (lang, shade, width) => {
    const { page } = await browser.open(onlineRetail, { width, query: `?lang=${lang}&theme=${shade}` });
    await page.evaluate('document.querySelectorAll("details").forEach((fold) => { fold.open = true; })');
    expect(await findBarriers(page)).toEqual([]);
    expect(await overflow(page)).toEqual([]);
    await page.screenshot({ path: `${pictures}unfolded-${width}-${lang}-${shade}.png`, fullPage: true });
    await page.context().close();
  });

  it.each(['nothing at all', 'old data', 'campaigns at rest', 'consents that nobody knows'])(
    'has no barrier in the state of %s',
    async (wanted) => {
      const statistics = reportStates.find(([name]) => name === wanted)?.[1] ?? onlineRetail;
      for (const shade of ['light', 'dark']) {
        const { page } = await browser.open(statistics, { query: `?theme=${shade}` });
        expect(await findBarriers(page)).toEqual([]);
        await page.context().close();
      }
    },
  );

  it('switches language by keyboard, keeps the choice, and yields to the address', async () => {
    const { page } = await browser.open(onlineRetail);
    expect(await heading(page)).toMatch(/^Your customers on/);
    await tabTo(page, '[data-language="zh"]');
    await page.keyboard.press('Enter');
    expect(await heading(page)).toBe('2011年12月10日的客户状况');
    expect(await page.title()).toBe('2011年12月10日的客户状况');
    expect(await page.locator('[data-language="zh"]').getAttribute('aria-pressed')).toBe('true');
    await page.reload();
    expect(await language(page)).toBe('zh');
    await page.goto(`${page.url()}?lang=en`);
    expect(await language(page)).toBe('en');
    await page.context().close();
  });

  it('switches theme by keyboard, keeps the choice, and follows the system until then', async () => {
    const { page } = await browser.open(onlineRetail, { systemTheme: 'dark' });
    expect(await paper(page)).toBe(black);
    await tabTo(page, '#theme');
    await page.keyboard.press('Space');
    expect([await theme(page), await paper(page)]).toEqual(['light', white]);
    await page.reload();
    expect(await paper(page)).toBe(white);
    await page.context().close();
  });

  it('is skipped to by the first Tab', async () => {
    const { page } = await browser.open(onlineRetail);
    await page.keyboard.press('Tab');
    expect(await page.locator('.skip').evaluate((link) => link.getBoundingClientRect().top)).toBeGreaterThanOrEqual(0);
    await page.keyboard.press('Enter');
    expect(await page.evaluate('document.activeElement?.id')).toBe('main');
    await page.context().close();
  });

  it('opens a fold by keyboard', async () => {
    const { page } = await browser.open(onlineRetail);
    await tabTo(page, '.source summary');
    expect(await page.locator('.answer .how').first().isVisible()).toBe(false);
    await page.keyboard.press('Enter');
    expect(await page.locator('.answer .how').first().isVisible()).toBe(true);
    await page.context().close();
  });

  it('reaches every fold, link and map by Tab', async () => {
    const { page } = await browser.open(onlineRetail);
    const stops = await page.evaluate(`[...document.querySelectorAll('a[href], button, summary, [tabindex="0"]')]
      .filter((element) => element.checkVisibility({ contentVisibilityAuto: true }) && element.tabIndex >= 0).length`);
    const reached = await page.evaluate('(globalThis.reached = new Set(), 0)');
    expect(reached).toBe(0);
    for (let presses = 0; presses < Number(stops); presses++) {
      await page.keyboard.press('Tab');
      await page.evaluate('globalThis.reached.add(document.activeElement)');
    }
    expect(await page.evaluate('globalThis.reached.has(document.body) ? 0 : globalThis.reached.size')).toBe(stops);
    await page.context().close();
  });

  it('makes a heat map one stop of Tab, walked by arrow keys, its hint following the focus', async () => {
    const { page } = await browser.open(onlineRetail);
    expect(await page.locator('table.heat').count()).toBe(3);
    expect(await page.locator('table.heat td[tabindex="0"]').count()).toBe(3);
    await page.locator('table.heat td[data-en]').first().focus();
    expect([await focused(page), await tip(page)]).toEqual([
      '12',
      '≥180 days ago, ≥6 orders: 12 customers, £28.8k, 0.3% of the money',
    ]);
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('ArrowDown');
    expect([await focused(page), await tip(page)]).toEqual([
      '174',
      '72–180 days ago, 3–6 orders: 174 customers, £232k, 2.6% of the money',
    ]);
    await page.keyboard.press('ArrowLeft');
    await page.keyboard.press('ArrowLeft');
    expect(await focused(page)).toBe('47');
    for (let presses = 0; presses < 6; presses++) await page.keyboard.press('ArrowDown');
    expect(await focused(page)).toBe('367');
    await expect.poll(() => distanceOfTip(page)).toBeLessThan(10);
    await page.waitForTimeout(500);
    await page.screenshot({ path: `${pictures}heat-map-hint.png` });
    await page.keyboard.press('Escape');
    expect(await tip(page)).toBeNull();
    await page.keyboard.press('Tab');
    expect(await page.evaluate('document.activeElement?.closest("table.heat") === null')).toBe(true);
    await page.keyboard.press('Shift+Tab');
    expect([await focused(page), await page.locator('table.heat td[tabindex="0"]').count()]).toEqual(['367', 3]);
    await page.context().close();
  });

  it('shows the hint of a cell under the pointer, in the language of the page', async () => {
    const { page } = await browser.open(onlineRetail, { query: '?lang=zh' });
    const cell = page.locator('table.heat td[data-en]').nth(4);
    await cell.hover();
    expect(await tip(page)).toBe('≤15 天前，≥6 单：439 位客户，£404万，占金额 45%');
    await page.locator('h1').hover();
    expect(await tip(page)).toBeNull();
    await page.context().close();
  });

  it('sorts the segments by a heading, by keyboard too, most first and then least first', async () => {
    const { page } = await browser.open(onlineRetail);
    const names = () =>
      page.evaluate(
        `[...document.querySelectorAll('table.sortable tbody th')].slice(0, 3).map((cell) => cell.innerText)`,
      );
    const orders = () =>
      page.evaluate(`[...document.querySelectorAll('table.sortable thead [aria-sort]')]
        .map((head) => head.innerText + ' ' + head.getAttribute('aria-sort'))`);
    expect([await names(), await orders()]).toEqual([
      ['Champions', 'Potential loyalists', 'Loyal customers'],
      ['Money descending'],
    ]);
    await page.locator('table.sortable thead button', { hasText: 'Customers' }).first().focus();
    await page.keyboard.press('Enter');
    expect([await names(), await orders()]).toEqual([
      ['Potential loyalists', 'Lost', 'Loyal customers'],
      ['Customers descending'],
    ]);
    await page.keyboard.press('Enter');
    expect([await names(), await orders()]).toEqual([
      ['Others', 'No recent order', 'Promising'],
      ['Customers ascending'],
    ]);
    await page.locator('table.sortable thead button').first().click();
    expect(await names()).toEqual(['About to sleep', 'At risk', "Can't lose them"]);
    await page.context().close();
  });

  it('scrolls smoothly only for those who do not mind motion', async () => {
    const { page } = await browser.open(onlineRetail);
    const scrolling = () => page.evaluate('getComputedStyle(document.documentElement).scrollBehavior');
    await page.emulateMedia({ reducedMotion: 'reduce' });
    expect(await scrolling()).toBe('auto');
    await page.emulateMedia({ reducedMotion: 'no-preference' });
    expect(await scrolling()).toBe('smooth');
    await page.context().close();
  });

  it('reads well without its script: English, the theme of the system, no dead buttons', async () => {
    const { page, complaints } = await browser.open(onlineRetail, { withoutScript: true, systemTheme: 'dark' });
    expect(await heading(page)).toMatch(/^Your customers on/);
    expect(await page.locator('h1 [lang="zh"]').isVisible()).toBe(false);
    expect(await page.locator('.tools').isVisible()).toBe(false);
    expect(complaints).toEqual([]);
    await page.context().close();
  });

  it.each(['en', 'zh'])('prints in %s: light, unfolded, without buttons, on a sane number of pages', async (lang) => {
    const { page } = await browser.open(onlineRetail, { width: paperWidth, query: `?theme=dark&lang=${lang}` });
    await page.evaluate('dispatchEvent(new Event("beforeprint"))');
    await page.emulateMedia({ media: 'print' });
    expect(await page.locator('details:not([open], .files)').count()).toBe(0);
    expect(await page.locator('.button').first().isVisible()).toBe(false);
    expect(await paper(page)).toBe(white);
    expect(await overflow(page)).toEqual([]);
    await page.screenshot({ path: `${pictures}report-paper-${lang}.png`, fullPage: true });
    await page.evaluate('dispatchEvent(new Event("afterprint"))');
    expect(await page.locator('details[open]').count()).toBe(0);
    const file = `${pictures}report-paper-${lang}.pdf`;
    await page.pdf({ path: file, preferCSSPageSize: true });
    const sheets = readFileSync(file, 'latin1').match(/\/Type\s*\/Page\b/g)?.length ?? 0;
    expect(sheets).toBeGreaterThanOrEqual(6);
    expect(sheets).toBeLessThanOrEqual(22);
    await page.context().close();
  });
});
