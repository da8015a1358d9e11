import { type Bill, type BillLine, bill } from './bill.ts';
import { deployed } from './deployed.ts';
import { lines } from './lines.ts';
import { measuredOn, measuredUnits } from './measured-units.ts';
import { confirmed, priceSources, pricesOf, type Region, regions } from './prices.ts';
import { defaultAssumptions, defaultWorkload, type Workload } from './workload.ts';

/** Sizes that the guide shows, each with the activity of an ordinary shop: 20 events a profile and month, a run a night. */
const sizes: readonly Workload[] = [
  { ...defaultWorkload, profiles: 10_000, events: 200_000, drops: 30 },
  { ...defaultWorkload, profiles: 1_000_000, events: 20_000_000, drops: 720 },
  { ...defaultWorkload, profiles: 100_000_000, events: 2_000_000_000, drops: 7_200 },
];

const count = (value: number): string => new Intl.NumberFormat('en-US').format(value);
const dollars = (value: number): string =>
  new Intl.NumberFormat('en-US', { style: 'currency', currency: 'USD' }).format(value);

/** Tables of `docs/cost.md`, by the name in their marks. */
export function guideTables(): ReadonlyMap<string, string> {
  return new Map([
    ['sizes', sizesTable()],
    ['idle', idleTable()],
    ['levers', leversTable()],
    ['units', unitsTable()],
    ['prices', pricesTable()],
  ]);
}

/** The text with each table between its marks made anew. @throws {RangeError} when a table has no marks */
export function withTables(text: string): string {
  let made = text;
  for (const [name, table] of guideTables()) {
    const [begin, end] = [`<!-- ${name}: made by \`npm run cost-guide\` -->`, `<!-- ${name} ends -->`];
    const from = made.indexOf(begin);
    const to = made.indexOf(end, from);
    if (from < 0 || to < 0) throw new RangeError(`The guide was expected to have ${begin} and ${end}.`);
    made = `${made.slice(0, from)}${begin}\n\n${table}\n\n${made.slice(to)}`;
  }
  return made;
}

function sizesTable(): string {
  const bills = sizes.map((size) => bill(size, 'us-east-1'));
  const activity = ({ profiles, events, drops, runs }: Workload) =>
    `${count(profiles)} profiles, ${count(events)} events in ${count(drops)} drops, ${count(runs)} runs`;
  return markdown(
    ['US $ a month, us-east-1', ...sizes.map(activity)],
    [
      ...services(bills[0] as Bill).map((service) => [service, ...bills.map((each) => dollars(sumOf(each, service)))]),
      ['**Total**', ...bills.map((each) => `**${dollars(each.dollars)}**`)],
      ['for each thousand profiles', ...bills.map((each) => dollars(each.dollarsPerThousandProfiles ?? 0))],
      ['Total in eu-central-1', ...sizes.map((size) => dollars(bill(size, 'eu-central-1').dollars))],
      ['while nothing happens', ...bills.map((each) => dollars(each.idleDollars))],
    ],
  );
}

const services = ({ lines }: Bill): string[] =>
  [...new Set(lines.map(({ service }) => service))].filter(
    (service) => service !== 'KMS' && service !== 'Data transfer',
  );

const sumOf = ({ lines }: Bill, service: string): number =>
  lines.filter((line) => line.service === service).reduce((sum, line) => sum + line.dollars, 0);

function idleTable(): string {
  const bills = sizes.map((size) => bill(size, 'us-east-1'));
  const unwatched = sizes.map((size) => bill({ ...size, alarms: 0, dashboards: 0 }, 'us-east-1'));
  const standing = (bills[0] as Bill).lines.filter(({ idleDollars }) => idleDollars > 0);
  const idleOf = (each: Bill, key: BillLine['key']) => each.lines.find((line) => line.key === key)?.idleDollars ?? 0;
  return markdown(
    ['US $ a month, us-east-1', ...sizes.map(({ profiles }) => `${count(profiles)} profiles`)],
    [
      ...standing.map(({ key, service, what }) => [
        `${service}: ${what}`,
        ...bills.map((each) => dollars(idleOf(each, key))),
      ]),
      ['**Together**', ...bills.map((each) => `**${dollars(each.idleDollars)}**`)],
      ['without alarms and dashboard', ...unwatched.map((each) => dollars(each.idleDollars))],
    ],
  );
}

