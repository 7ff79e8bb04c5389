import { AppError } from '../../common/app-error.js';
import type { ErrorCode } from '../../common/error-codes.js';

const SHOWN_CHARACTERS = 80;

/** User input inside a sentence: quoted, escaped and of bounded length. */
export function shown(input: string): string {
  return JSON.stringify(input.length > SHOWN_CHARACTERS ? `${input.slice(0, SHOWN_CHARACTERS)}…` : input);
}

/** The error for one bad parameter. */
export function refusal(code: ErrorCode, parameter: string, message: string): AppError {
  return new AppError(code, message, { errors: [{ path: parameter, message }] });
}
