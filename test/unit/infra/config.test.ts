import { App } from 'aws-cdk-lib';
import { describe, expect, it } from 'vitest';
import { ConfigError, readConfig } from '../../../infra/config.ts';

const read = (context: Readonly<Record<string, unknown>>) => readConfig(new App({ context }).node);

describe('readConfig(node)', () => {
  it('needs nothing', () => {
    expect(read({})).toEqual({
      name: 'strata',
      schedule: '03:00',
      timeZone: 'UTC',
      ingestConcurrency: 10,
      reserveConcurrency: true,
    });
  });

  it('takes what -c gives as text', () => {
    expect(
      read({
        name: 'shop-eu',
        schedule: '23:59',
        timeZone: 'Europe/London',
        ingestConcurrency: '40',
        reserveConcurrency: 'false',
      }),
    ).toEqual({
      name: 'shop-eu',
      schedule: '23:59',
      timeZone: 'Europe/London',
      ingestConcurrency: 40,
      reserveConcurrency: false,
    });
  });

  it.each([
    ['name', 'Shop', 'lower-case letters'],
    ['name', 'a'.repeat(31), 'up to 30'],
    ['schedule', '3am', 'a time of day such as 03:00'],
    ['schedule', '24:00', 'a time of day such as 03:00'],
    ['timeZone', 'London', 'IANA'],
    ['timeZone', 'Europe/Londn', 'IANA'],
    ['ingestConcurrency', '1', '>=2'],
    ['ingestConcurrency', 'many', 'number'],
    ['reserveConcurrency', 'perhaps', 'Invalid'],
  ])('refuses %s=%s and says what was expected', (key, value, expected) => {
    const reading = () => read({ [key]: value });
    expect(reading).toThrow(ConfigError);
    expect(reading).toThrow(new RegExp(`  ${key}: .*${expected}.*"${value}" came`));
  });

  it('names every wrong key at once', () => {
    expect(() => read({ name: '1', schedule: 'never' })).toThrow(/ {2}name: [\s\S]* {2}schedule: /);
  });
});
