import type { Client } from '../api/client.ts';
import type { Order } from '../api/types.ts';
import { usePolled } from '../api/use-polled.ts';
import { formatMarketTime, formatMoney, formatQuantity } from '../format/numbers.ts';
import { LoadError } from './load-error.tsx';

const SHOWN = 100;

/** The last orders at the broker, those of others included. */
export function OrdersPanel({ client }: { client: Client }) {
  const answer = usePolled<Order[]>(client, `/execute/orders?limit=${String(SHOWN)}`, 5000);
  const orders = answer.data;
  return (
    <section className="card" aria-label="Orders">
      <header>
        <h2>Orders</h2>
      </header>
      <LoadError of={[answer]} />
      {orders?.length === 0 ? (
        <p className="quiet">No orders yet.</p>
      ) : (
        <div className="scroll">
          <table>
            <thead>
              <tr>
                <th>Time</th>
                <th>Symbol</th>
                <th>Side</th>
                <th>Order</th>
                <th className="number">Filled</th>
                <th className="number">Average</th>
                <th>Status</th>
              </tr>
            </thead>
            <tbody>
              {orders?.map((order) => (
                <OrderRow key={order.order_id} order={order} />
              ))}
            </tbody>
          </table>
        </div>
      )}
    </section>
  );
}

function OrderRow({ order }: { order: Order }) {
  const { submitted_at: submittedAt, symbol, side, filled_qty: filled, filled_avg_price: average, status } = order;
  return (
    <tr title={order.run_id === null ? 'placed by somebody else' : order.client_order_id}>
      <td className="quiet">{submittedAt === null ? '–' : formatMarketTime(submittedAt)}</td>
      <td>{symbol}</td>
      <td className={side === 'buy' ? 'good' : 'bad'}>{side}</td>
      <td>{sizeOf(order)}</td>
      <td className="number">{formatQuantity(filled)}</td>
      <td className="number">{average === null ? '–' : formatMoney(average)}</td>
      <td>{status}</td>
    </tr>
  );
}

/** "market $3,609.89", "limit 12.5 at $187.15" */
function sizeOf({ type, qty, notional, limit_price: limit }: Order): string {
  const size = qty === null ? formatMoney(notional ?? 0) : formatQuantity(qty);
  return `${type} ${size}${limit === null ? '' : ` at ${formatMoney(limit)}`}`;
}
