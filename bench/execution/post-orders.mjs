/** As many requests at once as PAS has. */
const PARALLEL = 16;

/** The least that anybody can do: one order in each symbol. Answers with orders a second. */
export async function postOrders(stage, symbols) {
  const next = symbols.values();
  const startedAt = performance.now();
  const work = async () => {
    for (const symbol of next) {
      const order = { symbol, side: 'buy', type: 'market', time_in_force: 'day', notional: '100' };
      await stage.exchange('POST', '/v2/orders', order);
    }
  };
  await Promise.all(Array.from({ length: PARALLEL }, work));
  return symbols.length / ((performance.now() - startedAt) / 1000);
}
