import { invalidRequest } from '../alpaca-error.js';

const LONGEST_LINE = 10_000;

/** The lines of a body that is too large to hold, each with its number; empty ones are left out. */
export async function* textLines(body: AsyncIterable<Uint8Array>): AsyncGenerator<{ text: string; line: number }> {
  const decoder = new TextDecoder();
  let [rest, line] = ['', 0];
  for await (const chunk of body) {
    const parts = (rest + decoder.decode(chunk, { stream: true })).split('\n');
    rest = parts.pop() ?? '';
    if (rest.length > LONGEST_LINE) throw invalidRequest(`line ${line + parts.length + 1} is too long`);
    for (const text of parts) {
      line += 1;
      if (text.trim() !== '') yield { text, line };
    }
  }
  rest += decoder.decode();
  if (rest.trim() !== '') yield { text: rest, line: line + 1 };
}
