import type { StreamChannel } from '../stream-channel.js';
import { ExactNumber, frameOf } from '../stream-frame.js';

export const priceTicks: StreamChannel = {
  name: 'price-ticks',
  filter: 'symbols',
  delivery: 'latest',
  listen({ live }, publish) {
    live.on('price-ticks', ({ symbol, price, timestamp }) => {
      publish({ subject: symbol, text: frameOf({ symbol, price: new ExactNumber(price), timestamp }) });
    });
  },
};
