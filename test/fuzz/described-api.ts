import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import formats from 'ajv-formats';

export interface Schema {
  $ref?: string;
  type?: string | string[];
  format?: string;
  pattern?: string;
  example?: unknown;
  enum?: unknown[];
  default?: unknown;
  minimum?: number;
  maximum?: number;
  maxLength?: number;
  minItems?: number;
  items?: Schema;
  properties?: Record<string, Schema>;
  required?: string[];
  additionalProperties?: boolean | Schema;
  allOf?: Schema[];
  anyOf?: Schema[];
  oneOf?: Schema[];
}

export interface Parameter {
  name: string;
  in: 'path' | 'query' | 'header';
  required?: boolean;
  schema: Schema;
}

interface Media {
  schema?: Schema;
  example?: unknown;
  examples?: Record<string, { $ref: string }>;
}

interface Described {
  operationId: string;
  'x-required-scope'?: string;
  parameters?: (Parameter | { $ref: string })[];
  requestBody?: { content: Record<string, Media> };
  responses: Record<string, { content?: Record<string, Media> }>;
}

export interface ApiDocument {
  paths: Record<string, Record<string, Described>>;
  components: { schemas: Record<string, Schema>; parameters: Record<string, Parameter> };
}

/** One operation of the served description, with what it says of requests and answers. */
export interface Operation {
  id: string;
  method: string;
  path: string;
  isOpen: boolean;
  parameters: Parameter[];
  body: Media | undefined;
  responses: Described['responses'];
}

export class DescribedApi {
  readonly operations: Operation[];
  private readonly ajv = new Ajv2020({ strict: false, allErrors: true, coerceTypes: false });
  private readonly compiled = new Map<string, ValidateFunction>();

  constructor(readonly document: ApiDocument) {
    // ajv-formats is CommonJS: its default export is the function or holds it, depending on who loads it.
    const addFormats = (formats as unknown as { default?: typeof formats.default }).default ?? formats.default;
    addFormats(this.ajv);
    this.ajv.addFormat('decimal', /^-?\d+(\.\d+)?$/);
    this.ajv.addSchema(document, 'api');
    this.operations = Object.entries(document.paths).flatMap(([path, item]) =>
      Object.entries(item).map(([method, described]) => this.operationOf(method, path, described)),
    );
  }

  private operationOf(method: string, path: string, described: Described): Operation {
    const { parameters = [], requestBody, responses, operationId } = described;
    return {
      id: operationId,
      method: method.toUpperCase(),
      path,
      isOpen: described['x-required-scope'] === undefined,
      parameters: parameters.map((item) => ('$ref' in item ? this.parameterAt(item.$ref) : item)),
      body: requestBody?.content['application/json'],
      responses,
    };
  }

  private parameterAt(reference: string): Parameter {
    return this.document.components.parameters[reference.split('/').at(-1)!]!;
  }

  resolve(schema: Schema): Schema {
    const name = schema.$ref?.split('/').at(-1);
    return name === undefined ? schema : this.document.components.schemas[name]!;
  }

  /** What is wrong with a value; none when it fits. */
  faultsOf(schema: Schema, value: unknown): string[] {
    const key = JSON.stringify(schema);
    let validate = this.compiled.get(key);
    if (validate === undefined) {
      validate = this.ajv.compile(JSON.parse(key.replaceAll('"#/', '"api#/')) as object);
      this.compiled.set(key, validate);
    }
    if (validate(value)) return [];
    return (validate.errors ?? []).map(({ instancePath, message = '' }) => `${instancePath} ${message}`);
  }

  /** Members of an answer that the description does not know. */
  strangersIn(schema: Schema, value: unknown, at = ''): string[] {
    const own = this.resolve(schema);
    if (Array.isArray(value)) {
      return own.items ? value.flatMap((item) => this.strangersIn(own.items!, item, `${at}[]`)) : [];
    }
    if (typeof value !== 'object' || value === null) return [];
    const parts = [own, ...(own.allOf ?? []), ...(own.anyOf ?? []), ...(own.oneOf ?? [])].map((part) =>
      this.resolve(part),
    );
    const known: Record<string, Schema> = Object.assign({}, ...parts.map(({ properties }) => properties ?? {}));
    if (Object.keys(known).length === 0 || parts.some(({ additionalProperties }) => additionalProperties)) return [];
    return Object.entries(value).flatMap(([name, member]) =>
      known[name] ? this.strangersIn(known[name], member, `${at}.${name}`) : [`${at}.${name} is not described`],
    );
  }
}
