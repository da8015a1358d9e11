import { describe, expect, it } from 'vitest';
import { pAlive } from '../../shared/domain/clv/bg-nbd.ts';
import type { ClvSummary } from '../../shared/domain/clv/clv-summary.ts';
import { expectedOrders } from '../../shared/domain/clv/expected-orders.ts';
import type { GammaGammaFit } from '../../shared/domain/clv/fit-gamma-gamma.ts';
import { calibrate, onlineRetailOrders } from '../support/clv-data.ts';
import { fitOf, type RetailFit, retail, sumOf, valueFitOf } from '../support/clv-references.ts';
import { readTable } from '../support/reference-data.ts';
import { recordOracle, recordOracles } from '../support/validation.ts';

recordOracles('clv-online-retail');

const scipy = 'computed with scipy';

/** A row of the table: within `tolerance` of what is known from `source`. */
const check = (oracle: string, source: string, ours: number | undefined, expected: number, tolerance: number): void =>
  recordOracle({ section: 'clv-online-retail', oracle, source, expected, ours: ours ?? Number.NaN, tolerance });

describe('Online Retail', () => {
  const orders = onlineRetailOrders();

  it('has the summaries computed elsewhere, to the end of the data', () => {
    const ours = new Map(calibrate(orders, '2011-12-10').map((customer) => [customer.id, customer]));
    const table = readTable('reference/online_retail_2010_2011_cbs_days.csv');
    expect(ours.size).toBe(table.length);
    for (const { id = '', x, tx, T, m } of table) {
      const { meanRepeatValueMinor, ...summary } = ours.get(id) as ClvSummary;
      expect(summary).toMatchObject({ x: Number(x), tx: Number(tx), T: Number(T) });
      if (m === '') expect(meanRepeatValueMinor).toBeUndefined();
      else expect(meanRepeatValueMinor).toBeCloseTo(Number(m), 5);
    }
  });

  it('gives the models computed elsewhere, and says that dropout is not seen', () => {
    const summaries = calibrate(orders, '2011-12-10');
    const fit = fitOf(summaries, 1);
    const theirs = retail.bgnbd_full;
    check('Online Retail, BG/NBD: r', scipy, fit.r, theirs.r, 1e-6);
    check('Online Retail, BG/NBD: α (days)', scipy, fit.alpha, theirs.alpha, 1e-4);
    check('Online Retail, BG/NBD: a', scipy, fit.a, theirs.a, 1e-6);
    check('Online Retail, BG/NBD: b', scipy, fit.b, theirs.b, 1e-3);
    check('Online Retail, BG/NBD: log-likelihood', scipy, fit.logLikelihood, theirs.LL, 1e-5);
    expect(fit).toMatchObject({ customers: 4338, repeaters: 2790, converged: true, warnings: ['no_dropout_seen'] });
    checkValues('Online Retail', valueFitOf(summaries), theirs);
  });

  it('stops at the edge to 2011-08-31: no dropout, finite figures', () => {
    const summaries = calibrate(orders, '2011-09-01', '2011-12-10');
    const fit = fitOf(summaries, 1);
    const theirs = retail['bgnbd_cal_2011-08-31'];
    const name = 'Online Retail to 2011-08-31';
    check(`${name}, BG/NBD: r`, scipy, fit.r, theirs.r, 1e-5);
    check(`${name}, BG/NBD: α (days)`, scipy, fit.alpha, theirs.alpha, 1e-3);
    check(`${name}, BG/NBD: a (edge)`, scipy, fit.a, theirs.a, 1e-4);
    check(`${name}, BG/NBD: log-likelihood`, scipy, fit.logLikelihood, theirs.LL, 1e-3);
    check(
      `${name}: order days in the 100 days held out`,
      scipy,
      sumOf(summaries, ({ heldOut }) => heldOut),
      theirs.holdout_actual_txdays ?? 0,
      0,
    );
    expect(fit).toMatchObject({ a: 0, b: 1, customers: 3317, converged: true, warnings: ['no_dropout_seen'] });
    for (const customer of summaries) {
      expect(pAlive(fit, customer)).toBe(1);
      expect(Number.isFinite(expectedOrders(fit, customer, 100))).toBe(true);
    }
    checkValues(name, valueFitOf(summaries), theirs);
  });
});

function checkValues(name: string, fit: GammaGammaFit, theirs: RetailFit): void {
  check(`${name}, Gamma-Gamma: p`, scipy, fit.p, theirs.gg_p, 1e-4);
  check(`${name}, Gamma-Gamma: q`, scipy, fit.q, theirs.gg_q, 1e-4);
  check(`${name}, Gamma-Gamma: v`, scipy, fit.v, theirs.gg_v, 0.05);
  check(`${name}, Gamma-Gamma: log-likelihood`, scipy, fit.logLikelihood, theirs.gg_LL, 1e-4);
  check(`${name}: correlation of frequency and value`, scipy, fit.frequencyValueCorrelation, theirs.corr_x_m, 1e-8);
  expect(fit).toMatchObject({ customers: theirs.gg_n, warnings: [] });
}
