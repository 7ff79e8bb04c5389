import type { IncomingMessage } from 'node:http';
import proxyAddr from '@fastify/proxy-addr';

/** Where a request came from, as `request.ip` says it: what a proxy reports counts when the proxy is trusted. */
export type CallerAddress = (request: IncomingMessage) => string;

/** For what does not pass through the routes, such as an upgrade. */
export function callerAddress(trustProxy: readonly string[]): CallerAddress {
  const isTrusted = proxyAddr.compile([...trustProxy]);
  return (request) => {
    // Nobody is there any more.
    if (request.socket.remoteAddress === undefined) return '';
    return trustProxy.length === 0 ? request.socket.remoteAddress : proxyAddr(request, isTrusted);
  };
}
