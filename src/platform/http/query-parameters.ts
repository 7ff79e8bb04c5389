import { AppError } from '../../common/app-error.js';

type Query = Readonly<Record<string, unknown>>;

/** No parameter is a list: of one that stands twice nobody knows which value is meant. Errors: `duplicate_parameter`. */
export function refuseRepeated(query: unknown): void {
  const repeated = Object.entries(query as Query).find(([, value]) => Array.isArray(value))?.[0];
  if (repeated === undefined) return;
  throw new AppError('duplicate_parameter', `The parameter "${repeated}" is given more than once.`, {
    errors: [{ path: repeated, message: 'is given more than once' }],
  });
}

/** For an address that takes no parameters. Errors: `duplicate_parameter`, `validation_failed`. */
export function refuseParameters(query: unknown): void {
  refuseRepeated(query);
  const given = Object.keys(query as Query);
  if (given.length === 0) return;
  throw new AppError('validation_failed', `There are no parameters here; ${given.join(', ')} cannot be used.`, {
    errors: given.map((path) => ({ path, message: `${path} is not known here` })),
  });
}
