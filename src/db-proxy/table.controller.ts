import { Controller, Get, Param, Req, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { RequireScope } from '../platform/auth/require-scope.decorator.js';
import { varyBy } from '../platform/http/vary.js';
import type { TableDescription } from './dto/table-description.dto.js';
import { ApiListTables, ApiReadTable } from './table-api.decorator.js';
import { rawQueryOf, tableRequestOf } from './table-request.js';
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
    varyBy(reply, 'Accept');
    varyBy(reply, 'Accept-Profile');
    await reply.status(status).headers(headers).send(body);
  }
}
