import type { Type } from '@nestjs/common';
import { ROUTE_ARGS_METADATA } from '@nestjs/common/constants.js';

/** The kinds (`RouteParamtypes`) of what a handler takes. */
export function argumentsOf(controller: Type, handler: string): Set<number> {
  const args = (Reflect.getMetadata(ROUTE_ARGS_METADATA, controller, handler) ?? {}) as Record<string, unknown>;
  // Keys are `<kind>:<position>`.
  return new Set(Object.keys(args).map((key) => Number(key.split(':')[0])));
}
