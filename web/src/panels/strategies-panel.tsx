import { useState } from 'react';
import type { Client } from '../api/client.ts';
import type { EquityMessage, EquityRow, ShareRow, StrategyRow } from '../api/types.ts';
import { usePolled } from '../api/use-polled.ts';
import { useStream } from '../api/use-stream.ts';
import { formatFraction, formatMoney } from '../format/numbers.ts';
import { LoadError } from './load-error.tsx';

/** Each strategy with its share of the capital and the equity of its sleeve. */
export function StrategiesPanel({ client }: { client: Client }) {
  const strategies = usePolled<StrategyRow[]>(client, '/db/strategies?order=id', 30_000);
  const shares = usePolled<ShareRow[]>(client, '/db/strategy_shares', 30_000);
  const latest = usePolled<EquityRow[]>(client, '/db/equity?order=timestamp.desc&limit=50', 60_000);
  const [live, setLive] = useState<Record<string, number>>({});
  const keep = (messages: EquityMessage[]) => {
    setLive((known) => ({
      ...known,
      ...Object.fromEntries(messages.map(({ strategy, equity }) => [strategy, equity])),
    }));
  };
  useStream(client, 'equity', {
    message: (message) => {
      keep([message]);
    },
    snapshot: keep,
  });

  const equityOf = (id: string): number | undefined =>
    live[id] ?? latest.data?.find((row) => row.strategy === id)?.equity;

  return (
    <section className="card" aria-label="Strategies">
      <header>
        <h2>Strategies</h2>
      </header>
      <LoadError of={[strategies, shares, latest]} />
      <div className="scroll">
        <table>
          <thead>
            <tr>
              <th>Strategy</th>
              <th>Kind</th>
              <th className="number">Capital share</th>
              <th className="number">Sleeve equity</th>
            </tr>
          </thead>
          <tbody>
            {(strategies.data ?? []).map(({ id, name, kind }) => {
              const share = shares.data?.find((row) => row.strategy === id)?.share;
              const equity = equityOf(id);
              return (
                <tr key={id}>
                  <td title={name}>{id}</td>
                  <td className="quiet">{kind.replaceAll('_', ' ')}</td>
                  <td className="number">{share === undefined ? '–' : formatFraction(share)}</td>
                  <td className="number">{equity === undefined ? '–' : formatMoney(equity)}</td>
                </tr>
              );
            })}
          </tbody>
        </table>
      </div>
    </section>
  );
}
