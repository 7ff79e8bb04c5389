import { encode } from '@msgpack/msgpack';
import { AlpacaTradingStream } from '../../../src/execution/broker/alpaca/alpaca-trading-stream.js';
import type { BrokerCorrection, TradeUpdate } from '../../../src/execution/broker/broker.port.js';
import { eventually } from '../../support/eventually.js';
import { StreamServer, type StreamClient } from '../../support/stream-server.js';

const ORDER = {
  id: 'order-1',
  client_order_id: 'pas-1',
  symbol: 'AAPL',
  side: 'buy',
  type: 'market',
  time_in_force: 'day',
  qty: '10',
  notional: null,
  filled_qty: '4',
  filled_avg_price: '187.15',
  status: 'partially_filled',
  submitted_at: '2024-01-05T15:00:00Z',
  updated_at: '2024-01-05T15:00:01.123456789Z',
};

const update = (parts: object = {}, order: object = {}): unknown => ({
  stream: 'trade_updates',
  data: {
    event: 'partial_fill',
    execution_id: 'execution-1',
    qty: '4',
    price: '187.15',
    position_qty: '4',
    timestamp: '2024-01-05T15:00:01.123456789Z',
    order: { ...ORDER, ...order },
    ...parts,
  },
});

type Write = (message: unknown) => string | Buffer;
const text: Write = (message) => JSON.stringify(message);
const binary: Write = (message) => Buffer.from(JSON.stringify(message));
const messagePack: Write = (message) => Buffer.from(encode(message));

/** The words of the broker before the first update. */
function greet(write: Write, status = 'authorized') {
  return ({ action }: Record<string, unknown>, { socket }: StreamClient): void => {
    const isAuth = action === 'authenticate';
    const data = isAuth ? { status, action } : { streams: ['trade_updates'] };
    socket.send(write({ stream: isAuth ? 'authorization' : 'listening', data }));
  };
}

describe('the trading stream', () => {
  let server: StreamServer;
  let stream: AlpacaTradingStream;
  let updates: TradeUpdate[];
  let corrections: BrokerCorrection[];
  let downs: string[];
  let gaps: number;
  let troubles: string[];

  afterEach(async () => {
    stream.close();
    await server.stop();
  });

  function connect(): void {
    [updates, corrections, downs, gaps, troubles] = [[], [], [], 0, []];
    stream = new AlpacaTradingStream(
      {
        url: server.url,
        keyId: 'PK',
        secretKey: 'secret',
        random: { next: () => 0 },
        onTrouble: (message) => void troubles.push(message),
      },
      {
        onUpdate: (heard) => void updates.push(heard),
        onCorrection: (heard) => void corrections.push(heard),
        onGap: () => void gaps++,
        onDown: (because) => void downs.push(because),
      },
    );
  }

  async function listen(write: Write = text): Promise<StreamClient> {
    server = await StreamServer.start({ onMessage: greet(write) });
    connect();
    await eventually(() => expect(gaps).toBe(1));
    return server.clients[0]!;
  }

  it.each([
    ['JSON as text', text],
    ['JSON in binary frames', binary],
    ['MessagePack', messagePack],
  ])('reads %s', async (_form, write) => {
    const { socket, said } = await listen(write);
    socket.send(write(update()));
    await eventually(() => expect(updates).toHaveLength(1));
    expect(said).toEqual([
      { action: 'authenticate', data: { key_id: 'PK', secret_key: 'secret' } },
      { action: 'listen', data: { streams: ['trade_updates'] } },
    ]);
    expect(updates[0]).toMatchObject({ event: 'partial_fill', order: { orderId: 'order-1', clientOrderId: 'pas-1' } });
    expect(updates[0]!.fill!.cumQty.toString()).toBe('4');
    expect(updates[0]!.fill!.price.toString()).toBe('187.15');
    expect(updates[0]!.fill!.atMs).toBe(Date.parse('2024-01-05T15:00:01.123Z'));
  });

  it('goes on after an event, a status and members that it does not know', async () => {
    const { socket } = await listen();
    socket.send(text({ stream: 'account_updates', data: {} }));
    socket.send(text(update({ event: 'restated', execution_id: null, novelty: [1] }, { status: 'reviewed' })));
    await eventually(() => expect(updates).toHaveLength(1));
    expect(updates[0]).toMatchObject({ event: 'restated', fill: null, order: { status: 'reviewed' } });
    expect(troubles).toEqual([]);
  });

  it('tells of an execution that is taken back', async () => {
    const { socket } = await listen();
    const bust = { event: 'trade_bust', execution_id: 'execution-2', previous_execution_id: 'execution-1' };
    socket.send(text(update(bust, { filled_qty: '0', filled_avg_price: null })));
    socket.send(text(update({ event: 'trade_correct', price: '187.10' })));
    await eventually(() => expect(corrections).toHaveLength(2));
    expect(corrections[0]).toMatchObject({ kind: 'bust', correctedExecutionId: 'execution-1', qty: null, price: null });
    expect(corrections[1]).toMatchObject({ kind: 'correct', executionId: 'execution-1' });
    expect(corrections[1]!.price!.toString()).toBe('187.1');
    expect(updates).toEqual([]);
  });

  it.each([
    ['no order', update({ order: undefined })],
    ['a negative quantity', update({ qty: '-4' })],
    ['a price that is no number', update({ price: 'NaN' })],
    ['more executed than filled', update({ qty: '5' })],
    ['an order without a client id', update({}, { client_order_id: null })],
  ])('has the records read where an update has %s', async (_what, message) => {
    const { socket } = await listen();
    socket.send(text(message));
    await eventually(() => expect(gaps).toBe(2));
    expect(troubles).toHaveLength(1);
    expect(updates).toEqual([]);
    socket.send(text(update()));
    await eventually(() => expect(updates).toHaveLength(1));
  });

  it.each([
    ['text that is no JSON', 'oops'],
    ['bytes that are no message', Buffer.from([0xc1, 0xff])],
  ])('goes on after %s', async (_what, frame) => {
    const { socket } = await listen();
    socket.send(frame);
    socket.send(text(update()));
    await eventually(() => expect(updates).toHaveLength(1));
    expect(troubles).toHaveLength(1);
  });

  it('tells of the gap after each loss, and waits longer after each failure', async () => {
    const { socket } = await listen();
    socket.terminate();
    await eventually(() => expect(gaps).toBe(2));
    server.clients[1]!.socket.terminate();
    await eventually(() => expect(gaps).toBe(3));
    expect(downs).toHaveLength(2);
    const [first, second, third] = server.clients.map(({ atMs }) => atMs) as [number, number, number];
    // Timers may be late, never early.
    expect(second - first).toBeGreaterThanOrEqual(999);
    expect(third - second).toBeGreaterThanOrEqual(1999);
  });

  it('does not knock at a door that its key does not open', async () => {
    server = await StreamServer.start({ onMessage: greet(text, 'unauthorized') });
    connect();
    await eventually(() => expect(downs).toEqual(['the broker refused the key: unauthorized']));
    await new Promise((resolve) => setTimeout(resolve, 2500));
    expect(server.clients).toHaveLength(1);
  });

  it('is opened anew when told that it is silent', async () => {
    await listen();
    stream.restart('silent');
    await server.awaitClient(2);
    await eventually(() => expect(gaps).toBe(2));
    expect(downs).toEqual(['silent']);
  });
});
