import { instantOf, type TradingDate } from '../../common/trading-date.js';
import type { MarketClock, MarketTime, TradingSession } from '../market-clock.port.js';
import type { AlpacaHttp } from './alpaca-http.client.js';
import { AlpacaMessage } from './alpaca-message.js';

/** Alpaca's clock and calendar; the calendar states New York wall times. */
export class AlpacaMarketClock implements MarketClock {
  constructor(private readonly trading: AlpacaHttp) {}

  async fetchTime(): Promise<MarketTime> {
    const answer = await this.trading.request({ method: 'GET', path: '/v2/clock', operation: 'clock' });
    const clock = AlpacaMessage.of('clock', answer);
    return {
      nowMs: clock.instantMs('timestamp'),
      isOpen: clock.flag('is_open'),
      nextOpenMs: clock.instantMs('next_open'),
      nextCloseMs: clock.instantMs('next_close'),
    };
  }

  async fetchSessions(start: TradingDate, end: TradingDate): Promise<TradingSession[]> {
    const answer = await this.trading.request({
      method: 'GET',
      path: '/v2/calendar',
      operation: 'calendar',
      query: { start, end },
    });
    return AlpacaMessage.list('calendar', answer).map(sessionOf);
  }
}

function sessionOf(session: AlpacaMessage): TradingSession {
  const date = session.date('date');
  const instant = (name: 'open' | 'close'): number => {
    const time = session.text(name);
    return /^\d{2}:\d{2}$/.test(time) ? instantOf(date, time) : session.fail(name, 'a time HH:MM');
  };
  return { date, openMs: instant('open'), closeMs: instant('close') };
}
