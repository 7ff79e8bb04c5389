export interface ExchangeMigration {
  version: number;
  name: string;
  sql: string;
}
