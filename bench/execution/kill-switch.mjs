/** From the request for a halt until the exchange has no open order any more. */
export async function cancelMs(stage, symbols) {
  await stage.makeBook(symbols);
  // The exchange takes the next order of every symbol and executes nothing of it.
  const fills = symbols.map((symbol) => ({ symbol, parts: [], then: 'wait' }));
  await stage.exchange('PUT', '/control/faults', { fills });
  const { run_id } = await stage.pas('POST', '/execute/rebalance', {});
  await stage.awaitOpenOrders(symbols.length);
  const startedAt = performance.now();
  const halt = stage.pas('POST', '/execute/halt', { reason: 'bench' });
  await stage.awaitOpenOrders(0);
  const elapsed = performance.now() - startedAt;
  await halt;
  await stage.until(async () => {
    const { status } = await stage.pas('GET', `/execute/runs/${run_id}`);
    if (status !== 'canceled_mid_run') throw new Error(`the run is ${status}`);
  });
  await stage.exchange('DELETE', '/control/faults');
  await stage.until(() => stage.pas('POST', '/execute/resume', { reason: 'bench' }));
  return elapsed;
}
