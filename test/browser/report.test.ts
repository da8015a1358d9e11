import { mkdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { reportStates } from '../support/report-states.ts';
import { onlineRetail } from '../support/statistics-fixture.ts';
import { launchReportBrowser, type ReportBrowser } from './open-report.ts';

const pictures = fileURLToPath(new URL('.pictures/', import.meta.url));

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
const white = 'rgb(255, 255, 255)';
const black = 'rgb(15, 19, 23)';

/** A4 less its margins, at 96 pixels an inch. */
const paperWidth = 696;

/** How far the page, or a line of text outside of what scrolls by itself, reaches beyond the window. */
const overflow = (page: Page) =>
  page.evaluate(`Math.max(
    document.documentElement.scrollWidth,
    ...[...document.querySelectorAll('h1, h2, h3, h4, p, dt, dd, svg.bar-drawing')]
      .filter((element) => !element.closest('.scroll, .unseen'))
      .map((element) => Math.ceil(element.getBoundingClientRect().right)),
  ) - window.innerWidth`);

/** Presses Tab until the element has the focus; fails when it never gets it. */
async function tabTo(page: Page, selector: string): Promise<void> {
  for (let presses = 0; presses < 40; presses++) {
    await page.keyboard.press('Tab');
    if (await page.evaluate(`document.activeElement?.matches('${selector}') ?? false`)) return;
  }
  throw new Error(`Tab never reached ${selector}.`);
}

describe.each(reportStates)('the report of %s', (name, statistics) => {
  it('fits desktop and phone in both languages, without a complaint', async () => {
    const { page, complaints } = await browser.open(statistics);
    await page.screenshot({ path: `${pictures}${name.replaceAll(' ', '-')}.png`, fullPage: true });
    for (const width of [1280, 390])
      for (const lang of ['en', 'zh']) {
        await page.setViewportSize({ width, height: 900 });
        await page.locator(`[data-language="${lang}"]`).click();
        expect(await language(page)).toBe(lang);
        expect(await overflow(page)).toBeLessThanOrEqual(0);
      }
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
    expect(await overflow(page)).toBeLessThanOrEqual(0);
    await page.screenshot({ path: `${pictures}report-${width}-${lang}-${shade}.png`, fullPage: true });
    expect(complaints).toEqual([]);
    await page.context().close();
  });

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

  it('opens a fold by keyboard', async () => {
    const { page } = await browser.open(onlineRetail);
    await tabTo(page, '.source summary');
    expect(await page.locator('.answer .how').first().isVisible()).toBe(false);
    await page.keyboard.press('Enter');
    expect(await page.locator('.answer .how').first().isVisible()).toBe(true);
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

  it('prints light, unfolds its model cards, and leaves buttons off the paper', async () => {
    const { page } = await browser.open(onlineRetail, { width: paperWidth, query: '?theme=dark' });
    await page.evaluate('dispatchEvent(new Event("beforeprint"))');
    await page.emulateMedia({ media: 'print' });
    expect(await page.locator('details.card:not([open])').count()).toBe(0);
    expect(await page.locator('.button').first().isVisible()).toBe(false);
    expect(await paper(page)).toBe(white);
    expect(await overflow(page)).toBeLessThanOrEqual(0);
    await page.screenshot({ path: `${pictures}report-paper.png`, fullPage: true });
    await page.pdf({ path: `${pictures}report-paper.pdf`, preferCSSPageSize: true });
    await page.evaluate('dispatchEvent(new Event("afterprint"))');
    expect(await page.locator('details.card[open]').count()).toBe(0);
    await page.context().close();
  });
});
