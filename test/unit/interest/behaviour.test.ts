import { describe, expect, it } from 'vitest';
import type { Event } from '../../../shared/domain/event/event.ts';
import { defaultBehaviour, durationFactor, eventWeight } from '../../../shared/domain/interest/behaviour.ts';
import { decayHundredths } from '../../../shared/domain/interest/decay.ts';

const event = (kind: Event['kind'], durationSeconds?: number): Event => ({
  kind,
  source: 'web',
  instant: 0,
  day: 0,
  durationSeconds,
});

describe('durationFactor(durationSeconds)', () => {
  it.each([
    [undefined, 1],
    [0, 0.5],
    [9.99, 0.5],
    [10, 1],
    [60, 1],
    [60.01, 2],
  ])('is for %s seconds %s', (seconds, factor) => expect(durationFactor(seconds)).toBe(factor));
});

describe('eventWeight(event, behaviour)', () => {
  it('is behaviour by duration in hundredths', () => {
    expect(eventWeight(event('view', 5), defaultBehaviour)).toBe(50);
    expect(eventWeight(event('order'), defaultBehaviour)).toBe(300);
    expect(eventWeight(event('search'), defaultBehaviour)).toBe(0);
  });

  it('is a whole number, half rounded up', () => {
    expect(eventWeight(event('view', 5), { view: 75 })).toBe(38);
  });
});

describe('decayHundredths(ageDays)', () => {
  it.each([
    [0, 100],
    [2, 100],
    [3, 85],
    [6, 85],
    [7, 70],
    [14, 70],
    [15, 50],
    [29, 50],
    [30, 10],
    [4000, 10],
  ])('is after %i days %i', (days, hundredths) => expect(decayHundredths(days)).toBe(hundredths));

  it('gives the 2.975 of a 20 s view with a like and a share, five days old', () => {
    const sum = (['view', 'like', 'share'] as const)
      .map((kind) => eventWeight(event(kind, 20), defaultBehaviour))
      .reduce((a, b) => a + b);
    expect((sum * decayHundredths(5)) / 10_000).toBe(2.975);
  });

  it('refuses what lies on the day it is asked for, or after', () => {
    expect(() => decayHundredths(-1)).toThrow(RangeError);
  });
});
