import type { Readable } from 'node:stream';
import type pg from 'pg';
import { LendingSocket } from './lending-socket.js';
import { RowFrames, type FrameReceiver } from './row-frames.js';

type DataListener = (bytes: Buffer) => void;

/** Takes rows as PostgreSQL sends them. */
export interface RowSink {
  /** @throws when the columns are not of the types that it takes */
  expect(columns: readonly Pick<pg.FieldDef, 'dataTypeID'>[]): void;
  /** The content of a DataRow message is `source` from `at` to `end`, until this returns. */
  add(source: Buffer, at: number, end: number): void;
}

export interface WantedRows {
  /** A cursor is a portal of the protocol as well. */
  cursor: string;
  most: number;
}

/**
 * The next rows of a cursor. As the protocol has it: the statement FETCH makes PostgreSQL keep all rows before it sends one.
 * @returns how many there were
 * @throws what the sink throws, else PostgreSQL's error
 */
export function fetchRows(client: pg.ClientBase, wanted: WantedRows, sink: RowSink): Promise<number> {
  return new Promise((resolve, reject) => {
    const fetch = new RowFetch(wanted, sink, (error) => {
      if (error === undefined) resolve(fetch.rowCount);
      else reject(error);
    });
    client.query(fetch);
  });
}

/**
 * A query of pg with rows that pg does not see: it would make a string of every value. All else of the answer goes to pg, so
 * errors, notices and the end are treated as with any query.
 */
class RowFetch implements pg.Submittable, FrameReceiver {
  rowCount = 0;
  private failure: Error | undefined;
  /** Those of pg. */
  private listeners: DataListener[] = [];

  constructor(
    private readonly wanted: WantedRows,
    private readonly sink: RowSink,
    /** pg finds it here, to put its time limit around it. */
    public callback: (error?: Error) => void,
  ) {}

  submit(connection: pg.Connection): void {
    this.takeOver(connection.stream);
    const { cursor, most } = this.wanted;
    connection.stream.cork();
    connection.describe({ type: 'P', name: cursor }, true);
    // pg writes a number, whatever its type says.
    connection.execute({ portal: cursor, rows: most as unknown as string }, true);
    connection.sync();
    connection.stream.uncork();
  }

  handleRowDescription({ fields }: { fields: pg.FieldDef[] }): void {
    try {
      this.sink.expect(fields);
    } catch (error) {
      this.failure = error as Error;
    }
  }

  handlePortalSuspended(): void {
    // There may be more.
  }

  handleCommandComplete(): void {
    // The rows have been counted.
  }

  handleReadyForQuery(): void {
    this.callback(this.failure);
  }

  /** After an error of PostgreSQL, pg does not tell of ReadyForQuery. */
  handleError(error: Error): void {
    this.callback(error);
  }

  row(source: Buffer, at: number, end: number): void {
    this.rowCount++;
    if (this.failure !== undefined) return;
    try {
      this.sink.add(source, at, end);
    } catch (error) {
      this.failure = error as Error;
    }
  }

  other(frame: Buffer): void {
    for (const listener of this.listeners) listener(frame);
  }

  /** Until ReadyForQuery: what pg does then may be to submit the next query, which finds the stream as this one did. */
  private takeOver(stream: Readable): void {
    const listeners = stream.listeners('data') as DataListener[];
    this.listeners = listeners.map((listener) => listener.bind(stream));
    const frames = new RowFrames(this);
    const cut = (chunk: Buffer): void => {
      const last = frames.push(chunk);
      if (last === undefined) return;
      stream.off('data', cut);
      for (const listener of listeners) stream.on('data', listener);
      lend(stream, false);
      this.other(Buffer.from(last));
    };
    for (const listener of listeners) stream.off('data', listener);
    stream.on('data', cut);
    lend(stream, true);
  }
}

/** The messages are cut without keeping a chunk; pg keeps what it has not read. */
function lend(stream: Readable, isLending: boolean): void {
  if (stream instanceof LendingSocket) stream.isLending = isLending;
}
