import type { Constraints, GroupConstraint, LinearConstraint } from '../constraints/constraints.js';
import type { JsonReader } from './json-reader.js';

const MEMBERS = [
  'min_weight',
  'max_weight',
  'budget',
  'gross_max',
  'groups',
  'linear',
  'turnover',
  'costs',
  'l2',
  'max_positions',
  'min_position',
  'tracking_error',
];

type Defined<T> = { [K in keyof T]: Exclude<T[K], undefined> };

/** Leaves out what is not there, so that the library's defaults hold. */
function defined<T extends object>(members: T): Partial<Defined<T>> {
  return Object.fromEntries(Object.entries(members).filter(([, value]) => value !== undefined)) as Partial<Defined<T>>;
}

/** `constraints` of a request, as the library has them; the library checks them against the symbols. */
export function readConstraints(body: JsonReader): Constraints {
  const reader = body.object('constraints', MEMBERS);
  if (reader === undefined) return {};
  return defined({
    minWeight: reader.perSymbol('min_weight'),
    maxWeight: reader.perSymbol('max_weight'),
    budget: reader.number('budget'),
    grossMax: reader.number('gross_max'),
    groups: readGroups(reader),
    linear: readLinear(reader),
    turnover: readTurnover(reader),
    costs: readCosts(reader),
    l2: reader.number('l2'),
    maxPositions: reader.number('max_positions'),
    minPosition: reader.number('min_position'),
    trackingError: readTrackingError(reader),
  });
}

function readGroups(reader: JsonReader): GroupConstraint[] {
  return reader.objects('groups', ['name', 'symbols', 'min', 'max']).map((group) => ({
    name: group.requiredText('name'),
    symbols: group.texts('symbols'),
    ...defined({ min: group.number('min'), max: group.number('max') }),
  }));
}

function readLinear(reader: JsonReader): LinearConstraint[] {
  return reader.objects('linear', ['name', 'coefficients', 'min', 'max']).map((row) => ({
    coefficients: row.bySymbol('coefficients'),
    ...defined({ name: row.text('name'), min: row.number('min'), max: row.number('max') }),
  }));
}

function readTurnover(reader: JsonReader): Constraints['turnover'] {
  const turnover = reader.object('turnover', ['from', 'max']);
  return turnover && { from: turnover.bySymbol('from'), max: turnover.number('max') ?? NaN };
}

function readCosts(reader: JsonReader): Constraints['costs'] {
  const costs = reader.object('costs', ['from', 'linear', 'quadratic']);
  return (
    costs && {
      from: costs.bySymbol('from'),
      ...defined({ linear: costs.perSymbol('linear'), quadratic: costs.perSymbol('quadratic') }),
    }
  );
}

function readTrackingError(reader: JsonReader): Constraints['trackingError'] {
  const error = reader.object('tracking_error', ['benchmark_weights', 'max']);
  return error && { benchmarkWeights: error.bySymbol('benchmark_weights'), max: error.number('max') ?? NaN };
}
