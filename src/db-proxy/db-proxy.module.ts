import { Module } from '@nestjs/common';
import { CursorKey } from './cursor-key.js';
import { DescribedTables } from './described-tables.js';
import { PlannedReads } from './planned-reads.js';
import { TableOptionsController } from './table-options.controller.js';
import { SchemaCatalog } from './schema-catalog.js';
import { TableController } from './table.controller.js';
import { TableExports } from './table-exports.js';
import { TableReader } from './table-reader.js';
import { TableService } from './table.service.js';

/** `/db/{table}`: read access to the exposed schema over a connection pool and role of its own. */
@Module({
  controllers: [TableController, TableOptionsController],
  providers: [TableReader, TableExports, SchemaCatalog, CursorKey, PlannedReads, TableService, DescribedTables],
})
export class DbProxyModule {}
