import * as z from 'zod';

/** What a message of the drop queue asks for. */
export type DropMessage =
  | {
      readonly task: 'ingest';
      readonly key: string;
      readonly versionId: string | undefined;
      /** When the object was put, in milliseconds since 1970-01-01T00:00Z, where the message says it. */
      readonly putAt?: number;
    }
  | { readonly task: 'continue'; readonly key: string; readonly versionId: string | undefined; readonly drop: string };

const continuation = z.strictObject({
  continue: z.strictObject({ key: z.string(), versionId: z.string().optional(), drop: z.string().length(20) }),
});

const notification = z.object({
  Records: z.array(
    z.object({
      eventName: z.string(),
      eventTime: z.iso.datetime({ offset: true }).optional(),
      s3: z.object({ object: z.object({ key: z.string(), versionId: z.string().optional() }) }),
    }),
  ),
});

/** Through EventBridge, as a bucket tells it that was there before the stack. Its keys are as they are. */
const bridged = z.object({
  'detail-type': z.literal('Object Created'),
  time: z.iso.datetime({ offset: true }).optional(),
  detail: z.object({ object: z.object({ key: z.string(), 'version-id': z.string().optional() }) }),
});

const testEvent = z.object({ Event: z.literal('s3:TestEvent') });

/**
 * Reads the body of a message: a notification of S3, by itself or through EventBridge, S3's test event (no task), or a continuation.
 * Anything else fails, so that it ends among the dead letters. Keys in S3's own notifications are URL-encoded, with `+` for a blank.
 *
 * @throws {z.ZodError} when the body is none of these
 * @throws {SyntaxError} when it is no JSON
 * @see https://docs.aws.amazon.com/AmazonS3/latest/userguide/notification-content-structure.html
 */
export function parseDropMessage(body: string): DropMessage[] {
  const json: unknown = JSON.parse(body);
  if (testEvent.safeParse(json).success) return [];
  const rest = continuation.safeParse(json);
  if (rest.success) {
    const { key, versionId, drop } = rest.data.continue;
    return [{ task: 'continue', key, versionId, drop }];
  }
  const event = bridged.safeParse(json);
  if (event.success) {
    const { key, 'version-id': versionId } = event.data.detail.object;
    return [{ task: 'ingest', key, versionId, ...putAt(event.data.time) }];
  }
  return notification.parse(json).Records.flatMap(({ eventName, eventTime, s3: { object } }): DropMessage[] => {
    if (!eventName.includes('ObjectCreated')) return [];
    const key = decodeURIComponent(object.key.replaceAll('+', ' '));
    return [{ task: 'ingest', key, versionId: object.versionId, ...putAt(eventTime) }];
  });
}

const putAt = (time: string | undefined) => (time === undefined ? {} : { putAt: Date.parse(time) });

/** Body of the message that has the rest of a drop applied. */
export const continuationBody = (key: string, versionId: string | undefined, drop: string): string =>
  JSON.stringify({ continue: { key, versionId, drop } });

/** Body of the message that a put of this object causes, as S3 writes it. */
export const notificationBody = (key: string): string =>
  JSON.stringify({
    Records: [
      {
        eventName: 'ObjectCreated:Put',
        s3: { object: { key: encodeURIComponent(key).replaceAll('%20', '+') } },
      },
    ],
  });
