import { decimal, ZERO } from '../../common/decimal.js';
import type { Intent, IntentMove } from '../orders/intents.repository.js';
import { CircuitBreakers } from './circuit-breakers.service.js';
import { OrderAdmission } from './order-admission.service.js';

/** What a group of orders meets where `breakers` are set and so many orders were sent within the minute. */
async function admit(breakers: string[], sides: readonly ('buy' | 'sell')[], minuteOrders = 0): Promise<string[]> {
  const account = { accountNumber: 'A', tradingState: 'ACTIVE', tradingStateReason: null as string | null };
  const sent = { orderUsd: ZERO, runOrders: 0, runUsd: ZERO, minuteOrders, dayUsd: ZERO };
  const moved: IntentMove[] = [];
  const transactions = { runAsExecutor: (_account: string, work: (manager: object) => unknown) => work({}) };
  const states = {
    tighten: (_manager: object, { to, reason }: { to: string; reason: string }) => {
      Object.assign(account, { tradingState: to, tradingStateReason: reason });
      return Promise.resolve(true);
    },
  };
  const readings = { loadOrderReading: () => Promise.resolve(sent) };
  const limits = new CircuitBreakers(
    { breakers, isLive: false } as never,
    readings as never,
    transactions as never,
    states as never,
  );
  const intents = {
    moveAll: (_manager: object, moves: IntentMove[]) => {
      moved.push(...moves);
      return Promise.resolve();
    },
  };
  const accounts = { find: () => Promise.resolve({ ...account }) };
  const admission = new OrderAdmission(accounts as never, transactions as never, intents as never, limits);
  const asked = sides.map((side, i) => ({ clientOrderId: `c${String(i)}`, runId: 'r', side, value: decimal('100') }));
  const denials = await admission.admit('A', asked as unknown as Intent[]);
  expect(moved.map(({ to }) => to)).toEqual(denials.map((denial) => (denial === undefined ? 'unknown' : 'rejected')));
  return denials.map((denial) => denial?.code ?? 'sent');
}

describe('orders that are admitted together', () => {
  it('go where no limit is set', async () => {
    expect(await admit([], ['buy', 'sell', 'buy'])).toEqual(['sent', 'sent', 'sent']);
  });

  it('count one after the other towards a limit, which stops the rest of them', async () => {
    expect(await admit(['orders_per_minute=3'], ['buy', 'buy', 'sell', 'sell'], 1)).toEqual([
      'sent',
      'sent',
      'ORDER_LIMIT',
      'TRADING_STATE_HALTED',
    ]);
  });

  it('are still counted where a limit lets sells alone pass', async () => {
    expect(await admit(['run_notional=250'], ['buy', 'buy', 'buy', 'buy', 'sell'])).toEqual([
      'sent',
      'sent',
      'ORDER_LIMIT',
      'TRADING_STATE_REDUCING',
      'ORDER_LIMIT',
    ]);
  });
});
