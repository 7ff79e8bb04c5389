export const WORD_BYTES = 4;

/** A text that is written again and again: in words, which takes a quarter of the steps. */
export class Literal {
  readonly length: number;
  /** The last may reach beyond the end. */
  readonly words: readonly number[];

  constructor(text: string) {
    const bytes = Buffer.from(text);
    const padded = Buffer.concat([bytes, Buffer.alloc(WORD_BYTES)]);
    this.length = bytes.length;
    this.words = Array.from({ length: Math.ceil(bytes.length / WORD_BYTES) }, (_, i) =>
      padded.readInt32BE(i * WORD_BYTES),
    );
  }
}
