import type { ErrorCode } from './error-codes.js';

/** One offending place of a rejected input: a JSON path, a parameter name, a file line, and what is wrong there. */
export interface ErrorPlace {
  path: string;
  message: string;
}

export interface AppErrorOptions {
  cause?: unknown;
  /** Places for validation failures; shown to the user. */
  errors?: ErrorPlace[];
  /** Further machine-readable members of the problem document; shown to the user, so never secrets. */
  details?: Record<string, unknown>;
}

/** The one error type that crosses modules: a stable code and a sentence that says what to do. */
export class AppError extends Error {
  readonly code: ErrorCode;
  readonly errors: ErrorPlace[];
  readonly details: Record<string, unknown>;

  constructor(code: ErrorCode, message: string, options: AppErrorOptions = {}) {
    super(message, options.cause === undefined ? undefined : { cause: options.cause });
    this.name = 'AppError';
    this.code = code;
    this.errors = options.errors ?? [];
    this.details = options.details ?? {};
  }
}
