import { Socket, type OnReadOpts, type SocketConstructorOpts } from 'node:net';

const BUFFER_BYTES = 64 * 1024;

/**
 * Reads into one buffer again and again. A buffer for every read, as Node's sockets make them, is memory outside the heap, and
 * each 64 MB of that let V8 collect the garbage of the whole process.
 */
export class LendingSocket extends Socket {
  /** Whether those who listen are done with the bytes when they return; else they get bytes of their own. */
  isLending = false;

  constructor() {
    // The types of Node have it at net.connect alone, which hands it on to this.
    const options: SocketConstructorOpts & { onread: OnReadOpts } = {
      onread: {
        buffer: Buffer.allocUnsafeSlow(BUFFER_BYTES),
        callback: (length, buffer) => {
          const bytes = Buffer.from(buffer.buffer, buffer.byteOffset, length);
          this.emit('data', this.isLending ? bytes : Buffer.from(bytes));
          return true;
        },
      },
    };
    super(options);
  }
}

/** What pg takes as `stream`. TLS reads past the socket that it is given. */
export function socketOf(connection?: { ssl?: unknown }): Socket {
  return connection?.ssl ? new Socket() : new LendingSocket();
}
