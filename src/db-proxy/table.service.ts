import { Injectable } from '@nestjs/common';
import type { TableDescription } from './dto/table-description.dto.js';
import { isSameKey } from './grammar/cursor.js';
import type { ReadPlan } from './grammar/plan.js';
import { refuseParameters } from './grammar/parameters.js';
import type { TableSchema } from './grammar/table-schema.js';
import { nextLink } from './next-link.js';
import { PlannedReads, type PlannedRead } from './planned-reads.js';
import { SchemaCatalog } from './schema-catalog.js';
import { SharedReads } from './shared-reads.js';
import { valueRefusal } from './sql/bad-value.js';
import { databaseFailureOf } from './sql/database-failure.js';
import type { Statement } from './sql/row-source.js';
import { answerIfChanged, exportAnswer, pageAnswer, type TableAnswer } from './table-answer.js';
import { TableExports } from './table-exports.js';
import { TableReader } from './table-reader.js';
import type { TableRequest } from './table-request.js';
import type { ExportWriter, PageWriter, WrittenPage } from './writers/row-writer.js';

/** A longer cursor would not fit into an address; then the link counts rows instead. */
const MAX_CURSOR_LENGTH = 2_000;

/** Reads of the exposed tables: parse, plan against what the role sees, run. */
@Injectable()
export class TableService {
  private readonly shared = new SharedReads<PlannedRead, TableAnswer>();

  constructor(
    private readonly catalog: SchemaCatalog,
    private readonly plans: PlannedReads,
    private readonly reader: TableReader,
    private readonly exports: TableExports,
  ) {}

  async listTables(rawQuery: string): Promise<TableDescription[]> {
    refuseParameters(rawQuery);
    const tables = await this.catalog.loadTables();
    return [...tables.values()].map(describe);
  }

  /** A table may have changed since the catalog was loaded; then the database says so and the second look decides. */
  async readTable(request: TableRequest): Promise<TableAnswer> {
    try {
      return await this.answer(request);
    } catch (error) {
      if (databaseFailureOf(error) !== 'schema_changed') throw error;
    }
    await this.catalog.reloadTables();
    return this.answer(request);
  }

  private async answer(request: TableRequest): Promise<TableAnswer> {
    const planned = await this.plans.load(request);
    const { writer, read } = planned;
    try {
      if (writer.kind === 'export') return await this.openExport(writer, planned);
      const answer = await this.shared.read(planned, (begin) => this.readPage(writer, planned, begin));
      return answerIfChanged(answer, request.ifNoneMatch);
    } catch (error) {
      throw valueRefusal(error, read.values);
    }
  }

  private async readPage(writer: PageWriter, planned: PlannedRead, begin: () => void): Promise<TableAnswer> {
    const { plan, read, request } = planned;
    const source = {
      query: <Row extends Record<string, unknown>>(one: Statement) => this.reader.query<Row>(one, begin),
    };
    const page = await writer.write(source, read, request.isCounted);
    return pageAnswer({
      ...page,
      offset: rowsBefore(plan),
      link: linkOf(page, planned),
      mediaType: writer.mediaType,
    });
  }

  private async openExport(writer: ExportWriter, { plan, read, request }: PlannedRead): Promise<TableAnswer> {
    const { lines, total } = await this.exports.open({
      rows: { sql: writer.rowsSql(read), values: read.values },
      count: request.isCounted ? { sql: read.countSql, values: read.countValues } : undefined,
      lines: writer.newLines(read),
    });
    return exportAnswer({ lines, total, offset: rowsBefore(plan), limit: plan.limit, mediaType: writer.mediaType });
  }
}

function rowsBefore({ offset, after }: ReadPlan): number {
  return after?.rowsBefore ?? offset;
}

/** Undefined when there is no next page. */
function linkOf({ last, rowCount }: WrittenPage, { request, plan, cursors }: PlannedRead): string | undefined {
  if (last === undefined) return undefined;
  const next = rowsBefore(plan) + rowCount;
  // A page of nothing but rows like the one that it began after goes on counting them.
  const { after } = plan;
  const tiesBefore = after && last.ties === rowCount && isSameKey(last.key, after.key) ? after.ties : 0;
  const ties = last.ties + tiesBefore;
  const cursor = cursors.seal({ key: last.key, ties, rowsBefore: next }, plan);
  return nextLink(request, cursor.length > MAX_CURSOR_LENGTH ? { offset: String(next) } : { cursor });
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
