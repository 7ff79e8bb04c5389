import type { StreamChannel } from '../stream-channel.js';
import { ExactNumber, frameOf } from '../stream-frame.js';

export const fills: StreamChannel = {
  name: 'fills',
  filter: 'symbols',
  delivery: 'every',
  listen({ feed }, publish) {
    feed.on('fill.booked', (fill) => {
      const text = frameOf({
        order_id: fill.orderId,
        symbol: fill.symbol,
        qty: new ExactNumber(fill.qty),
        side: fill.side,
        price: new ExactNumber(fill.price),
        timestamp: fill.timestamp,
      });
      publish({ subject: fill.symbol, text });
    });
  },
};
