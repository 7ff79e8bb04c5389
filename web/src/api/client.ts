/** A connection that died unnoticed, as of a computer that slept, would keep a question open and others waiting. */
const PATIENCE_MS = 30_000;

/** What the server says when it refuses (RFC 9457). */
export class Problem extends Error {
  constructor(
    readonly status: number,
    readonly code: string,
    detail: string,
  ) {
    super(detail);
  }
}

type Question = Omit<RequestInit, 'headers'> & { headers?: Record<string, string> };

export class Client {
  constructor(
    readonly token: string,
    private readonly onUnauthorized: () => void,
  ) {}

  get<T>(path: string): Promise<T> {
    return this.request<T>(path, { signal: AbortSignal.timeout(PATIENCE_MS) });
  }

  /** What it does cannot be taken back, so its answer is waited for. */
  post<T>(path: string, body: unknown): Promise<T> {
    return this.request<T>(path, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
  }

  private async request<T>(path: string, init: Question): Promise<T> {
    const headers = { ...init.headers, authorization: `Bearer ${this.token}` };
    const response = await fetch(path, { ...init, headers }).catch(unreachable);
    if (response.ok) return (await response.json()) as T;
    if (response.status === 401) this.onUnauthorized();
    throw await problemOf(response);
  }
}

/** Browsers have words of their own for it, which say little. */
function unreachable(reason: unknown): never {
  const isLate = reason instanceof DOMException && reason.name === 'TimeoutError';
  throw new Error(isLate ? 'The server does not answer.' : 'The server cannot be reached.', { cause: reason });
}

async function problemOf(response: Response): Promise<Problem> {
  const body = (await response.json().catch(() => ({}))) as { code?: string; detail?: string };
  return new Problem(
    response.status,
    body.code ?? 'unknown',
    body.detail ?? `The server answered ${String(response.status)}.`,
  );
}
