import { connect } from 'node:net';
import { once } from 'node:events';
import { eventually } from '../../support/eventually.js';
import { CLOSE, ExchangeUnderTest, KEYS } from './exchange-under-test.js';

const DATES = ['2024-01-02', '2024-01-03', '2024-01-04'];

const asset = (symbol: string, parts: object = {}) => ({
  asset: { symbol, name: `${symbol} Inc`, sector: null, exchange: 'NYSE', ...parts },
});

const bar = (symbol: string, date: string, close: string, parts: object = {}) => ({
  bar: { symbol, date, open: close, high: close, low: close, close, volume: '1000', ...parts },
});

const history = (symbol: string, ...closes: string[]) => closes.map((close, i) => bar(symbol, DATES[i]!, close));

const body = (lines: object[]) => lines.map((line) => JSON.stringify(line)).join('\n');

/** Each story has a symbol of its own. */
describe('bars from outside', () => {
  let exchange: ExchangeUnderTest;

  beforeAll(async () => {
    exchange = await ExchangeUnderTest.start();
  });

  afterAll(() => exchange.dispose());

  const put = (lines: object[]) => exchange.ask('PUT', '/control/bars', body(lines));
  const price = async (symbol: string): Promise<number> =>
    (await exchange.get(`/v2/stocks/${symbol}/trades/latest`)).trade.p;
  const closes = async (symbol: string): Promise<number[]> => {
    const query = `symbols=${symbol}&timeframe=1Day&start=2024-01-01&end=2024-01-04`;
    const { bars } = await exchange.get(`/v2/stocks/bars?${query}`);
    return (bars[symbol] ?? []).map(({ c }: { c: number }) => c);
  };

  it('make their symbols tradable at the last close', async () => {
    const report = await put([asset('MADE', { fractionable: false }), ...history('MADE', '10', '11', '12.3449999')]);
    expect(report).toEqual({ assets: 1, bars: 3, ignored: 0, repriced: ['MADE'] });
    expect(await exchange.get('/v2/assets/MADE')).toMatchObject({
      name: 'MADE Inc',
      tradable: true,
      fractionable: false,
      simulated: false,
    });
    expect(await closes('MADE')).toEqual([10, 11, 12.3449999]);
    // What it trades at has whole cents.
    expect(await price('MADE')).toBe(12.34);
    const order = await exchange.orderUntil('filled', { symbol: 'MADE', side: 'buy', qty: '2' });
    expect(order.filled_avg_price).toBe('12.35');
  });

  it('change neither price nor position when they come again', async () => {
    const lines = [asset('AGAIN'), ...history('AGAIN', '10', '11', '12')];
    await put(lines);
    await exchange.setPrices({ AGAIN: '15' });
    await exchange.orderUntil('filled', { symbol: 'AGAIN', side: 'buy', qty: '2' });
    const read = () =>
      Promise.all(['/v2/account', '/v2/positions', '/v2/assets/AGAIN'].map((path) => exchange.get(path)));
    const before = await read();
    expect(await put(lines)).toEqual({ assets: 1, bars: 3, ignored: 0, repriced: [] });
    expect(await read()).toEqual(before);
    expect(await price('AGAIN')).toBe(15);
    await exchange.restart();
    expect((await put(lines)).repriced).toEqual([]);
  });

  it('move the price when they bring a newer last bar or correct it, but not for an older one', async () => {
    await put([asset('MOVED'), ...history('MOVED', '10', '11')]);
    await exchange.setPrices({ MOVED: '20' });
    expect((await put([asset('MOVED'), bar('MOVED', '2024-01-02', '10.5')])).repriced).toEqual([]);
    expect(await closes('MOVED')).toEqual([10.5, 11]);
    expect(await price('MOVED')).toBe(20);
    expect((await put([bar('MOVED', '2024-01-04', '12')])).repriced).toEqual(['MOVED']);
    expect(await price('MOVED')).toBe(12);
    expect((await put([bar('MOVED', '2024-01-04', '6')])).repriced).toEqual(['MOVED']);
    expect(await price('MOVED')).toBe(6);
  });

  it("do not move a price when they are the exchange's own bars, handed back", async () => {
    const query = 'symbols=VELX.SIM&timeframe=1Day&start=2024-01-03&end=2024-01-04';
    const own: { t: string; c: number }[] = (await exchange.get(`/v2/stocks/bars?${query}`)).bars['VELX.SIM'];
    await exchange.setPrices({ 'VELX.SIM': '20' });
    const report = await put(own.map(({ t, c }) => bar('VELX.SIM', t.slice(0, 10), String(c))));
    expect(report).toMatchObject({ bars: 2, repriced: [] });
    expect(await price('VELX.SIM')).toBe(20);
  });

  it('let open orders meet the new price', async () => {
    await put([asset('MEET'), ...history('MEET', '10', '11')]);
    const limit = { symbol: 'MEET', side: 'buy', qty: '1', type: 'limit', limit_price: '5' };
    const order = await exchange.orderUntil('new', limit);
    await put([bar('MEET', '2024-01-04', '4')]);
    expect((await exchange.awaitStatus(order.id, 'filled')).filled_avg_price).toBe('4.01');
  });

  it('keep what was set by hand of an asset that is known: its id and its halt', async () => {
    const { id } = await exchange.get('/v2/assets/ORIN.SIM');
    await exchange.ask('PUT', '/control/assets/ORIN.SIM', { halted: true });
    await put([asset('ORIN.SIM'), bar('ORIN.SIM', '2024-01-04', '5')]);
    expect(await exchange.get('/v2/assets/ORIN.SIM')).toMatchObject({ id, simulated: true });
    const { halted } = await exchange.ask('PUT', '/control/assets/ORIN.SIM', {});
    expect(halted).toBe(true);
  });

  it.each<[what: string, lines: string[], message: RegExp]>([
    ['a line that is no JSON', ['{"asset":'], /^line 3: is not JSON$/],
    ['a line of another kind', ['{"trade":{}}'], /^line 3: is neither/],
    ['an unknown symbol', [JSON.stringify(bar('ZZZ', '2024-01-03', '1'))], /^line 3: the asset ZZZ is not known/],
    ['a day that is none', [JSON.stringify(bar('REFUSED', '2024-02-30', '1'))], /^line 3: date .*2024-02-30/],
    [
      'a price that is a number',
      [JSON.stringify(bar('REFUSED', '2024-01-03', '1', { open: 1 }))],
      /^line 3: open .*is 1$/,
    ],
    ['a price of nothing', [JSON.stringify(bar('REFUSED', '2024-01-03', '0'))], /^line 3: prices must be above 0/],
    [
      'a high below the close',
      [JSON.stringify(bar('REFUSED', '2024-01-03', '2', { high: '1' }))],
      /^line 3: high and low/,
    ],
    [
      'a second bar of a day',
      ['', JSON.stringify(bar('REFUSED', '2024-01-02', '2'))],
      /^line 4: a second bar of REFUSED 2024-01-02/,
    ],
    ['a line without end', ['x'.repeat(20_000)], /^line 3 is too long/],
  ])('are refused as a whole with %s', async (_what, lines, message) => {
    const text = [body([asset('REFUSED'), bar('REFUSED', '2024-01-02', '1')]), ...lines].join('\n');
    const answer = await exchange.send('PUT', '/control/bars', text);
    expect(answer).toMatchObject({ status: 422, body: { message: expect.stringMatching(message) } });
    expect((await exchange.send('GET', '/v2/assets/REFUSED')).status).toBe(404);
    expect(await closes('REFUSED')).toEqual([]);
  });

  it('are nothing when the upload breaks off', async () => {
    const socket = connect(Number(new URL(exchange.url).port), '127.0.0.1');
    await once(socket, 'connect');
    const keys = `APCA-API-KEY-ID: ${KEYS.keyId}\r\nAPCA-API-SECRET-KEY: ${KEYS.secretKey}\r\n`;
    socket.write(`PUT /control/bars HTTP/1.1\r\nHost: x\r\n${keys}Content-Length: 100000\r\n\r\n`);
    socket.write(body([asset('BROKEN'), ...history('BROKEN', '1', '2')]));
    socket.destroy();
    // The next import waits for the end of this one.
    await eventually(async () => {
      expect(await put([asset('NEXT'), ...history('NEXT', '3')])).toMatchObject({ bars: 1, repriced: ['NEXT'] });
    });
    expect((await exchange.send('GET', '/v2/assets/BROKEN')).status).toBe(404);
  });

  it('come in by the hundred thousand, chunked as they please, while trading goes on', async () => {
    const symbols = Array.from({ length: 40 }, (_, i) => `S${i}`);
    const days = Array.from({ length: 2500 }, (_, i) => new Date(Date.UTC(2016, 0, 1 + i)).toISOString().slice(0, 10));
    async function* lines(): AsyncGenerator<Uint8Array> {
      for (const symbol of symbols) {
        const text = `${body([asset(symbol), ...days.map((date, i) => bar(symbol, date, `${10 + (i % 7)}.25`))])}\n`;
        const bytes = new TextEncoder().encode(text);
        for (let from = 0; from < bytes.length; from += 60_001) yield bytes.subarray(from, from + 60_001);
        if (symbol === 'S20') await exchange.orderUntil('filled', { symbol: 'QUBT.SIM', side: 'buy', qty: '1' });
      }
    }
    const answer = await fetch(`${exchange.url}/control/bars`, {
      method: 'PUT',
      headers: { 'APCA-API-KEY-ID': KEYS.keyId, 'APCA-API-SECRET-KEY': KEYS.secretKey },
      body: ReadableStream.from(lines()),
      duplex: 'half',
    });
    expect(await answer.json()).toMatchObject({ assets: 40, bars: 100_000, repriced: [...symbols].sort() });
    expect(await price('S39')).toBe(10.25);
  });

  // Last: time moves.
  it('leave the day that is being traded to the exchange, now and when they come again later', async () => {
    const lines = [asset('DAY'), ...history('DAY', '10', '11', '12'), bar('DAY', '2024-01-05', '99')];
    expect(await put(lines)).toMatchObject({ bars: 3, ignored: 1 });
    expect(await price('DAY')).toBe(12);
    await exchange.setPrices({ DAY: '13' });
    await exchange.setTime(CLOSE);
    expect(await put(lines)).toMatchObject({ bars: 4, ignored: 0, repriced: [] });
    expect(await price('DAY')).toBe(13);
  });
});
