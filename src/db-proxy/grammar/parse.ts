import { isGroupName, parseFilter, parseGroup } from './filter.js';
import { parseOrder, parseSortBy } from './order.js';
import { parseLimit, parseStart } from './page.js';
import { parseParameters, refuseRepeated } from './parameters.js';
import { refusal } from './refusal.js';
import { parseSelect } from './select.js';
import type { Condition, OrderTerm, TableQuery } from './table-query.js';

/** Names that are never a column unless quoted; each may be given once. */
const RESERVED = ['select', 'fields', 'order', 'sort_by', 'limit', 'offset', 'page', 'format', 'cursor'] as const;
type Reserved = (typeof RESERVED)[number];
type Given = Partial<Record<Reserved, string>>;

/** First stage: from a raw query string to what it asks for. Knows no table; every refusal is an AppError. */
export function parseTableQuery(rawQuery: string): TableQuery {
  const where: Condition<string>[] = [];
  const given: Given = {};
  for (const { name, value } of parseParameters(rawQuery)) {
    if (isReserved(name)) {
      refuseRepeated(name, [value, ...(given[name] === undefined ? [] : [given[name]])]);
      given[name] = value;
    } else {
      where.push(isGroupName(name) ? parseGroup(name, value) : parseFilter(name, value));
    }
  }
  const select = onlyOne(given, 'select', 'fields');
  refuseTwoStarts(given);
  return {
    select: select === undefined ? undefined : parseSelect(select),
    where,
    order: parseOrdering(given),
    limit: given.limit === undefined ? undefined : parseLimit(given.limit),
    start: parseStart(given),
    format: given.format,
  };
}

function isReserved(name: string): name is Reserved {
  return (RESERVED as readonly string[]).includes(name);
}

/** Two names of one thing. */
function onlyOne(given: Given, name: Reserved, alias: Reserved): string | undefined {
  if (given[name] !== undefined && given[alias] !== undefined) {
    throw refusal('duplicate_parameter', alias, `"${alias}" is another name of "${name}": give one of them.`);
  }
  return given[name] ?? given[alias];
}

function refuseTwoStarts(given: Given): void {
  const [first, second] = (['cursor', 'offset', 'page'] as const).filter((name) => given[name] !== undefined);
  if (first === undefined || second === undefined) return;
  throw refusal('duplicate_parameter', second, `"${first}" and "${second}" both say where the page begins: give one.`);
}

function parseOrdering(given: Given): OrderTerm<string>[] {
  if (given.sort_by !== undefined) return parseSortBy(given.sort_by, given.order);
  return given.order === undefined ? [] : parseOrder(given.order);
}
