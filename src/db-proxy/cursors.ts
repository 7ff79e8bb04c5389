import { createHmac, timingSafeEqual } from 'node:crypto';
import type { CursorOpener, OrderedRows, Position } from './grammar/cursor.js';
import { refusal } from './grammar/refusal.js';
import type { Column } from './grammar/table-schema.js';

const SIGNATURE_BYTES = 16;

/** Writes and reads cursors. One that was not signed for the same rows in the same order is refused. */
export class Cursors implements CursorOpener {
  constructor(private readonly secret: string) {}

  seal(position: Position, rows: OrderedRows): string {
    const payload = Buffer.from(JSON.stringify([position.rowsBefore, position.ties, ...position.key]));
    return Buffer.concat([this.sign(payload, rows), payload]).toString('base64url');
  }

  /** @throws AppError invalid_cursor */
  open(cursor: string, rows: OrderedRows): Position {
    const bytes = Buffer.from(cursor, 'base64url');
    const [signature, payload] = [bytes.subarray(0, SIGNATURE_BYTES), bytes.subarray(SIGNATURE_BYTES)];
    const isOurs = signature.length === SIGNATURE_BYTES && bytes.toString('base64url') === cursor;
    if (!isOurs || !timingSafeEqual(signature, this.sign(payload, rows))) {
      throw refusal(
        'invalid_cursor',
        'cursor',
        'The cursor is not one of this table with these filters in this order: take it unchanged from the Link header, or begin without it.',
      );
    }
    const [rowsBefore, ties, ...key] = JSON.parse(payload.toString()) as [number, number, ...(string | null)[]];
    return { rowsBefore, ties, key };
  }

  private sign(payload: Uint8Array, { table, where, order }: OrderedRows): Buffer {
    const terms = order.map(({ column, descending, nulls }) => [column.name, descending, nulls]);
    // All of them hold, in whatever order they stand.
    const filters = where.map((condition) => JSON.stringify(condition, columnName)).sort();
    const place = JSON.stringify([table.name, filters, ...terms]);
    const mac = createHmac('sha256', this.secret).update(place).update('\0').update(payload).digest();
    return mac.subarray(0, SIGNATURE_BYTES);
  }
}

function columnName(key: string, value: unknown): unknown {
  return key === 'column' ? (value as Column).name : value;
}
