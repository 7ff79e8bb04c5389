import { EventEmitter } from 'node:events';
import type { WebSocket } from 'ws';
import { Credentials } from '../http/credentials.js';
import { LiveSocket } from './live-socket.js';
import { jsonBinary } from './stream-codec.js';
import { StreamSession } from './stream-session.js';

const KEYS = { keyId: 'key', secretKey: 'secret' };

class FakeSocket extends EventEmitter {
  readonly OPEN = 1;
  readyState = 1;
  bufferedAmount = 0;
  readonly sent: unknown[] = [];
  readonly send = (frame: Buffer) => this.sent.push(JSON.parse(frame.toString()));
  readonly ping = jest.fn();
  readonly close = jest.fn();
  readonly terminate = jest.fn();
  readonly tell = (message: unknown) => this.emit('message', Buffer.from(JSON.stringify(message)));
}

interface Opened {
  socket: FakeSocket;
  client: LiveSocket;
  session: StreamSession;
}

function open(): Opened {
  const socket = new FakeSocket();
  const client = new LiveSocket(socket as unknown as WebSocket, jsonBinary);
  return { socket, client, session: new StreamSession(client, new Credentials(KEYS)) };
}

function openListening(): Opened {
  const opened = open();
  opened.socket.tell({ action: 'authenticate', data: { key_id: KEYS.keyId, secret_key: KEYS.secretKey } });
  opened.socket.tell({ action: 'listen', data: { streams: ['trade_updates'] } });
  opened.socket.sent.length = 0;
  return opened;
}

const UPDATE = { an: 'update' };

describe('a session of the trading stream', () => {
  beforeEach(() => jest.useFakeTimers());
  afterEach(() => jest.useRealTimers());

  it('ends when no keys come in time', () => {
    const { socket } = open();
    jest.advanceTimersByTime(9_999);
    expect(socket.close).not.toHaveBeenCalled();
    jest.advanceTimersByTime(1);
    expect(socket.close).toHaveBeenCalledWith(1008, 'authentication timed out');
  });

  it('ends when only wrong keys come in time', () => {
    const { socket } = open();
    socket.tell({ action: 'authenticate', data: { key_id: 'key', secret_key: 'guess' } });
    jest.advanceTimersByTime(10_000);
    expect(socket.close).toHaveBeenCalledTimes(1);
  });

  it('stays once the right keys came, and leaves no timer when it ends', () => {
    const { socket } = openListening();
    jest.advanceTimersByTime(60_000);
    expect(socket.close).not.toHaveBeenCalled();
    const { socket: other } = open();
    other.emit('close');
    expect(jest.getTimerCount()).toBe(0);
  });

  it('cuts a reader that is a megabyte behind instead of buffering on', () => {
    const { socket, session } = openListening();
    session.publish(UPDATE);
    expect(socket.sent).toEqual([{ an: 'update' }]);
    socket.bufferedAmount = 1_048_577;
    session.publish(UPDATE);
    expect(socket.terminate).toHaveBeenCalledTimes(1);
    expect(socket.sent).toHaveLength(1);
  });

  it('cuts a client that leaves a ping unanswered', () => {
    const { socket, client } = openListening();
    client.checkLife();
    socket.emit('pong');
    client.checkLife();
    expect(socket.ping).toHaveBeenCalledTimes(2);
    expect(socket.terminate).not.toHaveBeenCalled();
    client.checkLife();
    expect(socket.terminate).toHaveBeenCalledTimes(1);
  });

  it('stops telling a client that then shows wrong keys', () => {
    const { socket, session } = openListening();
    socket.tell({ action: 'authenticate', data: {} });
    socket.sent.length = 0;
    session.publish(UPDATE);
    expect(socket.sent).toEqual([]);
  });
});
