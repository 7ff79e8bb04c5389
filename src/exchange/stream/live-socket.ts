import type { WebSocket } from 'ws';
import type { StreamCodec } from './stream-codec.js';

/** A reader that is this far behind is cut: it has to catch up over REST anyway. */
const MOST_BUFFERED_BYTES = 1_048_576;

/** A client's connection that reads and writes whole messages and knows whether the other end still lives. */
export class LiveSocket {
  private isAlive = true;

  constructor(
    private readonly socket: WebSocket,
    private readonly codec: StreamCodec,
  ) {
    socket.on('pong', () => {
      this.isAlive = true;
    });
    // What it reports is followed by `close`.
    socket.on('error', () => undefined);
  }

  /** The listener is given undefined for what is no message. */
  onMessage(listener: (message: unknown) => void): void {
    this.socket.on('message', (data, isBinary) => {
      this.isAlive = true;
      listener(this.codec.decode(data, isBinary));
    });
  }

  onClose(listener: () => void): void {
    this.socket.on('close', listener);
  }

  send(message: unknown): void {
    if (this.socket.bufferedAmount > MOST_BUFFERED_BYTES) {
      this.cut();
      return;
    }
    if (this.socket.readyState !== this.socket.OPEN) return;
    const { frame, isBinary } = this.codec.encode(message);
    this.socket.send(frame, { binary: isBinary });
  }

  /** Cuts a client that has not answered the last ping, or sends the next one. */
  checkLife(): void {
    if (this.isAlive) {
      this.isAlive = false;
      this.socket.ping();
    } else {
      this.cut();
    }
  }

  close(code: number, reason: string): void {
    this.socket.close(code, reason);
  }

  /** Ends without a farewell. */
  cut(): void {
    this.socket.terminate();
  }
}
