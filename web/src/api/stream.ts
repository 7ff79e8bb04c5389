import type { StreamMessages } from './types.ts';

const FIRST_RETRY_MS = 500;
const MAX_RETRY_MS = 15_000;

export type StreamState = 'connecting' | 'live' | 'waiting';

/** Follows one channel and reconnects with growing pauses until closed. */
export function followStream<C extends keyof StreamMessages>(
  channel: C,
  token: string,
  on: { message: (message: StreamMessages[C]) => void; state?: (state: StreamState) => void },
): () => void {
  let socket: WebSocket | undefined;
  let timer: number | undefined;
  let retryMs = FIRST_RETRY_MS;
  let isClosed = false;

  const connect = (): void => {
    on.state?.('connecting');
    socket = openSocket(channel, token);
    socket.onopen = () => {
      retryMs = FIRST_RETRY_MS;
      on.state?.('live');
    };
    socket.onmessage = (event: MessageEvent<string>) => {
      on.message(JSON.parse(event.data) as StreamMessages[C]);
    };
    socket.onclose = () => {
      if (isClosed) return;
      on.state?.('waiting');
      timer = window.setTimeout(connect, retryMs);
      retryMs = Math.min(retryMs * 2, MAX_RETRY_MS);
    };
  };

  connect();
  return () => {
    isClosed = true;
    window.clearTimeout(timer);
    socket?.close();
  };
}

/** Characters of a subprotocol (RFC 9110, section 5.6.2). */
const SUBPROTOCOL = /^[\w!#$%&'*+.^`|~-]+$/;

/** As a subprotocol the token stays out of addresses and so out of logs; one that is none has to stand in the address. */
function openSocket(channel: string, token: string): WebSocket {
  const address = `${location.protocol === 'https:' ? 'wss' : 'ws'}://${location.host}/ws/${channel}`;
  return SUBPROTOCOL.test(token)
    ? new WebSocket(address, [`bearer.${token}`])
    : new WebSocket(`${address}?token=${encodeURIComponent(token)}`);
}
