import { setTimeout as sleep } from 'node:timers/promises';
import { AppError } from '../../common/app-error.js';
import type { Random } from '../../common/random.js';
import { isDefinitive, rejection, unavailable } from './alpaca-http-errors.js';
import { parseJson } from './lossless-json.js';
import type { RequestBudget, RequestLane, RequestLimit } from './request-budget.port.js';

export interface AlpacaHttpOptions {
  baseUrl: string;
  keyId: string;
  secretKey: string;
  /** Of one attempt. */
  timeoutMs: Readonly<Record<RequestLane, number>>;
  budget: RequestBudget;
  random: Random;
  /** Told of every attempt once it ended. */
  onCall?: (call: AlpacaCall) => void;
}

export interface AlpacaCall {
  operation: string;
  outcome: 'ok' | 'rejected' | 'throttled' | 'unavailable' | 'protocol';
  elapsedMs: number;
}

export interface AlpacaRequest {
  method: 'GET' | 'POST' | 'PATCH' | 'DELETE';
  path: string;
  /** Name for metrics and messages, e.g. `submit_order`. */
  operation: string;
  /** What the request may wait for; by default what its method suggests. */
  lane?: RequestLane;
  query?: Record<string, string | number | undefined>;
  body?: unknown;
}

const LANE_OF: Record<AlpacaRequest['method'], RequestLane> = {
  GET: 'lookup',
  POST: 'order',
  PATCH: 'order',
  DELETE: 'cancel',
};
/** A read may be asked again; an order never, and a cancel by whoever wants it. */
const READ_ATTEMPTS = 3;
const FIRST_RETRY_MS = 250;

/**
 * Authenticated calls to an Alpaca host, within the budget of the account. The error says what is known about the call:
 * `broker_rejected` – the broker refused, it did nothing (details: broker_status, broker_code, broker_message, broker_request_id);
 * `broker_throttled` – too much was asked, it did nothing;
 * `broker_unavailable` – no answer, a 5xx, a redirect or any answer that is no clear refusal: it may or may not have acted;
 * `broker_protocol` – a 2xx whose body is not JSON: it acted.
 */
export class AlpacaHttp {
  private readonly host: string;

  constructor(private readonly options: AlpacaHttpOptions) {
    this.host = new URL(options.baseUrl).host;
  }

  async request(request: AlpacaRequest): Promise<unknown> {
    const attempts = request.method === 'GET' ? READ_ATTEMPTS : 1;
    for (let attempt = 1; ; attempt++) {
      await this.options.budget.take(this.host, laneOf(request));
      try {
        return await this.measured(request);
      } catch (error) {
        if (attempt >= attempts || !isTransient(error)) throw error;
        // After a 429 the budget makes it wait.
        if (error.code === 'broker_unavailable') await this.pause(attempt);
      }
    }
  }

  private async pause(attempt: number): Promise<void> {
    await sleep(FIRST_RETRY_MS * 2 ** (attempt - 1) * (1 + this.options.random.next()));
  }

  private async measured(request: AlpacaRequest): Promise<unknown> {
    const startedAt = performance.now();
    let outcome: AlpacaCall['outcome'] = 'ok';
    try {
      return await this.attempt(request);
    } catch (error) {
      outcome = outcomeOf(error);
      throw error;
    } finally {
      this.options.onCall?.({ operation: request.operation, outcome, elapsedMs: performance.now() - startedAt });
    }
  }

  private async attempt(request: AlpacaRequest): Promise<unknown> {
    const response = await this.send(request);
    const text = await this.readBody(response, request);
    const limit = limitOf(response.headers);
    if (response.status === 429) {
      await this.options.budget.refused(this.host, limit);
      throw new AppError('broker_throttled', `The broker takes no more requests for now (${request.operation}).`);
    }
    if (limit !== undefined) await this.options.budget.heard(this.host, limit);
    if (isDefinitive(response.status)) throw rejection(request, response, text);
    if (!response.ok) throw unavailable(request, `answered ${response.status}`, { response });
    return parseBody(request, text);
  }

  private async send(request: AlpacaRequest): Promise<Response> {
    const url = new URL(this.options.baseUrl.replace(/\/$/, '') + request.path);
    for (const [name, value] of Object.entries(request.query ?? {})) {
      if (value !== undefined) url.searchParams.set(name, String(value));
    }
    try {
      return await fetch(url, {
        method: request.method,
        // A redirect is never legitimate here and would carry the secret to another host.
        redirect: 'manual',
        signal: AbortSignal.timeout(this.options.timeoutMs[laneOf(request)]),
        headers: {
          'APCA-API-KEY-ID': this.options.keyId,
          'APCA-API-SECRET-KEY': this.options.secretKey,
          ...(request.body === undefined ? {} : { 'content-type': 'application/json' }),
        },
        ...(request.body === undefined ? {} : { body: JSON.stringify(request.body) }),
      });
    } catch (cause) {
      throw unavailable(request, 'did not answer', { cause });
    }
  }

  private async readBody(response: Response, request: AlpacaRequest): Promise<string> {
    try {
      return await response.text();
    } catch (cause) {
      throw unavailable(request, 'broke off its answer', { cause, response });
    }
  }
}

function laneOf({ lane, method }: AlpacaRequest): RequestLane {
  return lane ?? LANE_OF[method];
}

function isTransient(error: unknown): error is AppError {
  return error instanceof AppError && (error.code === 'broker_unavailable' || error.code === 'broker_throttled');
}

const OUTCOMES: Record<string, AlpacaCall['outcome']> = {
  broker_rejected: 'rejected',
  broker_throttled: 'throttled',
  broker_protocol: 'protocol',
};

function outcomeOf(error: unknown): AlpacaCall['outcome'] {
  return (error instanceof AppError ? OUTCOMES[error.code] : undefined) ?? 'unavailable';
}

function parseBody(request: AlpacaRequest, text: string): unknown {
  if (text === '') return undefined;
  try {
    return parseJson(text);
  } catch (cause) {
    throw new AppError('broker_protocol', `The broker's answer to ${request.operation} is not JSON.`, { cause });
  }
}

/** The reset is an instant of the broker's clock, so it is compared with the broker's date, whatever the time here. */
function limitOf(headers: Headers): RequestLimit | undefined {
  const number = (name: string): number => Number(headers.get(name) ?? Number.NaN);
  const [limit, remaining] = [number('x-ratelimit-limit'), number('x-ratelimit-remaining')];
  if (!Number.isInteger(limit) || !Number.isInteger(remaining) || limit <= 0 || remaining < 0) return undefined;
  const resetInMs = number('x-ratelimit-reset') * 1000 - Date.parse(headers.get('date') ?? '');
  return { limit, remaining: Math.min(remaining, limit), resetInMs: Number.isFinite(resetInMs) ? resetInMs : null };
}
