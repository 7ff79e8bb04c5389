import type { StreamMessages } from './types.ts';

const FIRST_RETRY_MS = 500;
const MAX_RETRY_MS = 15_000;
/** The server breaks every silence after half of this, so a connection that is silent for longer is dead. */
const LONGEST_SILENCE_MS = 30_000;
/** From here on the server says that coming back is of no use. */
const FIRST_FINAL_CLOSE_CODE = 4500;

export type StreamState = 'connecting' | 'live' | 'waiting' | 'ended';

export interface StreamReader<Message> {
  message: (message: Message) => void;
  /** What has gone before, oldest first: after connecting, and whenever messages were missed for good. */
  snapshot: (messages: Message[]) => void;
  state: (state: StreamState) => void;
}

interface Place {
  epoch: string;
  seq: number;
}

type Frame<Message> = Place &
  (
    | { type: 'snapshot'; data: Message[] }
    | { type: 'update'; data: Message }
    | { type: 'shutdown'; data: { reconnect_after_ms: number } }
    | { type: 'hello' | 'heartbeat' | 'status' | 'error' }
  );

/** Follows one channel until closed: reconnects with growing pauses, and goes on after the last message that it had. */
export function followStream<C extends keyof StreamMessages>(
  channel: C,
  token: string,
  on: StreamReader<StreamMessages[C]>,
): () => void {
  let socket: WebSocket | undefined;
  let place: Place | undefined;
  let retryTimer: number | undefined;
  let silenceTimer: number | undefined;
  let retryMs = FIRST_RETRY_MS;
  let askedPauseMs: number | undefined;
  let isClosed = false;

  const connect = (): void => {
    on.state('connecting');
    socket = openSocket(channel, token, place);
    awaitFrame();
    socket.onopen = () => {
      on.state('live');
    };
    socket.onmessage = (event: MessageEvent<string>) => {
      awaitFrame();
      take(JSON.parse(event.data) as Frame<StreamMessages[C]>);
    };
    socket.onclose = ended;
  };

  const take = (frame: Frame<StreamMessages[C]>): void => {
    if (frame.type === 'hello') retryMs = FIRST_RETRY_MS;
    if (frame.type === 'snapshot') on.snapshot(frame.data);
    if (frame.type === 'update') on.message(frame.data);
    if (frame.type === 'shutdown') askedPauseMs = frame.data.reconnect_after_ms;
    place = { epoch: frame.epoch, seq: frame.seq };
  };

  const awaitFrame = (): void => {
    window.clearTimeout(silenceTimer);
    silenceTimer = window.setTimeout(() => socket?.close(), LONGEST_SILENCE_MS);
  };

  const ended = ({ code }: CloseEvent): void => {
    window.clearTimeout(silenceTimer);
    if (isClosed) return;
    if (code >= FIRST_FINAL_CLOSE_CODE) {
      on.state('ended');
      return;
    }
    on.state('waiting');
    // Not all of those who were cut off together come back together.
    retryTimer = window.setTimeout(connect, askedPauseMs ?? retryMs * (0.5 + Math.random()));
    askedPauseMs = undefined;
    retryMs = Math.min(retryMs * 2, MAX_RETRY_MS);
  };

  connect();
  return () => {
    isClosed = true;
    window.clearTimeout(retryTimer);
    socket?.close();
  };
}

/** Characters of a subprotocol (RFC 9110, section 5.6.2). */
const SUBPROTOCOL = /^[\w!#$%&'*+.^`|~-]+$/;

/** As a subprotocol the token stays out of addresses and so out of logs; one that is none has to stand in the address. */
function openSocket(channel: string, token: string, place: Place | undefined): WebSocket {
  const host = `${location.protocol === 'https:' ? 'wss' : 'ws'}://${location.host}`;
  const since = place === undefined ? '' : `&since=${place.epoch}:${String(place.seq)}`;
  const address = `${host}/ws/${channel}?envelope=1${since}`;
  return SUBPROTOCOL.test(token)
    ? new WebSocket(address, [`bearer.${token}`])
    : new WebSocket(`${address}&token=${encodeURIComponent(token)}`);
}
