import type { ExchangeMigration } from '../exchange-migration.js';

export const accountState: ExchangeMigration = {
  version: 5,
  name: 'state of the account',
  sql: `
    alter table exchange.account
      add column trading_blocked boolean not null default false,
      add column account_blocked boolean not null default false,
      add column status text not null default 'ACTIVE',
      add column withheld_cash numeric not null default 0 check (withheld_cash >= 0);
  `,
};
