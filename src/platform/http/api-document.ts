import type { OpenAPIObject } from '@nestjs/swagger';
import { exampleOf, type Schema, type Schemas } from './api-examples.js';
import { failuresOf, type ApiResponse } from './api-failures.js';
import { isUnlimited } from './unlimited-paths.js';
import { codesOf, problemExample } from './api-problem.decorator.js';
import { FEATURE_MARK, SCOPE_MARK } from './api-marks.js';
import { usedSchemas, withDoubles } from './api-schemas.js';
import { API_TAGS } from './api-tags.js';

export interface ApiDocumentOptions {
  /** Switched off features. */
  disabled: readonly string[];
  isQueryTokenAccepted: boolean;
}

type Content = Record<string, { schema?: Schema; example?: unknown; examples?: object }>;

interface Operation {
  description?: string;
  tags?: string[];
  parameters?: { in?: string; name?: string; $ref?: string }[];
  requestBody?: { content: Content };
  responses: Record<string, ApiResponse>;
  security?: Record<string, string[]>[];
  [FEATURE_MARK]?: string;
  [SCOPE_MARK]?: string;
}

const SUCCESS: Record<string, string> = {
  200: 'The answer.',
  201: 'What was made.',
  202: 'Taken; the work goes on.',
  204: 'Done; there is nothing to say.',
};

const HEADERS = {
  ETag: 'Weak validator of the answer: send it as `If-None-Match` to get 304 while nothing has changed.',
  'RateLimit-Limit': 'Requests that the token has a minute; absent where there is no limit.',
  'RateLimit-Remaining': 'Those that are left.',
  'RateLimit-Reset': 'Seconds until there are all again.',
  'Retry-After': 'Seconds after which it can be tried again.',
  'WWW-Authenticate': '`Bearer`: the way in.',
  'X-Request-Id': 'Names the request in logs and in problems; quote it when you report something.',
};

const BUDGET = ['RateLimit-Limit', 'RateLimit-Remaining', 'RateLimit-Reset'] as const;

const IF_NONE_MATCH = {
  name: 'If-None-Match',
  in: 'header',
  required: false,
  description: 'The `ETag` of an earlier answer: 304 without a body while nothing has changed.',
  schema: { type: 'string', example: 'W/"jc2Vt0fS4zRwW3vM"' },
};

/** What the decorators cannot know: what is switched off, how a token comes in, what every route refuses, and examples. */
export function finishDocument(document: OpenAPIObject, options: ApiDocumentOptions): OpenAPIObject {
  const schemas = (document.components?.schemas ?? {}) as Schemas;
  const paths: OpenAPIObject['paths'] = {};
  const operations: Operation[] = [];
  for (const [path, item] of Object.entries(document.paths)) {
    const finished = Object.entries(item as Record<string, Operation>)
      .filter(([, operation]) => !options.disabled.includes(operation[FEATURE_MARK] ?? ''))
      .map(
        ([method, operation]) => [method, finishOperation(method, operation, { ...options, path, schemas })] as const,
      );
    if (finished.length > 0) paths[path] = Object.fromEntries(finished);
    operations.push(...finished.map(([, operation]) => operation));
  }
  const components = { ...componentsOf(document, operations), schemas: withDoubles(usedSchemas(paths, schemas)) };
  return { ...document, tags: tagsOf(operations), paths, components };
}

function finishOperation(
  method: string,
  operation: Operation,
  { isQueryTokenAccepted, path, schemas }: ApiDocumentOptions & { path: string; schemas: Schemas },
): Operation {
  const scope = operation[SCOPE_MARK];
  const isOpen = scope === undefined;
  const isQueryToken = isQueryTokenAccepted && method === 'get';
  // An empty list says that the operation is open to everybody.
  const security = isOpen ? [] : [{ bearer: [] }, ...(isQueryToken ? [{ queryToken: [] }] : [])];
  const needs = isOpen ? 'Open without a token.' : `Needs a token with scope \`${scope}\`.`;
  const { requestBody } = operation;
  return withDoubles({
    ...operation,
    description: [operation.description, needs].filter(Boolean).join('\n\n'),
    security,
    parameters: parametersOf({ ...operation, method }),
    ...(requestBody ? { requestBody: { ...requestBody, content: withExamples(requestBody.content, schemas) } } : {}),
    responses: responsesOf({ ...operation, path, method, isOpen }, schemas),
  });
}

