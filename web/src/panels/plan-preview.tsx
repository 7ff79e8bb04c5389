import type { Plan } from '../api/types.ts';
import { formatFraction, formatMoney, formatQuantity } from '../format/numbers.ts';
import { Figure } from './figure.tsx';

/** What would be sent, what would not and why, and what it does to the account. */
export function PlanPreview({ plan }: { plan: Plan }) {
  return (
    <>
      <dl className="figures">
        <Figure name="Turnover" value={formatFraction(plan.turnover)} />
        <Figure name="Estimated cost" value={formatMoney(plan.estimated_cost)} />
        <Figure name="Cash after" value={formatMoney(plan.cash_after)} />
        <Figure
          name="Distance to targets"
          value={`${formatFraction(plan.tracking.before)} → ${formatFraction(plan.tracking.after)}`}
        />
      </dl>
      {plan.orders.length === 0 ? (
        <p className="quiet">Nothing to trade: the account is on its targets, or what differs is skipped.</p>
      ) : (
        <Orders orders={plan.orders} />
      )}
      <Skipped skipped={plan.skipped} />
      <p className="quiet">Holds for {minutesOf(plan)} minutes, unless prices or holdings move before.</p>
    </>
  );
}

/** The clock of the server, which is not the market's where that is simulated. */
function minutesOf({ created_at: createdAt, expires_at: expiresAt }: Plan): string {
  return formatQuantity((Date.parse(expiresAt) - Date.parse(createdAt)) / 60_000);
}

function Orders({ orders }: { orders: Plan['orders'] }) {
  return (
    <div className="scroll">
      <table>
        <thead>
          <tr>
            <th>Symbol</th>
            <th>Side</th>
            <th className="number">Quantity</th>
            <th className="number">Price</th>
            <th className="number">Value</th>
            <th>For</th>
          </tr>
        </thead>
        <tbody>
          {orders.map(({ symbol, side, qty, price, value, strategies }) => (
            <tr key={`${side} ${symbol}`}>
              <td>{symbol}</td>
              <td className={side === 'buy' ? 'good' : 'bad'}>{side}</td>
              <td className="number">
                {qty === null ? `≈ ${formatQuantity(Number(value) / Number(price))}` : formatQuantity(qty)}
              </td>
              <td className="number">{formatMoney(price)}</td>
              <td className="number">{formatMoney(value)}</td>
              <td className="quiet">{Object.keys(strategies).join(', ')}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Skipped({ skipped }: { skipped: Plan['skipped'] }) {
  if (skipped.length === 0) return undefined;
  return (
    <details>
      <summary>{skipped.length} not traded</summary>
      <ul>
        {skipped.map(({ symbol, reason, detail }) => (
          <li key={`${symbol} ${reason}`}>
            <strong>{symbol}</strong> {detail} <code>{reason}</code>
          </li>
        ))}
      </ul>
    </details>
  );
}
