import { STATUS_CODES } from 'node:http';
import type { Socket } from 'node:net';
import { AppError } from '../../common/app-error.js';
import type { ErrorCode } from '../../common/error-codes.js';
import type { Ids } from '../../common/ids.port.js';
import { PROBLEM_MEDIA_TYPE, problemOf } from './problem-document.js';

const REFUSALS: Record<string, [code: ErrorCode, message: string]> = {
  ERR_HTTP_REQUEST_TIMEOUT: ['request_timeout', 'The request took too long to arrive.'],
  HPE_HEADER_OVERFLOW: ['headers_too_large', 'Address and headers together are larger than 16 KiB.'],
  HPE_CHUNK_EXTENSIONS_OVERFLOW: ['payload_too_large', 'The extensions of a chunk are too large.'],
};
const MALFORMED: [code: ErrorCode, message: string] = ['malformed_request', 'This is not a request in HTTP/1.1.'];

/** What never became a request, such as one with two lengths: it is answered, and the connection is over. */
export function unreadableRequest(ids: Ids): (error: Error & { code?: string }, socket: Socket) => void {
  return (error, socket) => {
    // Nobody is there any more.
    if (error.code === 'ECONNRESET' || socket.destroyed) return;
    const [code, message] = REFUSALS[error.code ?? ''] ?? MALFORMED;
    const id = ids.next();
    const problem = problemOf(new AppError(code, message), { url: '/', id });
    const body = JSON.stringify(problem);
    if (!socket.writable) {
      socket.destroy();
      return;
    }
    socket.end(
      [
        `HTTP/1.1 ${problem.status} ${STATUS_CODES[problem.status] ?? ''}`,
        'Connection: close',
        `Content-Type: ${PROBLEM_MEDIA_TYPE}`,
        `Content-Length: ${Buffer.byteLength(body)}`,
        'X-Content-Type-Options: nosniff',
        `X-Request-Id: ${id}`,
        '',
        body,
      ].join('\r\n'),
    );
    // A client that does not read would keep it half open.
    socket.destroySoon();
  };
}
