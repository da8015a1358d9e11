/** Codes that CLDR names and that are no country: groups of them, what is unknown, and what tests letters. */
const noCountries = new Set(['EU', 'EZ', 'UN', 'ZZ', 'XA', 'XB', 'QO']);
/** What shops write for a country beside the names that CLDR has. */
const otherNames = [
  'usa',
  'u.s.a.',
  'uk',
  'great britain',
  'england',
  'scotland',
  'wales',
  'northern ireland',
  'eire',
  'republic of ireland',
  'channel islands',
  'rsa',
  'czech republic',
  'holland',
  'the netherlands',
  'korea',
  'republic of korea',
  'russian federation',
  'viet nam',
  'turkey',
  'swaziland',
  'macedonia',
  'hong kong',
  'macau',
  '台湾',
  '香港',
  '澳门',
];

let names: ReadonlySet<string> | undefined;

/**
 * Whether a text is the name of a country, in English or Chinese, as CLDR has it or shops write it. Codes of two letters are not: `DE` may
 * be Germany or Delaware.
 */
export function isCountryName(text: string): boolean {
  names ??= countryNames();
  return names.has(text.trim().toLowerCase());
}

function countryNames(): Set<string> {
  const letters = Array.from({ length: 26 }, (_, at) => String.fromCharCode(65 + at));
  const codes = letters.flatMap((first) => letters.map((second) => first + second));
  const languages = ['en', 'zh'].map(
    (language) => new Intl.DisplayNames([language], { type: 'region', fallback: 'none' }),
  );
  const known = codes.filter((code) => !noCountries.has(code)).flatMap((code) => languages.map((of) => of.of(code)));
  return new Set([...known.flatMap((name) => name?.toLowerCase() ?? []), ...otherNames]);
}
