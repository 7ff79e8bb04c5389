import type { FastifyInstance, FastifyRequest } from 'fastify';
import { AlpacaError } from '../alpaca-error.js';
import type { RequestFault, RequestFaults } from './request-faults.js';

const MESSAGE = 'a fault that was ordered through the control API';

function operationOf(method: string, path: string): string {
  // A double colon in a route stands for one that is part of the path.
  return `${method} ${path.replace('::', ':')}`;
}

function codeOf(status: number): number {
  return status * 100_000 + 10_000;
}

/** Makes requests of the trading and data API meet the faults that wait for them. To be added before the routes. */
export function addFaultHooks(server: FastifyInstance, faults: RequestFaults): void {
  const afterwards = new WeakMap<FastifyRequest, RequestFault>();

  server.addHook('onRoute', ({ method, url }) => {
    if (!url.startsWith('/v2/')) return;
    for (const each of [method].flat()) faults.addOperation(operationOf(each, url));
  });

  server.addHook('preHandler', async (request, reply) => {
    const fault = faults.take(operationOf(request.method, request.routeOptions.url ?? ''));
    if (fault?.when === 'after') afterwards.set(request, fault);
    if (fault?.when !== 'before') return;
    await faults.delay(fault);
    if (fault.outcome === 'drop') {
      reply.hijack();
      request.raw.socket.destroy();
    } else if (fault.outcome !== null) {
      throw new AlpacaError(fault.outcome, codeOf(fault.outcome), MESSAGE);
    }
  });

  server.addHook('onSend', async (request, reply, payload) => {
    const fault = afterwards.get(request);
    if (fault === undefined) return payload;
    await faults.delay(fault);
    if (fault.outcome === null) return payload;
    if (fault.outcome === 'drop') {
      request.raw.socket.destroy();
      return payload;
    }
    reply.code(fault.outcome).header('content-type', 'application/json; charset=utf-8');
    return JSON.stringify({ code: codeOf(fault.outcome), message: MESSAGE });
  });
}
