import type { StreamChannel } from '../stream-channel.js';
import { ExactNumber, frameOf } from '../stream-frame.js';

export const equity: StreamChannel = {
  name: 'equity',
  filter: 'strategies',
  delivery: 'every',
  listen({ feed }, publish) {
    feed.on('equity.updated', ({ strategy, equity: value, timestamp }) => {
      publish({ subject: strategy, text: frameOf({ strategy, equity: new ExactNumber(value), timestamp }) });
    });
  },
};
