import { describe, expect, it } from 'vitest';
import { parseCampaignShape } from '../../../shared/contracts/parse-campaign.ts';
import { dayOfDate } from '../../../shared/domain/event/day-of.ts';

const parsed = (more: string) =>
  parseCampaignShape(`id: a\nname: A\nstrategy: care\naudience: tier == "core"\n${more}`, 'config/campaigns/a.yaml', {
    minimumSize: 100,
  });

describe('limits of a campaign', () => {
  it('are none unless given', () => {
    expect(parsed('')).toEqual({
      campaign: {
        id: 'a',
        name: { en: 'A', zh: 'A' },
        audience: 'tier == "core"',
        strategy: 'care',
        channel: 'email',
        holdout: 0.1,
        minimumSize: 100,
        priority: 0,
        paused: false,
        consent: { channel: 'email', required: false },
        columns: [],
      },
    });
  });

  it('are read as days and counts; a campaign may last one day', () => {
    const limits = [
      'exclusive_group: winback',
      'frequency_cap: { messages: 2, days: 400 }',
      'start: 2028-02-29',
      'end: "2028-02-29"',
      'paused: true',
    ];
    expect(parsed(`${limits.join('\n')}\n`)).toMatchObject({
      campaign: {
        exclusiveGroup: 'winback',
        frequencyCap: { messages: 2, days: 400 },
        startDay: dayOfDate('2028-02-29'),
        endDay: dayOfDate('2028-02-29'),
        paused: true,
      },
    });
  });
});
