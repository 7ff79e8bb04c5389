// Renders the small subset of Go templates that the chart uses: define/include, if/else, with, range, variables, pipes.
// It is a partial stand-in for Helm: what it does not know it refuses, so a chart that passes uses nothing exotic.
import { FUNCTIONS, isTrue } from './go-template-functions.mjs';
import { Parser } from './go-template-parser.mjs';

/** Every template by its name: the `define`d ones and each file's own body. */
export class TemplateSet {
  #bodies = new Map();

  /** Parses a file; throws with the file's name and the line. Returns the paths under `.Values` that it reads. */
  add(file, source) {
    const parser = new Parser(file, source);
    const body = parser.parseBlock([]).nodes;
    for (const [name, nodes] of parser.defines) {
      if (this.#bodies.has(name)) throw new Error(`${file}: template "${name}" is defined twice`);
      this.#bodies.set(name, nodes);
    }
    this.#bodies.set(file, body);
    return parser.valuePaths;
  }

  render(name, dot) {
    const body = this.#bodies.get(name);
    if (body === undefined) throw new Error(`no template is named "${name}"`);
    return this.#block(body, dot, new Map([['$', dot]]));
  }

  #block(nodes, dot, outer) {
    const scope = new Map(outer);
    return nodes.map((node) => this.#node(node, dot, scope)).join('');
  }

  #node(node, dot, scope) {
    switch (node.kind) {
      case 'text':
        return node.text;
      case 'output':
        return print(this.#evaluate(node.pipeline, dot, scope));
      case 'assign':
        scope.set(node.name, this.#evaluate(node.pipeline, dot, scope));
        return '';
      case 'if':
        return this.#block(isTrue(this.#evaluate(node.pipeline, dot, scope)) ? node.then : node.otherwise, dot, scope);
      case 'with': {
        const value = this.#evaluate(node.pipeline, dot, scope);
        return isTrue(value) ? this.#block(node.then, value, scope) : this.#block(node.otherwise, dot, scope);
      }
      default:
        return this.#range(node, dot, scope);
    }
  }

  #range(node, dot, scope) {
    const over = this.#evaluate(node.pipeline, dot, scope) ?? [];
    const entries = Array.isArray(over)
      ? over.map((v, i) => [i, v])
      : Object.keys(over)
          .sort()
          .map((k) => [k, over[k]]);
    if (entries.length === 0) return this.#block(node.otherwise, dot, scope);
    return entries
      .map(([key, value]) => {
        const inner = new Map(scope);
        const names = node.variables;
        if (names.length === 2) inner.set(names[0], key);
        if (names.length > 0) inner.set(names.at(-1), value);
        return this.#block(node.then, value, inner);
      })
      .join('');
  }

  #evaluate(pipeline, dot, scope) {
    return pipeline.reduce(
      (piped, command, i) => this.#command(command, { dot, scope }, i === 0 ? [] : [piped]),
      undefined,
    );
  }

  #command([head, ...rest], at, piped) {
    if (head.kind !== 'call') {
      if (rest.length + piped.length > 0) throw new Error(`a value is given arguments: ${JSON.stringify(head)}`);
      return this.#operand(head, at);
    }
    const values = [...rest.map((operand) => this.#operand(operand, at)), ...piped];
    if (head.name === 'include') return this.render(values[0], values[1]);
    const fn = FUNCTIONS[head.name];
    if (fn === undefined) throw new Error(`function "${head.name}" is not known to this partial renderer`);
    return fn(...values);
  }

  #operand(operand, { dot, scope }) {
    switch (operand.kind) {
      case 'literal':
        return operand.value;
      case 'field':
        return follow(dot, operand.path);
      case 'variable':
        if (!scope.has(operand.name)) throw new Error(`undefined variable ${operand.name}`);
        return follow(scope.get(operand.name), operand.path);
      case 'group':
        return this.#evaluate(operand.pipeline, dot, scope);
      default:
        return this.#command([operand], { dot, scope }, []);
    }
  }
}

/** As in Helm: a missing key is nothing, a field of nothing is an error. */
function follow(start, path) {
  return path.reduce((value, name) => {
    if (value === undefined || value === null) throw new Error(`nil pointer: .${path.join('.')} at "${name}"`);
    return value[name];
  }, start);
}

function print(value) {
  if (value === undefined || value === null) return '';
  if (typeof value === 'object')
    throw new Error(`a ${Array.isArray(value) ? 'list' : 'map'} is printed without toYaml`);
  return String(value);
}
