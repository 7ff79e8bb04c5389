import type { StreamChannel } from '../stream-channel.js';
import { ExactNumber, frameOf } from '../stream-frame.js';
import { INSTANT, messageSchema, NUMBER, TEXT } from './message-schema.js';

export const fills: StreamChannel = {
  name: 'fills',
  title: 'Every execution, once it is booked',
  filter: 'symbols',
  delivery: 'every',
  snapshot: 'newest',
  schema: messageSchema({
    order_id: TEXT,
    symbol: TEXT,
    qty: NUMBER,
    side: { type: 'string', enum: ['buy', 'sell'] },
    price: NUMBER,
    timestamp: INSTANT,
  }),
  example: {
    order_id: '7f2c0d56',
    symbol: 'ORIN.SIM',
    qty: 12.5,
    side: 'buy',
    price: 101.25,
    timestamp: '2026-01-05T14:30:00.000Z',
  },
  source: {
    from: 'outbox',
    render: {
      'fill.booked': (fill) => ({
        subject: fill.symbol,
        text: frameOf({
          order_id: fill.orderId,
          symbol: fill.symbol,
          qty: new ExactNumber(fill.qty),
          side: fill.side,
          price: new ExactNumber(fill.price),
          timestamp: fill.timestamp,
        }),
      }),
    },
  },
};
