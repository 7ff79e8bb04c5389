import type { Duplex } from 'node:stream';
import { Sender, type WebSocket } from 'ws';
import type { LogEntry } from './channel-log.js';
import type { Close } from './close-codes.js';
import { messageFrame, type StreamFormat } from './envelope.js';
import { MadeOnce } from './made-once.js';
import type { StreamSink } from './stream-reader.js';

const TEXT = { fin: true, opcode: 1, mask: false, readOnly: true, rsv1: false };

/** The bytes of a message on the wire are the same for every client, so they are made once. */
const FRAMES: Record<StreamFormat, MadeOnce<LogEntry, Buffer>> = {
  bare: new MadeOnce((entry) => wireFrame(messageFrame(entry, 'bare'))),
  envelope: new MadeOnce((entry) => wireFrame(messageFrame(entry, 'envelope'))),
};

/** Writes to the socket itself: frames are whole and not compressed, so those of the library may come in between. */
export class WsSink implements StreamSink {
  constructor(
    private readonly client: WebSocket,
    private readonly socket: Duplex,
    readonly format: StreamFormat,
  ) {}

  backlogBytes(): number {
    return this.socket.writableLength;
  }

  write(entry: LogEntry): void {
    if (this.socket.writable) this.socket.write(FRAMES[this.format].of(entry));
  }

  tell(frame: string): void {
    if (this.socket.writable) this.socket.write(wireFrame(frame));
  }

  gather(): void {
    this.socket.cork();
  }

  flush(): void {
    this.socket.uncork();
  }

  close({ code, reason }: Close): void {
    this.client.close(code, reason);
  }
}

function wireFrame(text: string): Buffer {
  return Buffer.concat(Sender.frame(Buffer.from(text), TEXT));
}
