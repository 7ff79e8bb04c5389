import { useEffect, useRef, useState } from 'react';
import type { Client } from '../api/client.ts';
import { followStream, type StreamReader, type StreamState } from './stream.ts';
import type { StreamMessages } from './types.ts';

/** Follows the channel while the component is mounted; returns the connection's state. */
export function useStream<C extends keyof StreamMessages>(
  client: Client,
  channel: C,
  reader: Omit<StreamReader<StreamMessages[C]>, 'state'>,
): StreamState {
  const [state, setState] = useState<StreamState>('connecting');
  const latest = useRef(reader);
  useEffect(() => {
    latest.current = reader;
  });
  useEffect(
    () =>
      followStream(channel, client.token, {
        message: (message) => {
          latest.current.message(message);
        },
        snapshot: (messages) => {
          latest.current.snapshot(messages);
        },
        state: setState,
      }),
    [client, channel],
  );
  return state;
}
