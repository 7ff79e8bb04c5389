import type { WebSocket } from 'ws';
import type { Close } from './close-codes.js';
import type { StreamMessage } from './stream-channel.js';
import type { StreamSink } from './stream-reader.js';

export class WsSink implements StreamSink {
  constructor(
    private readonly client: WebSocket,
    private readonly onDrained: () => void,
  ) {}

  backlogBytes(): number {
    return this.client.bufferedAmount;
  }

  write(message: StreamMessage): void {
    this.client.send(message.text, this.onDrained);
  }

  close({ code, reason }: Close): void {
    this.client.close(code, reason);
  }
}
