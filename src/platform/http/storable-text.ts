import { AppError } from '../../common/app-error.js';

/** What no text may hold, as no database can store it: NUL and half of a surrogate pair. */
const UNSTORABLE = /\0|\p{Surrogate}/u;
/** How they come in JSON, where they are written as escapes. */
const ESCAPED = /\\u(0000|[dD][89a-fA-F])/;

/** The refusal of a JSON body with such a text; undefined for every other. */
export function unstorableJson(text: string, body: unknown): AppError | undefined {
  if (!ESCAPED.test(text)) return undefined;
  const places = placesIn(body);
  return places.length === 0 ? undefined : unstorable(places);
}

/** Without recursion: a body may be nested deeper than the stack is. */
function placesIn(body: unknown): string[] {
  const places: string[] = [];
  const open: [path: string, value: unknown][] = [['', body]];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const [path, value] = next;
    if (typeof value === 'string' && UNSTORABLE.test(value)) places.push(path);
    if (typeof value !== 'object' || value === null) continue;
    for (const [key, member] of Object.entries(value)) {
      const place = path === '' ? key : `${path}.${key}`;
      if (UNSTORABLE.test(key)) places.push(place);
      open.push([place, member]);
    }
  }
  return places;
}

function unstorable(paths: readonly string[]): AppError {
  const message = 'must not hold NUL or half of a surrogate pair';
  return new AppError('validation_failed', `A text ${message}.`, {
    // A name that cannot be shown is shown as far as it can.
    errors: paths.map((path) => ({ path: path.replaceAll(new RegExp(UNSTORABLE, 'gu'), '\u{FFFD}'), message })),
  });
}
