import { CLOSE, ExchangeUnderTest, NEXT_OPEN, NOON } from './exchange-under-test.js';

describe('market hours', () => {
  let exchange: ExchangeUnderTest;

  beforeAll(async () => {
    exchange = await ExchangeUnderTest.start();
  });

  afterAll(() => exchange.dispose());

  it('begin at the open of the first day', async () => {
    expect(await exchange.get('/v2/clock')).toEqual({
      timestamp: '2024-01-05T09:30:00.000-05:00',
      is_open: true,
      next_open: '2024-01-08T09:30:00.000-05:00',
      next_close: '2024-01-05T16:00:00.000-05:00',
    });
  });

  it('follow the calendar: holidays, early closes, settlement days', async () => {
    const days = await exchange.get('/v2/calendar?start=2024-07-02&end=2024-07-08');
    expect(days.map(({ date, open, close }: Record<string, string>) => [date, open, close])).toEqual([
      ['2024-07-02', '09:30', '16:00'],
      ['2024-07-03', '09:30', '13:00'],
      ['2024-07-05', '09:30', '16:00'],
      ['2024-07-08', '09:30', '16:00'],
    ]);
    expect(days[1].settlement_date).toBe('2024-07-05');
    const asInstants = '/v2/calendar?start=2024-07-02T00:00:00-04:00&end=2024-07-08T23:00:00-04:00';
    expect(await exchange.get(asInstants)).toEqual(days);
    expect((await exchange.send('GET', '/v2/calendar?start=tomorrow')).status).toBe(422);
  });

  it('pass when the clock is told to, forward only', async () => {
    expect(await exchange.ask('PUT', '/control/clock', { at: NOON })).toEqual({
      clock_mode: 'manual',
      market_time: '2024-01-05T17:00:00.000Z',
      is_open: true,
      next_open: '2024-01-08T14:30:00.000Z',
      next_close: '2024-01-05T21:00:00.000Z',
    });
    const back = await exchange.send('PUT', '/control/clock', { at: '2024-01-05T16:59:59Z' });
    expect(back).toMatchObject({ status: 422, body: { message: expect.stringContaining('only moves forward') } });
    await exchange.setTime(CLOSE);
    expect(await exchange.get('/v2/clock')).toMatchObject({
      is_open: false,
      next_close: '2024-01-08T16:00:00.000-05:00',
    });
    await exchange.setTime(NEXT_OPEN);
    expect((await exchange.get('/v2/clock')).is_open).toBe(true);
  });

  it.each([
    [{ at: '2025-06-01T00:00:00Z', mode: 'real' }, 'manual'],
    [{ at: '2030-01-01T00:00:00Z' }, '400 days'],
    [{ mode: 'fast' }, 'accelerated, real, manual'],
    [{ at: 'noon' }, 'RFC 3339'],
    [{ time: NOON }, '"time"'],
  ])('are not set to %j', async (body, why) => {
    const answer = await exchange.send('PUT', '/control/clock', body);
    expect(answer).toMatchObject({ status: 422, body: { message: expect.stringContaining(why) } });
  });

  it('move prices and positions nowhere while time is moved by hand', async () => {
    await exchange.setPrices({ 'ORIN.SIM': '250' });
    await exchange.orderUntil('filled', { symbol: 'ORIN.SIM', side: 'buy', qty: '1' });
    await exchange.setTime('2024-01-12T15:00:00Z');
    expect(await exchange.get('/v2/positions/ORIN.SIM')).toMatchObject({
      current_price: '250',
      lastday_price: '250',
      change_today: '0',
      unrealized_intraday_pl: '0',
    });
    const { equity, last_equity: last, balance_asof: asOf } = await exchange.get('/v2/account');
    expect([last, asOf]).toEqual([equity, '2024-01-11']);
  });

  it('tell the state of the exchange', async () => {
    const { account_number: number } = await exchange.get('/v2/account');
    expect(await exchange.get('/control/status')).toEqual({
      account_number: number,
      clock_mode: 'manual',
      market_time: '2024-01-12T15:00:00.000Z',
      is_open: true,
      next_open: '2024-01-16T14:30:00.000Z',
      next_close: '2024-01-12T21:00:00.000Z',
      symbols: 32,
      ticks: expect.any(Number),
    });
  });
});
