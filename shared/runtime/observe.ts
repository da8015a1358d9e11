import type { Logger } from '@aws-lambda-powertools/logger';
import type { MiddlewareObj } from '@middy/core';
import type { Context } from 'aws-lambda';

/**
 * Middleware that logs how each invocation ended and how long it took. An error is logged by its name and message, which by rule
 * hold no personal data, and goes on to the caller.
 */
export function observe({
  logger,
  now,
}: {
  readonly logger: Logger;
  readonly now: () => number;
}): MiddlewareObj<unknown, unknown, Error, Context> {
  let startedAt = 0;
  return {
    before: ({ context }) => {
      logger.addContext(context);
      startedAt = now();
    },
    after: () => logger.info('done', { durationMs: now() - startedAt }),
    onError: ({ error }) => {
      logger.error('failed', { durationMs: now() - startedAt, error: error?.name, message: error?.message });
    },
  };
}
