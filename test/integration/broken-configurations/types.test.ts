import { describe } from 'vitest';
import { type BrokenCase, expectEachRefused, inCampaign, inSettings } from '../../support/broken-configuration.ts';

const types: readonly BrokenCase[] = [
  ['a number for a currency', 'strata.yaml', inSettings().replace('GBP', '826'), '1:11 currency is 826'],
  ['a list for a zone', 'strata.yaml', inSettings('time_zone: [UTC]'), '4:1 time_zone is a list'],
  [
    'a text for a window',
    'strata.yaml',
    inSettings('segmentation: { rfm: { window_days: long } }'),
    '4:37 segmentation.rfm.window_days is "long"',
  ],
  [
    'a fraction of a day',
    'strata.yaml',
    inSettings('segmentation:', '  rfm:', '    window_days: 30.5'),
    '6:18 segmentation.rfm.window_days is 30.5',
  ],
  ['yes for true', 'campaigns/vip.yaml', inCampaign('consent: { required: yes }'), '5:22 consent.required is "yes"'],
  ['a percent sign', 'campaigns/vip.yaml', inCampaign('holdout: 10%'), '5:10 holdout is "10%"'],
  ['a map for a number', 'campaigns/vip.yaml', inCampaign('holdout: { share: 0.1 }'), '5:1 holdout is a map of keys'],
  ['a text for a list', 'campaigns/vip.yaml', inCampaign('columns: email'), '5:10 columns is "email"'],
  ['a list for a map', 'campaigns/vip.yaml', inCampaign('offer: [BACK10]'), '5:1 offer is a list'],
  ['nothing for a value', 'campaigns/vip.yaml', inCampaign('holdout:'), '5:1 holdout is empty'],
  ['a number in quotes', 'campaigns/vip.yaml', inCampaign('minimum_size: "100"'), '5:15 minimum_size is "100"'],
  ['infinity', 'strata.yaml', inSettings('rates: { EUR: .inf }'), '4:15 rates.EUR is Infinity'],
  ['no number', 'strata.yaml', inSettings('interest: { scale: .nan }'), '4:20 interest.scale is NaN'],
];

describe('broken types', () => expectEachRefused(types));
