import { AppError } from '../../common/app-error.js';

/** Far more than anything here has; what walks through a body calls itself at each level. */
const DEEPEST = 64;
const LONGEST_NAME = 60;

/** The names of an object that is open; of a list none. */
type Open = Set<string> | undefined;

/**
 * The refusal of a JSON text that is nested deeper than the stack of those who read it might be, or that has a member twice:
 * each reader picks another one of the two, so what was checked on the way here might not be what is done.
 */
export function misshapenJson(text: string): AppError | undefined {
  const open: Open[] = [];
  for (let i = 0; i < text.length; i++) {
    const character = text.charAt(i);
    if (character !== '"') follow(open, character);
    else {
      const end = endOfString(text, i);
      const name = isName(text, end) ? unescaped(text.slice(i, end + 1)) : undefined;
      if (name !== undefined && !isFirst(open.at(-1), name)) return repeated(name);
      i = end;
    }
    if (open.length > DEEPEST) {
      return new AppError('malformed_json', `The body is nested deeper than ${DEEPEST} levels.`);
    }
  }
  return undefined;
}

function follow(open: Open[], character: string): void {
  if (character === '{') open.push(new Set());
  else if (character === '[') open.push(undefined);
  else if (character === '}' || character === ']') open.pop();
}

/** Remembers the name; what is no object has none, and is refused by the parser that comes next. */
function isFirst(names: Open, name: string): boolean {
  const isKnown = names?.has(name) === true;
  names?.add(name);
  return !isKnown;
}

/** Where the string that begins at `start` has its closing quote; the end of a text that breaks off in it. */
function endOfString(text: string, start: number): number {
  for (let i = start + 1; i < text.length; i++) {
    if (text[i] === '\\') i += 1;
    else if (text[i] === '"') return i;
  }
  return text.length;
}

function isName(text: string, end: number): boolean {
  let i = end + 1;
  while (' \t\r\n'.includes(text[i] ?? '.')) i += 1;
  return text[i] === ':';
}

/** `"\u0061"` is the same name as `"a"`. What is no string the parser refuses. */
function unescaped(quoted: string): string {
  if (!quoted.includes('\\')) return quoted.slice(1, -1);
  try {
    return JSON.parse(quoted) as string;
  } catch {
    return quoted;
  }
}

function repeated(name: string): AppError {
  const shown = name.slice(0, LONGEST_NAME);
  return new AppError('duplicate_parameter', `The body has "${shown}" more than once in the same object.`, {
    errors: [{ path: shown, message: 'stands here more than once' }],
  });
}
