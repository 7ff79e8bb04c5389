import { AppError } from '../../common/app-error.js';
import { type Params, resolveParams } from '../../quant/params.js';
import { placedWithin, QuantError } from '../../quant/quant-error.js';
import type { ExecutionStyle } from './execution-style.js';
import { STYLES } from './registry.js';

/** A style with all of its parameters, as the rules, a plan and a request have it. */
export interface StyleChoice {
  kind: string;
  params: Params;
}

export const AT_ONCE: StyleChoice = { kind: 'immediate', params: {} };

const MEMBERS = ['kind', 'params'];

/** What somebody wrote, checked and completed. Throws `invalid_input` with the place. */
export function readStyle(value: unknown): StyleChoice {
  const { kind, params = {} } = membersOf(value);
  const style = typeof kind === 'string' ? STYLES.find(kind) : undefined;
  if (style === undefined) {
    throw refuse('style.kind', `"${String(kind)}" is no execution style; there are ${STYLES.names.join(', ')}`);
  }
  if (!isObject(params)) throw refuse('style.params', 'must be an object');
  try {
    return { kind: style.name, params: placedWithin('style', () => resolveParams(style.name, style.params, params)) };
  } catch (cause) {
    if (!(cause instanceof QuantError)) throw cause;
    throw refuse(cause.place ?? 'style.params', cause.message);
  }
}

/** Throws `internal_error`: a choice that was read names a style that there is. */
export function styleOf({ kind }: StyleChoice): ExecutionStyle {
  const style = STYLES.find(kind);
  if (style === undefined) throw new AppError('internal_error', `No execution style is named "${kind}".`);
  return style;
}

function membersOf(value: unknown): Record<string, unknown> {
  if (!isObject(value)) throw refuse('style', 'must be an object such as {"kind": "twap", "params": {"slices": 4}}');
  const unknown = Object.keys(value).find((member) => !MEMBERS.includes(member));
  if (unknown !== undefined) throw refuse(`style.${unknown}`, `is not known; a style has ${MEMBERS.join(' and ')}`);
  return value;
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function refuse(path: string, message: string): AppError {
  return new AppError('invalid_input', `The execution style was refused: ${path} ${message}.`, {
    errors: [{ path, message }],
  });
}
