import type { Client } from 'openapi-fetch';
import type { components, paths } from './schema.js';

export type { components, operations, paths } from './schema.js';

/** What every failure is told as; `code` is stable. */
export type Problem = components['schemas']['Problem'];

export interface ClientOptions {
  /** Where the system answers, as in `http://127.0.0.1:8000`. */
  baseUrl: string;
  /** Left out: only what is open to everybody can be asked for. */
  token?: string;
  /** Instead of the global one. */
  fetch?: (request: Request) => Promise<Response>;
}

/** Where JSON is among the forms of an answer, as with tables, it is typed as JSON; the others are for `parseAs`. */
type TypedForms = 'application/json' | 'application/problem+json' | 'text/html' | 'text/plain';

export type PasClient = Client<paths, TypedForms>;

/** Every operation of the API, typed by its description: `client.GET('/strategies/{id}', { params: { path: { id } } })`. */
export declare function createClient(options: ClientOptions): PasClient;
