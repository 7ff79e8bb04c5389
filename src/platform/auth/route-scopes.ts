import { Injectable, RequestMethod, type Type } from '@nestjs/common';
import { METHOD_METADATA, PATH_METADATA } from '@nestjs/common/constants.js';
import { MetadataScanner, ModulesContainer, Reflector } from '@nestjs/core';
import type { FastifyRequest } from 'fastify';
import type { Scope } from './principal.js';
import { scopeNeededBy } from './needed-scope.js';

/** Which scope each route asks for. The guard reads it from the handler, which a request that is refused before never meets. */
@Injectable()
export class RouteScopes {
  private scopes: ReadonlyMap<string, Scope> | undefined;

  constructor(
    private readonly modules: ModulesContainer,
    private readonly reflector: Reflector,
  ) {}

  /** Undefined: the route is open, or there is none. */
  neededFor({ method, routeOptions, is404 }: FastifyRequest): Scope | undefined {
    if (is404) return undefined;
    this.scopes ??= this.read();
    return this.scopes.get(`${method === 'HEAD' ? 'GET' : method} ${routeOptions.url ?? ''}`);
  }

  private read(): Map<string, Scope> {
    const controllers = [...this.modules.values()].flatMap((module) => [...module.controllers.values()]);
    return new Map(controllers.flatMap(({ metatype }) => this.routesOf(metatype as Type)));
  }

  private routesOf(controller: Type): [string, Scope][] {
    const prototype = controller.prototype as Record<string, () => unknown>;
    return new MetadataScanner().getAllMethodNames(prototype).flatMap((name) => {
      const handler = prototype[name] as () => unknown;
      const method = this.reflector.get<RequestMethod | undefined>(METHOD_METADATA, handler);
      const scope = scopeNeededBy(this.reflector, handler, controller);
      if (method === undefined || scope === undefined) return [];
      const paths = pathsOf(this.reflector, controller).flatMap((base) =>
        pathsOf(this.reflector, handler).map((path) => join(base, path)),
      );
      return paths.map((path): [string, Scope] => [`${RequestMethod[method]} ${path}`, scope]);
    });
  }
}

function pathsOf(reflector: Reflector, target: Type | (() => unknown)): string[] {
  return [reflector.get<string | string[] | undefined>(PATH_METADATA, target) ?? ''].flat();
}

function join(base: string, path: string): string {
  const parts = [base, path].flatMap((part) => part.split('/')).filter((part) => part !== '');
  return `/${parts.join('/')}`;
}
