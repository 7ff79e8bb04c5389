import type { TradingStateChanged } from '../../platform/events/events.js';
import { TradingStateMetric } from './trading-state-metric.service.js';

it('shows a change that is told while the state is being read', async () => {
  let shown: string | undefined;
  let tell: (change: TradingStateChanged) => void = () => undefined;
  const gauge = {
    set: ({ state }: { state: string }, value: number) => {
      if (value === 1) shown = state;
    },
  };
  const events = { on: (_topic: string, handler: typeof tell) => void (tell = handler) };
  const accounts = {
    find: async () => {
      await Promise.resolve();
      tell({ state: 'HALTED' } as TradingStateChanged);
      return { tradingState: 'ACTIVE' };
    },
  };
  await new TradingStateMetric(gauge as never, events as never, accounts as never).onApplicationBootstrap();
  expect(shown).toBe('HALTED');
});
