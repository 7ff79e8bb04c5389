import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { AppError } from '../common/app-error.js';
import { BarsRepository } from './bars.repository.js';
import type { BarDto, BarsQueryDto, SymbolDto, SymbolsQueryDto } from './dto/market.dto.js';
import { SymbolEntity } from './entities/symbol.entity.js';

/** What the HTTP interface shows of symbols and bars. */
@Injectable()
export class MarketQueries {
  constructor(
    private readonly dataSource: DataSource,
    private readonly bars: BarsRepository,
  ) {}

  async listSymbols({ simulated, sector, limit, offset }: SymbolsQueryDto): Promise<SymbolDto[]> {
    return this.dataSource.query<SymbolDto[]>(
      `select s.symbol, s.name, s.sector, s.exchange, s.tradable, s.fractionable, s.simulated,
              count(b.date)::int as bars, min(b.date)::text as first_date, max(b.date)::text as last_date
       from (select * from symbols
             where ($1::bool is null or simulated = $1) and ($2::text is null or sector = $2)
             order by symbol limit $3 offset $4) s
         left join bars b on b.symbol = s.symbol
       group by s.symbol, s.name, s.sector, s.exchange, s.tradable, s.fractionable, s.simulated order by s.symbol`,
      [simulated ?? null, sector ?? null, limit, offset],
    );
  }

  async listBars({ symbol, start, end, limit }: BarsQueryDto): Promise<BarDto[]> {
    const known = await this.dataSource.getRepository(SymbolEntity).existsBy({ symbol });
    if (!known) throw new AppError('symbol_not_found', `No symbol is named "${symbol}": see GET /market/symbols.`);
    const bars = await this.bars.loadBars({ symbol, start, end, newest: limit });
    return bars.map(({ adjustedClose, ...bar }) => ({ ...bar, adjusted_close: adjustedClose }));
  }
}
