// Text of a Go template to nodes: the subset that go-template.mjs renders; anything else is refused with its line.

const ACTION = /\{\{(-\s)?([\s\S]*?)(\s-)?\}\}/g;
const TOKEN =
  /\s*(?:("(?:[^"\\]|\\.)*")|(-?\d+(?:\.\d+)?)|(:=)|([|(),])|(\$?[A-Za-z_][\w]*|\$)|((?:\.[A-Za-z_]\w*)+|\.))/y;

/** One file: `parseBlock([])` is its body; `defines` and `valuePaths` are filled on the way. */
export class Parser {
  defines = new Map();
  valuePaths = new Set();
  #file;
  #pieces;
  #next = 0;

  constructor(file, source) {
    this.#file = file;
    this.#pieces = split(file, source);
  }

  /** Nodes up to one of the keywords in `ends` (or the end of the file when there are none). */
  parseBlock(ends) {
    const nodes = [];
    for (; this.#next < this.#pieces.length;) {
      const piece = this.#pieces[this.#next++];
      if (piece.text !== undefined) nodes.push({ kind: 'text', text: piece.text });
      else {
        const word = /^(end|else|if|with|range|define)\b/.exec(piece.action)?.[1];
        if (word === 'end' || word === 'else') {
          if (!ends.includes(word)) throw this.#error(piece, `unexpected {{ ${word} }}`);
          return { nodes, end: piece };
        }
        const node = word === undefined ? this.#simple(piece) : this.#nested(word, piece);
        if (node !== undefined) nodes.push(node);
      }
    }
    if (ends.length > 0) throw new Error(`${this.#file}: a block is not closed by {{ end }}`);
    return { nodes };
  }

  #simple(piece) {
    if (/^\/\*[\s\S]*\*\/$/.test(piece.action)) return undefined;
    const tokens = this.#tokens(piece, piece.action);
    if (tokens[1]?.symbol === ':=') {
      return { kind: 'assign', name: tokens[0].name, pipeline: this.#pipeline(piece, tokens.slice(2)) };
    }
    return { kind: 'output', pipeline: this.#pipeline(piece, tokens) };
  }

  #nested(word, piece) {
    const rest = piece.action.slice(word.length);
    if (word === 'define') {
      const body = this.parseBlock(['end']).nodes;
      this.defines.set(JSON.parse(rest), body);
      return undefined;
    }
    let tokens = this.#tokens(piece, rest);
    const assigned = tokens.findIndex((token) => token.symbol === ':=');
    const variables = tokens
      .slice(0, Math.max(assigned, 0))
      .flatMap((token) => (token.kind === 'variable' ? [token.name] : []));
    if (assigned >= 0) tokens = tokens.slice(assigned + 1);
    const pipeline = this.#pipeline(piece, tokens);
    return { kind: word, pipeline, variables, ...this.#branches() };
  }

  #branches() {
    const { nodes: then, end } = this.parseBlock(['else', 'end']);
    if (/^end\b/.test(end.action)) return { then, otherwise: [] };
    const chained = /^else\s+if\b/.exec(end.action);
    if (chained === null) return { then, otherwise: this.parseBlock(['end']).nodes };
    const pipeline = this.#pipeline(end, this.#tokens(end, end.action.slice(chained[0].length)));
    return { then, otherwise: [{ kind: 'if', pipeline, ...this.#branches() }] };
  }

  #tokens(piece, text) {
    const tokens = [];
    TOKEN.lastIndex = 0;
    const trimmed = text.trim();
    while (TOKEN.lastIndex < trimmed.length) {
      const at = TOKEN.lastIndex;
      const match = TOKEN.exec(trimmed);
      if (match === null) throw this.#error(piece, `cannot read "${trimmed.slice(at)}"`);
      tokens.push(this.#token(match, trimmed, tokens.at(-1)));
    }
    return this.#joinFields(tokens);
  }

  #token([whole, string, number, assign, symbol, word, path]) {
    const spaced = /^\s/.test(whole);
    if (string !== undefined) return { kind: 'literal', value: JSON.parse(string) };
    if (number !== undefined) return { kind: 'literal', value: Number(number) };
    if (assign !== undefined || symbol !== undefined) return { symbol: assign ?? symbol };
    if (path !== undefined) return { kind: 'field', path: path.split('.').filter(Boolean), spaced };
    if (word.startsWith('$')) return { kind: 'variable', name: word, path: [] };
    if (word === 'true' || word === 'false') return { kind: 'literal', value: word === 'true' };
    return { kind: 'call', name: word };
  }

  /** `$x.a.b` is one operand; also notes which values are read. */
  #joinFields(tokens) {
    const joined = [];
    for (const token of tokens) {
      const before = joined.at(-1);
      if (token.kind === 'field' && !token.spaced && before?.kind === 'variable') before.path = token.path;
      else joined.push(token);
    }
    for (const { path = [] } of joined) {
      const start = path.indexOf('Values');
      if (start >= 0) this.valuePaths.add(path.slice(start + 1).join('.'));
    }
    return joined;
  }

  #pipeline(piece, tokens) {
    const commands = [[]];
    for (let i = 0; i < tokens.length; i++) {
      const token = tokens[i];
      if (token.symbol === '|') commands.push([]);
      else if (token.symbol === '(') {
        const close = closing(tokens, i);
        if (close < 0) throw this.#error(piece, 'a parenthesis is not closed');
        commands.at(-1).push({ kind: 'group', pipeline: this.#pipeline(piece, tokens.slice(i + 1, close)) });
        i = close;
      } else if (token.symbol !== undefined) throw this.#error(piece, `unexpected "${token.symbol}"`);
      else commands.at(-1).push(token);
    }
    if (commands.some((command) => command.length === 0)) throw this.#error(piece, 'an empty command');
    return commands;
  }

  #error(piece, message) {
    return new Error(`${this.#file}:${piece.line}: ${message} in {{ ${piece.action} }}`);
  }
}

/** Text and actions in order; a dash beside the braces has eaten the white space on its side. */
function split(file, source) {
  const pieces = [];
  let from = 0;
  let trimNext = false;
  const addText = (text, trimEnd) => {
    if (/\{\{|\}\}/.test(text)) throw new Error(`${file}: unbalanced braces near "${text.trim().slice(0, 60)}"`);
    const start = trimNext ? text.trimStart() : text;
    pieces.push({ text: trimEnd ? start.trimEnd() : start });
  };
  for (const match of source.matchAll(ACTION)) {
    addText(source.slice(from, match.index), match[1] !== undefined);
    pieces.push({ action: match[2].trim(), line: source.slice(0, match.index).split('\n').length });
    trimNext = match[3] !== undefined;
    from = match.index + match[0].length;
  }
  addText(source.slice(from), false);
  return pieces;
}

function closing(tokens, open) {
  let depth = 0;
  for (let i = open; i < tokens.length; i++) {
    if (tokens[i].symbol === '(') depth++;
    if (tokens[i].symbol === ')' && --depth === 0) return i;
  }
  return -1;
}
