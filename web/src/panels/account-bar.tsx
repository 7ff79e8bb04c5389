import type { Client } from '../api/client.ts';
import type { Account, TradingState } from '../api/types.ts';
import type { Polled } from '../api/use-polled.ts';
import { formatMarketTime, formatMoney } from '../format/numbers.ts';
import { RebalanceButton } from './rebalance-button.tsx';
import { Figure } from './figure.tsx';

interface Properties {
  client: Client;
  account: Polled<Account>;
  state: Polled<TradingState>;
  onSignOut: () => void;
}

export function AccountBar({ client, account, state, onSignOut }: Properties) {
  const { data, refresh } = account;
  const error = account.error ?? state.error;
  const trading = state.data;
  return (
    <header className="top">
      <h1>Portfolio Allocation System</h1>
      {data !== undefined && (
        <>
          <span className={`badge ${data.mode}`}>{data.mode}</span>
          <dl className="figures">
            <Figure name="Equity" value={formatMoney(data.equity)} />
            <Figure name="Cash" value={formatMoney(data.cash)} />
            <Figure name="Trading" value={data.trading_state} />
            <Figure name="Market time" value={formatMarketTime(data.as_of)} />
          </dl>
        </>
      )}
      {error !== undefined && (
        <span role="alert" className="bad">
          {error.message}
        </span>
      )}
      <span className="spacer" />
      {trading !== undefined && trading.state !== 'ACTIVE' && (
        <span role="status" className="bad">
          {trading.state}: {trading.reason} ({trading.by})
        </span>
      )}
      <RebalanceButton client={client} account={data} onDone={refresh} />
      <button type="button" onClick={onSignOut}>
        Sign out
      </button>
    </header>
  );
}
