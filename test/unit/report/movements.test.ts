import { describe, expect, it } from 'vitest';
import type { MovementStatistics, Statistics } from '../../../shared/contracts/statistics.ts';
import { html } from '../../../shared/report/html.ts';
import { renderReport } from '../../../shared/report/render-report.ts';
import { reportFacts } from '../../../shared/report/report-facts.ts';
import { driftFinding } from '../../../shared/report/sentences/drift.ts';
import { sayNothingNew } from '../../../shared/report/sentences/nothing-new.ts';
import {
  arrivalsAndDepartures,
  clusterMovesFinding,
  directionsOf,
  stageMovesFinding,
  tierMovesFinding,
} from '../../../shared/report/sentences/who-moved.ts';
import { retailMovements } from '../../support/movements-fixture.ts';
import { readHtml, textOf } from '../../support/read-html.ts';
import { onlineRetail } from '../../support/statistics-fixture.ts';

const move = (from: string, to: string, customers: number) => ({ from, to, customers });
const english = (statistics: Statistics): string =>
  textOf(readHtml(renderReport(statistics)), 'en').replace(/\s+/g, ' ');
const withMovements = (changed: Partial<MovementStatistics>): Statistics => ({
  ...onlineRetail,
  movements: { ...retailMovements, ...changed },
});

describe('directionsOf(scheme, moves)', () => {
  it('tells away from closer by how far a stage stands from the shop', () => {
    const lost = move('lapsed', 'lost', 3);
    const back = move('lost', 'returned', 2);
    const first = move('prospect', 'new', 1);
    const grown = move('new', 'active', 9);
    expect(directionsOf('lifecycle', [lost, back, first, grown])).toEqual({
      closer: [back, first],
      away: [lost],
      neither: [grown],
    });
  });

  it('ranks tiers from core down to dormant', () => {
    const up = move('dormant', 'growth', 1);
    const down = move('core', 'ordinary', 1);
    expect(directionsOf('tier', [up, down])).toEqual({ closer: [up], away: [down], neither: [] });
  });

  it('ranks neither clusters nor groups it does not know', () => {
    const known = [move('c1', 'c2', 1)];
    const own = [move('platinum', 'core', 1)];
    expect(directionsOf('cluster', known).neither).toEqual(known);
    expect(directionsOf('tier', own).neither).toEqual(own);
  });
});

describe('what the moves say', () => {
  it('counts the loyal among those who moved away, only where there are some', () => {
    const away = [move('loyal', 'at_risk', 3), move('new', 'lost', 1_001)];
    expect(stageMovesFinding({ closer: [], away, neither: [] })).toEqual({
      en: '1,004 moved away, 3 of them loyal customers',
      zh: '1,004 位更远了，其中 3 位原为忠诚客户',
    });
    expect(stageMovesFinding({ closer: [move('lost', 'new', 2)], away: away.slice(1), neither: [] }).en).toBe(
      '1,001 moved away, 2 came closer',
    );
    expect(stageMovesFinding({ closer: [], away: [], neither: [] }).en).toBe('Nobody changed their stage');
  });

  it('says up before down, and who stayed in their cluster', () => {
    const up = [move('growth', 'core', 5)];
    expect(tierMovesFinding({ closer: up, away: [], neither: [] }).en).toBe('5 moved up, 0 moved down');
    expect(clusterMovesFinding(4_108, 581).en).toBe('3,527 of 4,108 customers stayed in their group, 581 moved');
    expect(clusterMovesFinding(4_108, 0).zh).toBe('所有客户都留在原群');
  });

  it('says who came and who is gone', () => {
    const said = (arrived: number, gone: number) => arrivalsAndDepartures({ ...retailMovements, arrived, gone }).en;
    expect([said(264, 6), said(1, 1), said(2, 0), said(0, 0)]).toEqual([
      '264 arrived, 6 are gone.',
      '1 arrived, 1 is gone.',
      '2 arrived, nobody is gone.',
      'Nobody arrived, nobody is gone.',
    ]);
  });
});

describe('driftFinding(drift)', () => {
  const feature = (name: string, psi: number) => ({ feature: name, name: { en: name, zh: name }, psi });

  it('warns above a quarter, not at it', () => {
    expect(driftFinding([feature('A', 0.25), feature('B', 0.1)]).en).toBe('No feature drifted; the most is 0.25');
    expect(driftFinding([feature('A', 0.1), feature('B', 0.26)]).en).toBe('One feature has drifted: B');
    expect(driftFinding([feature('A', 0.3), feature('B', 0.9)]).en).toBe('Two features have drifted, most of all: B');
  });

  it('puts an orange bar on the page, and a link to it at the top of the chapter', () => {
    const drifted = renderReport(withMovements({ drift: [feature('Prices', 0.26)] }));
    expect(drifted).toContain('href="#drift"');
    expect(drifted).toContain('Compare with care');
    const calm = renderReport(withMovements({ drift: [feature('Prices', 0.25)] }));
    expect(calm).not.toContain('href="#drift"');
    expect(calm).not.toContain('Compare with care');
  });
});

describe('sayNothingNew(facts)', () => {
  const said = (newest: string | null): string | null => {
    const words = sayNothingNew(reportFacts({ ...onlineRetail, data: { ...onlineRetail.data, newest } }));
    return words === null ? null : html`${words.en}`.text.replaceAll('\u00a0', ' ');
  };

  it('counts who became overdue by time alone, 110 + 42 + 87 + 3 of the fixture', () => {
    expect(said('2011-11-09T23:59:00.000Z')).toBe(
      'No event is of 10 November or later. What changed, changed because time passed: 242 became overdue.',
    );
  });

  it('is silent when a day of the month since has an event, and when there is none at all', () => {
    expect(said('2011-11-10T00:00:00.000Z')).toBeNull();
    expect(said(null)).toBeNull();
  });
});

describe('the movements of the fixture', () => {
  const before = new Map(onlineRetail.clusters.clusters.map(({ id, previous }) => [id, previous ?? 0]));

  it('balance: joined less left are the moves of each cluster', () => {
    const moves = retailMovements.schemes.find(({ scheme }) => scheme === 'cluster')?.moves ?? [];
    const sum = (end: 'from' | 'to', id: string) =>
      moves.filter((found) => found[end] === id).reduce((total, { customers }) => total + customers, 0);
    for (const { id, joined, left } of onlineRetail.clusters.clusters)
      expect([id, sum('to', id), sum('from', id)]).toEqual([id, joined, left]);
    expect(before.size).toBe(5);
  });

  it('are on the page: renamed, gone and reshaped clusters, the largest moves and the sum of the others', () => {
    const page = english(onlineRetail);
    for (const said of [
      'was “Bulk buyers”',
      'One big return',
      'gone: none goes on from it',
      'One group changed shape',
      '“Recent, a few orders” by 0.6',
      '444 moved away, 93 of them loyal customers',
      '320 moved up, 192 moved down',
      'Up: 320',
      'Down: 192',
      '264 arrived, 6 are gone.',
      '10 smaller moves',
    ])
      expect(page).toContain(said);
  });
});
