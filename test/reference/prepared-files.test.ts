import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Event } from '../../shared/domain/event/event.ts';
import { guideExample } from '../support/guide-examples.ts';
import { configurationOf, readConfigured } from '../support/read-with-configuration.ts';
import { readReference, readReferenceBytes } from '../support/reference-data.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'strata-prepared-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

/** Events of a file after the line of shell of that section of the guide; none may be refused. */
async function prepared(title: string, fileName: string, bytes: Uint8Array): Promise<Event[]> {
  const { blocks } = guideExample('sources.md', title);
  const line = blocks.find(({ language }) => language === 'bash')?.text ?? '';
  const settings = blocks.find(({ language }) => language === 'yaml')?.text ?? '';
  const made = /> (\S+)$/.exec(line.trim())?.[1] ?? '';
  writeFileSync(join(folder, fileName), bytes);
  execFileSync('sh', ['-c', line], { cwd: folder });
  const configuration = configurationOf({ 'config/strata.yaml': settings });
  const rows = await readConfigured(configuration, made, readFileSync(join(folder, made)), Date.UTC(2024, 0, 1));
  return rows.map(({ event, refusal }) => {
    if (event === undefined) throw new Error(`${refusal?.reason}: ${refusal?.message}`);
    return event;
  });
}

const sum = (numbers: readonly number[]): number => numbers.reduce((total, number) => total + number, 0);
const distinct = (values: readonly unknown[]): number => new Set(values).size;

describe('docs/guides/sources.md, files that need a line of preparation', () => {
  it('CDNOW: every transaction, customer, CD and dollar of the README of the data', async () => {
    const title = 'Columns parted by blanks, before 2000';
    const events = await prepared(title, 'CDNOW_sample.txt', readReferenceBytes('clv/CDNOW_sample.txt'));
    expect(events).toHaveLength(6_919);
    expect(distinct(events.map(({ userId }) => userId))).toBe(2_357);
    const lines = events.flatMap(({ lines = [] }) => lines);
    expect(sum(lines.map(({ quantity }) => quantity))).toBe(16_479);
    expect(sum(lines.map(({ amountMinor }) => amountMinor))).toBe(24_409_194);
    const days = events.map(({ day }) => day * 86_400_000);
    expect(Math.min(...days)).toBe(Date.UTC(2005, 0, 1));
    expect(Math.max(...days)).toBe(Date.UTC(2006, 5, 30));
    // Customer 1516 of the publications: 26 repeats by 1997-09-30, the last 30.857 weeks after the first, which is 31 weeks before.
    const own = new Set(
      events
        .filter(({ userId, day }) => userId === '1516' && day * 86_400_000 <= Date.UTC(2005, 8, 30))
        .map(({ day }) => day),
    );
    expect(own.size - 1).toBe(26);
    expect(Math.max(...own) - Math.min(...own)).toBe(216);
  });

  it('PAKDD: every product of every session, and the sex of each from the labels', async () => {
    const bytes = readReferenceBytes('demographics/pakdd2015_first10000.csv');
    const events = await prepared('Several products in a cell', 'trainingData.csv', bytes);
    const sessions = readReference('demographics/pakdd2015_first10000.csv').split('\n');
    expect(events).toHaveLength(sum(sessions.map((line) => line.split(';').length)));
    expect(distinct(events.map(({ userId }) => userId))).toBe(10_000);
    const products = new Set(readReference('demographics/pakdd2015_first10000.csv').match(/D\d{5}/g));
    expect(new Set(events.map(({ product }) => product?.id))).toEqual(products);
    expect(events.every(({ product }) => /^A\d{5}\/B\d{5}\/C\d{5}$/.test(product?.category ?? ''))).toBe(true);

    writeFileSync(
      join(folder, 'trainingLabels.csv'),
      readReferenceBytes('demographics/pakdd2015_first10000_labels.csv'),
    );
    const guide = readFileSync(new URL('../../docs/guides/sources.md', import.meta.url), 'utf8');
    const [, command = ''] = /`(paste -d, [^`]+)`/.exec(guide) ?? [];
    const labelled = execFileSync('sh', ['-c', command], { cwd: folder }).toString().trimEnd().split('\n');
    const labels = readReference('demographics/pakdd2015_first10000_labels.csv').split('\n');
    expect(labelled).toEqual(sessions.map((line, at) => `${line.split(',')[0]},${labels[at]}`));
  });

  it('Groceries: every item of every basket', async () => {
    const events = await prepared('A basket in a row', 'groceries.csv', readReferenceBytes('rules/groceries.csv'));
    // Published: 9,835 baskets of 169 items, 43,367 lines.
    expect(events).toHaveLength(43_367);
    expect(distinct(events.map(({ orderId }) => orderId))).toBe(9_835);
    expect(distinct(events.map(({ lines: [line] = [] }) => line?.id))).toBe(169);
  });
});
