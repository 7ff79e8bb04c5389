import type { Socket } from 'socket.io';
import type { LogEntry } from './channel-log.js';
import type { Close } from './close-codes.js';
import { messageFrame, type StreamFormat } from './envelope.js';
import { MadeOnce } from './made-once.js';
import type { StreamSink } from './stream-reader.js';

/** What Socket.IO sends is an object, which its clients would make of the text anyway. */
const PAYLOADS: Record<StreamFormat, MadeOnce<LogEntry, unknown>> = {
  bare: new MadeOnce((entry) => JSON.parse(messageFrame(entry, 'bare')) as unknown),
  envelope: new MadeOnce((entry) => JSON.parse(messageFrame(entry, 'envelope')) as unknown),
};

/** A message is an event named after its channel. */
export class IoSink implements StreamSink {
  constructor(
    private readonly socket: Socket,
    private readonly channel: string,
    readonly format: StreamFormat,
  ) {}

  backlogBytes(): number {
    return backlogOf(this.socket);
  }

  write(entry: LogEntry): void {
    this.socket.emit(this.channel, PAYLOADS[this.format].of(entry));
  }

  tell(frame: string): void {
    this.socket.emit(this.channel, JSON.parse(frame) as unknown);
  }

  close(close: Close): void {
    this.socket.emit('closed', close);
    this.socket.disconnect(true);
  }
}

/** What waits for the client to take what is under way to it. */
export function backlogOf(socket: Socket): number {
  const waiting = (socket.conn as unknown as { writeBuffer: { data?: unknown }[] }).writeBuffer;
  return waiting.reduce((sum, packet) => sum + (typeof packet.data === 'string' ? packet.data.length : 0), 0);
}
