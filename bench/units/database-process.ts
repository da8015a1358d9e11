import type { AddressInfo } from 'node:net';
import dynalite from 'dynalite';

/** A DynamoDB in memory, in a process of its own so that its work is not measured. Says its port, and ends with its parent. */
const server = dynalite({ createTableMs: 0, updateTableMs: 0, deleteTableMs: 0 });
server.listen(0, '127.0.0.1', () => process.send?.((server.address() as AddressInfo).port));
process.once('disconnect', () => process.exit(0));
