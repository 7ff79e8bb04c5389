import { Injectable } from '@nestjs/common';
import { AppConfig } from '../config/app-config.js';
import { CursorKey } from './cursor-key.js';
import type { TableDescription } from './dto/table-description.dto.js';
import type { Cursors } from './grammar/cursor.js';
import { refuseParameters } from './grammar/parameters.js';
import { parseTableQuery } from './grammar/parse.js';
import { planRead, type ReadPlan } from './grammar/plan.js';
import { refusal, shown } from './grammar/refusal.js';
import type { TableSchema } from './grammar/table-schema.js';
import { nextLink } from './next-link.js';
import { SchemaCatalog, type Tables } from './schema-catalog.js';
import { valueRefusal } from './sql/bad-value.js';
import { databaseFailureOf } from './sql/database-failure.js';
import { buildTableRead, type TableRead } from './sql/table-read.js';
import { exportAnswer, pageAnswer, type TableAnswer } from './table-answer.js';
import { TableExports } from './table-exports.js';
import { TableReader } from './table-reader.js';
import type { TableRequest } from './table-request.js';
import { chooseWriter } from './writers/choose-writer.js';
import type { ExportWriter, PageWriter, WrittenPage } from './writers/row-writer.js';

/** A longer cursor would not fit into an address; then the link counts rows instead. */
const MAX_CURSOR_LENGTH = 2_000;

interface Planned {
  request: TableRequest;
  plan: ReadPlan;
  read: TableRead;
  cursors: Cursors;
}

/** Reads of the exposed tables: parse, plan against what the role sees, run. */
@Injectable()
export class TableService {
  constructor(
    private readonly catalog: SchemaCatalog,
    private readonly reader: TableReader,
    private readonly exports: TableExports,
    private readonly cursorKey: CursorKey,
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
    const cursors = await this.cursorKey.loadCursors();
    const maxRows = writer.kind === 'page' ? this.config.dbProxyMaxRows : undefined;
    return this.withFreshSchema(async (tables) => {
      const plan = planRead(query, tableOf(tables, request.table), { maxRows, cursors });
      const read = buildTableRead(this.config.dbProxySchema, plan);
      const planned = { request, plan, read, cursors };
      const reading = writer.kind === 'page' ? this.readPage(writer, planned) : this.openExport(writer, planned);
      return reading.catch((error: unknown) => {
        throw valueRefusal(error, read.values);
      });
    });
  }

  private async readPage(writer: PageWriter, planned: Planned): Promise<TableAnswer> {
    const { plan, read, request } = planned;
    const page = await writer.write(this.reader, read, request.isCounted);
    const offset = rowsBefore(plan);
    const link = linkOf(page, planned);
    return pageAnswer({ ...page, offset, link, mediaType: writer.mediaType }, request.ifNoneMatch);
  }

  private async openExport(writer: ExportWriter, { plan, read, request }: Planned): Promise<TableAnswer> {
    const { lines, total } = await this.exports.open(
      { sql: writer.linesSql(read), values: read.values },
      request.isCounted ? { sql: read.countSql, values: read.countValues } : undefined,
    );
    return exportAnswer({ lines, total, offset: rowsBefore(plan), limit: plan.limit, mediaType: writer.mediaType });
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

function rowsBefore({ offset, after }: ReadPlan): number {
  return after?.rowsBefore ?? offset;
}

/** Undefined when there is no next page. */
function linkOf({ lastKey, rowCount }: WrittenPage, { request, plan, cursors }: Planned): string | undefined {
  if (lastKey === undefined) return undefined;
  const next = rowsBefore(plan) + rowCount;
  const cursor = cursors.seal({ key: lastKey, rowsBefore: next }, plan.table, plan.order);
  return nextLink(request, cursor.length > MAX_CURSOR_LENGTH ? { offset: String(next) } : { cursor });
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
