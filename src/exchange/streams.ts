import type { Server } from 'node:http';
import { DataStream } from './data-stream/data-stream.js';
import type { Exchange } from './exchange.js';
import type { Credentials } from './http/credentials.js';
import { StreamDoor } from './stream/stream-door.js';
import { TradingStream } from './stream/trading-stream.js';

/** The two streams of the exchange and the door to them. */
export interface ExchangeStreams {
  trading: TradingStream;
  data: DataStream;
  door: StreamDoor;
}

export function openStreams(server: Server, exchange: Exchange, credentials: Credentials): ExchangeStreams {
  const trading = new TradingStream(credentials, exchange.faults);
  const data = new DataStream(credentials, exchange.faults);
  exchange.floor.onUpdate((update) => {
    trading.publish(update);
  });
  exchange.floor.onMarketChange((change) => {
    data.publish(change);
  });
  return { trading, data, door: new StreamDoor(server, [trading, data]) };
}
