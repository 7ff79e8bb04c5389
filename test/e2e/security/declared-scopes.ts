import { RequestMethod, type Type } from '@nestjs/common';
import { METHOD_METADATA, PATH_METADATA } from '@nestjs/common/constants.js';
import { ModulesContainer } from '@nestjs/core';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { Scope } from '../../../src/platform/auth/principal.js';
import { IS_PUBLIC } from '../../../src/platform/auth/public.decorator.js';
import { REQUIRED_SCOPE } from '../../../src/platform/auth/require-scope.decorator.js';

/** What a handler says of who may call it; undefined: nothing. */
export type Access = Scope | 'open' | undefined;

/** The handlers of all controllers, by `METHOD /pattern`. */
export function declaredAccess(app: NestFastifyApplication): Map<string, Access> {
  const controllers = [...app.get(ModulesContainer).values()].flatMap((module) => [...module.controllers.values()]);
  const found = controllers.flatMap(({ metatype }) => handlersOf(metatype as Type));
  return new Map(found);
}

function handlersOf(controller: Type): [string, Access][] {
  const prototype = controller.prototype as Record<string, unknown>;
  return methodNames(prototype).flatMap((name) => {
    const handler = prototype[name] as object;
    const method = Reflect.getMetadata(METHOD_METADATA, handler) as RequestMethod | undefined;
    if (method === undefined) return [];
    const paths = [Reflect.getMetadata(PATH_METADATA, handler)].flat() as string[];
    const bases = [Reflect.getMetadata(PATH_METADATA, controller)].flat() as string[];
    return bases.flatMap((base) =>
      paths.map((path): [string, Access] => [
        `${RequestMethod[method]} ${join(base, path)}`,
        accessOf(handler, controller),
      ]),
    );
  });
}

function accessOf(handler: object, controller: Type): Access {
  const meta = (key: string): unknown => Reflect.getMetadata(key, handler) ?? Reflect.getMetadata(key, controller);
  return meta(IS_PUBLIC) === true ? 'open' : (meta(REQUIRED_SCOPE) as Scope | undefined);
}

function methodNames(prototype: object): string[] {
  const own = Object.getOwnPropertyNames(prototype).filter((name) => name !== 'constructor');
  const parent = Object.getPrototypeOf(prototype) as object;
  return parent === Object.prototype ? own : [...new Set([...own, ...methodNames(parent)])];
}

function join(base: string, path: string): string {
  const parts = [base, path].flatMap((part) => part.split('/')).filter((part) => part !== '');
  return `/${parts.join('/')}`;
}
