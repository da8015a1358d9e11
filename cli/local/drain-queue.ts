import type { FolderQueue } from '../../shared/store/folder/folder-queue.ts';
import { invoke, sqsEvent } from './local-handlers.ts';

/**
 * Hands every waiting message to `ingest-drop`, as the event source mapping of its queue does, until none is left. A message that
 * fails goes back, and after three failures to the dead letters. Gives back the last error, if there was one.
 */
export async function drainQueue(queue: FolderQueue): Promise<unknown> {
  let failure: unknown;
  for (let message = await queue.take(); message !== undefined; message = await queue.take()) {
    try {
      await invoke('ingest-drop', sqsEvent(message.body));
      await message.done();
    } catch (error) {
      failure = causeOf(error);
      await message.failed();
    }
  }
  return failure;
}

/** The batch processor wraps the errors of its records. */
function causeOf(error: unknown): unknown {
  const { recordErrors } = error as { readonly recordErrors?: readonly Error[] };
  return recordErrors?.[0] ?? error;
}
