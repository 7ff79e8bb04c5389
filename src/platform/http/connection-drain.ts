import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import type { FastifyInstance } from 'fastify';

/** What a request that is under way may still take when the process stops. */
const DRAIN_MS = 10_000;

/**
 * A server that stops waits for its connections, and no longer looks for those that overstay. One that has asked nothing
 * (browsers open some in advance) would hold it up for minutes, so it is closed at once; the others have a few seconds.
 * Upgraded connections are not HTTP any more: whoever took them over ends them. The server itself forgets them and still
 * waits for them, so those that are left when the time is over are ended here.
 */
export function drainConnections(fastify: FastifyInstance, drainMs = DRAIN_MS): void {
  const { server } = fastify;
  /** How many requests are under way on each open connection. */
  const open = new Map<Socket, number>();
  let isStopping = false;
  const count = (socket: Socket, change: 1 | -1): void => {
    const requests = open.get(socket);
    if (requests === undefined) return;
    open.set(socket, requests + change);
    // Nobody looks at it again: it would be kept for the next request until the time is over.
    if (isStopping && requests + change === 0) socket.destroySoon();
  };
  server.on('connection', (socket: Socket) => {
    // The door is open still while those behind it leave.
    if (isStopping) return void socket.destroy();
    open.set(socket, 0);
    socket.once('close', () => open.delete(socket));
  });
  server.on('request', ({ socket }: IncomingMessage, response: ServerResponse) => {
    count(socket, 1);
    response.once('close', () => {
      count(socket, -1);
    });
  });
  server.on('upgrade', ({ socket }: IncomingMessage) => {
    count(socket, 1);
  });
  fastify.addHook('preClose', (done) => {
    isStopping = true;
    for (const [socket, requests] of open) if (requests === 0) socket.destroy();
    const timer = setTimeout(() => {
      for (const socket of open.keys()) socket.destroy();
    }, drainMs);
    server.once('close', () => {
      clearTimeout(timer);
    });
    done();
  });
}
