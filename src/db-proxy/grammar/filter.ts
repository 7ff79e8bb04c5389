import { takeOperand } from './operand.js';
import { refusal, shown } from './refusal.js';
import { Scanner, unquoted } from './scanner.js';
import type { Condition, Group } from './table-query.js';

const GROUP = /(not\.)?(and|or)(?=\()/y;
const GROUP_NAME = /^(not\.)?(and|or)$/;
const COLUMN = /[^.,()"]+/y;
const MEMBER_VALUE = /[^,)]*/y;
const SPACE = /\s+/y;
/** Deeper nesting says nothing that a flat condition could not, and would cost the parser its stack. */
const MAX_DEPTH = 16;

/** Whether the parameter of this name is a group of conditions (`or`, `not.and` …) rather than a column. */
export function isGroupName(name: string): boolean {
  return GROUP_NAME.test(name);
}

/** `column=value`: equality, unless the value starts with an operator. */
export function parseFilter(name: string, value: string): Condition<string> {
  const column = unquoted(name);
  const scanner = new Scanner(value);
  const operand = takeOperand(scanner, column, (rest) => rest.takeRest());
  if (operand === undefined) {
    return { kind: 'test', column, operand: { kind: 'compare', negated: false, operator: 'eq', value } };
  }
  if (!scanner.done) {
    throw refusal(
      'invalid_value',
      column,
      `${shown(scanner.takeRest())} follows the list of "in" on ${shown(column)}.`,
    );
  }
  return { kind: 'test', column, operand };
}

/** `or=(a.eq.1,b.gt.2,and(…))`, with the parameter's name telling how its members are joined. */
export function parseGroup(name: string, value: string): Condition<string> {
  const parser = new GroupParser(name, `${name}${value}`);
  return parser.parse();
}

class GroupParser {
  private readonly scanner: Scanner;

  constructor(
    private readonly parameter: string,
    private readonly text: string,
  ) {
    this.scanner = new Scanner(text);
  }

  parse(): Condition<string> {
    const group = this.takeGroup(1);
    if (group === undefined || !this.scanner.done) throw this.malformed();
    return group;
  }

  private takeGroup(depth: number): Group<string> | undefined {
    const head = this.scanner.take(GROUP);
    if (head === undefined) return undefined;
    if (depth > MAX_DEPTH) {
      throw refusal('invalid_operator', this.parameter, `Conditions nest at most ${MAX_DEPTH} deep.`);
    }
    this.scanner.takeText('(');
    const members: Condition<string>[] = [];
    do {
      this.scanner.take(SPACE);
      members.push(this.takeGroup(depth + 1) ?? this.takeTest());
    } while (this.scanner.takeText(','));
    if (!this.scanner.takeText(')')) throw this.malformed();
    return { kind: 'group', join: head[2] as 'and' | 'or', negated: head[1] !== undefined, members };
  }

  private takeTest(): Condition<string> {
    const column = this.scanner.takeQuoted() ?? this.scanner.take(COLUMN)?.[0];
    if (column === undefined || !this.scanner.takeText('.')) throw this.malformed();
    const operand = takeOperand(this.scanner, column, takeMemberValue);
    if (operand === undefined) {
      throw refusal(
        'invalid_operator',
        this.parameter,
        `No operator follows ${shown(column)} in ${shown(this.text)}: write ${column}.eq.value.`,
      );
    }
    return { kind: 'test', column, operand };
  }

  private malformed(): Error {
    return refusal(
      'invalid_operator',
      this.parameter,
      `${shown(this.text)} is not a group of conditions such as or=(a.eq.1,b.gt.2).`,
    );
  }
}

/** Quoted when it holds a comma or a parenthesis. */
function takeMemberValue(scanner: Scanner): string {
  return scanner.takeQuoted() ?? scanner.take(MEMBER_VALUE)?.[0] ?? '';
}
