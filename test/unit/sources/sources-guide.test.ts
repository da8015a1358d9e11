import { describe, expect, it } from 'vitest';
import type { Event } from '../../../shared/domain/event/event.ts';
import { encodeText, type WrittenEncoding } from '../../support/encode-text.ts';
import { type GuideExample, guideExamples } from '../../support/guide-examples.ts';
import { configurationOf, readConfigured } from '../../support/read-with-configuration.ts';

const now = Date.UTC(2024, 5, 1);
const examples = guideExamples('sources.md').filter(({ blocks }) => blocks.some(({ language }) => language === 'yaml'));

async function eventsOf({ blocks }: GuideExample): Promise<readonly Event[]> {
  const settings = blocks.find(({ language }) => language === 'yaml')?.text ?? '';
  const tables = blocks.flatMap(({ options: { file }, text }) => (file === undefined ? [] : [[file, text]]));
  const rows = blocks.find(({ language, options }) => /csv|jsonl/.test(language) && options.file === undefined);
  const configuration = configurationOf({
    'config/strata.yaml': `currency: USD\nrates: { BRL: 0.2 }\n${settings}`,
    ...Object.fromEntries(tables),
  });
  if (rows === undefined) return [];
  const bytes = encodeText(rows.text, (rows.options.encoding ?? 'utf-8') as WrittenEncoding);
  const read = await readConfigured(configuration, `drop.${rows.language}`, bytes, now);
  return read.map(({ event, refusal }) => {
    if (event === undefined) throw new Error(refusal?.message);
    return event;
  });
}

/** Worked by hand from the rows that stand in the guide. */
const expected: Readonly<Record<string, readonly object[]>> = {
  Sources: [],
  'Customers of a CRM': [
    {
      kind: 'identify',
      instant: now,
      userId: '17850',
      email: 'ann@example.com',
      traits: { gender: 'female', city: 'Leeds' },
    },
  ],
  'Behaviour, in a file without a header': [
    { kind: 'view', userId: '801', instant: 1_511_544_070_000, product: { id: '11', category: '2501' } },
    { kind: 'order', lines: [{ id: '11', category: '2501', quantity: 1, amountMinor: 0 }] },
  ],
  'Orders in several tables': [
    {
      kind: 'order',
      action: 'delivered',
      userId: 'u-1',
      region: 'SP',
      orderId: 'o-1',
      // 11:30:33 in São Paulo is 14:30:33 UTC.
      instant: Date.UTC(2018, 7, 15, 14, 30, 33),
      // 39.95 × 0.2
      lines: [{ id: 'p-1', category: 'health_beauty', quantity: 1, amountMinor: 799 }],
    },
    { kind: 'custom', action: 'canceled', userId: 'u-1', price: 39.95 },
  ],
  'Lines with a total': [
    {
      kind: 'order',
      orderId: '31625220889',
      instant: Date.UTC(2017, 0, 28, 19, 6, 53),
      discountMinor: 43,
      lines: [{ id: '940996', category: 'GROCERY', quantity: 3, amountMinor: 386 }],
    },
  ],
  'A file in GBK': [
    // Midnight in Shanghai.
    { kind: 'identify', userId: '200001', instant: Date.UTC(2016, 0, 25, 16), traits: { age_band: '56岁以上' } },
    { kind: 'identify', userId: '200002', traits: { gender: 'male' } },
  ],
  'What third parties say': [
    {
      ...{ kind: 'identify', userId: '17850', traitOrigin: 'third_party', provider: 'acme' },
      instant: Date.UTC(2024, 3, 1),
      traits: { income_band: 'high' },
    },
    { instant: Date.UTC(2024, 4, 1), provider: 'zeta', traits: { income_band: 'middle' } },
    { instant: Date.UTC(2024, 4, 1), provider: 'zeta', traitOrigin: 'third_party' },
  ],
  'Orders in JSON, with their lines': [
    {
      kind: 'order',
      messageId: 'm1',
      userId: '17',
      email: 'a@example.com',
      orderId: '7',
      orderGrain: 'whole',
      instant: Date.UTC(2024, 2, 5, 18, 20),
      traits: { city: 'Oslo' },
      lines: [
        { id: 'A', category: 'Home/Lights', quantity: 2, amountMinor: 1900 },
        { id: 'B', quantity: 1, amountMinor: 100 },
      ],
    },
  ],
  'European numbers': [
    {
      kind: 'order',
      userId: 'K-7',
      orderId: 'B-1',
      price: 1234.5,
      lines: [{ name: 'Tür', quantity: 2, amountMinor: 246_900 }],
    },
  ],
  'Columns parted by blanks, before 2000': [
    { kind: 'order', userId: '1', instant: Date.UTC(2005, 0, 1), lines: [{ quantity: 2, amountMinor: 2933 }] },
    { kind: 'order', userId: '1516', instant: Date.UTC(2005, 0, 2), lines: [{ quantity: 10, amountMinor: 12_900 }] },
  ],
  'Several products in a cell': [
    {
      ...{ kind: 'view', userId: 'u10001', sessionId: 'u10001', instant: Date.UTC(2014, 10, 13, 17, 2, 14) },
      product: { id: 'D00001', category: 'A00001/B00001/C00001' },
    },
  ],
  'A basket in a row': [
    { kind: 'order', anonymousId: '1', orderId: '1', day: 14_610, lines: [{ id: 'citrus fruit', amountMinor: 0 }] },
    { kind: 'order', anonymousId: '1', orderId: '1', lines: [{ id: 'margarine' }] },
    { kind: 'order', anonymousId: '2', orderId: '2', lines: [{ id: 'tropical fruit' }] },
  ],
};

describe('docs/guides/sources.md', () => {
  it('has the examples that are read here', () => {
    expect(examples.map(({ title }) => title)).toEqual(Object.keys(expected));
  });

  it.each(examples)('$title: gives the events that it says', async (example) => {
    const wanted = expected[example.title] ?? [];
    const events = await eventsOf(example);
    expect(events).toHaveLength(wanted.length);
    expect(events).toMatchObject(wanted);
  });
});
