import { createServer, type AddressInfo, type Server, type Socket } from 'node:net';

const INFO = 'redis_version:7.0.0\r\nloading:0\r\n';

/** Looks like a Redis that is ready, and answers nothing that matters. */
export class SilentRedis {
  /** Whether the connection that counts requests believes that it is ready. */
  isCounterGreeted = false;
  /** How often somebody wanted to count requests. */
  counts = 0;
  private readonly sockets = new Set<Socket>();

  private constructor(
    private readonly server: Server,
    readonly url: string,
  ) {}

  static async start(): Promise<SilentRedis> {
    const server = createServer();
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const silent = new SilentRedis(server, `redis://127.0.0.1:${(server.address() as AddressInfo).port}`);
    server.on('connection', (socket) => {
      silent.serve(socket);
    });
    return silent;
  }

  async stop(): Promise<void> {
    for (const socket of this.sockets) socket.destroy();
    await new Promise((resolve) => this.server.close(resolve));
  }

  private serve(socket: Socket): void {
    this.sockets.add(socket);
    let heard = '';
    socket.on('error', () => undefined);
    socket.on('data', (data) => {
      const said = data.toString();
      heard += said;
      if (/evalsha/i.test(said)) this.counts++;
      if (/\binfo\b/i.test(said)) {
        socket.write(`$${INFO.length}\r\n${INFO}\r\n`);
      }
      if (/\binfo\b/i.test(heard) && heard.includes('pas:rate-limit')) this.isCounterGreeted = true;
    });
  }
}
