import type { StreamChannel } from '../stream-channel.js';
import { ExactNumber, frameOf } from '../stream-frame.js';
import { INSTANT, messageSchema, NUMBER, TEXT } from './message-schema.js';

export const equity: StreamChannel = {
  name: 'equity',
  title: 'What each strategy is worth, whenever it is recorded',
  filter: 'strategies',
  delivery: 'every',
  snapshot: 'latest',
  schema: messageSchema({ strategy: TEXT, equity: NUMBER, timestamp: INSTANT }),
  example: { strategy: 'beta', equity: 20125.5, timestamp: '2026-01-05T14:30:00.000Z' },
  source: {
    from: 'outbox',
    render: {
      'equity.updated': ({ strategy, equity: value, timestamp }) => ({
        subject: strategy,
        text: frameOf({ strategy, equity: new ExactNumber(value), timestamp }),
      }),
    },
  },
};
