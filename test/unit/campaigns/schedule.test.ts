import { describe, expect, it } from 'vitest';
import { inactiveBecause } from '../../../shared/domain/campaigns/schedule.ts';

describe('inactiveBecause(schedule, asOfDay)', () => {
  it('runs from the start to the end, both included', () => {
    const schedule = { startDay: 10, endDay: 12, paused: false };
    expect([9, 10, 11, 12, 13].map((day) => inactiveBecause(schedule, day))).toEqual([
      'not_started',
      undefined,
      undefined,
      undefined,
      'ended',
    ]);
  });

  it('always runs without dates, unless it is paused', () => {
    expect(inactiveBecause({ paused: false }, 10)).toBeUndefined();
    expect(inactiveBecause({ paused: true }, 10)).toBe('paused');
  });

  it('says the date first of a paused campaign outside its dates', () => {
    expect(inactiveBecause({ startDay: 11, paused: true }, 10)).toBe('not_started');
    expect(inactiveBecause({ endDay: 9, paused: true }, 10)).toBe('ended');
  });
});
