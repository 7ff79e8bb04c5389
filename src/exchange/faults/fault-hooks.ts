import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { FalseAnswer, RequestFault, RequestFaults } from './request-faults.js';

const MESSAGE = 'a fault that was ordered through the control API';

function operationOf(method: string, path: string): string {
  // A double colon in a route stands for one that is part of the path.
  return `${method} ${path.replace('::', ':')}`;
}

function answer(reply: FastifyReply, { status, body }: FalseAnswer): string {
  reply.code(status).header('content-type', 'application/json; charset=utf-8');
  return body ?? JSON.stringify({ code: status * 100_000 + 10_000, message: MESSAGE });
}

/** Makes requests of the trading and data API meet the faults that wait for them. To be added before the routes. */
export function addFaultHooks(server: FastifyInstance, faults: RequestFaults): void {
  const afterwards = new WeakMap<FastifyRequest, RequestFault>();

  server.addHook('onRoute', ({ method, url }) => {
    if (url.startsWith('/control/')) return;
    for (const each of [method].flat()) faults.addOperation(operationOf(each, url));
  });

  server.addHook('preHandler', async (request, reply) => {
    const fault = faults.take(operationOf(request.method, request.routeOptions.url ?? ''));
    if (fault?.when === 'after') afterwards.set(request, fault);
    if (fault?.when !== 'before') return undefined;
    await faults.delay(fault);
    if (fault.outcome === 'drop') {
      reply.hijack();
      request.raw.socket.destroy();
    } else if (fault.outcome !== null) {
      return reply.send(answer(reply, fault.outcome));
    }
    return undefined;
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
    return answer(reply, fault.outcome);
  });
}
