import { Ajv, type ValidateFunction } from 'ajv';
import { readReference } from './reference.js';

interface Parameter {
  name: string;
  in: string;
  required?: boolean;
  schema: object;
}

interface Operation {
  parameters?: (Parameter | { $ref: string })[];
  requestBody?: { content: Record<string, { schema: object }> };
  responses: Record<string, { content?: Record<string, { schema: object; example?: unknown; examples?: object }> }>;
}

interface Description {
  paths: Record<string, Record<string, Operation>>;
  components: { parameters?: Record<string, Parameter>; examples?: Record<string, { value: unknown }> };
}

/** One of Alpaca's OpenAPI files: what it says of a request and of an answer. */
export class OpenApiDescription {
  private readonly description: Description;
  private readonly ajv = new Ajv({ strict: false, validateFormats: false, coerceTypes: true, allErrors: true });

  constructor(file: 'trading-api.json' | 'market-data-api.json') {
    this.description = readReference<Description>('alpaca', 'oas', file);
    this.ajv.addSchema(this.description, 'oas');
  }

  /** What is wrong with a request; undefined for a path that is not described here. */
  faultsOf(request: { method: string; path: string; query: URLSearchParams; body: string }): string[] | undefined {
    const operation = this.operationOf(request.method, request.path);
    if (operation === undefined) return undefined;
    return [...this.queryFaults(operation, request.query), ...this.bodyFaults(operation, request.body)];
  }

  /** The examples of a successful answer. */
  examplesOf(method: string, path: string): [string, unknown][] {
    const { responses } = this.operationOf(method, path)!;
    const { example, examples = {} } = responses['200']!.content!['application/json']!;
    const named = Object.entries(examples as Record<string, { value: unknown } | { $ref: string }>);
    return [
      ...(example === undefined ? [] : [['the example', example] as [string, unknown]]),
      ...named.map(([name, item]): [string, unknown] => [name, this.exampleOf(item)]),
    ];
  }

  private exampleOf(item: { value: unknown } | { $ref: string }): unknown {
    return '$ref' in item ? this.description.components.examples![item.$ref.split('/').at(-1)!]!.value : item.value;
  }

  private operationOf(method: string, path: string): Operation | undefined {
    const template = Object.keys(this.description.paths)
      .sort((a, b) => Number(a.includes('{')) - Number(b.includes('{')))
      .find((candidate) => new RegExp(`^${candidate.replace(/\{[^}]+\}/g, '[^/]+')}$`).test(path));
    return template === undefined ? undefined : this.description.paths[template]![method.toLowerCase()];
  }

  private queryFaults(operation: Operation, query: URLSearchParams): string[] {
    const known = (operation.parameters ?? [])
      .map((item) => this.parameterOf(item))
      .filter((item) => item.in === 'query');
    const unknown = [...query.keys()].filter((name) => !known.some((parameter) => parameter.name === name));
    const missing = known.filter(({ name, required }) => required === true && !query.has(name));
    const wrong = known.flatMap(({ name, schema }) =>
      query.has(name) ? this.faults(this.ajv.compile(this.inline(schema)), { [name]: query.get(name) }, name) : [],
    );
    return [
      ...unknown.map((name) => `unknown parameter ${name}`),
      ...missing.map(({ name }) => `missing parameter ${name}`),
      ...wrong,
    ];
  }

  private bodyFaults(operation: Operation, body: string): string[] {
    const schema = operation.requestBody?.content['application/json']?.schema;
    if (schema === undefined) return body === '' ? [] : ['a body where there is none'];
    const value = JSON.parse(body) as unknown;
    const validate = this.ajv.compile(this.inline(schema));
    return validate(value)
      ? []
      : (validate.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message}`);
  }

  private faults(validate: ValidateFunction, holder: Record<string, unknown>, name: string): string[] {
    // A parameter is text on the wire: `coerceTypes` reads it as what the schema wants.
    return validate(holder[name]) ? [] : [`${name} = ${String(holder[name])}: ${this.ajv.errorsText(validate.errors)}`];
  }

  private parameterOf(item: Parameter | { $ref: string }): Parameter {
    return '$ref' in item ? this.description.components.parameters![item.$ref.split('/').at(-1)!]! : item;
  }

  /** References inside of the file, as references to the file. */
  private inline(schema: object): object {
    return JSON.parse(JSON.stringify(schema).replaceAll('"#/', '"oas#/')) as object;
  }
}
