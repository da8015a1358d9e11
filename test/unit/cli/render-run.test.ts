import { describe, expect, it } from 'vitest';
import { publishedWords, renderAudiences, renderRun } from '../../../cli/render/run.ts';
import { count, counted } from '../../../cli/render/text.ts';
import { retailMovements } from '../../support/movements-fixture.ts';
import { onlineRetail } from '../../support/statistics-fixture.ts';

const locate = (key: string) => `./strata-data/${key}`;

describe('publishedWords(audiences)', () => {
  it('counts those with files, of all', () => {
    const audience = {
      campaign: 'a',
      members: 5,
      treatment: 4,
      control: 1,
      excluded: {},
      minimumSize: 1,
      manifest: 'audiences/a/run=r/manifest.json',
    };
    const withheld = { ...audience, withheld: 'paused' };
    expect(publishedWords([{ ...audience, withheld: null }, withheld, withheld])).toBe('1 of 3 audiences');
    expect(publishedWords([withheld])).toBe('0 of 1 audience');
  });
});

describe('renderRun(statistics, locate) and renderAudiences', () => {
  const text = renderRun(onlineRetail, locate);

  it('fits 100 columns where there are no paths', () => {
    const lines = text.split('\n').filter((line) => !line.includes('./strata-data/'));
    expect(lines.filter((line) => line.length > 100)).toEqual([]);
  });

  it('names every tier with its size and every audience', () => {
    for (const { key, customers } of onlineRetail.customers.tiers)
      expect(text).toMatch(new RegExp(`^ {2}${key} +${count(customers)} `, 'm'));
    for (const { campaign } of onlineRetail.audiences) expect(text).toMatch(new RegExp(`^ {2}${campaign} `, 'm'));
  });

  it('says of each audience how many to send, or why it is withheld', () => {
    for (const { campaign, withheld, treatment, control, members, minimumSize } of onlineRetail.audiences) {
      const line = text.split('\n').find((candidate) => candidate.startsWith(`  ${campaign} `)) ?? '';
      if (withheld === null)
        expect(line.replace(/ +/g, ' ')).toContain(`${count(treatment)} to send ${count(control)} held out`);
      else expect(line).toContain(`withheld: ${counted(members, 'customer')}, at least ${count(minimumSize)} needed`);
    }
  });

  it('says how a cluster grew or shrank since the last run, which is new and which is gone', () => {
    const [one] = onlineRetail.clusters.clusters;
    const cluster = (id: string, size: number, previous: number | null) => ({ ...one!, id, size, previous });
    const clusters = [cluster('c1', 1512, 300), cluster('c2', 20, 32), cluster('c3', 7, 7), cluster('c4', 7, null)];
    const shown = (changed: Partial<typeof onlineRetail>, found: Partial<typeof onlineRetail.clusters> = {}) =>
      renderRun({ ...onlineRetail, ...changed, clusters: { ...onlineRetail.clusters, clusters, ...found } }, locate);
    const changes = (text: string) =>
      ['c1', 'c2', 'c3', 'c4'].map((id) => new RegExp(`^  ${id} .* a customer(.*)$`, 'm').exec(text)?.[1]?.trim());
    const gone = [{ id: 'c9', name: { en: 'Bargain hunters', zh: '捡漏' }, previous: 1_204 }];
    const later = shown({ movements: retailMovements }, { gone });
    expect(changes(later)).toEqual(['+1,212 since last run', '-12 since last run', '', 'new']);
    expect(later).toContain('\n  gone: c9 Bargain hunters, 1,204 customers before\n');
    expect(changes(shown({ movements: null }))[3]).toBe('');
    const anew = shown({ movements: retailMovements }, { gone: [], notCompared: 'features_changed' });
    expect(changes(anew)[3]).toBe('');
    expect(anew).toContain('All ids are new: clusters now look at other features than in the last run.');
  });

  it('ends with a path that can be copied', () => {
    expect(text.split('\n').at(-1)).toBe(`Report  ./strata-data/reports/run=${onlineRetail.run}/index.html`);
  });

  it('says who was left out and why', () => {
    const [first] = onlineRetail.audiences;
    const excluded = { global_control: 21 };
    const one = { ...onlineRetail, audiences: [{ ...first!, campaign: 'winback', matched: 421, excluded }] };
    expect(renderAudiences(one, locate)).toContain('winback: 421 match the rule; left out: global control 21');
  });
});
