import { Readable } from 'node:stream';

/**
 * Chunks one after the other, each of which can be made use of again once it is written: thrown away, those of a large export
 * are so much memory that collecting it costs more than the export.
 */
export class ExportStream extends Readable {
  constructor(
    private readonly chunks: AsyncIterator<Buffer, undefined>,
    /** Not called for a chunk that was read and not piped: nobody knows when its reader is done with it. */
    private readonly onWritten: (chunk: Buffer) => void,
  ) {
    super({ objectMode: true, highWaterMark: 1 });
  }

  override _read(): void {
    this.chunks.next().then(
      ({ value }) => this.push(value ?? null),
      (error: unknown) => this.destroy(error as Error),
    );
  }

  override pipe<T extends NodeJS.WritableStream>(destination: T): T {
    this.on('data', (chunk: Buffer) => {
      const takesMore = destination.write(chunk, (error) => {
        if (!error) this.onWritten(chunk);
      });
      if (takesMore) return;
      this.pause();
      destination.once('drain', () => this.resume());
    });
    this.once('end', () => destination.end());
    return destination;
  }
}
