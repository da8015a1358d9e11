import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { type Browser, chromium, type Page } from 'playwright-core';
import { bucketKeys } from '../../shared/contracts/bucket-keys.ts';
import type { Statistics } from '../../shared/contracts/statistics.ts';
import { renderReport } from '../../shared/report/render-report.ts';
import { chromiumPath } from './install-chromium.ts';

export interface OpenReport {
  readonly page: Page;
  /** What the browser complained of: errors and warnings of the console, errors of the script, requests beyond the file. */
  readonly complaints: readonly string[];
}

export interface ReportBrowser {
  /** Opens the page of these statistics where it would lie in a bucket's folder, in a window of its own. */
  readonly open: (statistics: Statistics, options?: OpenOptions) => Promise<OpenReport>;
  readonly close: () => Promise<void>;
}

export interface OpenOptions {
  readonly width?: number;
  /** Such as `?lang=zh&theme=dark`. */
  readonly query?: string;
  readonly withoutScript?: boolean;
  readonly systemTheme?: 'light' | 'dark';
}

const offline = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

export async function launchReportBrowser(): Promise<ReportBrowser> {
  const folder = mkdtempSync(join(tmpdir(), 'strata-report-'));
  const browser: Browser = await chromium.launch({ executablePath: chromiumPath, args: offline });
  return {
    open: async (statistics, { width = 1280, query = '', withoutScript = false, systemTheme = 'light' } = {}) => {
      const file = join(folder, bucketKeys.report(statistics.run));
      mkdirSync(dirname(file), { recursive: true });
      writeFileSync(file, renderReport(statistics));
      const context = await browser.newContext({
        viewport: { width, height: 900 },
        javaScriptEnabled: !withoutScript,
        colorScheme: systemTheme,
        locale: 'en-GB',
      });
      const page = await context.newPage();
      const complaints: string[] = [];
      page.on('console', (message) => {
        if (['error', 'warning'].includes(message.type())) complaints.push(message.text());
      });
      page.on('pageerror', ({ message }) => complaints.push(message));
      page.on('request', (request) => {
        if (!request.url().startsWith(pathToFileURL(file).href) && request.url() !== 'data:,')
          complaints.push(`request of ${request.url()}`);
      });
      await page.goto(pathToFileURL(file).href + query);
      return { page, complaints };
    },
    close: async () => {
      await browser.close();
      rmSync(folder, { recursive: true });
    },
  };
}
