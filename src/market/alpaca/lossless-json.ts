/** A string, which is skipped, or a number. */
const STRING_OR_NUMBER = /"(?:[^"\\]|\\.)*"|-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?/g;
/** Any number of so many characters survives as a float64: its shortest text is the text that was sent. */
const SAFE_LENGTH = 15;
const LONG_NUMBER = /[\d.]{16}/;

/**
 * JSON in which no digit is lost: numbers that may not fit a float64 (trade ids are uint64) become texts. Throws
 * SyntaxError where the text is not JSON.
 */
export function parseJson(text: string): unknown {
  if (!LONG_NUMBER.test(text)) return JSON.parse(text);
  return JSON.parse(
    text.replace(STRING_OR_NUMBER, (token) =>
      token.startsWith('"') || token.length <= SAFE_LENGTH ? token : `"${token}"`,
    ),
  );
}
