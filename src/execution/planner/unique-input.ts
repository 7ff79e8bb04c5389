import { AppError } from '../../common/app-error.js';
import type { PlanInput } from './plan.js';

/** What stands twice would be traded twice. Throws `invalid_input` naming it. */
export function assertNoDuplicates({ book, sleeves, openOrders }: PlanInput): void {
  refuseTwice(
    'the book',
    book.map(({ sleeve }) => sleeve),
  );
  refuseTwice(
    'the ledger',
    sleeves.map(({ sleeve }) => sleeve),
  );
  refuseTwice(
    'the broker’s open orders',
    openOrders.map(({ orderId }) => orderId),
  );
}

function refuseTwice(where: string, names: readonly string[]): void {
  const twice = names.find((name, i) => names.indexOf(name) !== i);
  if (twice === undefined) return;
  throw new AppError('invalid_input', `${twice} stands twice in ${where}: nothing is planned.`);
}
