import { hash } from 'node:crypto';
import { parseArgs } from 'node:util';
import { bucketKeys } from '../shared/contracts/bucket-keys.ts';
import type { ObjectStore } from '../shared/store/object-store.ts';
import { readBytes } from '../shared/store/read-json.ts';
import { type MeasuredRun, measureStates } from './run/measure-states.ts';
import { budgetMicroseconds, type OneProfile, timeOneProfile } from './run/one-profile.ts';
import { readRealShop } from './run/real-shop.ts';
import { createSyntheticCustomers } from './run/synthetic-customers.ts';
import { tenCampaigns } from './run/ten-campaigns.ts';

/**
 * `npm run bench:run -- --profiles 1000000`: a run over customers made up from real ones. Prints CPU and peak memory by state, how both
 * grow when customers double, whether 1, 7 and 64 parts come to the same, and what one profile takes beside its budget.
 */
const { values } = parseArgs({
  options: {
    profiles: { type: 'string', default: '100000' },
    'same-profiles': { type: 'string', default: '5000' },
    'no-growth': { type: 'boolean', default: false },
  },
});
const profiles = Number(values.profiles);
const customers = createSyntheticCustomers(readRealShop());
const configuration = tenCampaigns();
const isTerminal = process.stderr.isTTY;
const onProgress = (text: string): void => {
  if (isTerminal) process.stderr.write(`\r\x1b[2K${text}`);
};
const print = (line = ''): void => {
  if (isTerminal) process.stderr.write('\r\x1b[2K');
  process.stdout.write(`${line}\n`);
};

await printSameness(Number(values['same-profiles']));
const half = values['no-growth']
  ? undefined
  : await measureStates({ customers, profiles: profiles / 2, configuration, onProgress });
let one: OneProfile | undefined;
const whole = await measureStates({
  customers,
  profiles,
  configuration,
  onProgress,
  look: async (objects, run) => {
    one = await timeOneProfile(objects, run, configuration);
  },
});
printStates(whole, half);
if (one !== undefined) printOneProfile(one);

/** Runs a few customers in several cuts and compares what they leave, name by name. */
async function printSameness(count: number): Promise<void> {
  const outcomes: string[] = [];
  const cuts = [1, 7, 64];
  for (const parts of cuts) {
    await measureStates({
      customers,
      profiles: count,
      parts,
      configuration,
      onProgress,
      look: async (objects, run) => void outcomes.push(await outcomeOf(objects, run)),
    });
  }
  const isSame = outcomes.every((outcome) => outcome === outcomes[0]);
  print(`${count} profiles in ${cuts.join(', ')} parts: ${isSame ? 'the same, byte for byte' : 'NOT THE SAME'}`);
  print(`  audiences, model, what was learned, statistics  ${outcomes[0]}`);
  if (!isSame) process.exitCode = 1;
}

/** A digest of audiences, models and numbers; what says how the work was cut is left out. */
async function outcomeOf(objects: ObjectStore, run: string): Promise<string> {
  const parts: string[] = [];
  const prefixes = [bucketKeys.run(run), 'audiences/'];
  for (const prefix of prefixes) {
    for await (const { key } of objects.list(prefix)) {
      if (!/model|shop\.json|statistics|descriptions|comparison|\.csv\.gz$/.test(key)) continue;
      const text = (await readBytes(objects, key)).toString('latin1').replace(/"parts":\d+/, '');
      parts.push(`${key} ${hash('sha256', text)}`);
    }
  }
  return hash('sha256', parts.join('\n'));
}

function printStates(run: MeasuredRun, before: MeasuredRun | undefined): void {
  print();
  print(`${run.profiles} profiles, ${run.events} events, ${run.parts} parts`);
  print('  state        children    CPU s   µs a profile   peak MB   CPU when customers double');
  let total = 0;
  let totalBefore = 0;
  for (const { state, children, cpuSeconds, peakMegabytes } of run.states) {
    const other = before?.states.find((each) => each.state === state)?.cpuSeconds;
    total += cpuSeconds;
    totalBefore += other ?? 0;
    const growth = other === undefined ? '' : `${(cpuSeconds / other).toFixed(2)}x`;
    print(
      `  ${state.padEnd(11)}${String(children).padStart(9)}${cpuSeconds.toFixed(1).padStart(9)}${((cpuSeconds * 1e6) / run.profiles).toFixed(1).padStart(15)}${peakMegabytes.toFixed(0).padStart(10)}   ${growth}`,
    );
  }
  const growth = before === undefined ? '' : `   in all ${(total / totalBefore).toFixed(2)}x, at most 2.1x is allowed`;
  print(`  in all ${total.toFixed(1)} s, ${((total * 1e6) / run.profiles).toFixed(1)} µs a profile${growth}`);
}

function printOneProfile({ customers: count, features, tags, segments, rules, all }: OneProfile): void {
  print();
  print(
    `One profile of ${count}, decoded, with ten campaigns, µs: features ${features.toFixed(1)}, every tag ${tags.toFixed(1)},`,
  );
  print(
    `  segments ${segments.toFixed(1)}, rules and arms ${rules.toFixed(1)}; in all ${all.toFixed(1)} beside a budget of ${budgetMicroseconds} (${(all / budgetMicroseconds).toFixed(2)})`,
  );
}
