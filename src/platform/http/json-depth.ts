import { AppError } from '../../common/app-error.js';

/** Far more than anything here has; what walks through a body calls itself at each level. */
const DEEPEST = 64;
const STEP: Readonly<Record<string, number>> = { '{': 1, '[': 1, '}': -1, ']': -1 };

/** The refusal of a JSON text that is nested deeper than the stack of those who read it might be. */
export function tooDeepJson(text: string): AppError | undefined {
  let depth = 0;
  for (let i = 0; i < text.length; i++) {
    const character = text.charAt(i);
    if (character === '"') i = endOfString(text, i);
    else depth += STEP[character] ?? 0;
    if (depth > DEEPEST) return new AppError('malformed_json', `The body is nested deeper than ${DEEPEST} levels.`);
  }
  return undefined;
}

/** Where the string that begins at `start` has its closing quote; the end of a text that breaks off in it. */
function endOfString(text: string, start: number): number {
  for (let i = start + 1; i < text.length; i++) {
    if (text[i] === '\\') i += 1;
    else if (text[i] === '"') return i;
  }
  return text.length;
}
