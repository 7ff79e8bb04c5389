import { Injectable, type OnModuleInit } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { SymbolDemand } from '../market/symbol-demand.js';

/** The symbols of the current book, whose live prices are wanted. */
@Injectable()
export class BookSymbols implements OnModuleInit {
  constructor(
    private readonly dataSource: DataSource,
    private readonly demand: SymbolDemand,
  ) {}

  onModuleInit(): void {
    this.demand.addSource('live', () => this.load());
  }

  async load(): Promise<string[]> {
    const rows = await this.dataSource.query<{ symbol: string }[]>(
      `select distinct t.symbol
       from book_shares s join target_weights t on t.run_id = s.run_id
       where s.book_id = (select id from books order by created_at desc, id limit 1)`,
    );
    return rows.map(({ symbol }) => symbol);
  }
}
