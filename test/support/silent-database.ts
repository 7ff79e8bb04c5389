import { once } from 'node:events';
import { connect, createServer, type AddressInfo, type Server, type Socket } from 'node:net';

/** Stands between the system and its database, whose host can vanish without a word: what is connected then hears nothing more. */
export class SilentDatabase {
  private sockets: Socket[] = [];

  private constructor(
    private readonly server: Server,
    private readonly target: URL,
  ) {}

  static async before(url: string): Promise<SilentDatabase> {
    const server = createServer();
    const silent = new SilentDatabase(server, new URL(url));
    server.on('connection', (near) => {
      silent.pass(near);
    });
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    return silent;
  }

  get url(): string {
    const url = new URL(this.target);
    url.hostname = '127.0.0.1';
    url.port = String((this.server.address() as AddressInfo).port);
    return url.href;
  }

  /** New connections work; of those that are open nothing is passed on, and nobody is told. */
  vanish(): void {
    for (const socket of this.sockets) socket.unpipe().pause();
  }

  async stop(): Promise<void> {
    for (const socket of this.sockets) socket.destroy();
    await new Promise((resolve) => this.server.close(resolve));
  }

  private pass(near: Socket): void {
    const far = connect(Number(this.target.port || 5432), this.target.hostname);
    for (const [from, to] of [
      [near, far],
      [far, near],
    ] as const) {
      this.sockets.push(from);
      from.on('error', () => to.destroy());
      from.on('close', () => to.destroy());
      from.pipe(to);
    }
  }
}
