import { useEffect, useRef, useState } from 'react';
import type { Client } from './client.ts';
import { followStream, type StreamState } from './stream.ts';
import type { StreamMessages } from './types.ts';

/** Calls `onMessage` for every message of the channel while the component is mounted; returns the connection's state. */
export function useStream<C extends keyof StreamMessages>(
  client: Client,
  channel: C,
  onMessage: (message: StreamMessages[C]) => void,
): StreamState {
  const [state, setState] = useState<StreamState>('connecting');
  const latest = useRef(onMessage);
  useEffect(() => {
    latest.current = onMessage;
  });
  useEffect(
    () =>
      followStream(channel, client.token, {
        message: (message) => {
          latest.current(message);
        },
        state: setState,
      }),
    [client, channel],
  );
  return state;
}
