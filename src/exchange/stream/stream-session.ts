import type { RawData, WebSocket } from 'ws';
import type { Credentials } from '../http/credentials.js';
import { parseStreamRequest, type StreamRequest } from './stream-request.js';

const STREAMS: readonly unknown[] = ['trade_updates'];

/** How long a client may take to show its keys. */
const AUTHENTICATION_MS = 10_000;
/** A reader that is this far behind is cut: it has to catch up over REST anyway. */
const MOST_BUFFERED_BYTES = 1_048_576;

const POLICY_VIOLATION = 1008;
const INVALID_DATA = 1007;

function textOf(data: RawData): string {
  if (Array.isArray(data)) return Buffer.concat(data).toString('utf8');
  return (Buffer.isBuffer(data) ? data : Buffer.from(data)).toString('utf8');
}

/** One client of the trading stream: authenticate, listen, receive. Frames are binary and carry JSON, as the paper host's. */
export class StreamSession {
  private readonly authenticationTimer: NodeJS.Timeout;
  private isAuthorized = false;
  private isListening = false;
  private isAlive = true;

  constructor(
    private readonly socket: WebSocket,
    private readonly credentials: Credentials,
  ) {
    this.authenticationTimer = setTimeout(() => {
      socket.close(POLICY_VIOLATION, 'authentication timed out');
    }, AUTHENTICATION_MS);
    socket.on('message', (data) => {
      this.receive(textOf(data));
    });
    socket.on('pong', () => {
      this.isAlive = true;
    });
    socket.on('close', () => {
      clearTimeout(this.authenticationTimer);
    });
    // What it reports is followed by `close`.
    socket.on('error', () => undefined);
  }

  /** Sends an update to a client that listens. */
  publish(frame: Buffer): void {
    if (this.isListening) this.send(frame);
  }

  /** Cuts a client that has not answered the last ping, or sends the next one. */
  checkLife(): void {
    if (this.isAlive) {
      this.isAlive = false;
      this.socket.ping();
    } else {
      this.cut();
    }
  }

  cut(): void {
    this.socket.terminate();
  }

  private receive(text: string): void {
    this.isAlive = true;
    const request = parseStreamRequest(text);
    if (request === undefined) this.socket.close(INVALID_DATA, 'not a request of the trading stream');
    else this.answer(request);
  }

  private answer(request: StreamRequest): void {
    if (request.action === 'authenticate') {
      this.isAuthorized = this.credentials.matches(request.keyId, request.secretKey);
      this.isListening &&= this.isAuthorized;
      if (this.isAuthorized) clearTimeout(this.authenticationTimer);
      this.tell('authorization', { status: this.isAuthorized ? 'authorized' : 'unauthorized', action: request.action });
    } else if (!this.isAuthorized) {
      this.tell('authorization', { status: 'unauthorized', action: request.action });
    } else {
      const streams = STREAMS.filter((stream) => request.streams.includes(stream));
      this.isListening = streams.length > 0;
      this.tell('listening', { streams });
    }
  }

  private tell(stream: string, data: Readonly<Record<string, unknown>>): void {
    this.send(Buffer.from(JSON.stringify({ stream, data })));
  }

  private send(frame: Buffer): void {
    if (this.socket.bufferedAmount > MOST_BUFFERED_BYTES) this.cut();
    else if (this.socket.readyState === this.socket.OPEN) this.socket.send(frame, { binary: true });
  }
}
