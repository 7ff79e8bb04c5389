import { Logger } from '@nestjs/common';
import type { AccountOpening } from '../account/account-opening.service.js';
import type { PinnedAccount } from '../account/accounts.repository.js';
import type { ExecutionAlerts } from '../alerts/execution-alerts.service.js';
import type { Broker, TradingListener } from '../broker/broker.port.js';
import type { Reconciliation } from '../reconcile/reconciliation.service.js';
import type { OrderTracker } from './order-tracker.service.js';
import { TradingFeed } from './trading-feed.service.js';

const ACCOUNT = { accountNumber: 'PA1' } as PinnedAccount;
const PLACED = [{ orderId: 'o', submittedAtMs: 0 }];

describe('the feed of trades', () => {
  let listener: TradingListener;
  let restarts: string[];
  let catchUps: number;
  let missing: number;
  let alerts: string[];
  let feed: TradingFeed;

  beforeEach(async () => {
    Logger.overrideLogger(false);
    [restarts, alerts, catchUps, missing] = [[], [], 0, 0];
    const broker = {
      connect: (heard: TradingListener) => {
        listener = heard;
        return { restart: (because: string) => void restarts.push(because), close: () => undefined };
      },
    };
    const opening = { ensure: () => Promise.resolve(ACCOUNT), pinned: () => Promise.resolve(ACCOUNT) };
    const tracker = {
      catchUp: () => Promise.resolve((catchUps++, 0)),
      refresh: () => Promise.resolve(missing),
    };
    feed = new TradingFeed(
      broker as unknown as Broker,
      opening as unknown as AccountOpening,
      tracker as unknown as OrderTracker,
      { run: () => Promise.resolve() } as unknown as Reconciliation,
      { raise: ({ code }: { code: string }) => Promise.resolve(alerts.push(code)) } as unknown as ExecutionAlerts,
      { next: () => 'id' },
    );
    await feed.catchUp(() => undefined);
    listener.onGap();
    await feed.catchUp(() => undefined);
  });

  it('opens a stream anew that looks healthy and did not tell executions', async () => {
    await feed.refresh(ACCOUNT, PLACED);
    expect(restarts).toEqual([]);
    missing = 2;
    await feed.refresh(ACCOUNT, PLACED);
    expect(restarts).toEqual(['it did not tell executions']);
    expect(alerts).toEqual([]);
    await feed.refresh(ACCOUNT, PLACED);
    expect(restarts).toHaveLength(2);
    expect(alerts).toEqual(['stream_silent']);
  });

  it('leaves a stream alone that is known to be down', async () => {
    listener.onDown('lost');
    missing = 2;
    await feed.refresh(ACCOUNT, PLACED);
    expect(restarts).toEqual([]);
  });

  it('reads the records once after each loss and once after each connect', async () => {
    const before = catchUps;
    await feed.catchUp(() => undefined);
    expect(catchUps).toBe(before);
    listener.onDown('lost');
    await feed.catchUp(() => undefined);
    await feed.catchUp(() => undefined);
    expect(catchUps).toBe(before + 1);
    listener.onGap();
    await feed.catchUp(() => undefined);
    expect(catchUps).toBe(before + 2);
  });
});
