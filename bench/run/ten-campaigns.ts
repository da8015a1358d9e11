import { assembleConfiguration } from '../../shared/contracts/assemble-configuration.ts';
import type { Configuration } from '../../shared/contracts/configuration.ts';

/** Rules as marketers write them: segments, tags of several groups, events in a window, interests. */
const rules = [
  'tier == "core" && tag("value.recency_days") > 30',
  'lifecycle == "at_risk" || lifecycle == "lapsed"',
  'tag("consumption.orders") >= 2 && tag("consumption.spend") > 200.0',
  'interest("home") >= 5.0 && events("order", last(90)).count >= 1',
  'tag("consumption.average_order_value") > 20.0 && tag("consumption.cycle_days") < 60.0',
  'events("order", {"category": "kitchen"}, last(365)).money > 50.0',
  'rfm == "champions" || rfm == "loyal_customers"',
  'has_tag("consumption.next_order_days") && tag("consumption.next_order_days") < 0.0',
  'tag("prediction.expected_orders_90") >= 1.0',
  'lifecycle == "new" && tag("behaviour.active_days_30") >= 1',
];

const settings = `currency: GBP
time_zone: UTC
minimum_size: 1
sources:
  shop: { preset: strata }
`;

const campaign = (number: number, rule: string): string => `id: c${number}
name: Campaign ${number}
audience: '${rule}'
strategy: seasonal-selection
offer: { code: CODE${number} }
channel: email
holdout: 0.1
`;

/** The configuration of the bench: ten campaigns. */
export const tenCampaigns = (): Configuration =>
  assembleConfiguration(
    'bench',
    new Map([
      ['config/strata.yaml', settings],
      ...rules.map((rule, number): [string, string] => [`config/campaigns/c${number}.yaml`, campaign(number, rule)]),
    ]),
  );
