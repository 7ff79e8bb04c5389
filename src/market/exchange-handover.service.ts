import { Inject, Injectable } from '@nestjs/common';
import { DataSource, In } from 'typeorm';
import { BarsRepository } from './bars.repository.js';
import { SymbolEntity } from './entities/symbol.entity.js';
import { EXCHANGE_BARS, type ExchangeBars, type ExchangeLine } from './exchange-bars.port.js';

/** Real prices that were imported are what the simulated exchange trades at, so it gets them too. */
@Injectable()
export class ExchangeHandover {
  constructor(
    private readonly dataSource: DataSource,
    private readonly bars: BarsRepository,
    @Inject(EXCHANGE_BARS) private readonly exchange: ExchangeBars | null,
  ) {}

  /** The number of bars handed over; null when the broker is a real one. */
  async handOver(symbols: readonly string[]): Promise<number | null> {
    if (this.exchange === null) return null;
    let count = 0;
    const counted = async function* (lines: AsyncIterable<ExchangeLine>): AsyncGenerator<ExchangeLine> {
      for await (const line of lines) {
        if ('bar' in line) count += 1;
        yield line;
      }
    };
    await this.exchange.put(counted(this.lines(symbols)));
    return count;
  }

  private async *lines(symbols: readonly string[]): AsyncGenerator<ExchangeLine> {
    const assets = await this.dataSource.getRepository(SymbolEntity).findBy({ symbol: In([...symbols]) });
    for (const asset of assets) {
      yield { asset };
      for (const bar of await this.bars.loadBars({ symbol: asset.symbol })) yield { bar };
    }
  }
}
