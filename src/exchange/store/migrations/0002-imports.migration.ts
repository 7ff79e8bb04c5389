import type { ExchangeMigration } from '../exchange-migration.js';

export const importTables: ExchangeMigration = {
  version: 2,
  name: 'imported bars',
  sql: `
    -- Bars on their way in, until the turn that takes all of them. Scratch: nothing is lost with it.
    create unlogged table exchange.staged_bars (
      symbol text not null,
      date date not null,
      open numeric not null,
      high numeric not null,
      low numeric not null,
      close numeric not null,
      volume numeric not null,
      primary key (symbol, date)
    );

    -- The newest bar of each symbol that an import ever brought, to know the same import again.
    create table exchange.imports (
      symbol text primary key references exchange.assets,
      date date not null,
      close numeric not null
    );
  `,
};
