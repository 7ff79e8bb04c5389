import { Ajv } from 'ajv';
import { readReference } from '../../support/reference.js';

interface Description {
  paths: Record<
    string,
    Record<string, { responses: Record<string, { content?: Record<string, { schema: object }> }> }>
  >;
}

/** Alpaca's description of its answers, as a strict reader of JSON takes it: nothing is coerced. */
export class DescribedAnswers {
  private readonly description: Description;
  private readonly ajv = new Ajv({ strict: false, validateFormats: false, allErrors: true });

  constructor(file: 'trading-api.json' | 'market-data-api.json') {
    this.description = readReference<Description>('alpaca', 'oas', file);
    this.ajv.addSchema(this.description, 'oas');
  }

  /** What is wrong with an answer, in the words of the validator; an operation that is not described is an error. */
  faultsOf(operation: string, status: number, body: unknown): string[] {
    const [method = '', path = ''] = operation.split(' ');
    const response = this.description.paths[path]?.[method.toLowerCase()]?.responses[String(status)];
    if (response === undefined) throw new Error(`${operation} is not described with the status ${status}`);
    const schema = response.content?.['application/json']?.schema;
    if (schema === undefined) return body === undefined ? [] : ['a body where there is none'];
    const validate = this.ajv.compile(JSON.parse(JSON.stringify(schema).replaceAll('"#/', '"oas#/')) as object);
    if (validate(body)) return [];
    return [...new Set((validate.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message}`))];
  }
}
