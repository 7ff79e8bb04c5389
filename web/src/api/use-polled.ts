import { useCallback, useEffect, useRef, useState } from 'react';
import type { Client } from './client.ts';

export interface Polled<T> {
  data: T | undefined;
  error: Error | undefined;
  refresh: () => void;
}

/** Loads a resource now and every `intervalMs`. After a failure the last good answer stays, with the error beside it. */
export function usePolled<T>(client: Client, path: string, intervalMs: number): Polled<T> {
  const [data, setData] = useState<T>();
  const [error, setError] = useState<Error>();
  const asked = useRef(0);
  const shown = useRef(0);

  const load = useCallback(
    (isCurrent: () => boolean) => {
      const number = ++asked.current;
      /** Answers may overtake each other. */
      const isNewest = (): boolean => {
        if (!isCurrent() || number < shown.current) return false;
        shown.current = number;
        return true;
      };
      client.get<T>(path).then(
        (answer) => {
          if (!isNewest()) return;
          setData(answer);
          setError(undefined);
        },
        (reason: unknown) => {
          if (isNewest()) setError(reason instanceof Error ? reason : new Error(String(reason)));
        },
      );
    },
    [client, path],
  );

  useEffect(() => {
    let isMounted = true;
    const loadIfMounted = (): void => {
      load(() => isMounted);
    };
    loadIfMounted();
    const timer = window.setInterval(loadIfMounted, intervalMs);
    return () => {
      isMounted = false;
      window.clearInterval(timer);
    };
  }, [load, intervalMs]);

  const refresh = useCallback(() => {
    load(() => true);
  }, [load]);
  return { data, error, refresh };
}
