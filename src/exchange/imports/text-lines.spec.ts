import { Readable } from 'node:stream';
import { textLines } from './text-lines.js';

async function linesOf(text: string, chunkSize: number): Promise<[number, string][]> {
  const bytes = Buffer.from(text);
  const starts = Array.from({ length: Math.ceil(bytes.length / chunkSize) }, (_, i) => i * chunkSize);
  const chunks = Readable.from(starts.map((from) => bytes.subarray(from, from + chunkSize)));
  const found: [number, string][] = [];
  for await (const { text: line, line: number } of textLines(chunks as AsyncIterable<Uint8Array>))
    found.push([number, line]);
  return found;
}

describe('text lines', () => {
  it.each([1, 2, 3, 7, 1000])('are the same in chunks of %i bytes', async (chunkSize) => {
    expect(await linesOf('one\n\nZürich €\r\nlast', chunkSize)).toEqual([
      [1, 'one'],
      [3, 'Zürich €\r'],
      [4, 'last'],
    ]);
  });

  it('end with the last line break', async () => {
    expect(await linesOf('one\ntwo\n', 5)).toEqual([
      [1, 'one'],
      [2, 'two'],
    ]);
    expect(await linesOf('', 5)).toEqual([]);
  });

  it('name the line that does not end', async () => {
    await expect(linesOf(`one\n${'x'.repeat(10_001)}`, 4000)).rejects.toThrow('line 2 is too long');
  });
});
