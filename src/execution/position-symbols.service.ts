import { Injectable, type OnModuleInit } from '@nestjs/common';
import { SymbolDemand } from '../market/symbol-demand.js';
import { SleeveHoldingsRepository } from './ledger/sleeve-holdings.repository.js';

/** The symbols that are held, whose live prices are wanted. */
@Injectable()
export class PositionSymbols implements OnModuleInit {
  constructor(
    private readonly holdings: SleeveHoldingsRepository,
    private readonly demand: SymbolDemand,
  ) {}

  onModuleInit(): void {
    this.demand.addSource('live', () => this.holdings.loadSymbols());
  }
}
