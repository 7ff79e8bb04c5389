import type { OpenAPIObject } from '@nestjs/swagger';
import { problemResponse } from './api-problem.decorator.js';

export interface ApiDocumentOptions {
  /** Switched off features, whose operations carry the feature's name as their tag. */
  disabled: readonly string[];
  isQueryTokenAccepted: boolean;
}

interface Operation {
  tags?: string[];
  security?: Record<string, string[]>[];
  responses: object;
}

const UNKNOWN_PARAMETER = problemResponse(400, ['validation_failed']);

/** What the decorators cannot know: what is switched off, by which ways a token comes in, and what every route refuses. */
export function finishDocument(document: OpenAPIObject, options: ApiDocumentOptions): OpenAPIObject {
  const paths: OpenAPIObject['paths'] = {};
  for (const [path, item] of Object.entries(document.paths)) {
    const operations = Object.entries(item as Record<string, Operation>)
      .filter(([, { tags = [] }]) => !tags.some((tag) => options.disabled.includes(tag)))
      .map(([method, operation]) => [method, finishOperation(method, operation, options)] as const);
    if (operations.length > 0) paths[path] = Object.fromEntries(operations);
  }
  return { ...document, paths };
}

function finishOperation(method: string, operation: Operation, options: ApiDocumentOptions): Operation {
  // An empty list says that the operation is open to everybody.
  if ((operation.security ?? []).length === 0) return { ...operation, security: [] };
  const isQueryToken = options.isQueryTokenAccepted && method === 'get';
  return {
    ...operation,
    security: isQueryToken ? [{ bearer: [] }, { queryToken: [] }] : [{ bearer: [] }],
    responses: { '400': UNKNOWN_PARAMETER, ...operation.responses },
  };
}
