import { useEffect, useRef, useState } from 'react';
import type { Client } from './client.ts';
import { followStream, type StreamState } from './stream.ts';

/** Calls `onMessage` for every message of the channel while the component is mounted; returns the connection's state. */
export function useStream<T>(client: Client, channel: string, onMessage: (message: T) => void): StreamState {
  const [state, setState] = useState<StreamState>('connecting');
  const latest = useRef(onMessage);
  useEffect(() => {
    latest.current = onMessage;
  });
  useEffect(
    () =>
      followStream<T>(channel, client.token, {
        message: (message) => {
          latest.current(message);
        },
        state: setState,
      }),
    [client, channel],
  );
  return state;
}
