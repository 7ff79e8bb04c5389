import { AppError } from '../../common/app-error.js';

export interface AlpacaHttpOptions {
  baseUrl: string;
  keyId: string;
  secretKey: string;
  timeoutMs: number;
  /** Told of every call once it ended. */
  onCall?: (call: AlpacaCall) => void;
}

export interface AlpacaCall {
  operation: string;
  outcome: 'ok' | 'rejected' | 'unavailable' | 'protocol';
  elapsedMs: number;
}

export interface AlpacaRequest {
  method: 'GET' | 'POST' | 'PATCH' | 'DELETE';
  path: string;
  /** Name for metrics and messages, e.g. `submit_order`. */
  operation: string;
  query?: Record<string, string | number | undefined>;
  body?: unknown;
}

/**
 * One authenticated call to an Alpaca host. The error says what is known about the call:
 * `broker_rejected` – the broker answered 4xx, so it did nothing (details: status, brokerCode, brokerMessage, requestId);
 * `broker_unavailable` – no answer, a 5xx or a redirect: it may or may not have acted;
 * `broker_protocol` – a 2xx whose body is not JSON: it acted.
 */
export class AlpacaHttp {
  constructor(private readonly options: AlpacaHttpOptions) {}

  async request(request: AlpacaRequest): Promise<unknown> {
    const startedAt = performance.now();
    let outcome: AlpacaCall['outcome'] = 'unavailable';
    try {
      const response = await this.send(request);
      const text = await this.readBody(response, request);
      if (response.status >= 400 && response.status < 500) {
        outcome = 'rejected';
        throw rejection(request, response, text);
      }
      if (!response.ok) throw unavailable(request, `answered ${response.status}`);
      outcome = 'protocol';
      const parsed = parseBody(request, text);
      outcome = 'ok';
      return parsed;
    } finally {
      this.options.onCall?.({ operation: request.operation, outcome, elapsedMs: performance.now() - startedAt });
    }
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
        signal: AbortSignal.timeout(this.options.timeoutMs),
        headers: {
          'APCA-API-KEY-ID': this.options.keyId,
          'APCA-API-SECRET-KEY': this.options.secretKey,
          ...(request.body === undefined ? {} : { 'content-type': 'application/json' }),
        },
        ...(request.body === undefined ? {} : { body: JSON.stringify(request.body) }),
      });
    } catch (cause) {
      throw unavailable(request, 'did not answer', cause);
    }
  }

  private async readBody(response: Response, request: AlpacaRequest): Promise<string> {
    try {
      return await response.text();
    } catch (cause) {
      throw unavailable(request, 'broke off its answer', cause);
    }
  }
}

function parseBody(request: AlpacaRequest, text: string): unknown {
  if (text === '') return undefined;
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new AppError('broker_protocol', `The broker's answer to ${request.operation} is not JSON.`, { cause });
  }
}

function unavailable(request: AlpacaRequest, what: string, cause?: unknown): AppError {
  return new AppError('broker_unavailable', `The broker ${what} (${request.operation}).`, { cause });
}

function rejection(request: AlpacaRequest, response: Response, text: string): AppError {
  const body = parseRejection(text);
  const requestId = response.headers.get('x-request-id');
  const message = typeof body.message === 'string' ? body.message : text.slice(0, 200);
  return new AppError(
    'broker_rejected',
    `The broker refused ${request.operation}: ${message} (HTTP ${response.status}).`,
    {
      details: {
        status: response.status,
        brokerCode: typeof body.code === 'number' ? body.code : null,
        brokerMessage: message,
        requestId,
      },
    },
  );
}

/** Proxies in between answer with HTML or nothing: the status is the contract, the body a bonus. */
function parseRejection(text: string): { code?: unknown; message?: unknown } {
  try {
    const body: unknown = JSON.parse(text);
    return typeof body === 'object' && body !== null ? body : {};
  } catch {
    return {};
  }
}
