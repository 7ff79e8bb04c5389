import { watchBooking } from './booking-times.mjs';

/** Orders of somebody else, each after the one before it is booked: nothing waits for anything. */
export async function singleExecutions(stage, symbols) {
  const booking = await watchBooking(stage, { everyMs: 1 });
  for (const symbol of symbols) {
    const order = { symbol, side: 'buy', type: 'market', time_in_force: 'day', qty: '1' };
    const { id } = await stage.exchange('POST', '/control/orders', order);
    await stage.until(async () => {
      const query = `select from orders where order_id = $1 and status = 'filled'`;
      const { rowCount } = await stage.db.query(query, [id]);
      if (rowCount === 0) throw new Error(`order ${id} is not filled`);
    });
  }
  return booking.stop();
}
