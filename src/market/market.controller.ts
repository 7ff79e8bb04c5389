import { Controller, Get, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { RequireScope } from '../platform/auth/require-scope.decorator.js';
import { ApiProblem } from '../platform/http/api-problem.decorator.js';
import { ApiPage } from '../platform/http/api-page.decorator.js';
import { BarDto, BarsQueryDto, SymbolDto, SymbolsQueryDto } from './dto/market.dto.js';
import { MarketQueries } from './market-queries.service.js';

@ApiTags('market')
@Controller('market')
@RequireScope('read')
export class MarketController {
  constructor(private readonly queries: MarketQueries) {}

  @Get('symbols')
  @ApiOperation({
    operationId: 'listSymbols',
    summary: 'The symbols that are known, with the range of their stored bars',
    description: 'By name. Import sectors to have them; a symbol of the simulated market gives way to real ones.',
  })
  @ApiPage(SymbolDto)
  symbols(@Query() query: SymbolsQueryDto): Promise<SymbolDto[]> {
    return this.queries.listSymbols(query);
  }

  @Get('bars')
  @ApiOperation({
    operationId: 'listBars',
    summary: 'Stored daily bars of a symbol, oldest first; amounts are exact decimals',
    description: 'The newest `limit` bars of the range from `start` to `end`. `source` says where a bar came from.',
  })
  @ApiOkResponse({ type: [BarDto] })
  @ApiProblem(404, 'symbol_not_found')
  bars(@Query() query: BarsQueryDto): Promise<BarDto[]> {
    return this.queries.listBars(query);
  }
}
