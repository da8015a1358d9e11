import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';

/** A command on its way: its class and its input. */
export interface SentCommand {
  readonly name: string;
  readonly input: Record<string, unknown>;
}

/**
 * The client with something between it and the table: `intercept` sees each command and decides, by calling `proceed` or not,
 * whether it happens, what happens before and after, and whether the answer arrives.
 */
export function interceptedClient(
  client: DynamoDBClient,
  intercept: (command: SentCommand, proceed: () => Promise<unknown>) => Promise<unknown>,
): DynamoDBClient {
  const send = (command: Parameters<DynamoDBClient['send']>[0]): Promise<unknown> =>
    intercept({ name: command.constructor.name, input: { ...command.input } }, () => client.send(command));
  return new Proxy(client, { get: (target, property) => (property === 'send' ? send : Reflect.get(target, property)) });
}

export const connectionLost = (): Error => Object.assign(new Error('socket hang up'), { code: 'ECONNRESET' });

export const throttled = (): Error =>
  Object.assign(new Error('slow down'), { name: 'ProvisionedThroughputExceededException' });
