import fc from 'fast-check';
import type { DescribedApi, Operation, Parameter, Schema } from './described-api.js';
import { NAUGHTY_STRINGS } from './naughty-strings.js';
import { valuesOf } from './schema-values.js';

export interface FuzzRequest {
  operation: Operation;
  method: string;
  url: string;
  headers: Record<string, string>;
  body: string | undefined;
  /** What was done to a valid request, so that it must be refused; undefined: nothing was. */
  flaw: string | undefined;
}

interface Draft {
  path: Record<string, string>;
  query: Record<string, string>;
  headers: Record<string, string>;
  body: unknown;
}

type Flaw = (draft: Draft) => Partial<FuzzRequest> | Draft;

const NAUGHTY = fc.constantFrom(...NAUGHTY_STRINGS);
const OTHER_TYPES = [null, true, 0, -1, 1e308, '', 'text', [], [1], {}, { a: { b: [null] } }, [[[[]]]]];

/** Requests of every operation in turn, valid ones and such with one flaw. */
export class RequestMaker {
  constructor(
    private readonly api: DescribedApi,
    private readonly token: string,
    /** Ids of what exists, by the path up to the parameter. */
    private readonly known: Record<string, readonly string[]>,
  ) {}

  valid(operation: Operation): fc.Arbitrary<FuzzRequest> {
    return this.drafts(operation).map((draft) => this.written(operation, draft));
  }

  flawed(operation: Operation): fc.Arbitrary<FuzzRequest> {
    const flaws = this.flawsOf(operation);
    return fc
      .tuple(this.drafts(operation), fc.constantFrom(...flaws.keys()), NAUGHTY, fc.constantFrom(...OTHER_TYPES))
      .map(([draft, name, text, value]) => {
        const change = flaws.get(name)!(text, value)(draft);
        const request = this.written(operation, 'path' in change ? change : draft);
        return { ...request, ...('path' in change ? {} : change), flaw: name };
      });
  }

  /** The same request with a text in the place of one parameter or header; it may be taken or refused. */
  withText(operation: Operation, parameter: Parameter, text: string): FuzzRequest {
    const [draft] = fc.sample(this.drafts(operation), { numRuns: 1, seed: 1 });
    return this.written(operation, placed(draft!, parameter, text));
  }

  private drafts(operation: Operation): fc.Arbitrary<Draft> {
    const of = (place: Parameter['in']): fc.Arbitrary<Record<string, string>> => {
      const own = operation.parameters.filter((parameter) => parameter.in === place);
      const model = Object.fromEntries(own.map((parameter) => [parameter.name, this.textsOf(operation, parameter)]));
      const requiredKeys = own.filter(({ required }) => required).map(({ name }) => name);
      return fc.record(model, { requiredKeys }) as fc.Arbitrary<Record<string, string>>;
    };
    const { schema, example } = operation.body ?? {};
    const bodies =
      schema === undefined ? fc.constant(undefined) : fc.oneof(fc.constant(example), valuesOf(schema, this.api));
    return fc.record({ path: of('path'), query: of('query'), headers: of('header'), body: bodies });
  }

  private textsOf({ path }: Operation, parameter: Parameter): fc.Arbitrary<string> {
    const made = valuesOf(parameter.schema, this.api).map(String);
    if (parameter.in === 'header') return made.map((text) => encodeURIComponent(text));
    const ids = this.known[path.slice(0, path.indexOf('{'))] ?? [];
    return parameter.in === 'path' && ids.length > 0 ? fc.oneof(fc.constantFrom(...ids), made) : made;
  }

  private written(operation: Operation, draft: Draft): FuzzRequest {
    const path = operation.path.replaceAll(/\{(\w+)\}/g, (_, name: string) =>
      encodeURIComponent(draft.path[name] ?? 'x'),
    );
    const query = new URLSearchParams(draft.query).toString();
    return {
      operation,
      method: operation.method,
      url: query === '' ? path : `${path}?${query}`,
      headers: {
        ...draft.headers,
        ...(operation.isOpen ? {} : { authorization: `Bearer ${this.token}` }),
        ...(draft.body === undefined ? {} : { 'content-type': 'application/json' }),
      },
      body: draft.body === undefined ? undefined : JSON.stringify(draft.body),
      flaw: undefined,
    };
  }

