import { decode, encode } from '@msgpack/msgpack';
import WebSocket from 'ws';
import { eventually } from '../../support/eventually.js';

// eslint-disable-next-line @typescript-eslint/no-explicit-any
type Message = any;

/** A client of the market-data stream that keeps all frames it hears, in one of the two codecs. */
export class DataStreamReader {
  readonly frames: Message[] = [];
  readonly closed: Promise<number>;

  private constructor(
    readonly socket: WebSocket,
    private readonly isPacked: boolean,
  ) {
    socket.on('message', (data: Buffer, isBinary: boolean) => {
      expect(isBinary).toBe(isPacked);
      this.frames.push(isPacked ? decode(data) : JSON.parse(data.toString('utf8')));
    });
    socket.on('error', () => undefined);
    this.closed = new Promise((resolve) => socket.on('close', resolve));
  }

  static async open(url: string, isPacked = false): Promise<DataStreamReader> {
    const socket = new WebSocket(url, isPacked ? { headers: { 'Content-Type': 'application/msgpack' } } : {});
    const reader = new DataStreamReader(socket, isPacked);
    await new Promise((resolve, reject) => socket.on('open', resolve).on('error', reject));
    return reader;
  }

  /** All messages of a kind. */
  of(kind: string): Message[] {
    return this.frames.flat().filter(({ T }: Message) => T === kind);
  }

  tell(message: unknown): void {
    this.socket.send(this.isPacked ? encode(message) : typeof message === 'string' ? message : JSON.stringify(message));
  }

  /** Sends and returns the only message of the frame that answers. */
  async ask(message: unknown): Promise<Message> {
    const heard = this.frames.length;
    this.tell(message);
    return eventually(() => {
      expect(this.frames.length).toBeGreaterThan(heard);
      expect(this.frames[heard]).toHaveLength(1);
      return this.frames[heard][0];
    });
  }

  authenticate({ keyId, secretKey }: { keyId: string; secretKey: string }): Promise<Message> {
    return this.ask({ action: 'auth', key: keyId, secret: secretKey });
  }

  /** Waits until so many messages of the kind came. */
  heard(kind: string, count: number): Promise<Message[]> {
    return eventually(() => {
      const messages = this.of(kind);
      expect(messages.length).toBeGreaterThanOrEqual(count);
      return messages;
    });
  }

  close(): void {
    this.socket.terminate();
  }
}
