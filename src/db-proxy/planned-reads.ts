import { Injectable } from '@nestjs/common';
import { AppConfig } from '../config/app-config.js';
import { CursorKey } from './cursor-key.js';
import type { Cursors } from './cursors.js';
import { parseTableQuery } from './grammar/parse.js';
import { planRead, type ReadPlan } from './grammar/plan.js';
import { refusal, shown } from './grammar/refusal.js';
import type { TableSchema } from './grammar/table-schema.js';
import { SchemaCatalog, type Tables } from './schema-catalog.js';
import { buildTableRead, type TableRead } from './sql/table-read.js';
import type { TableRequest } from './table-request.js';
import { chooseWriter } from './writers/choose-writer.js';
import type { RowWriter } from './writers/row-writer.js';

/** A request as the database will be asked. */
export interface PlannedRead {
  request: TableRequest;
  writer: RowWriter;
  plan: ReadPlan;
  read: TableRead;
  cursors: Cursors;
}

const MOST_KEPT = 200;
const MOST_KEPT_CHARACTERS = 500;

/** Parses and plans requests, and remembers the last ones: a dashboard asks the same again and again. */
@Injectable()
export class PlannedReads {
  private kept = new Map<string, PlannedRead>();
  /** What is kept was planned against these. */
  private tables: Tables | undefined;

  constructor(
    private readonly catalog: SchemaCatalog,
    private readonly cursorKey: CursorKey,
    private readonly config: AppConfig,
  ) {}

  /**
   * The same object for the same request, as long as it is remembered.
   * @throws AppError when the request is not one that the table can answer
   */
  async load(request: TableRequest): Promise<PlannedRead> {
    const cursors = await this.cursorKey.loadCursors();
    const tables = await this.catalog.loadTables();
    if (tables !== this.tables) this.kept = new Map();
    this.tables = tables;
    const { path, rawQuery, accept = '', schema = '', isCounted } = request;
    const asked = `${isCounted}\n${accept}\n${schema}\n${path}\n${rawQuery}`;
    const known = this.kept.get(asked);
    const planned = known ?? this.plan(request, tables, cursors);
    // A token in the address is kept nowhere.
    if (asked.length <= MOST_KEPT_CHARACTERS && !/token/i.test(rawQuery)) this.keep(asked, planned);
    return planned;
  }

  /** As the last one that was asked for; the one that nobody has asked for the longest gives way. */
  private keep(asked: string, planned: PlannedRead): void {
    const { kept } = this;
    if (!kept.delete(asked) && kept.size >= MOST_KEPT) {
      const [longestAgo = ''] = kept.keys();
      kept.delete(longestAgo);
    }
    kept.set(asked, planned);
  }

  private plan(request: TableRequest, tables: Tables, cursors: Cursors): PlannedRead {
    const query = parseTableQuery(request.rawQuery);
    const writer = chooseWriter(query.format, request.accept);
    const maxRows = writer.kind === 'page' ? this.config.dbProxyMaxRows : undefined;
    const plan = planRead(query, this.tableOf(tables, request), { maxRows, cursors });
    return { request, writer, plan, read: buildTableRead(this.config.dbProxySchema, plan), cursors };
  }

  /** The same words whether the table is hidden, absent or meant to be in another schema. */
  private tableOf(tables: Tables, { table: name, schema = this.config.dbProxySchema }: TableRequest): TableSchema {
    const table = schema === this.config.dbProxySchema ? tables.get(name) : undefined;
    if (table) return table;
    throw refusal('table_not_found', 'table', `There is no table ${shown(name)}; GET /db lists the tables.`);
  }
}
