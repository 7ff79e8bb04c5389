import type { Socket } from 'socket.io';
import type { Close } from './close-codes.js';
import type { StreamChannel, StreamMessage } from './stream-channel.js';
import type { StreamSink } from './stream-reader.js';

/** A message is an event named after its channel. */
export class IoSink implements StreamSink {
  constructor(
    private readonly socket: Socket,
    private readonly channel: StreamChannel,
  ) {}

  backlogBytes(): number {
    const waiting = (this.socket.conn as unknown as { writeBuffer: { data?: unknown }[] }).writeBuffer;
    return waiting.reduce((sum, packet) => sum + (typeof packet.data === 'string' ? packet.data.length : 0), 0);
  }

  write(message: StreamMessage): void {
    this.socket.emit(this.channel.name, JSON.parse(message.text));
  }

  close(close: Close): void {
    this.socket.emit('closed', close);
    this.socket.disconnect(true);
  }
}
