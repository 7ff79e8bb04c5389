import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { AppError } from '../common/app-error.js';

export interface BookTarget {
  strategy: string;
  /** Fraction of the capital. */
  share: number;
  /** Fraction of the strategy's capital per symbol. */
  weights: ReadonlyMap<string, number>;
}

export interface CurrentBook {
  id: string;
  targets: BookTarget[];
}

/** The latest book, as those who trade to it need it. */
@Injectable()
export class CurrentBookService {
  constructor(private readonly dataSource: DataSource) {}

  /** Throws `no_book`. */
  async load(): Promise<CurrentBook> {
    const rows = await this.dataSource.query<{ id: string; strategy: string; share: number; weights: object | null }[]>(
      `select b.id, s.strategy_id as strategy, s.share,
              (select json_object_agg(t.symbol, t.weight) from target_weights t where t.run_id = s.run_id) as weights
       from book_shares s
       join (select id from books order by created_at desc, id limit 1) b on b.id = s.book_id
       order by s.strategy_id`,
    );
    const first = rows[0];
    if (first === undefined) throw new AppError('no_book', 'There are no target weights yet: run `pas allocate`.');
    const targets = rows.map(({ strategy, share, weights }) => ({
      strategy,
      share,
      weights: new Map(Object.entries(weights ?? {}) as [string, number][]),
    }));
    return { id: first.id, targets };
  }
}
