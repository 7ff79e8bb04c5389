import type { Credentials } from '../http/credentials.js';
import type { LiveSocket } from './live-socket.js';
import { parseStreamRequest, type StreamRequest } from './stream-request.js';

const STREAMS: readonly unknown[] = ['trade_updates'];

/** How long a client may take to show its keys. */
const AUTHENTICATION_MS = 10_000;

const POLICY_VIOLATION = 1008;
const INVALID_DATA = 1007;

/** One client of the trading stream: authenticate, listen, receive. */
export class StreamSession {
  private readonly authenticationTimer: NodeJS.Timeout;
  private isAuthorized = false;
  private isListening = false;

  constructor(
    private readonly client: LiveSocket,
    private readonly credentials: Credentials,
  ) {
    this.authenticationTimer = setTimeout(() => {
      client.close(POLICY_VIOLATION, 'authentication timed out');
    }, AUTHENTICATION_MS);
    client.onMessage((message) => {
      this.receive(message);
    });
    client.onClose(() => {
      clearTimeout(this.authenticationTimer);
    });
  }

  /** Sends a message to a client that listens. */
  publish(message: unknown): void {
    if (this.isListening) this.client.send(message);
  }

  cut(): void {
    this.client.cut();
  }

  private receive(message: unknown): void {
    const request = parseStreamRequest(message);
    if (request === undefined) this.client.close(INVALID_DATA, 'not a request of the trading stream');
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
    this.client.send({ stream, data });
  }
}
