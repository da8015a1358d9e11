import { describe, expect, it } from 'vitest';
import { assembleConfiguration } from '../../../shared/contracts/assemble-configuration.ts';
import { checkConfiguration } from '../../../shared/contracts/check-configuration.ts';

const known = { presets: ['online-retail'] };
const settings = 'currency: GBP\nsources:\n  shop: { preset: online-retail }\n';
const campaign = (id: string, audience: string) =>
  `id: ${id}\nname: { en: ${id}, zh: ${id} }\naudience: '${audience}'\nstrategy: recall-coupon\n`;

const vip = 'config/lists/vip.csv';
const winback = 'config/campaigns/winback.yaml';
const base: Readonly<Record<string, string>> = {
  'config/strata.yaml': settings,
  [vip]: 'user_id\n17850\n',
  [winback]: campaign('winback', 'in_list("vip")'),
};

const filesOf = (files: Readonly<Record<string, string | undefined>>) =>
  new Map(Object.entries(files).filter((entry): entry is [string, string] => entry[1] !== undefined));

function check(files: Readonly<Record<string, string | undefined>>, inForce: Readonly<Record<string, string>> = {}) {
  const { problems, accepted } = checkConfiguration(filesOf(files), known, filesOf(inForce));
  return {
    problems: problems.map(({ file, line, column, message }) => `${file}:${line}:${column} ${message}`),
    accepted: Object.fromEntries(accepted),
  };
}

describe('checkConfiguration(files) with lists of customers', () => {
  it('accepts a list, then the campaigns that name it', () => {
    expect(check(base)).toEqual({ problems: [], accepted: base });
  });

  it('says which list a rule may have meant', () => {
    const { problems, accepted } = check({ ...base, [winback]: campaign('winback', 'similarity("vipp") >= 0.8') });
    expect(problems).toHaveLength(1);
    expect(problems[0]).toMatch(/^config\/campaigns\/winback\.yaml:3:.*"vipp" is not known; did you mean "vip"\?/);
    expect(Object.keys(accepted).sort()).toEqual(['config/lists/vip.csv', 'config/strata.yaml']);
  });

  it('keeps the last good content of a list that has problems, and the campaigns with it', () => {
    const { problems, accepted } = check({ ...base, [vip]: 'user_id\nnull\n' }, base);
    expect(problems).toEqual([expect.stringContaining('config/lists/vip.csv:2:1 user_id names nobody')]);
    expect(accepted).toEqual(base);
  });

  it('refuses a campaign whose list was never good', () => {
    const { problems, accepted } = check({ ...base, [vip]: 'name\nAnn\n' });
    expect(problems).toEqual([
      expect.stringContaining(`${winback}:3:`),
      expect.stringContaining(`${vip}:1:1 no column names a customer`),
    ]);
    expect(Object.keys(accepted)).toEqual(['config/strata.yaml']);
  });

  it('keeps a list that is gone while a campaign in force needs it, and says so', () => {
    const { problems, accepted } = check({ ...base, [vip]: undefined }, base);
    expect(problems).toEqual([
      `${vip}:1:1 the file is gone, but ${winback} names the list; what was accepted of it stays in force`,
    ]);
    expect(accepted).toEqual(base);
  });

  it('keeps it also while the campaign has its last good content alone', () => {
    const broken = campaign('winback', 'in_list("vip") &&');
    const { problems, accepted } = check({ ...base, [vip]: undefined, [winback]: broken }, base);
    expect(problems.map((problem) => problem.split(' ')[0])).toEqual([expect.stringContaining(winback), `${vip}:1:1`]);
    expect(accepted).toEqual(base);
  });

  it('lets a list go with the campaigns that named it', () => {
    expect(check({ ...base, [vip]: undefined, [winback]: undefined }, base)).toEqual({
      problems: [],
      accepted: { 'config/strata.yaml': settings },
    });
    const other = campaign('winback', 'tier == "dormant"');
    expect(check({ ...base, [vip]: undefined, [winback]: other }, base)).toEqual({
      problems: [],
      accepted: { 'config/strata.yaml': settings, [winback]: other },
    });
  });

  it('lets no new campaign name a list that is gone', () => {
    const press = 'config/campaigns/press.yaml';
    const before = { ...base, [winback]: campaign('winback', 'tier == "dormant"') };
    const { problems, accepted } = check(
      { ...before, [vip]: undefined, [press]: campaign('press', 'in_list("vip")') },
      before,
    );
    expect(problems).toEqual([expect.stringContaining(`${press}:3:`)]);
    expect(Object.keys(accepted).sort()).toEqual([winback, 'config/strata.yaml']);
  });
});

describe('assembleConfiguration(version, files) with lists of customers', () => {
  it('names them after their files', () => {
    const { lists } = assembleConfiguration('v', filesOf(base));
    expect(lists).toEqual(new Map([['vip', new Set(['u:17850'])]]));
  });
});
