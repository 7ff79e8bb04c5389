import type { StreamChannel } from '../stream-channel.js';
import { frameOf } from '../stream-frame.js';
import { INSTANT, messageSchema, NUMBER, TEXT } from './message-schema.js';

const STATE = { type: 'string', enum: ['ACTIVE', 'REDUCING', 'HALTED'] };

export const riskAlerts: StreamChannel = {
  name: 'risk-alerts',
  title:
    'Changes of the trading state, risk rules that are broken or hold again, and what in the trading needs a person',
  filter: 'kinds',
  delivery: 'every',
  snapshot: 'newest',
  schema: {
    oneOf: [
      messageSchema({
        kind: { const: 'trading_state' },
        state: STATE,
        previous: STATE,
        reason: TEXT,
        by: { type: 'string', description: 'the name of the token or of the breaker' },
        timestamp: INSTANT,
      }),
      messageSchema({
        kind: { const: 'risk_rule' },
        alert_id: TEXT,
        change: { type: 'string', enum: ['raised', 'cleared'] },
        severity: { type: 'string', enum: ['info', 'warning', 'critical'] },
        rule: { type: 'string', description: 'its name' },
        strategy: { type: 'string', description: 'a strategy, or portfolio' },
        statistic: TEXT,
        value: NUMBER,
        limit: NUMBER,
        timestamp: INSTANT,
      }),
      messageSchema({
        kind: { const: 'execution' },
        code: TEXT,
        subject: { type: 'string', description: 'an order, a run, a reconciliation' },
        message: TEXT,
        timestamp: INSTANT,
      }),
    ],
  },
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
      'risk.alert': ({ alertId, ...alert }, timestamp) => ({
        subject: 'risk_rule',
        text: frameOf({ kind: 'risk_rule', alert_id: alertId, ...alert, timestamp }),
      }),
      'execution.alert': ({ code, subject, message }, timestamp) => ({
        subject: 'execution',
        text: frameOf({ kind: 'execution', code, subject, message, timestamp }),
      }),
    },
  },
};
