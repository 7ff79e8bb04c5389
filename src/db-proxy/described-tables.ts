import { Injectable, Logger, type OnModuleInit } from '@nestjs/common';
import type { OpenAPIObject } from '@nestjs/swagger';
import { AppError } from '../common/app-error.js';
import { ApiAmendments } from '../platform/http/api-amendments.js';
import { SchemaCatalog, type Tables } from './schema-catalog.js';
import { schemaOf } from './table-json-schema.js';

const PATH = '/db/{table}';

interface Media {
  schema?: { items?: object; additionalProperties?: boolean };
}

/** The tables with their columns in `/openapi.json`, as the reading role sees them now. */
@Injectable()
export class DescribedTables implements OnModuleInit {
  private readonly logger = new Logger(DescribedTables.name);

  constructor(
    private readonly amendments: ApiAmendments,
    private readonly catalog: SchemaCatalog,
  ) {}

  onModuleInit(): void {
    this.amendments.add(async (document) => {
      try {
        return withTables(document, await this.catalog.loadTables());
      } catch (error) {
        // The description is worth having without the tables; `/db` itself says what is wrong.
        if (!(error instanceof AppError)) throw error;
        this.logger.warn(`The API description leaves the tables out: ${error.message}`);
        return document;
      }
    });
  }
}

function withTables(document: OpenAPIObject, tables: Tables): OpenAPIObject {
  const read = document.paths[PATH]?.get;
  if (read === undefined || tables.size === 0) return document;
  const schemas = Object.fromEntries([...tables.values()].map((table) => [schemaNameOf(table.name), schemaOf(table)]));
  const row = { anyOf: Object.keys(schemas).map((name) => ({ $ref: `#/components/schemas/${name}` })) };
  const responses = Object.entries(read.responses).map(
    ([status, response]) =>
      [status, response !== undefined && 'content' in response ? withRows(response, row) : response] as const,
  );
  return {
    ...document,
    paths: {
      ...document.paths,
      [PATH]: { ...document.paths[PATH], get: { ...read, responses: Object.fromEntries(responses) } },
    },
    components: { ...document.components, schemas: { ...document.components?.schemas, ...schemas } },
  };
}

function withRows<R extends { content?: Record<string, object> }>(response: R, row: object): R {
  const content = Object.entries(response.content ?? {}).map(([type, media]: [string, Media]) => {
    const { schema } = media;
    if (schema?.items !== undefined) return [type, { ...media, schema: { ...schema, items: row } }] as const;
    return [type, schema?.additionalProperties === true ? { ...media, schema: row } : media] as const;
  });
  return { ...response, content: Object.fromEntries(content) };
}

/** A component's name has fewer characters to choose from than a table's: the others stand as their code, each as one of its own. */
function schemaNameOf(table: string): string {
  return `db.${table.replaceAll(/[^\w.]/gu, (character) => `-${character.codePointAt(0)?.toString(16)}-`)}`;
}
