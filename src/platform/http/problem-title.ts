import type { ErrorCode } from '../../common/error-codes.js';

/** `table_not_found` → "Table not found". */
export function problemTitle(code: ErrorCode): string {
  const words = code.replaceAll('_', ' ');
  return words.charAt(0).toUpperCase() + words.slice(1);
}
