/** What the operations are grouped by, in the order of the description. */
export const API_TAGS: Readonly<Record<string, string>> = {
  strategies: 'Who produces target weights: definitions, kinds and what each wants to hold now.',
  allocation: 'Weights from returns, prices or moments, stored runs, and how capital is shared among the strategies.',
  execution: 'From the book to the account at the broker: plans, rebalance runs, fills, rules and reconciliation.',
  safety: 'What may be traded now: kill switch, breakers and protections.',
  analytics: 'Figures over strategies and book.',
  backtests: 'What a rule would have done on the stored bars, computed in the background.',
  risk: 'Limits of risk statistics, and the alerts of those that are broken.',
  market: 'Symbols and stored daily bars.',
  jobs: 'What runs on a schedule, and what became of it.',
  db: 'The tables, read-only, with filters, order and pages.',
  operations: 'For probes and monitoring; open without a token.',
  dashboard: 'The web page; its data needs the token.',
};