function responsesOf(
  route: Operation & { path: string; method: string; isOpen: boolean },
  schemas: Schemas,
): Record<string, ApiResponse> {
  const successes = Object.entries(route.responses)
    .filter(([, response]) => codesOf(response).length === 0)
    .map(([status, response]) => [status, successOf(status, response, schemas)] as const);
  const responses = { ...Object.fromEntries(successes), ...failuresOf(route) };
  if (isConditional(route)) {
    responses['304'] ??= { description: 'Nothing changed since the `ETag` of `If-None-Match`.' };
    for (const status of ['200', '304']) responses[status] = withHeader(responses[status] ?? {}, 'ETag');
  }
  // Failures name the headers of the limit where their code has them.
  const budget = isUnlimited(route.path) ? [] : BUDGET;
  return Object.fromEntries(
    Object.entries(responses).map(([status, response]) => {
      const named = withHeader(response, 'X-Request-Id');
      return [status, Number(status) < 400 ? budget.reduce(withHeader, named) : named];
    }),
  );
}

function parametersOf(route: Operation & { method: string }): Operation['parameters'] & object {
  const { parameters = [] } = route;
  const isKnown = parameters.some(({ name }) => name === 'If-None-Match');
  return isConditional(route) && !isKnown
    ? [...parameters, { $ref: '#/components/parameters/If-None-Match' }]
    : parameters;
}

/** A GET that answers with JSON can be asked whether anything has changed. */
function isConditional({ method, responses }: Operation & { method: string }): boolean {
  return method === 'get' && responses['200']?.content?.['application/json'] !== undefined;
}

function withHeader(response: ApiResponse, name: keyof typeof HEADERS): ApiResponse {
  return { ...response, headers: { [name]: { $ref: `#/components/headers/${name}` }, ...response.headers } };
}

function successOf(status: string, response: ApiResponse, schemas: Schemas): ApiResponse {
  const content = response.content as Content | undefined;
  return {
    ...response,
    description: response.description === '' ? (SUCCESS[status] ?? '') : (response.description ?? ''),
    ...(content ? { content: withExamples(content, schemas) as ApiResponse['content'] & object } : {}),
  };
}

function withExamples(content: Content, schemas: Schemas): Content {
  const filled = Object.entries(content).map(([type, media]) => {
    const isShown = media.example !== undefined || media.examples !== undefined;
    if (isShown || type !== 'application/json' || !media.schema) return [type, media] as const;
    return [type, { ...media, example: exampleOf(media.schema, schemas) }] as const;
  });
  return Object.fromEntries(filled);
}

function componentsOf(document: OpenAPIObject, operations: readonly Operation[]): object {
  const codes = new Set(operations.flatMap(({ responses }) => Object.values(responses).flatMap(codesOf)));
  const examples = [...codes].sort().map((code) => [code, problemExample(code)] as const);
  const headers = Object.entries(HEADERS).map(
    ([name, description]) => [name, { description, schema: { type: typeOfHeader(name) } }] as const,
  );
  const parameters = { 'If-None-Match': IF_NONE_MATCH };
  return {
    ...document.components,
    parameters,
    headers: Object.fromEntries(headers),
    examples: Object.fromEntries(examples),
  };
}

function typeOfHeader(name: string): 'integer' | 'string' {
  return /^RateLimit-|^Retry-After$/.test(name) ? 'integer' : 'string';
}

function tagsOf(operations: readonly Operation[]): { name: string; description: string }[] {
  const used = new Set(operations.flatMap(({ tags = [] }) => tags));
  return Object.entries(API_TAGS)
    .filter(([name]) => used.has(name))
    .map(([name, description]) => ({ name, description }));
}
