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
    const scheme = location.protocol === 'https:' ? 'wss' : 'ws';
    // As a subprotocol the token stays out of addresses and so out of logs.
    socket = new WebSocket(`${scheme}://${location.host}/ws/${channel}`, [`bearer.${token}`]);
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
