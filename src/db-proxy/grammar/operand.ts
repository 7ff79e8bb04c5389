import { refusal, shown } from './refusal.js';
import type { Scanner } from './scanner.js';
import { TRUTHS, type Comparison, type Operand, type Truth } from './table-query.js';

const OPERATOR = /(not\.)?(eq|neq|gte?|lte?|i?like|in|is)\./y;
const LIST_ITEM = /[^,)]*/y;

/** Takes a value where it stands: the whole rest of a parameter, or one member of a list. */
export type TakeValue = (scanner: Scanner) => string;

/**
 * `[not.]operator.value` here; undefined, and nothing taken, when no operator stands here.
 * @param column names the place in an error
 */
export function takeOperand(scanner: Scanner, column: string, takeValue: TakeValue): Operand | undefined {
  const match = scanner.take(OPERATOR);
  if (match === undefined) return undefined;
  const negated = match[1] !== undefined;
  switch (match[2]) {
    case 'in':
      return { kind: 'in', negated, values: takeList(scanner, column) };
    case 'is':
      return { kind: 'is', negated, truth: parseTruth(takeValue(scanner), column) };
    default:
      return { kind: 'compare', negated, operator: match[2] as Comparison, value: takeValue(scanner) };
  }
}

function parseTruth(value: string, column: string): Truth {
  const truth = TRUTHS.find((known) => known === value.toLowerCase());
  if (truth !== undefined) return truth;
  throw refusal(
    'invalid_value',
    column,
    `"is" takes ${TRUTHS.join(', ')}, not ${shown(value)}; a literal is written eq.is.x.`,
  );
}

/** `(a,"b,c")`; `()` has no items. */
function takeList(scanner: Scanner, column: string): string[] {
  if (!scanner.takeText('(')) throw malformedList(column);
  if (scanner.takeText(')')) return [];
  const items: string[] = [];
  do {
    items.push(scanner.takeQuoted() ?? scanner.take(LIST_ITEM)?.[0] ?? '');
  } while (scanner.takeText(','));
  if (!scanner.takeText(')')) throw malformedList(column);
  return items;
}

function malformedList(column: string): Error {
  return refusal('invalid_value', column, `"in" on ${shown(column)} takes a list: in.(a,"b,c").`);
}
