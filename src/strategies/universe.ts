import { AppError } from '../common/app-error.js';
import { SYMBOL_NAME } from '../market/symbol-name.js';

/** `all`: every tradable symbol with bars; real ones displace the simulated market. */
export type Universe = { symbols: string[] } | { sectors: string[] } | { all: true };

const LARGEST = 1000;

/** Throws `invalid_strategy` with the offending value. */
export function parseUniverse(input: unknown): Universe {
  const entries = typeof input === 'object' && input !== null ? Object.entries(input) : [];
  const [entry, ...more] = entries;
  if (entry === undefined || more.length > 0) throw notAUniverse(input);
  const [form, value] = entry as [string, unknown];
  if (form === 'all' && value === true) return { all: true };
  if (form === 'symbols') return { symbols: textsOf(form, value, (text) => SYMBOL_NAME.test(text)) };
  if (form === 'sectors') return { sectors: textsOf(form, value, (text) => text.trim() !== '') };
  throw notAUniverse(input);
}

function textsOf(form: string, value: unknown, isValid: (text: string) => boolean): string[] {
  if (!Array.isArray(value) || value.length === 0 || value.length > LARGEST) {
    throw new AppError('invalid_strategy', `universe.${form} must be a list of 1 to ${LARGEST} names.`);
  }
  const items = value as unknown[];
  const wrong = items.find((item) => typeof item !== 'string' || !isValid(item));
  if (wrong !== undefined) {
    throw new AppError('invalid_strategy', `universe.${form} holds ${JSON.stringify(wrong)}, which is no valid name.`);
  }
  return [...new Set(items as string[])];
}

function notAUniverse(input: unknown): AppError {
  const shown = input === undefined ? 'missing' : JSON.stringify(input);
  return new AppError(
    'invalid_strategy',
    `universe must be one of {"symbols":[…]}, {"sectors":[…]} or {"all":true}; it is ${shown.slice(0, 120)}.`,
  );
}
