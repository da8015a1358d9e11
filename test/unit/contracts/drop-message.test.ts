import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { continuationBody, notificationBody, parseDropMessage } from '../../../shared/contracts/drop-message.ts';

const drop = '0123456789abcdef0123';

describe('parseDropMessage(body)', () => {
  it('reads a notification of S3, whose keys are URL-encoded with + for a blank', () => {
    const object = { key: 'drops/shop/Tag+1+%26+2/%E6%97%A5%E5%BF%97%2B.csv', size: 3, versionId: 'v1' };
    const body = JSON.stringify({ Records: [{ eventName: 'ObjectCreated:Put', s3: { object } }] });
    expect(parseDropMessage(body)).toEqual([
      { task: 'ingest', key: 'drops/shop/Tag 1 & 2/日志+.csv', versionId: 'v1' },
    ]);
  });

  it('reads when the object was put', () => {
    const object = { key: 'drops/shop/a.csv' };
    const eventTime = '2026-03-01T12:00:00.250Z';
    const body = JSON.stringify({ Records: [{ eventName: 'ObjectCreated:Put', eventTime, s3: { object } }] });
    expect(parseDropMessage(body)).toMatchObject([{ key: 'drops/shop/a.csv', putAt: 1772366400250 }]);
  });

  it('reads what EventBridge tells of a bucket, whose keys are as they are', () => {
    const body = JSON.stringify({
      version: '0',
      id: '17793124-05d4-b198-2fde-7ededc63b103',
      'detail-type': 'Object Created',
      source: 'aws.s3',
      time: '2026-03-01T12:00:00Z',
      detail: { bucket: { name: 'b' }, object: { key: 'drops/shop/50%+off 日志.csv', 'version-id': 'v3' } },
    });
    expect(parseDropMessage(body)).toEqual([
      { task: 'ingest', key: 'drops/shop/50%+off 日志.csv', versionId: 'v3', putAt: 1772366400000 },
    ]);
  });

  it('has nothing to do for an object that was deleted, nor for the test event', () => {
    const object = { key: 'drops/shop/a.csv' };
    expect(
      parseDropMessage(JSON.stringify({ Records: [{ eventName: 'ObjectRemoved:Delete', s3: { object } }] })),
    ).toEqual([]);
    const test = { Service: 'Amazon S3', Event: 's3:TestEvent', Time: '2026-01-01T00:00:00Z', Bucket: 'b' };
    expect(parseDropMessage(JSON.stringify(test))).toEqual([]);
  });

  it('reads back a continuation, with and without a version', () => {
    expect(parseDropMessage(continuationBody('drops/s/a.csv', 'v2', drop))).toEqual([
      { task: 'continue', key: 'drops/s/a.csv', versionId: 'v2', drop },
    ]);
    expect(parseDropMessage(continuationBody('drops/s/a.csv', undefined, drop))).toMatchObject([{ drop }]);
  });

  it('reads back the notification of any key', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', minLength: 1 }), (key) => {
        expect(parseDropMessage(notificationBody(key))).toEqual([{ task: 'ingest', key, versionId: undefined }]);
      }),
    );
  });

  it.each(['', 'no JSON', '{}', '[]', '{"continue":{"key":"a"}}', '{"Records":[{}]}', '{"Event":"other"}'])(
    'fails for %j, so that it ends among the dead letters',
    (body) => {
      expect(() => parseDropMessage(body)).toThrow();
    },
  );
});
