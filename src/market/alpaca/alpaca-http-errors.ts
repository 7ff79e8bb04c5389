import { AppError } from '../../common/app-error.js';

interface Call {
  operation: string;
}

/** The statuses with which the broker says that it did nothing. Any other failure leaves open whether it acted. */
const DEFINITIVE = new Set([400, 401, 403, 404, 405, 410, 413, 415, 422]);

export function isDefinitive(status: number): boolean {
  return DEFINITIVE.has(status);
}

export function unavailable(
  { operation }: Call,
  what: string,
  { cause, response }: { cause?: unknown; response?: Response } = {},
): AppError {
  const requestId = response?.headers.get('x-request-id') ?? null;
  const said = requestId === null ? operation : `${operation}, its request ${requestId}`;
  return new AppError('broker_unavailable', `The broker ${what} (${said}).`, {
    cause,
    details: { broker_request_id: requestId },
  });
}

export function rejection({ operation }: Call, response: Response, text: string): AppError {
  const body = parseRefusal(text);
  const requestId = response.headers.get('x-request-id');
  const message = typeof body.message === 'string' ? body.message : text.slice(0, 200);
  return new AppError('broker_rejected', `The broker refused ${operation}: ${message} (HTTP ${response.status}).`, {
    details: {
      broker_status: response.status,
      broker_code: typeof body.code === 'number' ? body.code : null,
      broker_message: message,
      broker_request_id: requestId,
    },
  });
}

/** Proxies in between answer with HTML or nothing: the status is the contract, the body a bonus. */
function parseRefusal(text: string): { code?: unknown; message?: unknown } {
  try {
    const body: unknown = JSON.parse(text);
    return typeof body === 'object' && body !== null ? body : {};
  } catch {
    return {};
  }
}
