const QUOTED = /"([^"\\]*(?:\\.[^"\\]*)*)"/sy;

/** Reads a text from left to right. Patterns given to `take` must be sticky. */
export class Scanner {
  private position = 0;

  constructor(private readonly text: string) {}

  get done(): boolean {
    return this.position >= this.text.length;
  }

  /** Takes what the pattern matches here; undefined, and nothing taken, when it does not match. */
  take(pattern: RegExp): RegExpExecArray | undefined {
    pattern.lastIndex = this.position;
    const match = pattern.exec(this.text);
    if (match === null) return undefined;
    this.position = pattern.lastIndex;
    return match;
  }

  takeText(literal: string): boolean {
    if (!this.text.startsWith(literal, this.position)) return false;
    this.position += literal.length;
    return true;
  }

  /** `"…"` with `\"` and `\\` inside, without its quotes and escapes. */
  takeQuoted(): string | undefined {
    return this.take(QUOTED)?.[1]?.replace(/\\(.)/gs, '$1');
  }

  takeRest(): string {
    const rest = this.text.slice(this.position);
    this.position = this.text.length;
    return rest;
  }
}

/** The column that a parameter name or list item means: `"limit"` is the column limit. */
export function unquoted(name: string): string {
  const scanner = new Scanner(name);
  const inner = scanner.takeQuoted();
  return inner !== undefined && scanner.done ? inner : name;
}
