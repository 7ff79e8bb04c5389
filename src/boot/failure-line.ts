import { AppError } from '../common/app-error.js';
import { visibleText } from '../common/visible-text.js';

/** The one line that a failed start or command leaves on the terminal. */
export function failureLine(error: unknown, asJson = false): string {
  const known = error instanceof AppError ? error : undefined;
  const message = error instanceof Error ? error.message : String(error);
  if (asJson) return JSON.stringify({ code: known?.code ?? 'internal_error', message, errors: known?.errors ?? [] });
  return visibleText(known === undefined ? `Error: ${message}` : `Error (${known.code}): ${message}`);
}
