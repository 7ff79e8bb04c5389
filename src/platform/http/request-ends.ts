import type { Socket } from 'node:net';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { settledWithin } from '../settled-within.js';
import { runInRequest } from './request-scope.js';

/** How long the work for a caller who is gone may go on before it counts as unfinished. */
const PATIENCE_MS = 60_000;
/** What those who are told may still take when the process stops. */
const LAST_WORDS_MS = 5000;

export interface RequestEnd {
  /** What was answered, or would have been if the caller had waited; undefined: the work was not done when the wait for it ended. */
  readonly status: number | undefined;
  /** He hung up before the answer was out. */
  readonly isCallerGone: boolean;
}

type Listener = (request: FastifyRequest, end: RequestEnd, reply: FastifyReply) => void | Promise<void>;

interface Open {
  readonly request: FastifyRequest;
  readonly reply: FastifyReply;
  readonly address: string;
  isAnswered: boolean;
  isOver: boolean;
  patience?: NodeJS.Timeout;
}

/**
 * Says once of each request how it ended, whatever became of its connection. Fastify's own hook is silent about a caller who
 * hangs up before the answer is out, while what he asked for is done all the same.
 */
export class RequestEnds {
  private readonly listeners: Listener[] = [];
  private readonly known = new WeakMap<FastifyRequest, Open>();
  /** By connection: of several requests in a row on one, Node tells only the first that the connection is gone. */
  private readonly bySocket = new WeakMap<Socket, Set<Open>>();
  /** Their callers are gone, and their work goes on. */
  private readonly abandoned = new Set<Open>();
  private readonly telling = new Set<Promise<void>>();

  /** Before the routes are registered. */
  static watch(fastify: FastifyInstance): RequestEnds {
    const ends = new RequestEnds();
    fastify.addHook('onRequest', (request, reply, done) => {
      ends.open(request, reply);
      done();
    });
    fastify.addHook('onSend', (request, reply, payload, done) => {
      // One that a hook before ours refused is seen here for the first time.
      ends.answer(ends.open(request, reply));
      done(null, payload);
    });
    fastify.addHook('onResponse', (request, reply, done) => {
      ends.end(ends.open(request, reply), { status: reply.statusCode, isCallerGone: false });
      done();
    });
    // Runs when the connections are closed.
    fastify.addHook('onClose', () => ends.stop());
    return ends;
  }

  /** What the listener does belongs to the request; what it promises is waited for when the process stops. */
  listen(listener: Listener): void {
    this.listeners.push(listener);
  }

  private open(request: FastifyRequest, reply: FastifyReply): Open {
    const known = this.known.get(request);
    if (known !== undefined) return known;
    // A socket that is closed no longer says where it came from.
    const open: Open = { request, reply, address: request.ip, isAnswered: false, isOver: false };
    this.known.set(request, open);
    const { socket } = request.raw;
    if (socket.destroyed) this.abandon(open);
    else this.openOn(socket).add(open);
    return open;
  }

  private openOn(socket: Socket): Set<Open> {
    let all = this.bySocket.get(socket);
    if (all === undefined) {
      const fresh = new Set<Open>();
      socket.once('close', () => {
        for (const open of fresh) this.abandon(open);
      });
      this.bySocket.set(socket, fresh);
      all = fresh;
    }
    return all;
  }

  private abandon(open: Open): void {
    if (open.isOver) return;
    if (open.isAnswered) {
      this.end(open, { status: open.reply.statusCode, isCallerGone: true });
      return;
    }
    this.abandoned.add(open);
    open.patience = setTimeout(() => {
      this.giveUp(open);
    }, PATIENCE_MS).unref();
  }

  private answer(open: Open): void {
    open.isAnswered = true;
    if (this.abandoned.has(open)) this.end(open, { status: open.reply.statusCode, isCallerGone: true });
  }

  private giveUp(open: Open): void {
    this.end(open, { status: undefined, isCallerGone: true });
  }

  private end(open: Open, end: RequestEnd): void {
    if (open.isOver) return;
    open.isOver = true;
    clearTimeout(open.patience);
    this.abandoned.delete(open);
    const { request, reply, address } = open;
    this.bySocket.get(request.raw.socket)?.delete(open);
    runInRequest({ id: request.id, address }, () => {
      for (const listener of this.listeners) this.keep(listener(request, end, reply));
    });
  }

  private keep(told: void | Promise<void>): void {
    if (told === undefined) return;
    this.telling.add(told);
    void told.finally(() => this.telling.delete(told));
  }

  private async stop(): Promise<void> {
    for (const open of this.abandoned) this.giveUp(open);
    await settledWithin([...this.telling], LAST_WORDS_MS);
  }
}
