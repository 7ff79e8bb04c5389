import { WebSocket, type RawData } from 'ws';
import { AlpacaMessage } from '../../../market/alpaca/alpaca-message.js';
import type { TradingConnection, TradingListener } from '../broker.port.js';
import { parseCorrection, parseTradeUpdate } from './alpaca-messages.js';

export interface TradingStreamOptions {
  url: string;
  keyId: string;
  secretKey: string;
  /** Told of what could not be understood and of every failed attempt; the stream goes on. */
  onTrouble: (message: string, cause?: unknown) => void;
}

const FIRST_BACKOFF_MS = 250;
const MAX_BACKOFF_MS = 30_000;
const PING_MS = 10_000;

/** Order updates over a socket that restores itself. Frames are JSON, binary or text. */
export class AlpacaTradingStream implements TradingConnection {
  private socket: WebSocket | undefined;
  private timer: NodeJS.Timeout | undefined;
  private heartbeat: NodeJS.Timeout | undefined;
  private backoffMs = FIRST_BACKOFF_MS;
  private isAlive = false;
  private isClosed = false;

  constructor(
    private readonly options: TradingStreamOptions,
    private readonly listener: TradingListener,
  ) {
    this.open();
  }

  restart(because: string): void {
    this.options.onTrouble(`the trading stream is opened anew: ${because}`);
    this.socket?.terminate();
  }

  close(): void {
    this.isClosed = true;
    clearTimeout(this.timer);
    clearInterval(this.heartbeat);
    this.socket?.terminate();
  }

  private open(): void {
    const socket = new WebSocket(this.options.url, { handshakeTimeout: PING_MS });
    this.socket = socket;
    socket.on('open', () => {
      this.send({ action: 'authenticate', data: { key_id: this.options.keyId, secret_key: this.options.secretKey } });
      this.beat(socket);
    });
    socket.on('message', (data) => {
      this.isAlive = true;
      this.receive(data);
    });
    socket.on('pong', () => {
      this.isAlive = true;
    });
    socket.on('error', (error) => {
      if (!this.isClosed) this.options.onTrouble('the trading stream failed', error);
    });
    socket.on('close', (code) => {
      this.reopen(`closed with ${code}`);
    });
  }

  /** A peer that answers no ping is gone, whatever the socket says. */
  private beat(socket: WebSocket): void {
    this.isAlive = true;
    clearInterval(this.heartbeat);
    this.heartbeat = setInterval(() => {
      if (!this.isAlive) {
        socket.terminate();
        return;
      }
      this.isAlive = false;
      socket.ping();
    }, PING_MS);
  }

  private reopen(because: string): void {
    clearInterval(this.heartbeat);
    if (this.isClosed) return;
    this.listener.onDown(because);
    this.timer = setTimeout(() => {
      this.open();
    }, this.backoffMs);
    this.backoffMs = Math.min(this.backoffMs * 2, MAX_BACKOFF_MS);
  }

  private send(message: unknown): void {
    this.socket?.send(JSON.stringify(message));
  }

  private receive(data: RawData): void {
    try {
      const message = AlpacaMessage.of('stream message', JSON.parse(textOf(data)));
      this.handle(message);
    } catch (error) {
      this.options.onTrouble('a message of the trading stream was not understood', error);
    }
  }

  private handle(message: AlpacaMessage): void {
    switch (message.optionalText('stream')) {
      case 'authorization':
        this.authorized(message.object('data').optionalText('status'));
        break;
      case 'listening':
        this.backoffMs = FIRST_BACKOFF_MS;
        this.listener.onGap();
        break;
      case 'trade_updates':
        this.tell(message.object('data'));
        break;
      default:
        break;
    }
  }

  private tell(update: AlpacaMessage): void {
    const correction = parseCorrection(update);
    if (correction === undefined) this.listener.onUpdate(parseTradeUpdate(update));
    else this.listener.onCorrection(correction);
  }

  private authorized(status: string | null): void {
    if (status === 'authorized') {
      this.send({ action: 'listen', data: { streams: ['trade_updates'] } });
      return;
    }
    this.options.onTrouble(`the trading stream refused the key: ${status ?? 'no status'}`);
    this.backoffMs = MAX_BACKOFF_MS;
    this.socket?.close();
  }
}

function textOf(data: RawData): string {
  if (Array.isArray(data)) return Buffer.concat(data).toString('utf8');
  return (Buffer.isBuffer(data) ? data : Buffer.from(data)).toString('utf8');
}
