const KEY = 'pas-token';

/**
 * The token from the address fragment (`#token=…`, as `pas serve` prints it) or the one this browser tab already knows.
 * The fragment is removed at once, so that it is neither bookmarked nor shared by accident.
 */
export function readToken(): string | null {
  const fromAddress = new URLSearchParams(location.hash.slice(1)).get('token');
  if (fromAddress !== null) {
    keepToken(fromAddress);
    history.replaceState(null, '', location.pathname + location.search);
  }
  return sessionStorage.getItem(KEY);
}

export function keepToken(token: string): void {
  sessionStorage.setItem(KEY, token);
}

export function forgetToken(): void {
  sessionStorage.removeItem(KEY);
}
