import type { InvocationUnits, MeasuredUnits, Terms, WorkflowFunction } from '../../cli/cost/unit-types.ts';
import { workflowFunctionNames } from '../../shared/contracts/function-names.ts';
import { fitTerms, type Shape, shapeNames } from './fit-terms.ts';
import { eventsPerVisit, fewCustomers, type MeasuredShape, measureShape } from './measure-shape.ts';
import { type MeasuredShop, measureShop, type ShopOptions } from './measure-shop.ts';
import type { MeasuredUsage } from './usage.ts';

/**
 * From two parts on `fit-models` reads the learning sample slice by slice: as many reads as the few customers lie in slices, which stand in
 * the fixed term; in a large shop they are 1,024.
 */
const base: Shape = { segments: 1, parts: 2, campaigns: 1, days: 2 };
const larger: Shape = { segments: 3, parts: 4, campaigns: 3, days: 5 };

/** Measures every unit that the bill is made of, by ingesting and running for real on an empty DynamoDB. */
export async function measureUnits(endpoint: string, options: ShopOptions): Promise<MeasuredUnits> {
  const shop = await measureShop(endpoint, options);
  const { small, termsOf } = await measureRequests(endpoint);
  const invocationUnits = (name: WorkflowFunction): InvocationUnits => ({
    gets: termsOf(({ run }) => mean(run.usage[name], ({ gets }) => gets)),
    puts: termsOf(({ run }) => mean(run.usage[name], ({ puts }) => puts)),
    ...cpuOf(name, small, shop),
  });
  const run = Object.fromEntries(workflowFunctionNames.map((name) => [name, invocationUnits(name)]));
  return {
    ...shop.units,
    getsPerDrop: termsOf(({ drop }) => drop.gets),
    putsPerDrop: termsOf(({ drop }) => drop.puts),
    run: run as MeasuredUnits['run'],
  };
}

/** The same small shop, cut in one way and, of each number of the cut, in one that has more of that alone. */
export async function measureRequests(endpoint: string) {
  const small = await measureShape(endpoint, base);
  const grown: Partial<Record<keyof Shape, MeasuredShape>> = {};
  for (const name of shapeNames) grown[name] = await measureShape(endpoint, { ...base, [name]: larger[name] });
  const { parts, campaigns } = larger;
  const both = await measureShape(endpoint, { ...base, parts, campaigns });
  const termsOf = (count: (measured: MeasuredShape) => number): Terms => {
    const at = (measured: MeasuredShape) => ({ shape: measured.shape, count: count(measured) });
    const points = shapeNames.map((name) => [name, at(grown[name] as MeasuredShape)] as const);
    return fitTerms(at(small), Object.fromEntries(points) as Parameters<typeof fitTerms>[1], at(both));
  };
  return { small, termsOf };
}

/** The line through a small and a larger piece of work; of what does not grow with the data, the larger is taken. */
function cpuOf(
  name: WorkflowFunction,
  small: MeasuredShape,
  shop: MeasuredShop,
): Pick<InvocationUnits, 'cpuFixed' | 'cpuEach'> {
  const [few, many] = workOf(name, shop);
  const short = mean(small.run.usage[name], ({ cpuSeconds }) => cpuSeconds);
  const long = mean(shop.run.usage[name], ({ cpuSeconds }) => cpuSeconds);
  if (few === many) return { cpuFixed: Math.max(short, long), cpuEach: 0 };
  const cpuEach = Math.max(0, (long - short) / (many - few));
  return { cpuFixed: Math.max(0, short - few * cpuEach), cpuEach };
}

/** What an invocation works on, in the small shop and in the larger one: profiles, members, or events. */
function workOf(name: WorkflowFunction, { run, profiles, members, eventsPerDay }: MeasuredShop): [number, number] {
  if (name === 'plan-run' || name === 'finish-run') return [0, 0];
  if (name === 'publish-audience') return [fewCustomers, members / run.plan.campaigns.length];
  return name === 'digest-day' ? [fewCustomers * eventsPerVisit, eventsPerDay] : [fewCustomers, profiles];
}

const mean = (usages: readonly MeasuredUsage[], of: (usage: MeasuredUsage) => number): number =>
  usages.reduce((total, usage) => total + of(usage), 0) / Math.max(1, usages.length);
