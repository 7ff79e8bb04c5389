import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { OpenAPIObject } from '@nestjs/swagger';

type Method = 'GET' | 'POST' | 'PUT' | 'DELETE';

export interface Media {
  schema?: object;
  example?: unknown;
  examples?: Record<string, { $ref: string }>;
}

export interface Operation {
  operationId?: string;
  summary?: string;
  description?: string;
  tags?: string[];
  security?: object[];
  'x-feature'?: string;
  parameters?: { $ref?: string; name?: string; in?: string; description?: string; schema?: object }[];
  requestBody?: { content: Record<string, Media> };
  responses: Record<
    string,
    { description?: string; headers?: Record<string, object>; content?: Record<string, Media> }
  >;
}

export interface DescribedOperation {
  method: Method;
  /** As described: `/strategies/{id}`. */
  path: string;
  /** A path that can be asked for. */
  url: string;
  isOpen: boolean;
  operation: Operation;
}

export async function apiDescription(app: NestFastifyApplication): Promise<OpenAPIObject> {
  const answer = await app.inject({ url: '/openapi.json' });
  return answer.json<OpenAPIObject>();
}

/** Every operation of `/openapi.json`. */
export async function describedOperations(app: NestFastifyApplication): Promise<DescribedOperation[]> {
  const { paths } = await apiDescription(app);
  return Object.entries(paths).flatMap(([path, item]) =>
    Object.entries(item as Record<string, Operation>).map(([method, operation]) => ({
      method: method.toUpperCase() as Method,
      path,
      url: path.replaceAll(/\{[^}]+\}/g, 'none'),
      isOpen: operation.security?.length === 0,
      operation,
    })),
  );
}
