import type { ArgumentsHost } from '@nestjs/common';
import { AppError } from '../../common/app-error.js';
import { Logger } from '../observability/logger.js';
import { ProblemFilter } from './problem.filter.js';

function headersOf(error: AppError): Record<string, unknown> {
  const headers: Record<string, unknown> = {};
  const reply = {
    status: () => reply,
    send: () => reply,
    header: (name: string, value: unknown) => {
      headers[name] = value;
      return reply;
    },
  };
  const http = { getRequest: () => ({ id: 'r-1', url: '/', raw: {} }), getResponse: () => reply };
  const host = { getType: () => 'http', switchToHttp: () => http } as unknown as ArgumentsHost;
  new ProblemFilter(new Logger({ level: 'silent', format: 'json' })).catch(error, host);
  return headers;
}

it.each([
  [21_250, 22],
  [3, 1],
])('says in whole seconds when to ask again: %d ms are %d s', (retry_after_ms, seconds) => {
  const error = new AppError('broker_throttled', 'Used up.', { details: { retry_after_ms } });
  expect(headersOf(error)).toMatchObject({ 'Retry-After': seconds });
});

it('says nothing of it where nobody knows', () => {
  expect(headersOf(new AppError('broker_unavailable', 'Away.'))).not.toHaveProperty('Retry-After');
});
