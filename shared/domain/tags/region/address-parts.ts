/**
 * The city that the trait `address` names: under the key `city` where it is the JSON of an address, as event collectors send it, even
 * one that was cut off; `undefined` where it is no JSON, for what of a written address is the city nobody knows.
 */
export function cityOfAddress(address: string): string | undefined {
  return partOfAddress(address, cityPattern);
}

/** The same of its country. */
export function countryOfAddress(address: string): string | undefined {
  return partOfAddress(address, countryPattern);
}

const cityPattern = /"city"\s*:\s*"((?:[^"\\]|\\.)*)"/i;
const countryPattern = /"country"\s*:\s*"((?:[^"\\]|\\.)*)"/i;

function partOfAddress(address: string, pattern: RegExp): string | undefined {
  if (!address.startsWith('{')) return undefined;
  const [, part = ''] = pattern.exec(address) ?? [];
  try {
    const text = (JSON.parse(`"${part}"`) as string).trim();
    return text === '' ? undefined : text;
  } catch {
    return undefined;
  }
}
