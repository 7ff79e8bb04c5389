import type { StreamChannel } from '../stream-channel.js';
import { ExactNumber, frameOf } from '../stream-frame.js';
import { INSTANT, messageSchema, NUMBER, TEXT } from './message-schema.js';

export const priceTicks: StreamChannel = {
  name: 'price-ticks',
  title: 'The latest price of each symbol, at most four times a second',
  filter: 'symbols',
  delivery: 'latest',
  snapshot: 'latest',
  schema: messageSchema({ symbol: TEXT, price: NUMBER, timestamp: INSTANT }),
  example: { symbol: 'ORIN.SIM', price: 101.25, timestamp: '2026-01-05T14:30:00.000Z' },
  source: {
    from: 'live',
    channel: 'price-ticks',
    render: ({ symbol, price, timestamp }) => ({
      subject: symbol,
      text: frameOf({ symbol, price: new ExactNumber(price), timestamp }),
    }),
  },
};
