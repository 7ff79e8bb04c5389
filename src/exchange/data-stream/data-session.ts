import type { LiveSocket } from '../stream/live-socket.js';
import { parseDataRequest, type DataRequest } from './data-request.js';
import type { MarketMessage } from './market-messages.js';
import { Subscriptions } from './subscriptions.js';

/** How long a client may take to show its keys. */
const AUTHENTICATION_MS = 10_000;
/** Messages in one frame at most. */
const BATCH = 200;
const POLICY_VIOLATION = 1008;

const ERRORS = {
  400: 'invalid syntax',
  401: 'not authenticated',
  402: 'auth failed',
  403: 'already authenticated',
  404: 'auth timeout',
  405: 'symbol limit exceeded',
  406: 'connection limit exceeded',
} as const;
type ErrorCode = keyof typeof ERRORS;

/** What a session asks of the stream that it belongs to. */
export interface DataStreamRules {
  areKeysRight(key: unknown, secret: unknown): boolean;
  /** Whether one more connection is within the plan. */
  hasRoom(): boolean;
  mostSymbols(): number;
}

/** One client of the market-data stream: authenticate, subscribe, receive. Every frame is a list. */
export class DataSession {
  private readonly authenticationTimer: NodeJS.Timeout;
  private subscriptions = Subscriptions.none;
  private isAuthorized = false;

  constructor(
    private readonly client: LiveSocket,
    private readonly rules: DataStreamRules,
  ) {
    this.authenticationTimer = setTimeout(() => {
      this.refuse(404);
      client.close(POLICY_VIOLATION, ERRORS[404]);
    }, AUTHENTICATION_MS);
    client.onClose(() => {
      clearTimeout(this.authenticationTimer);
    });
    client.onMessage((message) => {
      const request = parseDataRequest(message);
      if (request === undefined) this.refuse(400);
      else this.answer(request);
    });
    client.send([{ T: 'success', msg: 'connected' }]);
  }

  get isAuthenticated(): boolean {
    return this.isAuthorized;
  }

  publish(messages: readonly MarketMessage[]): void {
    if (!this.isAuthorized) return;
    const wanted = messages.filter(({ channel, symbol }) => this.subscriptions.includes(channel, symbol));
    for (let from = 0; from < wanted.length; from += BATCH) {
      this.client.send(wanted.slice(from, from + BATCH).map(({ body }) => body));
    }
  }

  cut(): void {
    this.client.cut();
  }

  private answer(request: DataRequest): void {
    if (request.action === 'auth') this.authenticate(request.key, request.secret);
    else if (!this.isAuthorized) this.refuse(401);
    else {
      const { subscriptions } = this;
      const wanted =
        request.action === 'subscribe' ? subscriptions.add(request.symbols) : subscriptions.remove(request.symbols);
      this.subscribe(wanted);
    }
  }

  /** A connection too many is told so and stays open until its time for authentication is over, as at the real broker. */
  private authenticate(key: unknown, secret: unknown): void {
    if (this.isAuthorized) this.refuse(403);
    else if (!this.rules.areKeysRight(key, secret)) this.refuse(402);
    else if (!this.rules.hasRoom()) this.refuse(406);
    else {
      this.isAuthorized = true;
      clearTimeout(this.authenticationTimer);
      this.client.send([{ T: 'success', msg: 'authenticated' }]);
    }
  }

  private subscribe(wanted: Subscriptions): void {
    if (wanted.countedSymbols > this.rules.mostSymbols()) {
      this.refuse(405);
      return;
    }
    this.subscriptions = wanted;
    this.client.send([{ T: 'subscription', ...wanted.toJson() }]);
  }

  private refuse(code: ErrorCode): void {
    this.client.send([{ T: 'error', code, msg: ERRORS[code] }]);
  }
}
