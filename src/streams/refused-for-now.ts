import { AppError } from '../common/app-error.js';
import type { ErrorCode } from '../common/error-codes.js';

/** A refusal that would not be one a little later. */
export class RefusedForNow extends AppError {
  constructor(
    code: ErrorCode,
    message: string,
    readonly retryAfterSeconds: number,
  ) {
    super(code, message);
  }
}
