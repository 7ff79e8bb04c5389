import type { StreamChannel } from '../stream-channel.js';
import { frameOf } from '../stream-frame.js';
import { INSTANT, messageSchema, TEXT } from './message-schema.js';

const STATE = { type: 'string', enum: ['ACTIVE', 'REDUCING', 'HALTED'] };

export const riskAlerts: StreamChannel = {
  name: 'risk-alerts',
  title: 'Changes of the trading state, with their reason',
  filter: 'kinds',
  delivery: 'every',
  snapshot: 'newest',
  schema: messageSchema({
    kind: { type: 'string', enum: ['trading_state'] },
    state: STATE,
    previous: STATE,
    reason: TEXT,
    by: { type: 'string', description: 'the name of the token or of the breaker' },
    timestamp: INSTANT,
  }),
  example: {
    kind: 'trading_state',
    state: 'HALTED',
    previous: 'ACTIVE',
    reason: 'prices look wrong',
    by: 'owner',
    timestamp: '2026-01-05T14:30:00.000Z',
  },
  source: {
    from: 'outbox',
    render: {
      'trading.state_changed': ({ state, previous, reason, by, timestamp }) => ({
        subject: 'trading_state',
        text: frameOf({ kind: 'trading_state', state, previous, reason, by, timestamp }),
      }),
    },
  },
};
