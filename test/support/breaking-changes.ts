interface Schema {
  $ref?: string;
  type?: string | string[];
  enum?: unknown[];
  items?: Schema;
  properties?: Record<string, Schema>;
  required?: string[];
  allOf?: Schema[];
}

interface Parameter {
  $ref?: string;
  name?: string;
  in?: string;
  required?: boolean;
  schema?: Schema;
}

interface Operation {
  operationId?: string;
  parameters?: Parameter[];
  requestBody?: { content: Record<string, { schema?: Schema }> };
  responses: Record<string, { content?: Record<string, { schema?: Schema }> }>;
}

interface Document {
  paths: Record<string, Record<string, Operation>>;
  components?: { schemas?: Record<string, Schema> };
}

/** What a client made for the old description may stumble over with the new one, a line each. */
export function breakingChanges(before: object, after: object): string[] {
  const [old, fresh] = [before as Document, after as Document];
  return operationsOf(old).flatMap(([path, method, operation]) => {
    const where = `${method.toUpperCase()} ${path}`;
    const now = fresh.paths[path]?.[method];
    if (now === undefined) return [`${where} is gone`];
    const faults = [
      ...(operation.operationId === now.operationId ? [] : [`is now called ${now.operationId ?? 'nothing'}`]),
      ...parameterFaults(operation, now),
      ...requestFaults(bodyOf(operation, old), bodyOf(now, fresh)),
      ...answerFaults(operation, now, [old, fresh]),
    ];
    return faults.map((fault) => `${where} ${fault}`);
  });
}

function operationsOf({ paths }: Document): [string, string, Operation][] {
  return Object.entries(paths).flatMap(([path, item]) =>
    Object.entries(item).map(([method, operation]): [string, string, Operation] => [path, method, operation]),
  );
}

function parameterFaults(before: Operation, after: Operation): string[] {
  const find = ({ parameters = [] }: Operation, { name, in: place }: Parameter) =>
    parameters.find((candidate) => candidate.name === name && candidate.in === place);
  const named = ({ parameters = [] }: Operation) => parameters.filter(({ $ref }) => $ref === undefined);
  const gone = named(before).filter((parameter) => !find(after, parameter));
  const needed = named(after).filter(
    (parameter) => parameter.required === true && find(before, parameter)?.required !== true,
  );
  return [
    ...gone.map(({ name }) => `does not take ${name} any more`),
    ...needed.map(({ name }) => `now needs ${name}`),
  ];
}

/** Of a request: what may be sent no more, and what must be sent now. */
function requestFaults(before: Shape | undefined, after: Shape | undefined): string[] {
  if (after === undefined) return before === undefined ? [] : ['does not take a body any more'];
  const faults: string[] = [];
  for (const [name, type] of before?.members ?? []) {
    const now = after.members.get(name);
    if (now === undefined) faults.push(`does not take the field ${name} any more`);
    else if (now !== type) faults.push(`takes the field ${name} as ${now}, not as ${type}`);
  }
  const needed = [...after.required].filter((name) => before?.required.has(name) !== true);
  return [...faults, ...needed.map((name) => `now needs the field ${name}`)];
}

/** Of the successful answers: what may be missing now, and what is another type. */
function answerFaults(before: Operation, after: Operation, [old, fresh]: [Document, Document]): string[] {
  return Object.entries(before.responses)
    .filter(([status]) => status.startsWith('2'))
    .flatMap(([status, response]) => {
      if (after.responses[status] === undefined) return [`does not answer ${status} any more`];
      const was = shapeOf(response.content?.['application/json']?.schema, old);
      const now = shapeOf(after.responses[status].content?.['application/json']?.schema, fresh);
      const gone = [...was.members.keys()].filter((name) => !now.members.has(name));
      const optional = [...was.required].filter((name) => now.members.has(name) && !now.required.has(name));
      const others = [...was.members].filter(([name, type]) => (now.members.get(name) ?? type) !== type);
      return [
        ...gone.map((name) => `does not answer with ${name} any more`),
        ...optional.map((name) => `may answer without ${name}`),
        ...others.map(([name, type]) => `answers with ${name} as ${now.members.get(name) ?? ''}, not as ${type}`),
      ];
    });
}

/** The members of a schema with their types, those of objects inside of it by their way there. */
interface Shape {
  members: Map<string, string>;
  required: Set<string>;
}

function bodyOf({ requestBody }: Operation, document: Document): Shape | undefined {
  const schema = requestBody?.content['application/json']?.schema;
  return schema === undefined ? undefined : shapeOf(schema, document);
}

function shapeOf(schema: Schema | undefined, document: Document): Shape {
  const shape: Shape = { members: new Map(), required: new Set() };
  if (schema !== undefined) collect(schema, document, { shape, at: '', seen: [] });
  return shape;
}

function collect(schema: Schema, document: Document, into: { shape: Shape; at: string; seen: string[] }): void {
  const { shape, at, seen } = into;
  if (schema.$ref !== undefined) {
    const name = schema.$ref.split('/').at(-1) ?? '';
    const target = document.components?.schemas?.[name];
    if (target !== undefined && !seen.includes(name)) collect(target, document, { shape, at, seen: [...seen, name] });
    return;
  }
  for (const part of schema.allOf ?? []) collect(part, document, into);
  if (schema.items) collect(schema.items, document, { ...into, at: `${at}[]` });
  for (const [name, member] of Object.entries(schema.properties ?? {})) {
    const path = at === '' ? name : `${at}.${name}`;
    shape.members.set(path, typeOf(member));
    if (schema.required?.includes(name)) shape.required.add(path);
    collect(member, document, { ...into, at: path });
  }
}

function typeOf({ $ref, type, enum: choices }: Schema): string {
  const name = $ref === undefined ? [type ?? 'any'].flat().join(' or ') : 'object';
  return choices === undefined ? name : `${name} of ${choices.map(String).join(', ')}`;
}
