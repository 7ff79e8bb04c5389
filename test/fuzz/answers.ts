import type { DescribedApi } from './described-api.js';
import type { FuzzRequest } from './requests.js';

export interface FuzzAnswer {
  status: number;
  type: string;
  text: string;
}

const PROBLEM = 'application/problem+json';
/** Readiness answers 503 with its details. */
const SAYS_SO_ITSELF = new Set(['getReadiness']);

/** What an answer breaks of the description; none when it keeps it. */
export function complaintsOf(api: DescribedApi, request: FuzzRequest, answer: FuzzAnswer): string[] {
  const { operation, flaw } = request;
  const complaints: string[] = [];
  if (answer.status >= 500 && !SAYS_SO_ITSELF.has(operation.id)) complaints.push('a failure of the server');
  if (flaw !== undefined && (answer.status < 400 || answer.status > 499)) complaints.push('taken in spite of its flaw');
  complaints.push(...described(api, request, answer));
  if (complaints.length === 0) return [];
  const { method, url, body = '' } = request;
  const what = `${operation.id}${flaw === undefined ? '' : ` with ${flaw}`}: ${answer.status} ${answer.text.slice(0, 300)}`;
  return complaints.map(
    (complaint) => `${complaint}\n  ${method} ${url.slice(0, 300)} ${body.slice(0, 300)}\n  ${what}`,
  );
}

function described(api: DescribedApi, { operation }: FuzzRequest, { status, type, text }: FuzzAnswer): string[] {
  const response = operation.responses[status];
  if (response === undefined) return [`status ${status} is not declared`];
  if (text === '' && response.content === undefined) return [];
  const media = response.content?.[type];
  if (media === undefined) return [`${type || 'no type'} is not declared for ${status}`];
  if (!/\bjson$/.test(type)) return [];
  const value = JSON.parse(text) as unknown;
  const schema = media.schema ?? {};
  const faults = [...api.faultsOf(schema, value), ...(type === PROBLEM ? [] : api.strangersIn(schema, value))];
  const code = (value as { code?: string } | null)?.code ?? '';
  if (type === PROBLEM && media.examples?.[code] === undefined) faults.push(`code ${code} is not declared`);
  return faults;
}
