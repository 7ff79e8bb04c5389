import type { StreamChannel } from '../stream-channel.js';
import { frameOf } from '../stream-frame.js';

export const riskAlerts: StreamChannel = {
  name: 'risk-alerts',
  filter: 'kinds',
  delivery: 'every',
  listen({ feed }, publish) {
    feed.on('trading.state_changed', (change) => {
      publish({ subject: 'trading_state', text: frameOf({ kind: 'trading_state', ...change }) });
    });
  },
};
