import { Injectable, type LoggerService } from '@nestjs/common';
import { pino, stdTimeFunctions, type Logger as Pino } from 'pino';
import { hideValues } from '../audit/redact.js';

export interface LoggerOptions {
  level: string;
  format: 'pretty' | 'json';
  /** Values that no line may show, wherever they come from: also libraries put addresses into their messages. */
  secrets?: readonly string[];
}

/** How Nest builds itself up is of interest only to those who look for a fault in it. */
const FRAMEWORK_CONTEXTS = new Set(['InstanceLoader', 'RouterExplorer', 'RoutesResolver', 'WebSocketsController']);

/** One pino for Nest, Fastify and ourselves. Fields first, message second; secrets are redacted wherever they stand. */
@Injectable()
export class Logger implements LoggerService {
  readonly pino: Pino;

  constructor(options: LoggerOptions) {
    this.pino = pino({
      level: options.level,
      timestamp: stdTimeFunctions.isoTime,
      redact: ['req.headers.authorization', '*.secretKey', '*.password', '*.token'],
      hooks: { streamWrite: hiding(options.secrets ?? []) },
      ...(options.format === 'pretty'
        ? { transport: { target: 'pino-pretty', options: { translateTime: 'HH:MM:ss', ignore: 'pid,hostname' } } }
        : {}),
    });
  }

  log(fields: unknown, message?: unknown): void {
    const isFramework = typeof message === 'string' && FRAMEWORK_CONTEXTS.has(message);
    this.write(isFramework ? 'debug' : 'info', fields, message);
  }

  error(fields: unknown, message?: unknown): void {
    this.write('error', fields, message);
  }

  warn(fields: unknown, message?: unknown): void {
    this.write('warn', fields, message);
  }

  debug(fields: unknown, message?: unknown): void {
    this.write('debug', fields, message);
  }

  verbose(fields: unknown, message?: unknown): void {
    this.write('trace', fields, message);
  }

  fatal(fields: unknown, message?: unknown): void {
    this.write('fatal', fields, message);
  }

  /** Nest logs `(message, context)`, we log `(fields, message)`. */
  private write(
    level: 'trace' | 'debug' | 'info' | 'warn' | 'error' | 'fatal',
    fields: unknown,
    message?: unknown,
  ): void {
    if (typeof fields === 'string') {
      this.pino[level]({ ...(typeof message === 'string' ? { context: message } : {}) }, fields);
    } else {
      this.pino[level](fields, typeof message === 'string' ? message : undefined);
    }
  }
}

/** In a line of JSON a secret stands as JSON writes it. */
function hiding(secrets: readonly string[]): (line: string) => string {
  const shown = secrets.map((secret) => JSON.stringify(secret).slice(1, -1));
  return (line) => hideValues(line, shown);
}
