import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { validateFolder } from '../../cli/local/configuration-files.ts';
import { createAcceptConfiguration } from '../../functions/accept-configuration/accept-configuration.ts';
import type { Problem } from '../../shared/contracts/configuration.ts';
import { createFolderObjectStore } from '../../shared/store/folder/folder-object-store.ts';

/** File under `config/`, its content, and where by hand count a problem should stand: `line:column`, and what it should say. */
export type BrokenCase = readonly [title: string, file: string, content: string | Uint8Array, ...problems: string[]];

export const settings = 'currency: GBP\nsources:\n  shop: { preset: online-retail }\n';
export const campaign = 'id: vip\nname: VIP\nstrategy: recall-coupon\naudience: tier == "core"\n';
const good: Readonly<Record<string, string>> = {
  'config/strata.yaml': settings,
  'config/campaigns/vip.yaml': campaign,
  'config/catalog/shop.csv': 'product_id,category,list_price\n1,a/b,2.5\n',
};

/** The good settings with lines behind them, which begin at the fourth. */
export const inSettings = (...lines: string[]): string => settings + lines.map((line) => `${line}\n`).join('');
/** The good campaign with lines behind them, which begin at the fifth. */
export const inCampaign = (...lines: string[]): string => campaign + lines.map((line) => `${line}\n`).join('');
/** The good campaign with another rule, in the fourth line from column 11 on. */
export const rule = (text: string): string => campaign.replace('tier == "core"', text);

/** For every test of a file a folder with a good configuration, which it may break. */
export function goodFolder() {
  let root = '';
  const put = async (path: string, content: string | Uint8Array): Promise<void> => {
    await mkdir(dirname(join(root, path)), { recursive: true });
    await writeFile(join(root, path), content);
  };
  beforeEach(async () => {
    root = await mkdtemp(join(tmpdir(), 'strata-broken-'));
    for (const [path, content] of Object.entries(good)) await put(path, content);
  });
  afterEach(() => rm(root, { recursive: true }));
  return {
    path: (...names: string[]): string => join(root, ...names),
    put,
    accept: () =>
      createAcceptConfiguration({
        objects: createFolderObjectStore(root),
        leases: { withLease: (_name, _options, work) => work() },
        now: () => Date.UTC(2026, 0, 2),
      })(),
    /** Validation finds these problems in the file, no other, and says them in words. */
    async expectProblems(file: string, places: readonly string[]): Promise<void> {
      const { ok, problems } = await validateFolder(root);
      expect(ok).toBe(false);
      for (const problem of problems) expectWords(problem);
      const told = problems.map(({ file: path, line, column, message }) => `${path} ${line}:${column} ${message}`);
      // Of a place without words any will do that begin so.
      expect(told.map((text, at) => text.slice(0, `config/${file} ${places[at]}`.length))).toEqual(
        places.map((place) => `config/${file} ${place}`),
      );
    },
  };
}

/** Everything a person is told must be words. */
function expectWords({ message, expected }: Problem): void {
  for (const text of [message, expected]) {
    expect(text).not.toMatch(/undefined|\[object|^\s*$|=>|ZodError|Invalid input/);
    expect(text.length).toBeLessThan(1000);
  }
}

/** A test a case: the problems are found where they are, are written beside the configuration, and the one in force stays. */
export function expectEachRefused(cases: readonly BrokenCase[]): void {
  const folder = goodFolder();
  it.each(cases.map(([title, file, content, ...places]) => ({ title, file, content, places })))(
    '$title',
    async ({ file, content, places }) => {
      await folder.accept();
      const inForce = await readFile(folder.path('config-state/latest.json'), 'utf8');
      await folder.put(`config/${file}`, content);
      await folder.expectProblems(file, places);

      const outcome = await folder.accept();
      expect(outcome.isNew).toBe(false);
      expect(await readFile(folder.path('config-state/latest.json'), 'utf8')).toBe(inForce);
      const told = JSON.parse(await readFile(folder.path('config-state/problems.json'), 'utf8')) as {
        problems: Problem[];
      };
      expect(told.problems).toEqual(outcome.problems);
      expect(told.problems.map(({ file: path, line, column }) => `${path} ${line}:${column}`)).toEqual(
        places.map((place) => `config/${file} ${place.split(' ')[0]}`),
      );
    },
  );
}
