import { AppError } from '../common/app-error.js';
import { resolveParams, type Params } from '../quant/params.js';
import { placedAs, placedWithin, QuantError } from '../quant/quant-error.js';
import type { StrategyKind } from './kinds/strategy-kind.js';
import { STRATEGY_KINDS } from './kinds/registry.js';
import { parseUniverse, type Universe } from './universe.js';

export interface StrategyDefinition {
  id: string;
  name: string;
  kind: string;
  params: Params;
  universe: Universe;
  enabled: boolean;
}

const MEMBERS = ['id', 'name', 'kind', 'params', 'universe', 'enabled'];
const ID = /^[a-z][a-z0-9_-]{0,62}$/;
/** In the ledger and the equity table, or below the path `/strategies`, these name something else than a strategy. */
const RESERVED_IDS = ['reserve', 'external', 'portfolio', 'summary', 'kinds'];

/** A definition as a user wrote it, checked and completed. Throws `invalid_strategy` with the offending value. */
export function parseStrategy(input: unknown): StrategyDefinition {
  const given = membersOf(input);
  const id = textOf(given, 'id');
  if (!ID.test(id)) throw invalid(`id "${id}" must begin with a-z and go on with a-z, 0-9, _ or -, at most 63 in all`);
  // An id is a key of weights, shares and returns, where `constructor` would be found before it is put there.
  if (RESERVED_IDS.includes(id) || id in Object.prototype) throw invalid(`id "${id}" is reserved; choose another`);
  const kind = kindOf(textOf(given, 'kind'));
  const enabled = given['enabled'] ?? true;
  if (typeof enabled !== 'boolean') throw invalid(`enabled must be true or false, not ${JSON.stringify(enabled)}`);
  const universe = parseUniverse(given['universe']);
  return {
    id,
    name: given['name'] === undefined ? id : textOf(given, 'name'),
    kind: kind.name,
    params: paramsOf(kind, given['params'] ?? {}, universe),
    universe,
    enabled,
  };
}

export function kindOf(name: string): StrategyKind {
  const kind = STRATEGY_KINDS.find(name);
  if (kind === undefined) throw invalid(`kind "${name}" is not known; there are ${STRATEGY_KINDS.names.join(', ')}`);
  return kind;
}

function paramsOf(kind: StrategyKind, params: unknown, universe: Universe): Params {
  if (typeof params !== 'object' || params === null || Array.isArray(params)) throw invalid('params must be an object');
  try {
    const resolved = placedAs(kind.name, 'params', () => resolveParams(kind.name, kind.params, params as Params));
    placedWithin('params', () => kind.check?.(resolved, 'symbols' in universe ? universe.symbols : undefined));
    return resolved;
  } catch (cause) {
    if (cause instanceof QuantError) throw invalid(cause.message, cause.place);
    throw cause;
  }
}

function membersOf(input: unknown): Record<string, unknown> {
  if (typeof input !== 'object' || input === null || Array.isArray(input))
    throw invalid('a strategy must be an object');
  const unknown = Object.keys(input).find((member) => !MEMBERS.includes(member));
  if (unknown !== undefined) throw invalid(`"${unknown}" is not known; a strategy has ${MEMBERS.join(', ')}`);
  return input as Record<string, unknown>;
}

function textOf(given: Record<string, unknown>, member: string): string {
  const value = given[member];
  if (typeof value === 'string' && value !== '' && value.length <= 200) return value;
  throw invalid(`${member} must be a text, not ${value === undefined ? 'missing' : JSON.stringify(value)}`);
}

function invalid(problem: string, path?: string): AppError {
  const errors = path === undefined ? [] : [{ path, message: problem }];
  return new AppError('invalid_strategy', `The strategy is not valid: ${problem}.`, { errors });
}
