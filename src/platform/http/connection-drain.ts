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
  const open = new Set<Socket>();
  const waiting = new Set<Socket>();
  let isStopping = false;
  server.on('connection', (socket: Socket) => {
    // The door is open still while those behind it leave.
    if (isStopping) return void socket.destroy();
    open.add(socket);
    waiting.add(socket);
    socket.once('close', () => {
      open.delete(socket);
      waiting.delete(socket);
    });
  });
  server.on('request', ({ socket }: IncomingMessage, response: ServerResponse) => {
    waiting.delete(socket);
    response.once('close', () => {
      if (!socket.destroyed) waiting.add(socket);
    });
  });
  server.on('upgrade', ({ socket }: IncomingMessage) => waiting.delete(socket));
  fastify.addHook('preClose', (done) => {
    isStopping = true;
    for (const socket of waiting) socket.destroy();
    const timer = setTimeout(() => {
      for (const socket of open) socket.destroy();
    }, drainMs);
    server.once('close', () => {
      clearTimeout(timer);
    });
    done();
  });
}
