import type { ExchangeMigration } from '../exchange-migration.js';

export const haltReasons: ExchangeMigration = {
  version: 3,
  name: 'reasons of halts',
  sql: `
    alter table exchange.assets add column halt text check (halt in ('news', 'luld'));
    update exchange.assets set halt = 'news' where is_halted;
    alter table exchange.assets drop column is_halted;
  `,
};
