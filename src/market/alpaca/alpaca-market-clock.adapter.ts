import { instantOf, isTradingDate, type TradingDate } from '../../common/trading-date.js';
import type { MarketClock, MarketTime, TradingSession } from '../market-clock.port.js';
import type { AlpacaHttp } from './alpaca-http.client.js';
import { fieldsOf, flagField, instantField, listOf, protocolError, textField } from './alpaca-decode.js';

/** Alpaca's clock and calendar; the calendar states New York wall times. */
export class AlpacaMarketClock implements MarketClock {
  constructor(private readonly trading: AlpacaHttp) {}

  async fetchTime(): Promise<MarketTime> {
    const answer = await this.trading.request({ method: 'GET', path: '/v2/clock', operation: 'clock' });
    const clock = fieldsOf(answer, 'clock');
    return {
      nowMs: instantField(clock, 'timestamp', 'clock'),
      isOpen: flagField(clock, 'is_open', 'clock'),
      nextOpenMs: instantField(clock, 'next_open', 'clock'),
      nextCloseMs: instantField(clock, 'next_close', 'clock'),
    };
  }

  async fetchSessions(start: TradingDate, end: TradingDate): Promise<TradingSession[]> {
    const answer = await this.trading.request({
      method: 'GET',
      path: '/v2/calendar',
      operation: 'calendar',
      query: { start, end },
    });
    return listOf(answer, 'calendar').map((item, i) => sessionOf(item, `calendar[${i}]`));
  }
}

function sessionOf(item: unknown, where: string): TradingSession {
  const session = fieldsOf(item, where);
  const date = textField(session, 'date', where);
  if (!isTradingDate(date)) throw protocolError(`${where}.date`, 'a date', date);
  const instant = (key: 'open' | 'close'): number => {
    const time = textField(session, key, where);
    if (!/^\d{2}:\d{2}$/.test(time)) throw protocolError(`${where}.${key}`, 'a time HH:MM', time);
    return instantOf(date, time);
  };
  return { date, openMs: instant('open'), closeMs: instant('close') };
}
