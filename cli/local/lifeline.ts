import { connect, createServer, type Server, type Socket } from 'node:net';

const greetingMs = 2_000;

/**
 * Server's end: says the server's id to each client and tells how many there are. A killed client counts no more as soon as the
 * system closes its connection.
 */
export function createLifeline(id: string, changed: (clients: number) => void): Server {
  const clients = new Set<Socket>();
  const server = createServer((socket) => {
    clients.add(socket);
    changed(clients.size);
    socket.on('error', () => socket.destroy());
    socket.on('close', () => {
      clients.delete(socket);
      changed(clients.size);
    });
    socket.write(`${id}\n`);
    socket.resume();
  });
  return server;
}

/** Client's end: a connection to the server with this id, or `undefined` when it is not there. Does not keep the process alive. */
export function holdLifeline(port: number, id: string): Promise<Socket | undefined> {
  return new Promise((resolve) => {
    const socket = connect({ port, host: '127.0.0.1' });
    let greeting = '';
    const give = (result: Socket | undefined): void => {
      clearTimeout(timer);
      socket.removeAllListeners();
      socket.on('error', () => socket.destroy());
      if (result === undefined) socket.destroy();
      else socket.unref().resume();
      resolve(result);
    };
    const timer = setTimeout(() => give(undefined), greetingMs);
    socket.on('error', () => give(undefined));
    socket.on('close', () => give(undefined));
    socket.on('data', (data) => {
      greeting += data.toString();
      if (greeting.includes('\n')) give(greeting === `${id}\n` ? socket : undefined);
    });
  });
}
