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
  if (given.cursor !== undefined) {
    throw refusal('unknown_parameter', 'cursor', 'There is no parameter "cursor"; page with limit and offset.');
  }
  const select = onlyOne(given, 'select', 'fields');
  onlyOne(given, 'offset', 'page');
  return {
    select: select === undefined ? undefined : parseSelect(select),
    where,
    order: parseOrdering(given),
    limit: given.limit === undefined ? undefined : parseLimit(given.limit),
    start: parseStart(given.offset, given.page),
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

function parseOrdering(given: Given): OrderTerm<string>[] {
  if (given.sort_by !== undefined) return parseSortBy(given.sort_by, given.order);
  return given.order === undefined ? [] : parseOrder(given.order);
}
