import { Injectable } from '@nestjs/common';
import { AppConfig } from '../config/app-config.js';
import type { TableDescription } from './dto/table-description.dto.js';
import { refuseParameters } from './grammar/parameters.js';
import { parseTableQuery } from './grammar/parse.js';
import { planRead } from './grammar/plan.js';
import { refusal, shown } from './grammar/refusal.js';
import type { TableSchema } from './grammar/table-schema.js';
import { SchemaCatalog, type Tables } from './schema-catalog.js';
import { valueRefusal } from './sql/bad-value.js';
import { databaseFailureOf } from './sql/database-failure.js';
import { buildTableRead } from './sql/table-read.js';
import { pageAnswer, type TableAnswer } from './table-answer.js';
import { TableReader } from './table-reader.js';
import type { TableRequest } from './table-request.js';
import { chooseWriter } from './writers/choose-writer.js';

/** Reads of the exposed tables: parse, plan against what the role sees, run. */
@Injectable()
export class TableService {
  constructor(
    private readonly catalog: SchemaCatalog,
    private readonly reader: TableReader,
    private readonly config: AppConfig,
  ) {}

  async listTables(rawQuery: string): Promise<TableDescription[]> {
    refuseParameters(rawQuery);
    const tables = await this.catalog.loadTables();
    return [...tables.values()].map(describe);
  }

  async readTable(request: TableRequest): Promise<TableAnswer> {
    const query = parseTableQuery(request.rawQuery);
    const writer = chooseWriter(query.format, request.accept);
    const page = await this.withFreshSchema(async (tables) => {
      const table = tableOf(tables, request.table);
      const plan = planRead(query, table, this.config.dbProxyMaxRows);
      const read = buildTableRead(this.config.dbProxySchema, plan);
      const page = await writer.write(this.reader, read, request.isCounted).catch((error: unknown) => {
        throw valueRefusal(error, read.values);
      });
      return { ...page, offset: plan.offset, mediaType: writer.mediaType };
    });
    return pageAnswer(page, request.ifNoneMatch);
  }

  /** A table may have changed since the catalog was loaded; then the database says so and the second look decides. */
  private async withFreshSchema<T>(read: (tables: Tables) => Promise<T>): Promise<T> {
    try {
      return await read(await this.catalog.loadTables());
    } catch (error) {
      if (databaseFailureOf(error) !== 'schema_changed') throw error;
    }
    return read(await this.catalog.reloadTables());
  }
}

/** The same words whether the table is hidden or absent. */
function tableOf(tables: Tables, name: string): TableSchema {
  const table = tables.get(name);
  if (table) return table;
  throw refusal('table_not_found', 'table', `There is no table ${shown(name)}; GET /db lists the tables.`);
}

function describe({ name, kind, columns, primaryKey }: TableSchema): TableDescription {
  return {
    name,
    kind,
    columns: [...columns.values()].map((column) => ({
      name: column.name,
      type: column.type,
      nullable: column.nullable,
    })),
    primary_key: primaryKey.map((column) => column.name),
  };
}
