/**
 * What a path such as `customers.tiers[].previous` or `movements.schemes[scheme=tier].moves` leads to in a document, every item of
 * a list for `[]`; nothing where it leads nowhere.
 */
export function valuesAt(document: unknown, path: string): unknown[] {
  return path.split('.').reduce<unknown[]>((found, step) => found.flatMap((value) => oneStep(value, step)), [document]);
}

function oneStep(value: unknown, step: string): unknown[] {
  const [, name = '', chosen] = /^(\w+)(?:\[(.*)\])?$/.exec(step) ?? [];
  if (!isRecord(value) || !Object.hasOwn(value, name)) return [];
  const below = value[name];
  if (chosen === undefined) return [below];
  if (!Array.isArray(below)) return [];
  const [key = '', wanted] = chosen.split('=');
  return wanted === undefined ? below : below.filter((item) => isRecord(item) && item[key] === wanted);
}

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null;
