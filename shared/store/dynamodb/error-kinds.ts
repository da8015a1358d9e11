const throttles = new Set([
  'ProvisionedThroughputExceededException',
  'ThrottlingException',
  'RequestLimitExceeded',
  'TransactionInProgressException',
]);
const brokenConnections = new Set(['ECONNRESET', 'ECONNREFUSED', 'EPIPE', 'ETIMEDOUT', 'ENOTFOUND', 'EAI_AGAIN']);

/** The item was not as the condition said; nothing was written. */
export const isConditionFailed = (error: unknown): boolean => nameOf(error) === 'ConditionalCheckFailedException';

export const isTableThere = (error: unknown): boolean => nameOf(error) === 'ResourceInUseException';

/** Worth trying again. Of a write it is not known whether it happened, so it must be one that can be repeated. */
export function isTransient(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  if (throttles.has(error.name) || error.name === 'TimeoutError') return true;
  const { code, $metadata } = error as { code?: string; $metadata?: { httpStatusCode?: number } };
  return brokenConnections.has(code ?? '') || ($metadata?.httpStatusCode ?? 0) >= 500;
}

const nameOf = (error: unknown): string => (error instanceof Error ? error.name : '');
