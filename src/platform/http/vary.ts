import type { FastifyReply } from 'fastify';

/** Adds a header of the request to those that the answer depends on; what is named there already stays. */
export function varyBy(reply: FastifyReply, header: string): void {
  const named = [reply.getHeader('vary') ?? []].flat().join(', ');
  if (named === '') void reply.header('vary', header);
  else if (!isNamed(named, header)) void reply.header('vary', `${named}, ${header}`);
}

function isNamed(named: string, header: string): boolean {
  return named.split(',').some((name) => name.trim().toLowerCase() === header.toLowerCase());
}
