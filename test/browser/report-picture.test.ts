import { mkdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { browsedShop } from '../support/report-states/browsed-shop.ts';
import { onlineRetail } from '../support/statistics-fixture.ts';
import { findBarriers } from './find-barriers.ts';
import { launchReportBrowser, type ReportBrowser } from './open-report.ts';

const pictures = fileURLToPath(new URL('../../.cache/pictures/', import.meta.url));
const chapters = ['groups', 'products', 'cohorts', 'expected', 'models'];

let browser: ReportBrowser;
beforeAll(async () => {
  mkdirSync(pictures, { recursive: true });
  browser = await launchReportBrowser();
});
afterAll(() => browser.close());

const focused = (page: Page) => page.evaluate('document.activeElement?.innerText ?? ""');
/** What the hint says, with plain spaces. */
const tip = (page: Page) =>
  page.evaluate(
    '(({ hidden, innerText }) => (hidden ? null : innerText.replace(/\\s/g, " ")))(document.getElementById("tip"))',
  );
const cells = 'table.cohorts td[data-en]';

describe('the customer picture', () => {
  it.each([
    [1280, 'en', 'light'],
    [1280, 'zh', 'dark'],
    [390, 'en', 'dark'],
    [390, 'zh', 'light'],
  ])('is pictured at %d pixels in %s, %s, chapter by chapter, without a barrier', async (width, lang, shade) => {
    const { page, complaints } = await browser.open(browsedShop, { width, query: `?lang=${lang}&theme=${shade}` });
    // The bar at the top would lie over what is longer than the window.
    await page.addStyleTag({ content: '.top-bar { position: static !important; }' });
    for (const chapter of chapters)
      await page.locator(`#${chapter}`).screenshot({ path: `${pictures}${chapter}-${width}-${lang}-${shade}.png` });
    await page.evaluate('document.querySelectorAll("#models details").forEach((fold) => { fold.open = true; })');
    expect(await findBarriers(page)).toEqual([]);
    await page.locator('#models').screenshot({ path: `${pictures}models-open-${width}-${lang}-${shade}.png` });
    expect(complaints).toEqual([]);
    await page.context().close();
  });

  it.each([1280, 390])('is pictured at %d pixels of a shop that tells orders alone', async (width) => {
    const { page } = await browser.open(onlineRetail, { width });
    for (const chapter of ['cohorts', 'expected', 'products'])
      await page.locator(`#${chapter}`).screenshot({ path: `${pictures}orders-alone-${chapter}-${width}.png` });
    await page.context().close();
  });

  it('makes the cohorts one stop of Tab, walked by arrow keys, their hint following the focus', async () => {
    const { page } = await browser.open(onlineRetail);
    expect(await page.locator('table.cohorts td[tabindex="0"]').count()).toBe(1);
    await page.locator(cells).first().focus();
    expect([await focused(page), await tip(page)]).toEqual(['37', 'Dec 2010, +1: 324 of 885 (36.6%)']);
    await page.keyboard.press('ArrowDown');
    expect([await focused(page), await tip(page)]).toEqual(['22', 'Jan 2011, +1: 92 of 417 (22.1%)']);
    for (let presses = 0; presses < 20; presses++) await page.keyboard.press('ArrowRight');
    expect([await focused(page), await tip(page)]).toEqual([
      '12',
      'Jan 2011, +11: 49 of 417 (11.8%); up to 9 December only',
    ]);
    await page.keyboard.press('ArrowDown');
    expect(await focused(page)).toBe('12');
    await page.context().close();
  });

  it('says a cell in Chinese where the page is, and hatches what is of too few', async () => {
    const { page } = await browser.open(browsedShop, { query: '?lang=zh' });
    await page.locator(cells).first().hover();
    expect(await tip(page)).toBe('更早 +1：801 位中 202 位（25.2%）');
    await page.locator('.heat-few').first().hover();
    expect(await tip(page)).toBe('2011年10月 +1：29 位中 6 位；过少，不作判断');
    await page.context().close();
  });

  it('leaves months out on a phone, so that nothing is cut off', async () => {
    const { page } = await browser.open(onlineRetail, { width: 390 });
    const heads = page.locator('table.cohorts thead th:visible');
    expect(await heads.last().innerText()).toBe('+6');
    const [table, room] = [page.locator('table.cohorts'), page.locator('#came-back')];
    const widths = await Promise.all([table, room].map(async (box) => (await box.boundingBox())?.width ?? 0));
    expect(widths[0]).toBeLessThanOrEqual(widths[1] ?? 0);
    await page.context().close();
  });
});
