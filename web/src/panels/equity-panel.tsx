import { useMemo, useState } from 'react';
import type { Client } from '../api/client.ts';
import type { EquityMessage, EquityRow, StrategyRow } from '../api/types.ts';
import { usePolled } from '../api/use-polled.ts';
import { useStream } from '../api/use-stream.ts';
import { LineChart } from './line-chart.tsx';
import { LiveState } from './live-state.tsx';
import { LoadError } from './load-error.tsx';

const WHOLE = 'portfolio';

/** The account's equity line, or a sleeve's, growing with every snapshot. */
export function EquityPanel({ client }: { client: Client }) {
  const [shown, setShown] = useState(WHOLE);
  const path = `/db/equity?strategy=eq.${shown}&order=timestamp.desc&limit=1000`;
  const stored = usePolled<EquityRow[]>(client, path, 300_000);
  const [live, setLive] = useState<EquityMessage[]>([]);
  const strategies = usePolled<StrategyRow[]>(client, '/db/strategies?order=id', 60_000);
  const names = (strategies.data ?? []).map(({ id }) => id);
  const add = (messages: EquityMessage[]) => {
    setLive((known) => [...known.slice(-2000), ...messages]);
  };
  const state = useStream(client, 'equity', {
    message: (message) => {
      add([message]);
    },
    snapshot: add,
  });

  const points = useMemo(() => {
    const byTime = new Map<number, number>();
    for (const row of [...(stored.data ?? []), ...live]) {
      if (row.strategy === shown) byTime.set(Math.floor(Date.parse(row.timestamp) / 1000), row.equity);
    }
    return [...byTime].sort(([a], [b]) => a - b).map(([time, value]) => ({ time, value }));
  }, [stored.data, live, shown]);

  return (
    <section className="card" aria-label="Equity">
      <header>
        <h2>Equity</h2>
        <div className="legend">
          {[WHOLE, ...names].map((name) => (
            <button
              key={name}
              type="button"
              aria-pressed={name === shown}
              onClick={() => {
                setShown(name);
              }}
            >
              {name}
            </button>
          ))}
        </div>
        <LiveState state={state} />
      </header>
      <LoadError of={[stored, strategies]} />
      {stored.data !== undefined && points.length === 0 && (
        <p className="quiet">No equity yet: the first snapshot is taken within a minute of the start.</p>
      )}
      {points.length > 0 && <LineChart points={points} />}
    </section>
  );
}
