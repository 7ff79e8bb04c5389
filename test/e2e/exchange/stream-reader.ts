import WebSocket from 'ws';
import { eventually } from '../../support/eventually.js';

// eslint-disable-next-line @typescript-eslint/no-explicit-any
type Message = any;

/** A client of the trading stream that keeps all it hears. */
export class StreamReader {
  readonly messages: Message[] = [];
  readonly areBinary: boolean[] = [];
  readonly closed: Promise<number>;

  private constructor(readonly socket: WebSocket) {
    socket.on('message', (data: Buffer, isBinary: boolean) => {
      this.areBinary.push(isBinary);
      this.messages.push(JSON.parse(data.toString('utf8')));
    });
    socket.on('error', () => undefined);
    this.closed = new Promise((resolve) => socket.on('close', resolve));
  }

  static async open(url: string): Promise<StreamReader> {
    const socket = new WebSocket(url);
    const reader = new StreamReader(socket);
    await new Promise((resolve, reject) => socket.on('open', resolve).on('error', reject));
    return reader;
  }

  get updates(): Message[] {
    return this.messages.filter(({ stream }) => stream === 'trade_updates').map(({ data }) => data);
  }

  get events(): string[] {
    return this.updates.map(({ event }) => event);
  }

  tell(message: unknown): void {
    this.socket.send(typeof message === 'string' ? message : JSON.stringify(message));
  }

  /** Sends and returns the answer. */
  async ask(message: unknown): Promise<Message> {
    const heard = this.messages.length;
    this.tell(message);
    return eventually(() => {
      expect(this.messages.length).toBeGreaterThan(heard);
      return this.messages[heard];
    });
  }

  authenticate({ keyId, secretKey }: { keyId: string; secretKey: string }): Promise<Message> {
    return this.ask({ action: 'authenticate', data: { key_id: keyId, secret_key: secretKey } });
  }

  listenTo(streams: string[]): Promise<Message> {
    return this.ask({ action: 'listen', data: { streams } });
  }

  async heard(events: string[]): Promise<Message[]> {
    await eventually(() => {
      expect(this.events).toEqual(events);
    });
    return this.updates;
  }

  close(): void {
    this.socket.terminate();
  }
}
