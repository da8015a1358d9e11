import type { Logger } from '@aws-lambda-powertools/logger';
import type { MiddlewareObj } from '@middy/core';
import type { Context } from 'aws-lambda';

/**
 * Middleware that logs how each invocation ended and how long it took; for a state of the workflow, of which run. An error is logged by
 * its name and message, which by rule hold no personal data, and goes on to the caller.
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
    before: ({ event, context }) => {
      logger.resetKeys();
      logger.addContext(context);
      if (isOfRun(event)) logger.appendKeys({ run: event.run });
      startedAt = now();
    },
    after: () => logger.info('done', { durationMs: now() - startedAt }),
    onError: ({ error }) => {
      const durationMs = now() - startedAt;
      for (const each of error ? errorsOf(error) : []) logger.error('failed', { durationMs, ...each });
    },
  };
}

const isOfRun = (event: unknown): event is { readonly run: string } =>
  typeof event === 'object' && event !== null && 'run' in event && typeof event.run === 'string';

interface LoggedError {
  readonly error: string;
  /** Its message: the logger keeps that word for itself. */
  readonly reason?: string;
  readonly cause?: string;
  /** Where it was thrown, innermost first. */
  readonly frames: readonly string[];
}

/** Of a batch, those of its messages. */
function errorsOf(error: Error): LoggedError[] {
  if ('recordErrors' in error && Array.isArray(error.recordErrors))
    return error.recordErrors.flatMap((each) => errorsOf(each as Error));
  const { name, message, cause, stack = '' } = error;
  const frames = stack.split('\n').flatMap((line) => /^ +at (.*)/.exec(line)?.[1] ?? []);
  return [
    {
      error: name,
      ...(!quotesWhatItRead(error) && { reason: message }),
      ...(cause instanceof Error && { cause: cause.name }),
      frames: frames.slice(0, 5),
    },
  ];
}

/** Messages of the engine itself repeat the text that they could not make sense of. */
const quotesWhatItRead = (error: Error): boolean => error instanceof SyntaxError || error instanceof TypeError;
