import { eventually } from '../../support/eventually.js';
import { Desk } from './desk.js';

const [A, B] = ['AERQ.SIM', 'AQUA.SIM'] as const;

/** E16, heard over the market-data stream. */
describe('a symbol that is halted at the exchange', () => {
  let desk: Desk;

  beforeAll(async () => {
    desk = await Desk.start();
    const streamUrl = `${desk.exchange.url.replace('http', 'ws')}/v2/iex`;
    await desk.configure({ ALPACA_DATA_STREAM_URL: streamUrl, PRICE_POLL_MS: '200' });
    await desk.exchange.setPrices({ [A]: '100', [B]: '50' });
    await desk.makeBook({ one: [A, B] });
  });

  afterAll(() => desk.stop());

  const isHalted = async (): Promise<boolean> => {
    const { skipped } = (await desk.api('POST', '/execute/preview', {})).body;
    return skipped.some(({ symbol, reason }: Record<string, string>) => symbol === A && reason === 'HALTED');
  };

  it('is left out while the others are traded, and traded once it goes on', async () => {
    // The stream follows the book as soon as it is looked at again.
    await eventually(async () => {
      await desk.exchange.ask('PUT', `/control/assets/${A}`, { halted: false });
      await desk.exchange.ask('PUT', `/control/assets/${A}`, { halted: 'news' });
      expect(await isHalted()).toBe(true);
    });
    await desk.trade();
    expect((await desk.orders()).map(({ symbol }) => symbol)).toEqual([B]);
    await desk.exchange.ask('PUT', `/control/assets/${A}`, { halted: false });
    await eventually(async () => expect(await isHalted()).toBe(false));
    await desk.trade();
    expect((await desk.orders()).map(({ symbol }) => symbol)).toEqual([B, A]);
    await desk.expectBooksToAgree();
  });
});
