import { AppError } from '../../common/app-error.js';

/** Far more than anything here has; what walks through a body calls itself at each level. */
const DEEPEST = 64;

/** The refusal of a JSON text that is nested deeper than the stack of those who read it might be. */
export function tooDeepJson(text: string): AppError | undefined {
  let depth = 0;
  let isInString = false;
  for (let i = 0; i < text.length; i++) {
    const character = text[i];
    if (isInString) {
      if (character === '\\') i += 1;
      else if (character === '"') isInString = false;
    } else if (character === '"') isInString = true;
    else if (character === '{' || character === '[') depth += 1;
    else if (character === '}' || character === ']') depth -= 1;
    if (depth > DEEPEST) return new AppError('malformed_json', `The body is nested deeper than ${DEEPEST} levels.`);
  }
  return undefined;
}
