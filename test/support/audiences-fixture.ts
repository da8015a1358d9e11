import type { AudienceStatistics } from '../../shared/contracts/statistics.ts';

function audience(
  run: string,
  from: Pick<AudienceStatistics, 'campaign' | 'name' | 'rule' | 'strategy' | 'excluded' | 'members' | 'treatment'> &
    Partial<AudienceStatistics>,
): AudienceStatistics {
  const { campaign, members, treatment, excluded } = from;
  const folder = `audiences/${campaign}/run=${run}/`;
  const control = members - treatment;
  const file = (name: string, rows: number, size: number) => ({ key: `${folder}${name}`, rows, bytes: size });
  return {
    channel: 'email',
    matched: members + Object.values(excluded).reduce((sum, customers) => sum + customers, 0),
    control,
    minimumSize: 100,
    withheld: null,
    entered: 170,
    exited: 114,
    manifest: `${folder}manifest.json`,
    files: [
      file('control.csv.gz', control, 1_204),
      file('entered.csv.gz', 170, 1_010),
      file('exited.csv.gz', 114, 831),
      file('members.csv.gz', treatment, 33_120),
    ],
    ...from,
  };
}

/** Two audiences that are ready, one of them with a small control arm, and one that is withheld. */
export function retailAudiences(run: string): AudienceStatistics[] {
  return [
    audience(run, {
      campaign: 'winback-dormant',
      name: { en: 'Win back the dormant tier', zh: '召回沉睡客户' },
      rule: 'tier == "dormant"\n  && tag("consumption.orders") >= 2',
      strategy: 'recall-coupon',
      excluded: { no_consent: 61, suppressed: 8, erased: 0, global_control: 40 },
      members: 759,
      treatment: 607,
    }),
    audience(run, {
      campaign: 'overdue-care',
      name: { en: 'A word to the overdue', zh: '关怀逾期客户' },
      rule: 'lifecycle == "at_risk" && tag("consumption.orders") >= 2',
      strategy: 'care',
      excluded: { no_consent: 22, global_control: 16 },
      members: 382,
      treatment: 344,
      entered: 183,
      exited: 216,
    }),
    audience(run, {
      campaign: 'first-order-gift',
      name: { en: 'Gift for prospects', zh: '首单赠礼' },
      rule: 'lifecycle == "prospect"',
      strategy: 'first-order-gift',
      excluded: { global_control: 2 },
      members: 32,
      treatment: 0,
      control: 0,
      withheld: 'below_minimum_size',
      entered: 0,
      exited: 0,
      files: [],
    }),
  ];
}
