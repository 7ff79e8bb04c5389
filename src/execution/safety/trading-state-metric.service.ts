import { Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { InjectMetric, makeGaugeProvider } from '@willsoto/nestjs-prometheus';
import type { Gauge } from 'prom-client';
import { EventFeed } from '../../platform/events/event-feed.js';
import { AccountsRepository } from '../account/accounts.repository.js';
import { TRADING_STATES, type TradingState } from './trading-states.js';

const STATE = 'pas_trading_state';

export const TRADING_STATE_METRIC_PROVIDER = makeGaugeProvider({
  name: STATE,
  help: '1 for the state that the account is in, 0 for the others.',
  labelNames: ['state'],
});

/** Every process shows the state, whichever changed it. */
@Injectable()
export class TradingStateMetric implements OnApplicationBootstrap {
  private told: TradingState | undefined;

  constructor(
    @InjectMetric(STATE) private readonly gauge: Gauge<'state'>,
    private readonly events: EventFeed,
    private readonly accounts: AccountsRepository,
  ) {}

  async onApplicationBootstrap(): Promise<void> {
    this.events.on('trading.state_changed', ({ state }) => {
      this.told = state;
      this.show(state);
    });
    const account = await this.accounts.find();
    // What was told meanwhile is newer than what was read.
    this.show(this.told ?? account?.tradingState ?? 'ACTIVE');
  }

  private show(current: TradingState): void {
    for (const state of TRADING_STATES) this.gauge.set({ state }, Number(state === current));
  }
}
