import { setTimeout as pause } from 'node:timers/promises';
import { percentile } from '../measure.mjs';

/**
 * When each execution was told by the exchange, when its row was there for others to see, and when a client of PAS had
 * it; all by the clock of this process. Stops when every execution is booked and told.
 */
export async function watchBooking(stage, { everyMs }) {
  const [ears, client] = [await stage.hearExecutions(), await stage.hearFills()];
  const rows = watchRows(stage, everyMs);
  return {
    stop: async () => {
      await stage.until(() => {
        if (client.heard.length < ears.heard.length) throw new Error('a client has not heard of every execution');
      });
      const booked = await rows.stop();
      ears.close();
      client.close();
      return { rowMs: since(ears.heard, booked), clientMs: since(ears.heard, client.heard) };
    },
  };
}

export function bookRows(how, { rowMs, clientMs }) {
  return [
    ...latencyRows(`execution to ledger, ${how}`, rowMs),
    ...latencyRows(`execution to client, ${how}`, clientMs),
  ];
}

function latencyRows(what, latencies) {
  return [50, 99].map((p) => ({ what: `${what} p${String(p)}`, ours: percentile(latencies, p), unit: 'ms' }));
}

/** By asking every few milliseconds. */
function watchRows({ db }, everyMs) {
  const seen = [];
  let isStopping = false;
  let last = 0;
  const look = async () => {
    const { rows } = await db.query('select id, order_id from fills where id > $1 order by id', [last]);
    const at = performance.now();
    for (const { id, order_id } of rows) {
      last = id;
      seen.push({ orderId: order_id, at });
    }
  };
  const watching = (async () => {
    await look();
    seen.length = 0;
    while (!isStopping) {
      await look();
      await pause(everyMs);
    }
    await look();
  })();
  return {
    stop: async () => {
      isStopping = true;
      await watching;
      return seen;
    },
  };
}

/** The first execution of an order is the first that is booked of it, and so on. */
function since(told, later) {
  const queues = new Map();
  for (const { orderId, at } of later) queues.set(orderId, [...(queues.get(orderId) ?? []), at]);
  return told.map(({ orderId, at }) => {
    const heardAt = queues.get(orderId)?.shift();
    if (heardAt === undefined) throw new Error(`an execution of order ${orderId} was not booked`);
    return Math.max(0, heardAt - at);
  });
}
