import { beforeAll, describe, expect, it } from 'vitest';
import { recordSection } from '../recorded-section.ts';
import type { DataSet, RealRun } from './real-run.ts';
import { runDataSet } from './real-run.ts';
import { type GroupReasons, groupSizes, runSection } from './run-section.ts';

export interface RealDataSet {
  /** Of the section in `docs/real-data.md`. */
  readonly section: string;
  readonly dataSet: () => DataSet;
  /** Why groups are empty, or hold more than half of the customers. */
  readonly reasons: GroupReasons;
  /** Beginnings of the keys of tags for which the data have no evidence, such as `feedback.`. */
  readonly untold: readonly string[];
}

/**
 * Runs a data set before the tests of the file, has its section recorded, and tests what holds of every one: groups without a customer or
 * with more than half of them have a reason, no other has one, and nobody has a tag of which the data say nothing.
 *
 * @returns the run, for tests within the file
 */
export function describeRun({ section, dataSet, reasons, untold }: RealDataSet): () => RealRun {
  let run: RealRun | undefined;
  const found = (): RealRun => {
    if (run === undefined) throw new Error('The run has not ended yet.');
    return run;
  };
  recordSection('real-data', section, () => run && runSection(run, reasons));

  describe(`a run over ${section}`, () => {
    beforeAll(async () => {
      run = await runDataSet(dataSet());
    });

    it('says why a named group is empty, or holds more than half of the customers, and of no other', () => {
      const sizes = groupSizes(found());
      expect(sizes.length).toBeGreaterThanOrEqual(12);
      const remarkable = sizes.filter(({ customers, share }) => customers === 0 || share > 0.5);
      expect(remarkable.map(({ key }) => key).sort()).toEqual(Object.keys(reasons).sort());
    });

    it('gives nobody a tag of which the data say nothing', () => {
      const { tags } = found();
      for (const beginning of untold) {
        const those = tags.filter(({ key }) => key.startsWith(beginning));
        expect(those, beginning).not.toEqual([]);
        expect(those.filter(({ present }) => present > 0).map(({ key, present }) => `${key} ${present}`)).toEqual([]);
      }
    });

    it('predicts no attribute, which is off unless switched on', () => {
      expect(found().cards.filter(({ name }) => name.startsWith('attribute:'))).toEqual([]);
    });
  });
  return found;
}
