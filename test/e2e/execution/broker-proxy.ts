import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { WebSocket, WebSocketServer } from 'ws';
import { type Decimal, decimal, formatDecimal, ZERO } from '../../../src/common/decimal.js';
import type { ExchangeUnderTest } from '../exchange/exchange-under-test.js';

/** What the system is told instead of the exchange's answer; undefined leaves it. */
// eslint-disable-next-line @typescript-eslint/no-explicit-any
export type Rewrite = (request: { method: string; path: string }, body: any) => unknown;

/** Stands between the system and an exchange, and says what the exchange cannot be made to say. */
export class BrokerProxy {
  rewrite: Rewrite = () => undefined;
  private readonly sockets = new Set<WebSocket>();
  private readonly shares = new Map<string, Decimal>();
  private cash = ZERO;

  private constructor(
    private readonly server: Server,
    private readonly streams: WebSocketServer,
  ) {}

  static async start(exchange: ExchangeUnderTest): Promise<BrokerProxy> {
    const server = createServer();
    const proxy = new BrokerProxy(server, new WebSocketServer({ server, path: '/stream' }));
    server.on('request', (request, response) => {
      void (async () => {
        const chunks: Buffer[] = [];
        for await (const chunk of request) chunks.push(chunk as Buffer);
        const { method = 'GET', url: path = '/' } = request;
        const headers = Object.entries(request.headers).filter(([name]) => /^(apca|content-type)/.test(name));
        const answer = await fetch(exchange.url + path, {
          method,
          headers: Object.fromEntries(headers) as Record<string, string>,
          ...(chunks.length === 0 ? {} : { body: Buffer.concat(chunks) }),
        });
        const text = await answer.text();
        const body = proxy.moved(path, text === '' ? undefined : JSON.parse(text));
        const changed = proxy.rewrite({ method, path }, body) ?? body;
        const kept = [...answer.headers].filter(([name]) => name === 'date' || name.startsWith('x-r'));
        response.writeHead(answer.status, { 'content-type': 'application/json', ...Object.fromEntries(kept) });
        response.end(changed === undefined ? '' : JSON.stringify(changed));
      })();
    });
    proxy.streams.on('connection', (socket) => {
      proxy.connect(socket, exchange.streamUrl);
    });
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    return proxy;
  }

  get settings(): Record<string, string> {
    const { port } = this.server.address() as AddressInfo;
    return { ALPACA_BASE_URL: `http://127.0.0.1:${port}`, ALPACA_STREAM_URL: `ws://127.0.0.1:${port}/stream` };
  }

  /** The account has so many shares more (or less) than the exchange says, and no order tells why. */
  moveShares(symbol: string, qty: string): void {
    this.shares.set(symbol, (this.shares.get(symbol) ?? ZERO).plus(decimal(qty)));
  }

  /** The account has so many dollars more (or less) than the exchange says, and no activity tells why. */
  moveCash(amount: string): void {
    this.cash = this.cash.plus(decimal(amount));
  }

  /** A message of the trading stream that the exchange did not send. */
  tell(data: unknown): void {
    for (const socket of this.sockets) socket.send(Buffer.from(JSON.stringify({ stream: 'trade_updates', data })));
  }

  async stop(): Promise<void> {
    for (const socket of this.sockets) socket.terminate();
    this.streams.close();
    this.server.closeAllConnections();
    this.server.close();
    await once(this.server, 'close');
  }

  // eslint-disable-next-line @typescript-eslint/no-explicit-any
  private moved(path: string, body: any): any {
    if (path === '/v2/account') return { ...body, cash: formatDecimal(decimal(body.cash).plus(this.cash)) };
    if (path !== '/v2/positions' || !Array.isArray(body)) return body;
    const listed = new Map<string, Record<string, string>>(body.map((position) => [position.symbol, position]));
    for (const [symbol, more] of this.shares) {
      const held = listed.get(symbol) ?? {
        asset_id: `asset of ${symbol}`,
        symbol,
        qty: '0',
        qty_available: '0',
        avg_entry_price: '10',
      };
      const [qty, free] = [held['qty'], held['qty_available']].map((text) =>
        formatDecimal(decimal(text ?? '0').plus(more)),
      );
      listed.set(symbol, { ...held, qty: qty ?? '0', qty_available: free ?? '0' });
    }
    return [...listed.values()].filter(({ qty }) => qty !== '0');
  }

  private connect(socket: WebSocket, streamUrl: string): void {
    const upstream = new WebSocket(streamUrl);
    const opened = once(upstream, 'open');
    this.sockets.add(socket);
    socket.on(
      'message',
      (data: Buffer) =>
        void opened.then(() => {
          upstream.send(data);
        }),
    );
    upstream.on('message', (data: Buffer, isBinary) => {
      socket.send(data, { binary: isBinary });
    });
    socket.on('close', () => {
      this.sockets.delete(socket);
      upstream.terminate();
    });
    upstream.on('close', () => {
      socket.terminate();
    });
  }
}
