/** Parameters that the next page has another of, and the token, which belongs into no header of an answer. */
const REPLACED = ['cursor', 'offset', 'page', 'token'];

/** The same request, but for where its page begins. */
export function nextLink(
  { path, rawQuery }: { path: string; rawQuery: string },
  start: Record<string, string>,
): string {
  const kept = rawQuery.split('&').filter((part) => part !== '' && !REPLACED.includes(nameOf(part)));
  const query = [...kept, new URLSearchParams(start).toString()].join('&');
  // What is not allowed in an address, and came unencoded, must not end the link.
  return `<${path}?${query.replaceAll(/[<>"\s]/g, encodeURIComponent)}>; rel="next"`;
}

function nameOf(part: string): string {
  return decodeURIComponent((part.split('=', 1)[0] ?? '').replaceAll('+', ' '));
}
