import { describe, expect, it } from 'vitest';
import { lineKeys } from '../../../cli/cost/lines.ts';
import type { CostResult } from '../../../cli/results/cost.ts';
import { typedProgram } from '../../support/typed-program.ts';

const program = typedProgram();
const { strata } = program;

const result = () => JSON.parse(program.said.out) as CostResult;

describe('strata cost', () => {
  it('prints the bill, its sums, what it assumes and when it was made, within 100 columns', async () => {
    expect(await strata('cost', '--profiles', '100000000', '--events', '2_000_000_000', '--drops', '3000')).toBe(0);
    expect(program.said.out).toContain('100,000,000 profiles, 2,000,000,000 events in 3,000 drops, 30 runs');
    expect(program.said.out).toMatch(/DynamoDB +writes of profiles +285,714,286 +\$0\.625\/M +178\.57 +0\.00/);
    expect(program.said.out).toMatch(/Total +\$[\d,]+\.\d\d a month/);
    expect(program.said.out).toMatch(/idle +\$[\d,]+\.\d\d in a month in which nothing comes in/);
    expect(program.said.out).toMatch(/7 events of a customer meet.*--events-per-write/);
    expect(program.said.out).toMatch(/Units measured \d{4}-\d\d-\d\d, prices listed \d{4}-\d\d-\d\d/);
    for (const line of program.said.out.split('\n')) expect(line.length, line).toBeLessThanOrEqual(100);
    expect(program.said.error).toBe('');
  });

  it('--json is one document with every line, in the order of the bill', async () => {
    expect(await strata('cost', '--json', '--region', 'eu-central-1')).toBe(0);
    const made = result();
    expect(Object.keys(made).sort()).toEqual([
      'assumptions',
      'dollars',
      'dollarsPerThousandProfiles',
      'idleDollars',
      'lines',
      'measuredOn',
      'pricesOf',
      'region',
      'workload',
    ]);
    expect(made.lines.map(({ key }) => key)).toEqual(lineKeys);
    expect(Object.keys(made.lines[0] ?? {})).toEqual([
      'key',
      'service',
      'what',
      'unit',
      'units',
      'price',
      'dollars',
      'idleDollars',
    ]);
    expect(made.region).toBe('eu-central-1');
    expect(made.workload).toMatchObject({ profiles: 100_000, events: 1_000_000, drops: 30, runs: 30, ownKey: false });
  });

  it('counts with what it is told', async () => {
    await strata('cost', '--json', '--events-per-write', '2', '--alarms', '0', '--item-bytes', '1500', '--own-key');
    const made = result();
    const line = (name: string) => made.lines.find(({ key }) => key === name);
    // 1,000,000 events, 2 a write, items of two begun KB.
    expect(line('profileWrites')?.units).toBe(1_000_000);
    expect(line('alarms')?.dollars).toBe(0);
    expect(line('keys')?.dollars).toBe(1);
    expect(made.assumptions).toMatchObject({ eventsPerWrite: 2, itemBytes: 1500 });
  });

  it.each([
    [['--profiles', 'many'], 'A whole number such as 1000000 was expected'],
    [['--profiles', '-1'], 'A whole number such as 1000000 was expected'],
    [['--changed-share', '5'], 'A share from 0 to 1 was expected'],
    [['--events-per-write', '0'], 'A number of 1 or more was expected'],
    [['--region', 'moon-1'], 'us-east-1, eu-central-1'],
    [['--drops', '0'], 'Files were expected for 1000000 events'],
  ])('%j ends with 2 and says what was expected', async (args, message) => {
    expect(await strata('cost', ...args)).toBe(2);
    expect(program.said.error).toContain(message);
    expect(program.said.error).toContain('next: strata cost --help');
    expect(program.said.out).toBe('');
  });
});
