import { useMemo, useState } from 'react';
import type { Client } from '../api/client.ts';
import type { FillMessage, Trade } from '../api/types.ts';
import { usePolled } from '../api/use-polled.ts';
import { useStream } from '../api/use-stream.ts';
import { formatMarketTime, formatMoney, formatQuantity } from '../format/numbers.ts';
import { LiveState } from './live-state.tsx';
import { LoadError } from './load-error.tsx';

const SHOWN = 100;

interface Row {
  key: string;
  symbol: string;
  side: 'buy' | 'sell';
  qty: string | number;
  price: string | number;
  timestamp: string;
  isFresh: boolean;
}

/** The stored fills, and each new one as it is booked. */
export function FillsPanel({ client }: { client: Client }) {
  const stored = usePolled<Trade[]>(client, `/execute/trades?limit=${String(SHOWN)}`, 60_000);
  const [live, setLive] = useState<Row[]>([]);
  const state = useStream(client, 'fills', {
    message: (fill) => {
      setLive((known) => [rowOf(fill, true), ...known].slice(0, SHOWN));
    },
    snapshot: (fills) => {
      setLive(fills.map((fill) => rowOf(fill, false)).reverse());
    },
  });
  const rows = useMemo(() => mergeRows(live, stored.data ?? []), [live, stored.data]);

  return (
    <section className="card" aria-label="Fills">
      <header>
        <h2>Fills</h2>
        <LiveState state={state} />
      </header>
      <LoadError of={[stored]} />
      {stored.data !== undefined && rows.length === 0 ? (
        <p className="quiet">No fills yet: rebalance to trade towards the target weights.</p>
      ) : (
        <div className="scroll">
          <table>
            <thead>
              <tr>
                <th>Time</th>
                <th>Symbol</th>
                <th>Side</th>
                <th className="number">Quantity</th>
                <th className="number">Price</th>
              </tr>
            </thead>
            <tbody>
              {rows.map((row) => (
                <tr key={row.key} className={row.isFresh ? 'fresh' : ''}>
                  <td className="quiet">{formatMarketTime(row.timestamp)}</td>
                  <td>{row.symbol}</td>
                  <td className={row.side === 'buy' ? 'good' : 'bad'}>{row.side}</td>
                  <td className="number">{formatQuantity(row.qty)}</td>
                  <td className="number">{formatMoney(row.price)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </section>
  );
}

/** Newest first. Either side may lack what the other one has: an answer is older than the stream, and that forgets. */
function mergeRows(live: Row[], stored: Trade[]): Row[] {
  const byKey = new Map(stored.map((trade) => rowOf(trade, false)).map((row) => [row.key, row]));
  for (const row of live) byKey.set(row.key, row);
  return [...byKey.values()].sort((a, b) => Date.parse(b.timestamp) - Date.parse(a.timestamp)).slice(0, SHOWN);
}

/** Neither message has an id of its own; the same order can fill several times. */
function rowOf(fill: Trade | FillMessage, isFresh: boolean): Row {
  const { order_id, symbol, side, qty, price, timestamp } = fill;
  const key = [order_id, Date.parse(timestamp), Number(qty), Number(price)].join(' ');
  return { key, symbol, side, qty, price, timestamp, isFresh };
}
