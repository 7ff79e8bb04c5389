import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface BrokerRequest {
  method: string;
  path: string;
  query: URLSearchParams;
  headers: IncomingMessage['headers'];
  body: string;
}

/** An answer that is not simply JSON with 200; without a status the connection breaks. */
export class Reply {
  constructor(
    readonly status: number | undefined,
    readonly body = '',
    readonly headers: Record<string, string> = {},
  ) {}
}

/** What the broker answers; a handler that is missing is a 404. */
export type BrokerHandlers = Record<string, (request: BrokerRequest) => unknown>;

/** Stands for a broker on the other end of the wire: `GET /v2/clock` → handler → JSON. */
export class BrokerServer {
  readonly requests: BrokerRequest[] = [];

  private constructor(
    private readonly server: Server,
    readonly url: string,
    readonly handlers: BrokerHandlers,
  ) {}

  static async start(handlers: BrokerHandlers): Promise<BrokerServer> {
    const server = createServer();
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const { port } = server.address() as AddressInfo;
    const broker = new BrokerServer(server, `http://127.0.0.1:${port}`, handlers);
    server.on('request', (message: IncomingMessage, reply) => {
      void broker.answer(message).then(({ status, body, headers }) => {
        if (status === undefined) message.socket.destroy();
        else reply.writeHead(status, { 'content-type': 'application/json', ...headers }).end(body);
      });
    });
    return broker;
  }

  async stop(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise((resolve) => this.server.close(resolve));
  }

  private async answer(message: IncomingMessage): Promise<Reply> {
    const chunks: Buffer[] = [];
    for await (const chunk of message) chunks.push(chunk as Buffer);
    const url = new URL(message.url ?? '/', this.url);
    const method = message.method ?? 'GET';
    const body = Buffer.concat(chunks).toString('utf8');
    const request = { method, path: url.pathname, query: url.searchParams, headers: message.headers, body };
    this.requests.push(request);
    const handler = this.handlers[`${method} ${url.pathname}`];
    if (handler === undefined) return new Reply(404, '{"code":40410000,"message":"not found"}');
    const answer = handler(request);
    return answer instanceof Reply ? answer : new Reply(200, JSON.stringify(answer ?? null));
  }
}
