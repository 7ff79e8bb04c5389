import { Injectable } from '@nestjs/common';
import { AppConfig } from '../config/app-config.js';
import { CursorKey } from './cursor-key.js';
import type { TableDescription } from './dto/table-description.dto.js';
import type { Cursors } from './grammar/cursor.js';
import { refuseParameters } from './grammar/parameters.js';
import { parseTableQuery } from './grammar/parse.js';
import { planRead, type ReadPlan } from './grammar/plan.js';
import { refusal, shown } from './grammar/refusal.js';
import type { TableQuery } from './grammar/table-query.js';
import type { TableSchema } from './grammar/table-schema.js';
import { nextLink } from './next-link.js';
import { SchemaCatalog, type Tables } from './schema-catalog.js';
import { SharedReads } from './shared-reads.js';
import { valueRefusal } from './sql/bad-value.js';
import { databaseFailureOf } from './sql/database-failure.js';
import type { RowSource } from './sql/row-source.js';
import { buildTableRead, type TableRead } from './sql/table-read.js';
import { answerIfChanged, exportAnswer, pageAnswer, type TableAnswer } from './table-answer.js';
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
  private readonly shared = new SharedReads<TableAnswer>();

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
    if (writer.kind === 'export') return this.openExport(writer, request, query);
    const asked = JSON.stringify([writer.name, request.isCounted, request.path, request.rawQuery]);
    const answer = await this.shared.read(asked, (begin) => this.readPage(writer, request, query, begin));
    return answerIfChanged(answer, request.ifNoneMatch);
  }

  private readPage(
    writer: PageWriter,
    request: TableRequest,
    query: TableQuery,
    begin: () => void,
  ): Promise<TableAnswer> {
    const source: RowSource = { query: (statement) => this.reader.query(statement, begin) };
    return this.planned(request, query, this.config.dbProxyMaxRows, async (planned) => {
      const page = await writer.write(source, planned.read, request.isCounted);
      const { mediaType } = writer;
      return pageAnswer({ ...page, offset: rowsBefore(planned.plan), link: linkOf(page, planned), mediaType });
    });
  }

  private openExport(writer: ExportWriter, request: TableRequest, query: TableQuery): Promise<TableAnswer> {
    return this.planned(request, query, undefined, async ({ plan, read }) => {
      const { lines, total } = await this.exports.open(
        { sql: writer.linesSql(read), values: read.values },
        request.isCounted ? { sql: read.countSql, values: read.countValues } : undefined,
      );
      return exportAnswer({ lines, total, offset: rowsBefore(plan), limit: plan.limit, mediaType: writer.mediaType });
    });
  }

  /** A table may have changed since the catalog was loaded; then the database says so and the second look decides. */
  private async planned<T>(
    request: TableRequest,
    query: TableQuery,
    maxRows: number | undefined,
    run: (planned: Planned) => Promise<T>,
  ): Promise<T> {
    const cursors = await this.cursorKey.loadCursors();
    return this.withFreshSchema(async (tables) => {
      const plan = planRead(query, tableOf(tables, request.table), { maxRows, cursors });
      const read = buildTableRead(this.config.dbProxySchema, plan);
      try {
        return await run({ request, plan, read, cursors });
      } catch (error) {
        throw valueRefusal(error, read.values);
      }
    });
  }

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
