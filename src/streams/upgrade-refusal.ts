import { STATUS_CODES, type ServerResponse } from 'node:http';
import type { Duplex } from 'node:stream';
import type { AppError } from '../common/app-error.js';
import type { ErrorCode } from '../common/error-codes.js';
import { PROBLEM_MEDIA_TYPE, problemOf } from '../platform/http/problem-document.js';
import { RefusedForNow } from './refused-for-now.js';

/** What a client may take to read that it is refused. */
const READ_MS = 5000;

const HEADERS_OF: Partial<Record<ErrorCode, Record<string, string>>> = {
  unauthorized: { 'WWW-Authenticate': 'Bearer' },
  method_not_allowed: { Allow: 'GET' },
  malformed_request: { 'Sec-WebSocket-Version': '13' },
};

/** The request that is refused, and its id. */
export interface Refused {
  readonly url: string;
  readonly id: string;
}

/** Answers an upgrade request with a problem instead of 101. */
export function refuseUpgrade(socket: Duplex, refused: Refused, error: AppError): void {
  const { status, headers, body } = answerOf(refused, error);
  const head = [`HTTP/1.1 ${status} ${STATUS_CODES[status] ?? ''}`];
  for (const [name, value] of Object.entries(headers)) head.push(`${name}: ${value}`);
  endSoon(socket, `${head.join('\r\n')}\r\n\r\n${body}`);
}

/** The same for a request that asks for no upgrade, as the polling of Socket.IO does not. */
export function refuseRequest(response: ServerResponse, refused: Refused, error: AppError): void {
  const { status, headers, body } = answerOf(refused, error);
  response.writeHead(status, headers).end(body);
}

function answerOf(
  refused: Refused,
  error: AppError,
): { status: number; headers: Record<string, string>; body: string } {
  const problem = problemOf(error, refused);
  const body = JSON.stringify(problem);
  const headers = {
    Connection: 'close',
    'Content-Type': PROBLEM_MEDIA_TYPE,
    'Content-Length': String(Buffer.byteLength(body)),
    'X-Content-Type-Options': 'nosniff',
    'X-Request-Id': refused.id,
    ...HEADERS_OF[error.code],
    ...(error instanceof RefusedForNow && { 'Retry-After': String(error.retryAfterSeconds) }),
  };
  return { status: problem.status, headers, body };
}

/** Nobody else ends this connection: a client that never does would keep it half open for ever. */
function endSoon(socket: Duplex, text: string): void {
  const destroy = (): void => {
    socket.destroy();
  };
  const timer = setTimeout(destroy, READ_MS);
  timer.unref();
  socket.once('close', () => {
    clearTimeout(timer);
  });
  socket.on('error', destroy);
  socket.once('finish', destroy);
  // With bytes of the client unread, the end would be a reset, which may overtake the answer.
  socket.resume();
  socket.end(text);
}
