import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { Inject, Injectable, Logger, type BeforeApplicationShutdown } from '@nestjs/common';
import { WebSocketServer, type WebSocket } from 'ws';
import { AppError } from '../common/app-error.js';
import { IDS, type Ids } from '../common/ids.port.js';
import { refusalOfExcess } from '../platform/http/request-limits.js';
import { settledWithin } from '../platform/settled-within.js';
import { CLOSE } from './close-codes.js';
import { GOODBYE_MS, reconnectAfterMs } from './goodbye.js';
import { agreedProtocol, StreamDoor } from './stream-door.js';
import { StreamHub } from './stream-hub.js';
import { StreamMetrics } from './stream-metrics.js';
import { StreamPlaces, type StreamPlace } from './stream-places.js';
import { StreamPulse } from './stream-pulse.js';
import type { StreamReader } from './stream-reader.js';
import { channelNamed, subscriptionOf, type StreamSubscription } from './stream-subscription.js';
import { refuseUpgrade } from './upgrade-refusal.js';
import { WsSink } from './ws-sink.js';

const PATH = /^\/ws\/([^/]+)$/;
/** Clients have nothing to say. */
const MAX_INCOMING_BYTES = 4096;
/** A client that asks for more answers to its pings than it reads gets none. */
const MAX_PONG_BACKLOG_BYTES = 64 * 1024;
const PING_MS = 30_000;

/** `ws://…/ws/{channel}`: every text frame is one message, bare or in an envelope. */
@Injectable()
export class WsTransport implements BeforeApplicationShutdown {
  private readonly logger = new Logger(WsTransport.name);
  private readonly server = new WebSocketServer({
    noServer: true,
    clientTracking: true,
    maxPayload: MAX_INCOMING_BYTES,
    // Nothing is unpacked, so nothing small becomes large.
    perMessageDeflate: false,
    autoPong: false,
    handleProtocols: agreedProtocol,
  });
  /** Those that have not answered the last ping. */
  private readonly silent = new Set<WebSocket>();
  private readonly readers = new Set<StreamReader>();

  constructor(
    private readonly door: StreamDoor,
    private readonly hub: StreamHub,
    private readonly metrics: StreamMetrics,
    private readonly places: StreamPlaces,
    @Inject(IDS) private readonly ids: Ids,
    pulse: StreamPulse,
  ) {
    pulse.every(PING_MS, () => {
      this.ping();
    });
    // Otherwise the library would answer what is no handshake in words of its own.
    this.server.on('wsClientError', (error, socket, request) => {
      this.refuse(request, socket, noHandshake(request, error));
    });
  }

  async beforeApplicationShutdown(): Promise<void> {
    this.places.close();
    const clients = [...this.server.clients];
    const gone = clients.map((client) => new Promise((resolve) => client.once('close', resolve)));
    for (const reader of this.readers) reader.shutdown(reconnectAfterMs());
    await settledWithin(gone, GOODBYE_MS);
    for (const client of this.server.clients) client.terminate();
  }

  /** Answers an upgrade request: 101, or a problem. */
  accept(request: IncomingMessage, socket: Duplex, head: Buffer): void {
    const forget = (): void => undefined;
    socket.on('error', forget);
    try {
      const { subscription, place } = this.admit(request);
      socket.once('close', place.giveBack);
      socket.off('error', forget);
      this.server.handleUpgrade(request, socket, head, (client) => {
        const reader = this.serve(client, socket, subscription);
        place.onRevoked = () => {
          reader.fail('unauthorized', CLOSE.tokenRevoked);
        };
      });
    } catch (error) {
      this.refuse(request, socket, error);
    }
  }

  private refuse({ url = '/' }: IncomingMessage, socket: Duplex, thrown: unknown): void {
    const id = this.ids.next();
    if (thrown instanceof AppError) {
      refuseUpgrade(socket, { url, id }, thrown);
      return;
    }
    this.logger.error({ err: thrown, requestId: id }, 'a stream could not be opened');
    const message = `Something broke on our side; quote request ${id} when you report it.`;
    refuseUpgrade(socket, { url, id }, new AppError('internal_error', message));
  }

  private admit(request: IncomingMessage): { subscription: StreamSubscription; place: StreamPlace } {
    const excess = refusalOfExcess(request);
    if (excess !== undefined) throw excess;
    const principal = this.door.authenticate(request);
    this.door.checkOrigin(request);
    const { pathname, searchParams } = addressOf(request);
    const name = PATH.exec(pathname)?.[1];
    if (name === undefined) throw new AppError('not_found', `Streams are at /ws/{channel}, not at ${pathname}.`);
    const subscription = subscriptionOf(channelNamed(name), optionsOf(searchParams));
    return { subscription, place: this.places.take(principal) };
  }

  private serve(client: WebSocket, socket: Duplex, { channel, format, ...options }: StreamSubscription): StreamReader {
    const { reader, leave } = this.hub.join(channel, new WsSink(client, socket, format), options);
    this.readers.add(reader);
    socket.on('drain', () => {
      reader.drained();
    });
    answerPings(client, socket);
    client.on('pong', () => this.silent.delete(client));
    // Once: the first ends the connection, and those that were sent along are nobody's business.
    client.once('message', (_data, isBinary) => {
      this.refuseMessage(reader, isBinary);
    });
    client.on('error', (error) => {
      this.logger.debug({ err: error, channel: channel.name }, 'a stream broke');
    });
    client.on('close', () => {
      this.silent.delete(client);
      this.readers.delete(reader);
      leave();
    });
    reader.begin();
    return reader;
  }

  private refuseMessage(reader: StreamReader, isBinary: boolean): void {
    this.metrics.gaveUp('unexpected_message');
    reader.fail('invalid_value', isBinary ? CLOSE.binaryMessage : CLOSE.unexpectedMessage);
  }

  /** A peer that has not answered the last ping is gone, whatever TCP believes. */
  private ping(): void {
    for (const client of this.server.clients) {
      if (this.silent.has(client)) {
        this.metrics.gaveUp('dead_peer');
        client.terminate();
      } else {
        this.silent.add(client);
        client.ping();
      }
    }
  }
}

/** Of pings that came together the last is answered, which RFC 6455 allows: a flood must not keep the process from its work. */
function answerPings(client: WebSocket, socket: Duplex): void {
  let last: Buffer | undefined;
  const answer = (): void => {
    if (socket.writableLength <= MAX_PONG_BACKLOG_BYTES) client.pong(last);
    last = undefined;
  };
  client.on('ping', (data) => {
    if (last === undefined) setImmediate(answer);
    last = data;
  });
}

function noHandshake({ method }: IncomingMessage, { message }: Error): AppError {
  if (method === 'GET') return new AppError('malformed_request', `This is no WebSocket handshake: ${message}.`);
  return new AppError('method_not_allowed', `Streams are opened with GET, not with ${method ?? 'another method'}.`);
}

/** A path such as `//[` is read as a host that cannot be. */
function addressOf({ url = '/' }: IncomingMessage): URL {
  const address = `ws://localhost${url}`;
  if (!URL.canParse(address)) throw new AppError('not_found', 'Streams are at /ws/{channel}.');
  return new URL(address);
}

function optionsOf(query: URLSearchParams): Map<string, string> {
  const options = new Map<string, string>();
  for (const [name, value] of query) {
    if (name === 'token') continue;
    if (options.has(name)) throw new AppError('duplicate_parameter', `"${name}" is given twice.`);
    options.set(name, value);
  }
  return options;
}
