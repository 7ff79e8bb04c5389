import type { Client } from './api/client.ts';
import type { Account, TradingState } from './api/types.ts';
import { usePolled } from './api/use-polled.ts';
import { AccountBar } from './panels/account-bar.tsx';
import { EquityPanel } from './panels/equity-panel.tsx';
import { FillsPanel } from './panels/fills-panel.tsx';
import { OrdersPanel } from './panels/orders-panel.tsx';
import { StrategiesPanel } from './panels/strategies-panel.tsx';
import { WeightsPanel } from './panels/weights-panel.tsx';

export function Dashboard({ client, onSignOut }: { client: Client; onSignOut: () => void }) {
  const account = usePolled<Account>(client, '/execute/account', 5000);
  const state = usePolled<TradingState>(client, '/execute/state', 5000);
  return (
    <>
      <AccountBar client={client} account={account} state={state} onSignOut={onSignOut} />
      {account.data?.mode === 'simulated' && (
        <div className="notice">
          Simulated exchange: every order and fill here is simulated, and prices after the last stored bar are too.
        </div>
      )}
      <main className="grid">
        <div className="column">
          <EquityPanel client={client} />
          <WeightsPanel client={client} equity={account.data?.equity} />
          <OrdersPanel client={client} />
        </div>
        <div className="column">
          <StrategiesPanel client={client} />
          <FillsPanel client={client} />
        </div>
      </main>
      <footer className="credits">
        Times are New York. Charts:{' '}
        <a href="https://www.tradingview.com/" rel="noreferrer">
          TradingView Lightweight Charts
        </a>
        . API: <a href="/docs">/docs</a>
      </footer>
    </>
  );
}