  /** By name, each with a text and a value to do it with. */
  private flawsOf(operation: Operation): Map<string, (text: string, value: unknown) => Flaw> {
    const flaws = new Map<string, (text: string, value: unknown) => Flaw>();
    flaws.set('an unknown parameter', (text) => (draft) => ({ ...draft, query: { ...draft.query, nonsense: text } }));
    if (!operation.isOpen) {
      flaws.set('a wrong token', () => () => ({ headers: { authorization: 'Bearer nonsense' } }));
      flaws.set('no token', () => () => ({ headers: {} }));
    }
    for (const parameter of operation.parameters.filter(({ in: place }) => place === 'query')) {
      this.addParameterFlaws(flaws, parameter);
    }
    const schema = operation.body?.schema;
    if (schema !== undefined) this.addBodyFlaws(flaws, this.api.resolve(schema));
    return flaws;
  }

  private addParameterFlaws(flaws: ReturnType<RequestMaker['flawsOf']>, parameter: Parameter): void {
    const { name, schema, required } = parameter;
    if (required) flaws.set(`no ${name}`, () => (draft) => placed(draft, parameter, undefined));
    const own = this.api.resolve(schema);
    const wrong = NAUGHTY_STRINGS.filter((text) => this.api.faultsOf(own, read(text, own)).length > 0);
    if (wrong.length === 0) return;
    flaws.set(
      `a wrong ${name}`,
      (text) => (draft) => placed(draft, parameter, wrong.includes(text) ? text : wrong[text.length % wrong.length]),
    );
  }

  private addBodyFlaws(flaws: ReturnType<RequestMaker['flawsOf']>, schema: Schema): void {
    const { properties = {}, required = [] } = schema;
    const type = { 'content-type': 'application/json' };
    const authorization = `Bearer ${this.token}`;
    flaws.set('half a body', () => () => ({ body: '{"a":', headers: { authorization, ...type } }));
    flaws.set('a body that is no JSON', (text) => () => ({ body: `<${text}`, headers: { authorization, ...type } }));
    flaws.set('a body of another type', () => () => ({
      body: 'a=b',
      headers: { authorization, 'content-type': 'text/plain' },
    }));
    flaws.set('a list as a body', () => (draft) => ({ ...draft, body: [draft.body] }));
    if (schema.additionalProperties !== true) {
      flaws.set('an unknown field', (text, value) => (draft) => ({
        ...draft,
        body: { ...(draft.body as object), [`x${text}`]: value },
      }));
    }
    for (const name of required) {
      flaws.set(`no field ${name}`, () => (draft) => ({ ...draft, body: without(draft.body, name) }));
    }
    for (const [name, member] of Object.entries(properties)) {
      flaws.set(`a wrong field ${name}`, (text, value) => (draft) => {
        const wrong = [value, text, ...OTHER_TYPES].find(
          (item) => item !== null && this.api.faultsOf(member, item).length > 0,
        );
        return { ...draft, body: { ...(draft.body as object), [name]: wrong ?? null } };
      });
    }
  }
}

/** A parameter as its reader understands it: text, unless its type is another. */
function read(text: string, { type }: Schema): unknown {
  const types = [type].flat();
  if (types.includes('integer') || types.includes('number')) return /^-?\d{1,15}$/.test(text) ? Number(text) : text;
  if (types.includes('boolean')) return text === 'true' ? true : text === 'false' ? false : text;
  return text;
}

function placed(draft: Draft, { in: place, name }: Parameter, text: string | undefined): Draft {
  const part = place === 'header' ? 'headers' : place;
  const others = without(draft[part], name);
  return { ...draft, [part]: text === undefined ? others : { ...others, [name]: text } };
}

function without(object: unknown, name: string): object {
  return Object.fromEntries(Object.entries(object as object).filter(([key]) => key !== name));
}
