import { WebSocket } from 'ws';
import type { Random } from '../../common/random.js';
import { decodeFrame } from './frames.js';

export interface SocketOptions {
  url: string;
  random: Random;
  /** The connection is open; nothing was said yet. */
  onOpen: () => void;
  onMessage: (message: unknown) => void;
  /** The connection is lost; another is made after a pause. */
  onDown: (because: string) => void;
  /** Told of what could not be understood; the connection goes on. */
  onTrouble: (what: string, cause?: unknown) => void;
}

const FIRST_BACKOFF_MS = 1000;
const LONGEST_BACKOFF_MS = 60_000;
const JITTER = 0.2;
const PING_MS = 10_000;
/** From the open connection to `ready`. */
const HANDSHAKE_MS = 10_000;
/** A connection that was ready for so long makes the failures before it forgotten. */
const STEADY_MS = 10_000;

/**
 * A WebSocket that is made anew whenever it is lost, each time after a longer pause: 1 s, 2 s, … 60 s. A peer that answers
 * no ping, or does not become ready, is lost too.
 */
export class RestoringSocket {
  private socket: WebSocket | undefined;
  private retry: NodeJS.Timeout | undefined;
  private heartbeat: NodeJS.Timeout | undefined;
  private handshake: NodeJS.Timeout | undefined;
  private failures = 0;
  private readySinceMs: number | undefined;
  private because = 'it was closed';
  private isAlive = false;
  private isClosed = false;

  constructor(private readonly options: SocketOptions) {
    this.open();
  }

  send(message: unknown): void {
    if (this.socket?.readyState === WebSocket.OPEN) this.socket.send(JSON.stringify(message));
  }

  /** The peer accepted us: from now on it does its work. */
  ready(): void {
    clearTimeout(this.handshake);
    this.readySinceMs ??= performance.now();
  }

  /** Drops the connection; `isHopeless`: trying again soon would not help. */
  restart(because: string, isHopeless = false): void {
    this.because = because;
    if (isHopeless) {
      this.failures = Number.POSITIVE_INFINITY;
      this.readySinceMs = undefined;
    }
    this.socket?.terminate();
  }

  close(): void {
    this.isClosed = true;
    for (const timer of [this.retry, this.heartbeat, this.handshake]) clearTimeout(timer);
    this.socket?.terminate();
  }

  private open(): void {
    const socket = new WebSocket(this.options.url, { handshakeTimeout: HANDSHAKE_MS, followRedirects: false });
    this.socket = socket;
    socket.on('open', () => {
      this.watch(socket);
      this.options.onOpen();
    });
    socket.on('message', (data, isBinary) => {
      this.isAlive = true;
      this.receive(() => decodeFrame(data, isBinary));
    });
    socket.on('pong', () => {
      this.isAlive = true;
    });
    socket.on('error', (error) => {
      this.because = error.message;
    });
    socket.on('close', () => {
      this.lost();
    });
  }

  private receive(read: () => unknown): void {
    try {
      this.options.onMessage(read());
    } catch (error) {
      this.options.onTrouble('a message was not understood', error);
    }
  }

  private watch(socket: WebSocket): void {
    this.isAlive = true;
    this.handshake = setTimeout(() => {
      this.restart('it did not become ready');
    }, HANDSHAKE_MS);
    this.heartbeat = setInterval(() => {
      if (!this.isAlive) this.restart('it answered no ping');
      this.isAlive = false;
      if (socket.readyState === WebSocket.OPEN) socket.ping();
    }, PING_MS);
  }

  private lost(): void {
    clearInterval(this.heartbeat);
    clearTimeout(this.handshake);
    if (this.isClosed) return;
    const wasSteady = this.readySinceMs !== undefined && performance.now() - this.readySinceMs >= STEADY_MS;
    if (wasSteady) this.failures = 0;
    this.readySinceMs = undefined;
    const pauseMs = Math.min(FIRST_BACKOFF_MS * 2 ** this.failures, LONGEST_BACKOFF_MS);
    this.failures = Math.min(this.failures + 1, Math.log2(LONGEST_BACKOFF_MS));
    this.retry = setTimeout(
      () => {
        this.open();
      },
      Math.min(pauseMs * (1 + JITTER * this.options.random.next()), LONGEST_BACKOFF_MS),
    );
    const because = this.because;
    this.because = 'it was closed';
    this.options.onDown(because);
  }
}