/** What one thing changes of the bill of the largest and the middle size. */
function leversTable(): string {
  const [, middle, large] = sizes as [Workload, Workload, Workload];
  const change = (what: string, made: Partial<Workload>, assumed: Partial<typeof defaultAssumptions> = {}) => [
    what,
    ...[middle, large].map((size) => {
      const before = bill(size, 'us-east-1').dollars;
      const after = bill({ ...size, ...made }, 'us-east-1', { ...defaultAssumptions, ...assumed }).dollars;
      return `${after < before ? '-' : '+'}${dollars(Math.abs(after - before))}`;
    }),
  ];
  return markdown(
    ['change', ...[middle, large].map(({ profiles }) => `${count(profiles)} profiles`)],
    [
      change('files are kept for 3 months in place of 12', { historyMonths: 3 }),
      change('a run a week in place of one a night', { runs: 4 }),
      change('drops are compressed, to a fifth', {}, { rowBytes: defaultAssumptions.rowBytes / 5 }),
      change('files sorted by customer, so that 20 events meet in a write', {}, { eventsPerWrite: 20 }),
      change('files in no order, so that 2 events meet in a write', {}, { eventsPerWrite: 2 }),
      change('20 % of the profiles change a segment, not 5 %', {}, { changedShare: 0.2 }),
      change('profiles of 3,000 bytes', {}, { itemBytes: 3000 }),
      change(
        'twice the seconds of Lambda for a second of CPU',
        {},
        {
          secondsPerCpuSecond: 2 * defaultAssumptions.secondsPerCpuSecond,
        },
      ),
    ],
  );
}

function unitsTable(): string {
  const { ingest } = measuredUnits;
  const micro = (seconds: number) => `${count(Number((seconds * 1e6).toPrecision(2)))} µs`;
  const bytes = (value: number) => `${count(Math.round(value))} bytes`;
  return [
    `Measured ${measuredOn} by \`npm run bench:units\`; Lambda has ${count(deployed.memoryMegabytes)} MB on arm64, \`fit-models\` and \`finish-run\` have ${count(deployed.wholeMemoryMegabytes)}.`,
    '',
    markdown(
      ['unit', 'measured'],
      [
        ['write units for each profile that a batch touches', `${measuredUnits.writeUnitsPerTouch}`],
        ['read units for it', `${measuredUnits.readUnitsPerTouch}`],
        [
          'write and read units of a drop beside that',
          `${measuredUnits.writeUnitsPerDrop}, ${measuredUnits.readUnitsPerDrop}`,
        ],
        ['write units of a run beside changed segments', `${measuredUnits.writeUnitsPerRun}`],
        ['a profile of 22 visits of 7 events', bytes(measuredUnits.profileBytes)],
        ['its segments', bytes(measuredUnits.segmentsBytes)],
        ['a row of a dropped file', bytes(measuredUnits.rowBytes)],
        ['an event in the lake', bytes(measuredUnits.lakeBytesPerEvent)],
        ['an event in the digest of its day', bytes(measuredUnits.digestBytesPerEvent)],
        ['files of a run that go, a profile', bytes(measuredUnits.workBytesPerProfile)],
        ['and of those that models learn from, each', bytes(measuredUnits.learningBytesPerProfile)],
        ['files of a run that stay, a profile', bytes(measuredUnits.stateBytesPerProfile)],
        ['snapshot of a run, a profile', bytes(measuredUnits.snapshotBytesPerProfile)],
        ['CPU of ingest, an event', micro(ingest.cpuPerEvent)],
        ['CPU of ingest, a profile touched', micro(ingest.cpuPerTouch)],
        ...Object.entries(measuredUnits.run)
          .filter(([, { cpuEach }]) => cpuEach > 0)
          .map(([name, { cpuEach }]) => [`CPU of \`${name}\`, ${workUnit(name)}`, micro(cpuEach)]),
      ],
    ),
  ].join('\n');
}

const workUnit = (name: string): string =>
  ({ 'publish-audience': 'a member', 'digest-day': 'an event' })[name] ?? 'a profile';

function pricesTable(): string {
  const keys = [...new Map((bill(defaultWorkload, 'us-east-1') as Bill).lines.map((line) => [priceName(line), line]))];
  const priceOf = (line: BillLine, region: Region) => {
    const { price, key } = bill(defaultWorkload, region).lines.find(({ key }) => key === line.key) as BillLine;
    const star = confirmed[region].has(lines[key][3]) ? '' : ' *';
    return `$${price.dollars}${price.per === 1 ? '' : ` for ${count(price.per)}`}${star}`;
  };
  const shown = keys.filter(([, { service }]) => service !== 'Data transfer');
  return [
    `List put together on ${pricesOf}. A star marks what no source within reach confirmed when the list was put together.`,
    '',
    markdown(
      ['', ...regions, 'published on'],
      shown.map(([name, line]) => [
        name,
        ...regions.map((region) => priceOf(line, region)),
        `<${priceSources[line.service]}>`,
      ]),
    ),
  ].join('\n');
}

const priceName = ({ service, unit, key }: BillLine): string =>
  `${service}, ${{ tableBackup: 'GB-months of point-in-time backup', puts: 'puts and lists', gets: 'gets' }[key as string] ?? unit}`;

const markdown = (head: readonly string[], rows: readonly (readonly string[])[]): string =>
  [head, head.map((_, column) => (column === 0 ? '---' : '---:')), ...rows]
    .map((cells) => `| ${cells.join(' | ')} |`)
    .join('\n');
