import { Readable } from 'node:stream';
import { Controller, Get, Param, Req, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { RequireScope } from '../platform/auth/require-scope.decorator.js';
import type { TableDescription } from './dto/table-description.dto.js';
import { ApiListTables, ApiReadTable } from './table-api.decorator.js';
import { rawQueryOf, tableRequestOf } from './table-request.js';
import type { TableAnswer } from './table-answer.js';
import { TableService } from './table.service.js';

/** `/db`: the exposed tables, read-only. HEAD comes with GET. */
@ApiTags('db')
@RequireScope('read')
@Controller('db')
export class TableController {
  constructor(private readonly tables: TableService) {}

  @Get()
  @ApiListTables()
  listTables(@Req() request: FastifyRequest): Promise<TableDescription[]> {
    return this.tables.listTables(rawQueryOf(request.raw.url ?? ''));
  }

  @Get(':table')
  @ApiReadTable()
  async readTable(
    @Param('table') table: string,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const { status, headers, body } = await this.tables.readTable(tableRequestOf(table, request));
    await reply
      .status(status)
      .headers(headers)
      .send(request.method === 'HEAD' ? withoutRows(body) : body);
  }
}

/** Fastify would read an export to its end to learn that nobody wants it; of a stream without rows it says no length either. */
function withoutRows(body: TableAnswer['body']): TableAnswer['body'] {
  if (typeof body !== 'object') return body;
  body.destroy();
  return Readable.from([]);
}
