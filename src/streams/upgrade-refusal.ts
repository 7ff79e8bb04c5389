import { STATUS_CODES } from 'node:http';
import type { Duplex } from 'node:stream';
import type { AppError } from '../common/app-error.js';
import { redactToken } from '../platform/auth/presented-token.js';
import { PROBLEM_STATUS } from '../platform/http/problem-status.js';
import { problemTitle } from '../platform/http/problem-title.js';

/** Answers an upgrade request with a problem instead of 101. */
export function refuseUpgrade(socket: Duplex, url: string, error: AppError): void {
  const status = PROBLEM_STATUS[error.code];
  const body = JSON.stringify({
    type: `https://portfolio-allocation-system.dev/errors#${error.code}`,
    title: problemTitle(error.code),
    status,
    detail: error.message,
    instance: redactToken(url),
    code: error.code,
  });
  const head = [
    `HTTP/1.1 ${status} ${STATUS_CODES[status] ?? ''}`,
    'Connection: close',
    'Content-Type: application/problem+json; charset=utf-8',
    `Content-Length: ${Buffer.byteLength(body)}`,
    ...(error.code === 'unauthorized' ? ['WWW-Authenticate: Bearer'] : []),
    ...(status === 503 || status === 429 ? ['Retry-After: 5'] : []),
  ];
  socket.end(`${head.join('\r\n')}\r\n\r\n${body}`);
}
