import { Injectable } from '@nestjs/common';
import { BarsRepository, type MatrixQuery } from '../market/bars.repository.js';
import type { PriceMatrix } from '../market/price-matrix.js';
import { SignalsRepository } from '../market/signals.repository.js';
import type { Rule } from './compute-targets.js';
import { kindOf } from './strategy-definition.js';

/** What is stored of the market, as far as a rule goes by it. */
@Injectable()
export class MarketHistory {
  constructor(
    private readonly bars: BarsRepository,
    private readonly signals: SignalsRepository,
  ) {}

  async load({ kind, params }: Omit<Rule, 'id'>, query: MatrixQuery): Promise<PriceMatrix> {
    const prices = await this.bars.loadPriceMatrix(query);
    const use = kindOf(kind).signal?.(params);
    return use === undefined ? prices : this.signals.addScores(prices, use);
  }
}
