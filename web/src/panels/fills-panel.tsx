import { useEffect, useState } from 'react';
import type { Client } from '../api/client.ts';
import type { FillMessage, Trade } from '../api/types.ts';
import { usePolled } from '../api/use-polled.ts';
import { useStream } from '../api/use-stream.ts';
import { formatMarketTime, formatMoney, formatQuantity } from '../format/numbers.ts';
import { LiveState } from './live-state.tsx';

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
  const [rows, setRows] = useState<Row[]>([]);

  useEffect(() => {
    if (stored.data !== undefined) setRows(stored.data.map((trade) => rowOf(trade, false)));
  }, [stored.data]);

  const state = useStream(client, 'fills', (fill) => {
    setRows((known) => [rowOf(fill, true), ...known].slice(0, SHOWN));
  });

  return (
    <section className="card" aria-label="Fills">
      <header>
        <h2>Fills</h2>
        <LiveState state={state} />
      </header>
      {rows.length === 0 ? (
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

/** Neither message has an id of its own; the same order can fill several times. */
function rowOf(fill: Trade | FillMessage, isFresh: boolean): Row {
  const { order_id, symbol, side, qty, price, timestamp } = fill;
  return { key: [order_id, timestamp, qty, price].join(' '), symbol, side, qty, price, timestamp, isFresh };
}
