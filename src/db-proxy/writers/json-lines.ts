import type pg from 'pg';
import type { Column, JsonForm } from '../grammar/table-schema.js';
import type { LineWriter } from '../sql/server-cursor.js';
import { int32At } from '../sql/wire-int.js';
import { ColumnTypeChanged } from './column-type-changed.js';
import { JsonBytes, MOST_PER_BYTE } from './json-bytes.js';
import { Literal, WORD_BYTES } from './literal.js';

const COUNT_BYTES = 2;
const LENGTH_BYTES = 4;
const NULL = new Literal('null');
const END = new Literal('}\n');

interface Field {
  /** What stands before the value. */
  opening: Literal;
  form: JsonForm;
}

/** Each row as the line that row_to_json would write. */
export class JsonLines implements LineWriter {
  private readonly bytes = new JsonBytes();
  private readonly fields: readonly Field[];
  private readonly bytesAroundValues: number;

  constructor(private readonly columns: readonly Column[]) {
    this.fields = columns.map(({ name, jsonForm }, i) => ({
      opening: new Literal(`${i === 0 ? '{' : ','}${JSON.stringify(name)}:`),
      form: jsonForm,
    }));
    this.bytesAroundValues = this.fields.reduce(
      (sum, { opening }) => sum + opening.length,
      END.words.length * WORD_BYTES,
    );
  }

  /** Of what is composed PostgreSQL writes JSON, whatever its type has become. */
  expect(columns: readonly Pick<pg.FieldDef, 'dataTypeID'>[]): void {
    for (const [i, { name, jsonForm, typeId }] of this.columns.entries()) {
      if (jsonForm !== 'composed' && columns[i]?.dataTypeID !== typeId) throw new ColumnTypeChanged(name);
    }
  }

  /** A DataRow is the number of its values, then of each its length, -1 for null, and its text. */
  add(source: Buffer, at: number, end: number): void {
    const { bytes, fields } = this;
    // The quotes of a value, and `null` and `false`, are less than its length takes six times.
    bytes.reserve(this.bytesAroundValues + MOST_PER_BYTE * (end - at));
    let from = at + COUNT_BYTES;
    for (const { opening, form } of fields) {
      bytes.literal(opening);
      const length = int32At(source, from);
      from += LENGTH_BYTES;
      if (length < 0) {
        bytes.literal(NULL);
      } else {
        bytes.value(form, source, from, from + length);
        from += length;
      }
    }
    bytes.literal(END);
  }

  take(): Buffer[] {
    return this.bytes.take();
  }

  giveBack(chunk: Buffer): void {
    this.bytes.giveBack(chunk);
  }
}
