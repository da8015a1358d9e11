import { readFileSync } from 'node:fs';
import { App } from 'aws-cdk-lib';
import { describe, expect, it } from 'vitest';
import { ConfigError, configKeys, readConfig } from '../../../infra/config.ts';

const key = 'arn:aws:kms:eu-west-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab';
const read = (context: Readonly<Record<string, unknown>>) => readConfig(new App({ context }).node);

describe('readConfig(node)', () => {
  it('needs nothing', () => {
    expect(read({})).toEqual({
      name: 'strata',
      schedule: '03:00',
      timeZone: 'UTC',
      staleAfterHours: 72,
      quarantineDays: 90,
      runFilesDays: 7,
      audienceDays: 400,
      ingestMemory: 1769,
      partMemory: 1769,
      wholeMemory: 4096,
      controlMemory: 1769,
      ingestConcurrency: 10,
      reserveConcurrency: true,
      savedQueries: true,
      queryLimitGigabytes: 10,
    });
  });

  it('takes what -c gives as text', () => {
    expect(
      read({
        name: 'shop-eu',
        schedule: '23:59',
        timeZone: 'Europe/London',
        alarmEmail: 'oncall@shop.example',
        existingBucket: 'shop-events.eu',
        kmsKeyArn: key,
        quarantineDays: '30',
        partMemory: '3008',
        queryLimitGigabytes: '0.5',
        ingestConcurrency: '40',
        reserveConcurrency: 'false',
      }),
    ).toMatchObject({
      name: 'shop-eu',
      schedule: '23:59',
      timeZone: 'Europe/London',
      alarmEmail: 'oncall@shop.example',
      existingBucket: 'shop-events.eu',
      kmsKeyArn: key,
      quarantineDays: 30,
      partMemory: 3008,
      queryLimitGigabytes: 0.5,
      ingestConcurrency: 40,
      reserveConcurrency: false,
    });
  });

  it('takes nothing where -c gives an empty text', () => {
    const { alarmEmail, existingBucket, kmsKeyArn } = read({ alarmEmail: '', existingBucket: '', kmsKeyArn: '' });
    expect([alarmEmail, existingBucket, kmsKeyArn]).toEqual([undefined, undefined, undefined]);
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
    ['alarmEmail', 'on call', 'an e-mail address'],
    ['staleAfterHours', '0', '>=1'],
    ['existingBucket', 's3://shop', 'without s3://'],
    ['kmsKeyArn', 'arn:aws:kms:eu-west-1:111122223333:alias/shop', 'not that of an alias'],
    ['quarantineDays', '0', '>=1'],
    ['runFilesDays', '1.5', 'int'],
    ['audienceDays', '4000', '<=3650'],
    ['ingestMemory', '128', '>=512'],
    ['partMemory', '20480', '<=10240'],
    ['queryLimitGigabytes', 'all', 'number'],
  ])('refuses %s=%s and says what was expected', (key, value, expected) => {
    const reading = () => read({ [key]: value });
    expect(reading).toThrow(ConfigError);
    expect(reading).toThrow(new RegExp(`  ${key}: .*${expected}.*"${value}" came`));
  });

  it('names every wrong key at once', () => {
    expect(() => read({ name: '1', schedule: 'never' })).toThrow(/ {2}name: [\s\S]* {2}schedule: /);
  });

  it('has every key in the table of the deploy guide, with its default', () => {
    const guide = readFileSync(new URL('../../../docs/guides/deploy.md', import.meta.url), 'utf8');
    const rows = [...guide.matchAll(/^\| `(\w+)` \| ([^|]*?) \|/gm)].map(([, name, value]) => [name, value]);
    const defaults = read({});
    expect(Object.fromEntries(rows)).toEqual(
      Object.fromEntries(configKeys.map((name) => [name, defaults[name] === undefined ? '' : `\`${defaults[name]}\``])),
    );
  });
});
