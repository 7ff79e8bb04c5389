import { useEffect, useMemo, useState } from 'react';
import type { Client } from '../api/client.ts';
import type { BookRow, PositionRow, TickMessage } from '../api/types.ts';
import { usePolled } from '../api/use-polled.ts';
import { useStream } from '../api/use-stream.ts';
import { formatFraction } from '../format/numbers.ts';
import { LiveState } from './live-state.tsx';
import { LoadError } from './load-error.tsx';

const CASH = 'USD';
const TICKS_SHOWN_EVERY_MS = 1000;

interface WeightRow {
  symbol: string;
  target: number;
  actual: number | undefined;
}

/** Where each symbol is meant to be and where it is, at live prices. */
export function WeightsPanel({ client, equity }: { client: Client; equity: string | undefined }) {
  const book = usePolled<BookRow[]>(client, '/db/portfolio?order=weight.desc&limit=1000', 15_000);
  const positions = usePolled<PositionRow[]>(client, `/db/positions?symbol=neq.${CASH}&limit=1000`, 5000);
  const { prices, state } = useLivePrices(client);
  const rows = useMemo(
    () => computeRows(book.data ?? [], positions.data, prices, Number(equity)),
    [book.data, positions.data, prices, equity],
  );
  const range = rangeOf(rows);

  return (
    <section className="card" aria-label="Weights against targets">
      <header>
        <h2>Weights against targets</h2>
        <span className="quiet">{book.data?.[0] === undefined ? '' : `targets as of ${book.data[0].as_of}`}</span>
        <LiveState state={state} />
      </header>
      <LoadError of={[book, positions]} />
      <div className="scroll">
        <table>
          <thead>
            <tr>
              <th>Symbol</th>
              <th className="number">Target</th>
              <th className="number">Actual</th>
              <th className="number">Drift</th>
              <th>Actual, target marked</th>
            </tr>
          </thead>
          <tbody>
            {rows.map(({ symbol, target, actual }) => (
              <tr key={symbol}>
                <td>{symbol}</td>
                <td className="number">{formatFraction(target)}</td>
                <td className="number">{actual === undefined ? '–' : formatFraction(actual)}</td>
                <td className="number">{actual === undefined ? '–' : formatFraction(actual - target)}</td>
                <td>
                  <Meter actual={actual ?? 0} target={target} range={range} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}

interface Range {
  min: number;
  max: number;
}

/** All meters have the same ends, and zero between them. */
function rangeOf(rows: WeightRow[]): Range {
  const weights = rows.flatMap(({ target, actual }) => [target, actual ?? 0]);
  return { min: Math.min(0, ...weights), max: Math.max(0.01, ...weights) };
}

/** A bar from zero to the weight, to the left where it is short. */
function Meter({ actual, target, range: { min, max } }: { actual: number; target: number; range: Range }) {
  const at = (weight: number): number => (100 * (weight - min)) / (max - min);
  const [from, to] = [at(Math.min(0, actual)), at(Math.max(0, actual))];
  return (
    <svg className="meter" viewBox="0 0 100 12" preserveAspectRatio="none" aria-hidden="true">
      <rect className="actual" x={from} y="3" width={to - from} height="6" />
      <rect className="target" x={Math.min(99, at(target))} y="0" width="1" height="12" />
    </svg>
  );
}

/** Ticks come faster than a table should change: they are collected and shown once a second. */
function useLivePrices(client: Client) {
  const [prices, setPrices] = useState<ReadonlyMap<string, number>>(new Map());
  const [collected] = useState(() => new Map<string, number>());
  const collect = ({ symbol, price }: TickMessage) => collected.set(symbol, price);
  const state = useStream(client, 'price-ticks', {
    message: collect,
    // The last prices, so that weights are known while the market is closed.
    snapshot: (ticks) => {
      ticks.forEach(collect);
    },
  });
  useEffect(() => {
    const timer = window.setInterval(() => {
      setPrices(new Map(collected));
    }, TICKS_SHOWN_EVERY_MS);
    return () => {
      window.clearInterval(timer);
    };
  }, [collected]);
  return { prices, state };
}

function computeRows(
  book: BookRow[],
  positions: PositionRow[] | undefined,
  prices: ReadonlyMap<string, number>,
  equity: number,
): WeightRow[] {
  const quantities = new Map<string, number>();
  for (const { symbol, qty } of positions ?? []) quantities.set(symbol, (quantities.get(symbol) ?? 0) + qty);
  const targets = new Map(book.map(({ symbol, weight }) => [symbol, weight]));
  return [...new Set([...targets.keys(), ...quantities.keys()])].map((symbol) => {
    const qty = quantities.get(symbol) ?? 0;
    const price = prices.get(symbol);
    const held = price !== undefined && equity > 0 ? (qty * price) / equity : undefined;
    // A symbol without a position is known to be at none only where the positions are known.
    const none = positions === undefined ? undefined : 0;
    return { symbol, target: targets.get(symbol) ?? 0, actual: qty === 0 ? none : held };
  });
}
