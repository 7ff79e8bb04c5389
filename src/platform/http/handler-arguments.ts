import type { Type } from '@nestjs/common';
import { ROUTE_ARGS_METADATA } from '@nestjs/common/constants.js';

const known = new WeakMap<Type, Map<string, Set<number>>>();

/** The kinds (`RouteParamtypes`) of what a handler takes. They are asked for with every request, and never change. */
export function argumentsOf(controller: Type, handler: string): ReadonlySet<number> {
  const ofController = known.get(controller) ?? new Map<string, Set<number>>();
  known.set(controller, ofController);
  const kinds = ofController.get(handler) ?? readArguments(controller, handler);
  ofController.set(handler, kinds);
  return kinds;
}

function readArguments(controller: Type, handler: string): Set<number> {
  const args = (Reflect.getMetadata(ROUTE_ARGS_METADATA, controller, handler) ?? {}) as Record<string, unknown>;
  // Keys are `<kind>:<position>`.
  return new Set(Object.keys(args).map((key) => Number(key.split(':')[0])));
}
