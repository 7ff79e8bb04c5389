import type { MethodResponse } from 'openapi-fetch';
import type { components, PasClient } from '../../../client/index.js';

// What programs do with the client. The test runs it, and compiles it under the strictest settings of who uses it.

export type Price = components['schemas']['db.prices'];

export async function readPrices(client: PasClient, symbols: readonly string[]): Promise<Price[]> {
  const { data, error } = await client.GET('/db/{table}', {
    params: {
      path: { table: 'prices' },
      query: { filters: { symbol: `in.(${symbols.join(',')})`, close: 'gt.0' }, order: 'symbol', limit: 10, offset: 0 },
    },
  });
  if (error) throw new Error(`${error.code}: ${error.detail}`);
  return data as Price[];
}

/** A list of rows is a list, whatever the table is. */
export async function firstRow(
  client: PasClient,
  table: string,
  filters: Record<string, string>,
): Promise<object | undefined> {
  const { data, error } = await client.GET('/db/{table}', {
    params: { path: { table }, query: { filters, limit: 1 } },
  });
  if (error) throw new Error(`${error.code}: ${error.detail}`);
  return data[0];
}

/** What is no JSON is read as a text. */
export async function readTexts(client: PasClient): Promise<(string | undefined)[]> {
  const asText = { parseAs: 'text' } as const;
  const rows = {
    path: { table: 'prices' },
    query: { format: 'csv', select: 'symbol,close', order: 'symbol' },
  } as const;
  const answers = await Promise.all([
    client.GET('/db/{table}', { params: rows, ...asText }),
    client.GET('/metrics', asText),
    client.GET('/dashboard', asText),
  ]);
  return answers.map(({ data }) => data);
}

/** Typed as a text also for who does not say so. */
export const asTheyAre = (
  pages: [MethodResponse<PasClient, 'get', '/dashboard'>, MethodResponse<PasClient, 'get', '/metrics'>],
): string[] => pages;
