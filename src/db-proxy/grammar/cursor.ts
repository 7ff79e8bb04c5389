import { createHmac, timingSafeEqual } from 'node:crypto';
import { refusal } from './refusal.js';
import type { Column, TableSchema } from './table-schema.js';
import type { OrderTerm } from './table-query.js';

/** Where a page ended: what its last row is ordered by, as PostgreSQL writes it. */
export type RowKey = readonly (string | null)[];

/** After this row the next page begins. */
export interface Position {
  key: RowKey;
  /** Where nothing makes a row unique: how many rows with this key are behind already. */
  ties: number;
  /** Rows of the pages before, as far as those who paged counted them. */
  rowsBefore: number;
}

export function isSameKey(one: RowKey, other: RowKey): boolean {
  return one.every((text, i) => text === other[i]);
}

const SIGNATURE_BYTES = 16;

/** Writes and reads cursors. One that was not signed for the same table in the same order is refused. */
export class Cursors {
  constructor(private readonly secret: string) {}

  seal(position: Position, table: TableSchema, order: readonly OrderTerm<Column>[]): string {
    const payload = Buffer.from(JSON.stringify([position.rowsBefore, position.ties, ...position.key]));
    return Buffer.concat([this.sign(payload, table, order), payload]).toString('base64url');
  }

  /** @throws AppError invalid_cursor */
  open(cursor: string, table: TableSchema, order: readonly OrderTerm<Column>[]): Position {
    const bytes = Buffer.from(cursor, 'base64url');
    const [signature, payload] = [bytes.subarray(0, SIGNATURE_BYTES), bytes.subarray(SIGNATURE_BYTES)];
    const isOurs = signature.length === SIGNATURE_BYTES && bytes.toString('base64url') === cursor;
    if (!isOurs || !timingSafeEqual(signature, this.sign(payload, table, order))) {
      throw refusal(
        'invalid_cursor',
        'cursor',
        'The cursor is not one of this table in this order: take it unchanged from the Link header, or begin without it.',
      );
    }
    const [rowsBefore, ties, ...key] = JSON.parse(payload.toString()) as [number, number, ...(string | null)[]];
    return { rowsBefore, ties, key };
  }

  private sign(payload: Uint8Array, table: TableSchema, order: readonly OrderTerm<Column>[]): Buffer {
    const place = [table.name, ...order.map(({ column, descending, nulls }) => [column.name, descending, nulls])];
    const mac = createHmac('sha256', this.secret).update(JSON.stringify(place)).update('\0').update(payload).digest();
    return mac.subarray(0, SIGNATURE_BYTES);
  }
}
