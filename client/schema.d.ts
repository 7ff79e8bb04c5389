// Made by `npm run client` from docs/openapi.json.
export interface paths {
  '/market/symbols': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * The symbols that are known, with the range of their stored bars
     * @description By name. Import sectors to have them; a symbol of the simulated market gives way to real ones.
     *
     *     Needs a token with scope `read`.
     */
    get: operations['listSymbols'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/market/bars': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Stored daily bars of a symbol, oldest first; amounts are exact decimals
     * @description The newest `limit` bars of the range from `start` to `end`. `source` says where a bar came from.
     *
     *     Needs a token with scope `read`.
     */
    get: operations['listBars'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/strategies': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * All strategies
     * @description By id. A disabled strategy gets no weights and no capital.
     *
     *     Needs a token with scope `read`.
     */
    get: operations['listStrategies'];
    put?: never;
    /**
     * Define a strategy
     * @description It gets weights at the next allocation run, and capital with the book of that run.
     *
     *     Needs a token with scope `trade`.
     */
    post: operations['createStrategy'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/strategies/kinds': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * The kinds of strategies with the schemas of their parameters
     * @description What `kind` of a strategy can be. `params` is the JSON Schema that the parameters of a definition are checked against.
     *
     *     Needs a token with scope `read`.
     */
    get: operations['listStrategyKinds'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/strategies/{id}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * One strategy
     * @description Its definition: kind, parameters, universe, and whether it is enabled.
     *
     *     Needs a token with scope `read`.
     */
    get: operations['getStrategy'];
    /**
     * Change a strategy; what is left out stays as it is
     * @description Takes effect at the next allocation run. The id cannot be changed.
     *
     *     Needs a token with scope `trade`.
     */
    put: operations['updateStrategy'];
    post?: never;
    /**
     * Remove a strategy with its weights, runs and returns
     * @description To keep them, disable the strategy instead. Rebalances and plans of it are kept with its name; one that waits does not begin.
     *
     *     Needs a token with scope `trade`.
     */
    delete: operations['deleteStrategy'];
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/strategies/{id}/weights': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * The current target weights of a strategy, largest first
     * @description Of its latest allocation run; `run_id` leads to inputs and diagnostics. An empty list before the first run.
     *
     *     Needs a token with scope `read`.
     */
    get: operations['getStrategyWeights'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/allocation/runs': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Stored allocation runs, newest first
     * @description Each run is kept with its inputs, so that it can be computed again. `level` tells runs of strategies from those that shared the capital.
     *
     *     Needs a token with scope `read`.
     */
    get: operations['listAllocationRuns'];
    put?: never;
    /**
     * Compute target weights from the stored bars and make a new book of them
     * @description Answers when the weights are stored. A strategy that cannot be computed keeps its latest weights and is named in `failures`.
     *
     *     Needs a token with scope `trade`.
     */
    post: operations['startAllocationRun'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/allocation/runs/{id}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * One allocation run with its weights and diagnostics
     * @description The same run computed again from its stored inputs gives the same weights; `inputs_hash` names those inputs.
     *
     *     Needs a token with scope `read`.
     */
    get: operations['getAllocationRun'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/allocation/methods': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Every method of computing weights, with its parameters
     * @description The names that `method` of POST /allocation/optimize and of a policy takes, each with the JSON Schema of `params`.
     *
     *     Needs a token with scope `read`.
     */
    get: operations['listAllocationMethods'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/allocation/estimators': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Every estimator of covariances and expected returns, with its parameters
     * @description The names that `covariance.estimator` and `expected_returns.estimator` take, each with the JSON Schema of its parameters.
     *
     *     Needs a token with scope `read`.
     */
    get: operations['listEstimators'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/allocation/optimize': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Weights for given returns, prices or moments; nothing is stored
     * @description Takes up to 64 MiB and 2000 symbols: 1000 symbols over 1260 days. What cannot be computed is refused with its place in `errors[].path`, as in `returns[3][1]` or `constraints.max_weight.AAPL`.
     *
     *     Needs a token with scope `read`.
     */
    post: operations['optimizeWeights'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/allocation/frontier': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * The efficient frontier: from the least variance to the highest expected return
     * @description Portfolios of least variance for expected returns in equal steps; the input is that of POST /allocation/optimize, and `points`. `method`, `params`, `fallbacks` and `diagnostics` may be there as in that one: they are checked for their form and have no effect. Nothing is stored.
     *
     *     Needs a token with scope `read`.
     */
    post: operations['computeFrontier'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/allocation/discrete': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Whole shares or lots for weights, prices and a capital
     * @description Long and short positions are rounded apart from each other. Prices and capital are JSON numbers or decimal texts and are counted exactly; the capital is never exceeded by long positions.
     *
     *     Needs a token with scope `read`.
     */
    post: operations['allocateShares'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/allocation/performance': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * What each method of sharing capital would have returned, best Sharpe ratio first
     * @description Decided at month ends on data up to then, no costs; renewed by the job `allocation-performance`. The daily returns are in `/db/allocation_performance`.
     *
     *     Needs a token with scope `read`.
     */
    get: operations['listMethodPerformance'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/allocation/policy': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * How capital is shared among the strategies
     * @description The policy in force, and who has set it when. Every new book shares capital by it.
     *
     *     Needs a token with scope `read`.
     */
    get: operations['getAllocationPolicy'];
    /**
     * Share capital otherwise from the next book on
     * @description Replaces the policy as a whole: what is left out goes back to its default. The current book stays until the next allocation run.
     *
     *     Needs a token with scope `trade`.
     */
    put: operations['setAllocationPolicy'];
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/execute/account': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * The account at the broker
     * @description As the broker tells it now, amounts as exact decimal texts. `trading_state` is this system's own.
     *
     *     Needs a token with scope `read`.
     */
    get: operations['getAccount'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/execute/trades': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Fills, newest first
     * @description Every fill is booked once, with the broker's exact quantity and price. `strategy` names those that share it.
     *
     *     Needs a token with scope `read`.
     */
    get: operations['listTrades'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/execute/orders': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Orders at the broker, newest first; several may come of one leg of a run
     * @description As the broker last told them, with `run_id` those of one run only.
     *
     *     Needs a token with scope `read`.
     */
    get: operations['listOrders'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/execute/runs': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Rebalance runs, newest first
     * @description What was asked for, by whom, and how it ended; `reason` says why nothing was sent.
     *
     *     Needs a token with scope `read`.
     */
    get: operations['listRuns'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/execute/runs/{id}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * One run with its plan, its legs, their orders and what was skipped
     * @description Follow a run here until its `status` is final: `completed`, `completed_with_errors`, `canceled`, `canceled_mid_run` or `failed`.
     *
     *     Needs a token with scope `read`.
     */
    get: operations['getRun'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/execute/runs/{id}/cancel': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * End a run: nothing more is sent and open orders are canceled
     * @description What was filled by then stays booked. A run that has ended is answered as it is.
     *
     *     Needs a token with scope `trade`.
     */
    post: operations['cancelRun'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/execute/preview': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * The orders that a rebalance would send now
     * @description Nothing is sent. Executing the `plan_id` sends exactly these orders, or none. While trading is halted it has no order, and everything that it would trade is skipped `TRADING_STATE_HALTED`.
     *
     *     Needs a token with scope `trade`.
     */
    post: operations['previewRebalance'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/execute/rebalance': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Trade to the book; answers as soon as the first orders are out or it is clear why none are
     * @description With `plan_id` exactly the orders of that preview are sent, or `plan_stale` says what moved and none is. The sells are those of the plan; its buys are scaled down only where their cash is not there, as when the sells brought less than planned.
     *
     *     Needs a token with scope `trade`.
     */
    post: operations['startRebalance'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/execute/rules': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * What a rebalance may do: bands, limits, collars, hours
     * @description In force for every plan that is made from now on; each plan shows the rules that it was made under.
     *
     *     Needs a token with scope `read`.
     */
    get: operations['getRebalanceRules'];
    /**
     * Set the rules of every plan from now on; what is left out goes back to its default
     * @description Replaces the rules as a whole. Plans that were previewed under others become stale.
     *
     *     Needs a token with scope `admin`.
     */
    put: operations['setRebalanceRules'];
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/execute/reconciliation': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * The strategies’ holdings against the account at the broker, to the last digit
     * @description Compares and books nothing. `finding` is the last stored finding, which may hold trading.
     *
     *     Needs a token with scope `read`.
     */
    get: operations['getReconciliation'];
    put?: never;
    /**
     * Book what the broker records and is not booked, then compare; a difference holds trading
     * @description Fills, dividends, splits and transfers that are not booked yet are, each once. What still differs becomes a finding.
     *
     *     Needs a token with scope `trade`.
     */
    post: operations['refreshReconciliation'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/execute/reconciliation/{id}/acknowledge': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Answer for differences of the last finding; the rest goes on holding trading
     * @description Per symbol: book what came from outside, or let exactly this difference be. The finding must still be the last one.
     *
     *     Needs a token with scope `trade`.
     */
    post: operations['acknowledgeDiscrepancies'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/execute/styles': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Every way in which a leg can become orders, with its parameters
     * @description The names that `style` of a rebalance and of the rules takes, each with the JSON Schema of its parameters.
     *
     *     Needs a token with scope `read`.
     */
    get: operations['listExecutionStyles'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/execute/positions': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * What the account holds, at the broker and by strategy
     * @description As the broker tells it now, beside what every strategy owns by the ledger, at the latest prices; amounts are exact decimal texts.
     *
     *     Needs a token with scope `read`.
     */
    get: operations['getPositions'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/execute/protections': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * What forbids some trades now, or will
     * @description Protections in force and to come, those of people and those that a rule has set. A plan shows what they hold back as skipped.
     *
     *     Needs a token with scope `read`.
     */
    get: operations['listProtections'];
    put?: never;
    /**
     * Forbid buys, sells or both of a symbol, a strategy or the account for some time
     * @description From `from` until `until`, market time. A protection of a symbol or a strategy needs its `subject`.
     *
     *     Needs a token with scope `admin`.
     */
    post: operations['createProtection'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/execute/protections/{id}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    post?: never;
    /**
     * Lift a protection before its time
     * @description Answers with the protection that was lifted. The next plan goes without it.
     *
     *     Needs a token with scope `admin`.
     */
    delete: operations['liftProtection'];
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/execute/state': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * What may be traded now and why: state, breakers, protections
     * @description `ACTIVE`, `REDUCING` (sells only) or `HALTED`, who set it and why, with the measure of every breaker.
     *
     *     Needs a token with scope `read`.
     */
    get: operations['getTradingState'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/execute/halt': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Kill switch: nothing more is sent, open orders are canceled, the active run ends
     * @description Holds over restarts and for every process until POST /execute/resume.
     *
     *     Needs a token with scope `admin`.
     */
    post: operations['haltTrading'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/execute/reduce': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Send sells only, until it is resumed
     * @description Positions may shrink and not grow. From `HALTED` the way leads over POST /execute/resume.
     *
     *     Needs a token with scope `admin`.
     */
    post: operations['reduceTrading'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/execute/resume': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Trade again; tripped breakers are armed anew and measure from now on
     * @description Only when the cause is understood. Refused while the account is not the one that this system belongs to, or is blocked.
     *
     *     Needs a token with scope `admin`.
     */
    post: operations['resumeTrading'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/strategies/{id}/positions': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * What a strategy holds by the exact ledger: positions, their value and profit, and cash
     * @description Money and quantities are exact decimal texts. A price is the latest polled one, or the last stored close; without one, what depends on it is null.
     *
     *     Needs a token with scope `read`.
     */
    get: operations['getStrategyPositions'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/correlation': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Correlation of the daily returns of two strategies
     * @description Pearson, over the last `window` daily returns that both have. Simulated days are counted in `simulated_observations`.
     *
     *     Needs a token with scope `read`.
     */
    get: operations['getCorrelation'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/correlation/matrix': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Correlations of the daily returns of all enabled strategies
     * @description Over the last `window` days that all of those with returns have one for, simulated ones included.
     *
     *     Needs a token with scope `read`.
     */
    get: operations['getCorrelationMatrix'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/attribution': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Which strategies the return of the portfolio came from
     * @description With the capital as it is shared today, over the days that all strategies with a share have a return for. The contributions sum to the compounded return.
     *
     *     Needs a token with scope `read`.
     */
    get: operations['getAttribution'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/sector-exposure': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Signed target weight per sector; `unclassified` holds symbols without a sector
     * @description Of the current target weights of a strategy, or of the whole book. Sectors are in snake_case.
     *
     *     Needs a token with scope `read`.
     */
    get: operations['getSectorExposure'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/performance': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * How a strategy or the portfolio did: return, risk, drawdowns, by year and month
     * @description Of the daily returns, a year has 252. Without `strategy` the portfolio: what the capital as it is shared today would have returned. Days before the first live one are simulated and counted. With `benchmark` and `factors`, what those explain of it.
     *
     *     Needs a token with scope `read`.
     */
    get: operations['getPerformance'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/analytics/performance': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * The same figures for returns of your own; nothing is stored
     * @description What cannot be computed is refused with its place in `errors[].path`, as in `returns[3]`.
     *
     *     Needs a token with scope `read`.
     */
    post: operations['computePerformance'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/strategies/summary': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * All strategies side by side: capital, value, returns, risk and last run
     * @description By id. Returns, volatility, Sharpe ratio and drawdown are of live and simulated days together; `simulated_observations` and `first_live_date` say how much of them was lived.
     *
     *     Needs a token with scope `read`.
     */
    get: operations['listStrategySummaries'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/strategies/{id}/equity': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * The equity curve of a strategy, oldest day first
     * @description Days before the first live one are its walk-forward simulation on stored bars, marked `simulated`; live days are never mixed with it unmarked.
     *
     *     Needs a token with scope `read`.
     */
    get: operations['listStrategyEquity'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/backtests': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Backtests, newest first
     * @description What was asked, how far each is, and why those that failed did. Results are at GET /backtests/{id}.
     *
     *     Needs a token with scope `read`.
     */
    get: operations['listBacktests'];
    put?: never;
    /**
     * Simulate a rule on the stored bars, in the background
     * @description It decides at the close of the last session of each period on bars up to then, trades there, and holds until the next decision. Follow it at the `Location`.
     *
     *     Needs a token with scope `trade`.
     */
    post: operations['startBacktest'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/backtests/{id}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * How far a backtest is, then its result
     * @description `result` is null until the status is `completed`; a `failed` one has an `error` with code and sentence.
     *
     *     Needs a token with scope `read`.
     */
    get: operations['getBacktest'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/backtests/{id}/report.html': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * The result as a page for people
     * @description Statistics, curves, monthly returns and decisions; no script, and nothing from another host.
     *
     *     Needs a token with scope `read`.
     */
    get: operations['getBacktestReport'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/risk/rules': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Limits of risk statistics, oldest first
     * @description A rule that is broken has an open alert, see GET /risk/alerts. Rules tell; they stop no order.
     *
     *     Needs a token with scope `read`.
     */
    get: operations['listRiskRules'];
    put?: never;
    /**
     * Watch a statistic of a strategy or of the portfolio
     * @description It is looked at at once, and after each trading day.
     *
     *     Needs a token with scope `trade`.
     */
    post: operations['createRiskRule'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/risk/rules/{id}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    /**
     * Put another rule in its place; what is left out has its default
     * @description An open alert goes on where the rule is broken still, and is over where it is not.
     *
     *     Needs a token with scope `trade`.
     */
    put: operations['updateRiskRule'];
    post?: never;
    /**
     * Remove a rule
     * @description Its open alert is over; past alerts stay.
     *
     *     Needs a token with scope `trade`.
     */
    delete: operations['deleteRiskRule'];
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/risk/alerts': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Rules that are broken, or were, newest first
     * @description One alert per rule is open at a time; it is over when the rule holds again. They are streamed too.
     *
     *     Needs a token with scope `read`.
     */
    get: operations['listRiskAlerts'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/risk/alerts/{id}/acknowledge': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Say that somebody has seen it
     * @description The first who does counts. The alert stays open until the rule holds again.
     *
     *     Needs a token with scope `trade`.
     */
    post: operations['acknowledgeRiskAlert'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/risk/summary': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * The statistics that rules watch, of the portfolio and of each strategy
     * @description The portfolio first. The same as /db/risk_stats.
     *
     *     Needs a token with scope `read`.
     */
    get: operations['listRiskSummaries'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/risk/var': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Value at risk and expected shortfall of a day
     * @description Fractions of the value, a loss is positive; three estimates beside each other.
     *
     *     Needs a token with scope `read`.
     */
    get: operations['getValueAtRisk'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/risk/drawdowns': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Drawdowns: today, and the deepest of all days
     * @description Of a strategy, or of the portfolio with the capital as it is shared today.
     *
     *     Needs a token with scope `read`.
     */
    get: operations['getDrawdowns'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/risk/volatility': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Annual volatility of the last daily returns
     * @description Of a strategy, or of the portfolio with the capital as it is shared today.
     *
     *     Needs a token with scope `read`.
     */
    get: operations['getVolatility'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/risk/beta': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Beta to a symbol with bars
     * @description Slope of the last daily returns on those of the benchmark, over all days and those on which it rose or fell.
     *
     *     Needs a token with scope `read`.
     */
    get: operations['getBeta'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/risk/contribution': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Which symbols the variance of the target weights comes from
     * @description Of a strategy, or of the whole book, with the stored bars of the last days.
     *
     *     Needs a token with scope `read`.
     */
    get: operations['getRiskContributions'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/asyncapi.json': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * The live streams, described in AsyncAPI 3
     * @description Channels, messages and their schemas, for generators and readers.
     *
     *     Open without a token.
     */
    get: operations['getAsyncApi'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/db': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * The tables that can be read, with their columns and types
     * @description What the role of the table API may read. A table that is added or granted there is listed within half a minute.
     *
     *     Needs a token with scope `read`.
     */
    get: operations['listTables'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/db/{table}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Rows of a table
     * @description A parameter that is no reserved word filters by the column of its name: `symbol=AAPL` is equality, unless the value starts
     *     with an operator: `[not.]` and one of `eq. neq. gt. gte. lt. lte. like. ilike. in. is.`, so `symbol=BRK.B` is a value and
     *     a literal `is.x` is written `eq.is.x`. Patterns use `*`. A repeated column means that all of its filters hold. A column named like a
     *     reserved word is quoted: `"limit"=eq.5`.
     *
     *     The body is always an array; `Content-Range` tells its position. The primary key, or every column of a view, is appended to
     *     the order, so pages never overlap; `Link` leads to the next one. Numbers are exact, digit for digit; `NaN` and `Infinity`,
     *     which JSON has not, are texts.
     *
     *     `format=ndjson` is an export: a row a line, streamed, all rows unless `limit` says otherwise, no position and no ETag.
     *
     *     A client that names a schema (`Accept-Profile`) finds the tables in the exposed one only.
     *
     *     Needs a token with scope `read`.
     */
    get: operations['readTable'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/health': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Is the process alive?
     * @description Answers while the process lives, whatever it depends on.
     *
     *     Open without a token.
     */
    get: operations['getHealth'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/health/live': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Is the process alive? (for probes)
     * @description The same as GET /health.
     *
     *     Open without a token.
     */
    get: operations['getLiveness'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/health/ready': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Can the process serve? Each dependency with its state
     * @description Red when database, migrations or a configured Redis are not ready. The broker is reported and never makes it red.
     *
     *     Open without a token.
     */
    get: operations['getReadiness'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/dashboard': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * The dashboard; its data needs the token
     * @description One page with its scripts beside it. It asks for the token, or takes it from the part of the address behind `#`.
     *
     *     Open without a token.
     */
    get: operations['getDashboard'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/jobs': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Every job with its schedule and its last run
     * @description A job runs at its slots on market time, each slot once whatever the number of processes. `paused` jobs have no slots until they are resumed.
     *
     *     Needs a token with scope `read`.
     */
    get: operations['listJobs'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/jobs/{name}/runs': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * A job's runs, newest first
     * @description Scheduled and manual runs with their attempts. `slot` is when the run was due, `error` why the last attempt failed or was skipped.
     *
     *     Needs a token with scope `read`.
     */
    get: operations['listJobRuns'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/jobs/{name}/run': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Run a job now, paused or not
     * @description Queues one run beside the schedule and answers at once; GET /jobs/{name}/runs tells what became of it. One run of a job at a time.
     *
     *     Needs a token with scope `admin`.
     */
    post: operations['runJob'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/jobs/{name}/pause': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Pause a job's schedule
     * @description From now on no slot of the job begins; a run under way is carried to its end. Pausing a paused job changes nothing.
     *
     *     Needs a token with scope `admin`.
     */
    post: operations['pauseJob'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/jobs/{name}/resume': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Resume a job's schedule
     * @description Slots begin again from now on. Resuming a job that is not paused changes nothing.
     *
     *     Needs a token with scope `admin`.
     */
    post: operations['resumeJob'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/metrics': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Metrics in Prometheus text format
     * @description Open, unless `METRICS_TOKEN` is set: then it takes that token as a bearer.
     *
     *     Open without a token.
     */
    get: operations['getMetrics'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
}
export type webhooks = Record<string, never>;
export interface components {
  schemas: {
    SymbolDto: {
      /** @example AAPL */
      symbol: string;
      /** @example Apple Inc. */
      name: string | null;
      /** @example Information Technology */
      sector: string | null;
      /** @example NASDAQ */
      exchange: string | null;
      tradable: boolean;
      fractionable: boolean;
      /** @description Invented by the simulated market. */
      simulated: boolean;
      /**
       * @description Number of stored daily bars.
       * @example 1260
       */
      bars: number;
      /** Format: date */
      first_date: string | null;
      /** Format: date */
      last_date: string | null;
    };
    ProblemMovement: {
      /**
       * @description Of what the plan was made.
       * @example price
       */
      what?: string;
      /** @example AAPL */
      symbol?: string;
      /** @example 187.15 */
      planned?: string;
      /** @example 192.4 */
      now?: string;
    };
    ProblemPlace: {
      /** @example limit */
      path: string;
      /** @example must be a whole number */
      message: string;
    };
    Problem: {
      /**
       * Format: uuid
       * @description Of a rebalance: the run that is meant.
       */
      run_id?: string;
      /** @description `run_in_progress`: how far that run is. */
      run_status?: string;
      /**
       * Format: uuid
       * @description `plan_stale`: the plan.
       */
      plan_id?: string;
      /** @description `plan_stale`: what is no longer as it was planned. */
      moved?: components['schemas']['ProblemMovement'][];
      /**
       * Format: uuid
       * @description `reconciliation_stale`: the latest finding.
       */
      reconciliation_id?: string;
      /** @description `broker_throttled`: when to ask again, also in `Retry-After`. */
      retry_after_ms?: number;
      /**
       * Format: double
       * @description `clock_skew`: the clock of the broker less ours.
       */
      skew_ms?: number;
      /** @description `insufficient_data`: observations that it takes. */
      needed?: number;
      /** @description `insufficient_data`: those that there are. */
      available?: number;
      /** @description `broker_rejected`: the status of the answer of the broker. */
      broker_status?: number;
      /** @description `broker_rejected`: the code of the broker. */
      broker_code?: number | null;
      /** @description `broker_rejected`: the words of the broker. */
      broker_message?: string;
      /** @description `broker_rejected`, `broker_unavailable`: the name of the request at the broker. */
      broker_request_id?: string | null;
      /**
       * Format: uri
       * @example https://portfolio-allocation-system.dev/errors#not_found
       */
      type: string;
      /** @example Not found */
      title: string;
      /** @example 404 */
      status: number;
      /** @example There is no GET /nope; /openapi.json lists what there is. */
      detail: string;
      /** @example /nope */
      instance: string;
      /**
       * @description Stable snake_case word.
       * @example not_found
       */
      code: string;
      /** @example req-1 */
      request_id: string;
      /** @description The offending places of a rejected input. */
      errors?: components['schemas']['ProblemPlace'][];
    };
    BarDto: {
      /** @example AAPL */
      symbol: string;
      /**
       * Format: date
       * @example 2024-01-05
       */
      date: string;
      /**
       * Format: decimal
       * @example 187.45
       */
      open: string;
      /**
       * Format: decimal
       * @example 187.45
       */
      high: string;
      /**
       * Format: decimal
       * @example 187.45
       */
      low: string;
      /**
       * Format: decimal
       * @example 187.45
       */
      close: string;
      /**
       * Format: decimal
       * @example 187.45
       */
      adjusted_close: string;
      /**
       * Format: decimal
       * @example 187.45
       */
      volume: string;
      /** @enum {string} */
      source: 'import' | 'alpaca' | 'exchange';
      simulated: boolean;
    };
    StrategyDto: {
      /** @example momentum_us */
      id: string;
      /** @example Momentum */
      name: string;
      /** @enum {string} */
      kind:
        | 'equal_weight'
        | 'inverse_volatility'
        | 'momentum_top_n'
        | 'signal_top_n'
        | 'min_variance'
        | 'risk_parity'
        | 'optimize';
      /**
       * @example {
       *       "n": 10
       *     }
       */
      params: {
        [key: string]: unknown;
      };
      /**
       * @example {
       *       "all": true
       *     }
       */
      universe: {
        [key: string]: unknown;
      };
      enabled: boolean;
      /** Format: date-time */
      created_at: string;
      /** Format: date-time */
      updated_at: string;
    };
    StrategyKindDto: {
      /** @example momentum_top_n */
      name: string;
      /** @example Momentum, the strongest N */
      title: string;
      /** @example Equal weights on the symbols that rose most. */
      description: string;
      /**
       * @description JSON Schema of `params`.
       * @example {
       *       "type": "object",
       *       "properties": {
       *         "n": {
       *           "type": "integer",
       *           "minimum": 1
       *         }
       *       }
       *     }
       */
      params: {
        [key: string]: unknown;
      };
    };
    CreateStrategyDto: {
      /** @example momentum_us */
      id: string;
      /**
       * @description For people; the id when absent.
       * @example Momentum
       */
      name?: string;
      /**
       * @example momentum_top_n
       * @enum {string}
       */
      kind:
        | 'equal_weight'
        | 'inverse_volatility'
        | 'momentum_top_n'
        | 'signal_top_n'
        | 'min_variance'
        | 'risk_parity'
        | 'optimize';
      /**
       * @description As GET /strategies/kinds describes them. Those of `optimize` are as of POST /allocation/optimize.
       * @example {
       *       "n": 10
       *     }
       */
      params?: {
        [key: string]: unknown;
      };
      /**
       * @description `{"symbols":[…]}`, `{"sectors":[…]}` or `{"all":true}`.
       * @example {
       *       "sectors": [
       *         "Technology"
       *       ]
       *     }
       */
      universe: {
        [key: string]: unknown;
      };
      /** @description A disabled strategy gets no weights and no capital. */
      enabled?: boolean;
    };
    UpdateStrategyDto: {
      /**
       * @description For people; the id when absent.
       * @example Momentum
       */
      name?: string;
      /**
       * @example momentum_top_n
       * @enum {string}
       */
      kind?:
        | 'equal_weight'
        | 'inverse_volatility'
        | 'momentum_top_n'
        | 'signal_top_n'
        | 'min_variance'
        | 'risk_parity'
        | 'optimize';
      /**
       * @description As GET /strategies/kinds describes them. Those of `optimize` are as of POST /allocation/optimize.
       * @example {
       *       "n": 10
       *     }
       */
      params?: {
        [key: string]: unknown;
      };
      /**
       * @description `{"symbols":[…]}`, `{"sectors":[…]}` or `{"all":true}`.
       * @example {
       *       "sectors": [
       *         "Technology"
       *       ]
       *     }
       */
      universe?: {
        [key: string]: unknown;
      };
      /** @description A disabled strategy gets no weights and no capital. */
      enabled?: boolean;
    };
    SymbolWeightDto: {
      /** @example AAPL */
      symbol: string;
      /**
       * Format: double
       * @description Signed fraction of the strategy.
       * @example 0.1
       */
      weight: number;
    };
    StrategyWeightsDto: {
      /** @example beta */
      strategy: string;
      /**
       * Format: uuid
       * @description Null before the first allocation.
       */
      run_id: string | null;
      /** Format: date */
      as_of: string | null;
      weights: components['schemas']['SymbolWeightDto'][];
    };
    StartAllocationDto: {
      /**
       * @description Only this strategy; the others keep their latest weights.
       * @example beta
       */
      strategy?: string;
    };
    NewRunDto: {
      /** Format: uuid */
      id: string;
      /** @example beta */
      strategy: string;
      /** Format: date */
      as_of: string;
      /**
       * @description Number of symbols with a weight.
       * @example 10
       */
      positions: number;
    };
    AllocationFailureDto: {
      /** @example gamma */
      strategy: string;
      /** @example insufficient_data */
      code: string;
      /** @example "gamma" needs 60 observations, there are 12. */
      message: string;
    };
    AllocationResultDto: {
      /** Format: uuid */
      book_id: string;
      /** Format: uuid */
      meta_run_id: string;
      /** Format: date */
      as_of: string;
      /**
       * @description Gave the shares; a fallback when the configured method failed.
       * @example min_variance
       */
      method: string;
      /**
       * @description Share of the capital by strategy.
       * @example {
       *       "alpha": 0.5,
       *       "beta": 0.5
       *     }
       */
      shares: {
        [key: string]: number;
      };
      runs: components['schemas']['NewRunDto'][];
      /** @description Strategies that keep their latest weights, and why. */
      failures: components['schemas']['AllocationFailureDto'][];
    };
    AllocationRunDto: {
      /** Format: uuid */
      id: string;
      /**
       * @description `meta` shares capital among the strategies.
       * @enum {string}
       */
      level: 'strategy' | 'meta';
      /** @example beta */
      strategy: string | null;
      /** Format: date */
      as_of: string;
      /** @example min_variance */
      method: string;
      params: {
        [key: string]: unknown;
      };
      /**
       * @description SHA-256 of the stored inputs.
       * @example 9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08
       */
      inputs_hash: string;
      /** Format: date-time */
      created_at: string;
    };
    AllocationRunDetailDto: {
      /** Format: uuid */
      id: string;
      /**
       * @description `meta` shares capital among the strategies.
       * @enum {string}
       */
      level: 'strategy' | 'meta';
      /** @example beta */
      strategy: string | null;
      /** Format: date */
      as_of: string;
      /** @example min_variance */
      method: string;
      params: {
        [key: string]: unknown;
      };
      /**
       * @description SHA-256 of the stored inputs.
       * @example 9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08
       */
      inputs_hash: string;
      /** Format: date-time */
      created_at: string;
      /** @description By symbol, or by strategy for a meta run. */
      weights: {
        [key: string]: number;
      };
      /** @description Method and what was tried before it, estimates, solver, binding constraints, risk contributions, symbols left out and why. */
      diagnostics: {
        [key: string]: unknown;
      };
    };
    MemberDto: {
      /** @example min_variance */
      name: string;
      /** @example Minimum variance */
      title: string;
      /** @description JSON Schema of the parameters. */
      params: {
        [key: string]: unknown;
      };
    };
    EstimatorsDto: {
      covariance: components['schemas']['MemberDto'][];
      expected_returns: components['schemas']['MemberDto'][];
    };
    LimitsDto: {
      /**
       * @description Milliseconds, of the whole request; no fallback is tried after them, so that no weight depends on them.
       * @default 30000
       */
      time_ms?: number;
      /**
       * @description Of each method that is tried, all its solvers together.
       * @default 10000000
       */
      iterations?: number;
    };
    OptimizeRequestDto: {
      /**
       * @example [
       *       "A",
       *       "B"
       *     ]
       */
      symbols: string[];
      /**
       * @description Simple returns per period, T rows × N columns. Exactly one of returns, prices and moments. A null is a return that is missing; see `missing`.
       * @example [
       *       [
       *         0.01,
       *         -0.02
       *       ],
       *       [
       *         0,
       *         0.01
       *       ],
       *       [
       *         -0.01,
       *         0.02
       *       ]
       *     ]
       */
      returns?: (number | null)[][];
      /** @description T + 1 rows × N columns. A null is a price that is missing; it takes the returns before and after it away. */
      prices?: (number | null)[][];
      /** @description `expected_returns` (N, optional) and `covariance` (N × N), annual. A covariance that is not symmetric and positive semidefinite is refused; with `repair: true` the nearest one with the same variances takes its place, and `diagnostics.estimates.covariance` says how far it moved. */
      moments?: {
        [key: string]: unknown;
      };
      /**
       * @description What to do where returns are missing. `refuse`: nothing, the first hole is named. `common_window`: begin when the last symbol does and leave out rows with a hole. `pairwise`: variances from the rows of each symbol and correlations from those that two share, with the nearest positive semidefinite matrix in their place (estimator `sample`; methods that need every return refuse). `diagnostics.estimates` says which rows were used and how far the matrix moved.
       * @default refuse
       * @enum {string}
       */
      missing?: 'refuse' | 'common_window' | 'pairwise';
      /**
       * @description `estimator` and its parameters, see GET /allocation/estimators.
       * @example {
       *       "estimator": "ledoit_wolf"
       *     }
       */
      covariance?: {
        [key: string]: unknown;
      };
      /**
       * @description `estimator` and its parameters, see GET /allocation/estimators. With moments: an estimator that needs no returns, such as `equilibrium`.
       * @example {
       *       "estimator": "mean_historical"
       *     }
       */
      expected_returns?: {
        [key: string]: unknown;
      };
      /**
       * @description `min_weight`, `max_weight` (a number or by symbol), `budget`, `gross_max`, `groups[] {name, symbols, min, max}`, `linear[] {name, coefficients, min, max}`, `turnover {from, max}` (Σ|w − from|), `costs {from, linear, quadratic}` (a symbol that `from` leaves out is not held), `l2`, `max_positions`, `min_position`, `tracking_error {benchmark_weights, max}`.
       * @example {
       *       "min_weight": 0,
       *       "max_weight": 0.7,
       *       "groups": [
       *         {
       *           "name": "tech",
       *           "symbols": [
       *             "A"
       *           ],
       *           "max": 0.4
       *         }
       *       ]
       *     }
       */
      constraints?: {
        [key: string]: unknown;
      };
      /** @description What the computation may take. Past a limit the answer is 422 `limit_time` or `limit_iterations`; a search over positions gives at its limit of iterations the best it has found, with `optimality_gap`. */
      limits?: components['schemas']['LimitsDto'];
      /**
       * Format: double
       * @description Annual.
       * @default 0
       */
      risk_free_rate?: number;
      /**
       * Format: double
       * @default 252
       */
      periods_per_year?: number;
      /** @description Simple returns of the benchmark, T. */
      benchmark?: number[];
      /**
       * @description See GET /allocation/methods.
       * @example min_variance
       */
      method: string;
      /**
       * @description Of the method.
       * @example {}
       */
      params?: {
        [key: string]: unknown;
      };
      /**
       * @description Tried in turn when the method fails; `diagnostics.attempts` says what failed and why.
       * @example [
       *       "equal_weight"
       *     ]
       */
      fallbacks?: string[];
      /** @default true */
      diagnostics?: boolean;
    };
    OptimizeDto: {
      /**
       * @example {
       *       "A": 0.4,
       *       "B": 0.6
       *     }
       */
      weights: {
        [key: string]: number;
      };
      /**
       * Format: double
       * @description Annual.
       * @example 0.08
       */
      expected_return: number | null;
      /**
       * Format: double
       * @description Annual.
       * @example 0.12
       */
      volatility: number;
      /**
       * Format: double
       * @example 0.67
       */
      sharpe: number | null;
      /**
       * @description The one that gave the weights.
       * @example min_variance
       */
      method: string;
      /**
       * Format: double
       * @description Fraction in cash, for methods that hold some.
       */
      cash?: number;
      /**
       * @description Parts of the variance; they sum to 1.
       * @example {
       *       "A": 0.5,
       *       "B": 0.5
       *     }
       */
      risk_contributions: {
        [key: string]: number;
      };
      /** @description `solver`, `iterations`, `kkt_residual`, `optimality_gap`, `active_constraints`, `estimates`, `attempts`, `limits` (in force, and `iterations_used`), `elapsed_ms`. */
      diagnostics?: {
        [key: string]: unknown;
      };
    };
    FrontierRequestDto: {
      /**
       * @example [
       *       "A",
       *       "B"
       *     ]
       */
      symbols: string[];
      /**
       * @description Simple returns per period, T rows × N columns. Exactly one of returns, prices and moments. A null is a return that is missing; see `missing`.
       * @example [
       *       [
       *         0.01,
       *         -0.02
       *       ],
       *       [
       *         0,
       *         0.01
       *       ],
       *       [
       *         -0.01,
       *         0.02
       *       ]
       *     ]
       */
      returns?: (number | null)[][];
      /** @description T + 1 rows × N columns. A null is a price that is missing; it takes the returns before and after it away. */
      prices?: (number | null)[][];
      /** @description `expected_returns` (N, optional) and `covariance` (N × N), annual. A covariance that is not symmetric and positive semidefinite is refused; with `repair: true` the nearest one with the same variances takes its place, and `diagnostics.estimates.covariance` says how far it moved. */
      moments?: {
        [key: string]: unknown;
      };
      /**
       * @description What to do where returns are missing. `refuse`: nothing, the first hole is named. `common_window`: begin when the last symbol does and leave out rows with a hole. `pairwise`: variances from the rows of each symbol and correlations from those that two share, with the nearest positive semidefinite matrix in their place (estimator `sample`; methods that need every return refuse). `diagnostics.estimates` says which rows were used and how far the matrix moved.
       * @default refuse
       * @enum {string}
       */
      missing?: 'refuse' | 'common_window' | 'pairwise';
      /**
       * @description `estimator` and its parameters, see GET /allocation/estimators.
       * @example {
       *       "estimator": "ledoit_wolf"
       *     }
       */
      covariance?: {
        [key: string]: unknown;
      };
      /**
       * @description `estimator` and its parameters, see GET /allocation/estimators. With moments: an estimator that needs no returns, such as `equilibrium`.
       * @example {
       *       "estimator": "mean_historical"
       *     }
       */
      expected_returns?: {
        [key: string]: unknown;
      };
      /**
       * @description `min_weight`, `max_weight` (a number or by symbol), `budget`, `gross_max`, `groups[] {name, symbols, min, max}`, `linear[] {name, coefficients, min, max}`, `turnover {from, max}` (Σ|w − from|), `costs {from, linear, quadratic}` (a symbol that `from` leaves out is not held), `l2`, `max_positions`, `min_position`, `tracking_error {benchmark_weights, max}`.
       * @example {
       *       "min_weight": 0,
       *       "max_weight": 0.7,
       *       "groups": [
       *         {
       *           "name": "tech",
       *           "symbols": [
       *             "A"
       *           ],
       *           "max": 0.4
       *         }
       *       ]
       *     }
       */
      constraints?: {
        [key: string]: unknown;
      };
      /** @description What the computation may take. Past a limit the answer is 422 `limit_time` or `limit_iterations`; a search over positions gives at its limit of iterations the best it has found, with `optimality_gap`. */
      limits?: components['schemas']['LimitsDto'];
      /**
       * Format: double
       * @description Annual.
       * @default 0
       */
      risk_free_rate?: number;
      /**
       * Format: double
       * @default 252
       */
      periods_per_year?: number;
      /** @description Simple returns of the benchmark, T. */
      benchmark?: number[];
      /**
       * Format: double
       * @default 50
       */
      points?: number;
      /**
       * @description Of GET /allocation/methods; without effect.
       * @example min_variance
       */
      method?: string;
      /**
       * @description Of the method; without effect.
       * @example {}
       */
      params?: {
        [key: string]: unknown;
      };
      /**
       * @description Methods; without effect.
       * @example [
       *       "equal_weight"
       *     ]
       */
      fallbacks?: string[];
      /**
       * @description Without effect: they are always there.
       * @default true
       */
      diagnostics?: boolean;
    };
    PortfolioDto: {
      /**
       * @example {
       *       "A": 0.4,
       *       "B": 0.6
       *     }
       */
      weights: {
        [key: string]: number;
      };
      /**
       * Format: double
       * @description Annual.
       * @example 0.08
       */
      expected_return: number | null;
      /**
       * Format: double
       * @description Annual.
       * @example 0.12
       */
      volatility: number;
      /**
       * Format: double
       * @example 0.67
       */
      sharpe: number | null;
    };
    FrontierDto: {
      points: components['schemas']['PortfolioDto'][];
      diagnostics: {
        [key: string]: unknown;
      };
    };
    DiscreteRequestDto: {
      /**
       * @description Fractions of the capital, negative for a short position. They sum to 1 at most; the rest stays in cash.
       * @example {
       *       "AAPL": 0.6,
       *       "MSFT": 0.4
       *     }
       */
      weights: {
        [key: string]: number;
      };
      /**
       * @description Of one share; every symbol with a weight needs one.
       * @example {
       *       "AAPL": "71.712",
       *       "MSFT": 152.597
       *     }
       */
      prices: {
        [key: string]: number | string;
      };
      /** @example 10000 */
      capital: number | string;
      /**
       * @description `lp` minimises Σ|wᵢV − nᵢpᵢ| + cash above what the weights leave, by branch and bound over at most 200,000 choices a side; `greedy` rounds down and buys one by one what is furthest below its weight.
       * @default lp
       * @enum {string}
       */
      method?: 'lp' | 'greedy';
      /**
       * @description Shares come in multiples of it, which may be fractions; one for all, or by symbol.
       * @default 1
       */
      lot_size?:
        | number
        | string
        | {
            [key: string]: number | string;
          };
    };
    DiscreteDiagnosticsDto: {
      /** @enum {string} */
      solver: 'branch_and_bound' | 'greedy';
      /**
       * Format: double
       * @description Σ|wᵢV − nᵢpᵢ| + cash above what the weights leave.
       * @example 17.2
       */
      objective: number;
      /**
       * Format: double
       * @description What a better choice could save of the objective at most, as a fraction of the capital; 0: proven.
       * @example 0
       */
      optimality_gap: number | null;
      /** @example 7 */
      nodes: number;
      /**
       * Format: double
       * @example 1.4
       */
      elapsed_ms: number;
    };
    DiscreteDto: {
      /**
       * @description Negative for a short position.
       * @example {
       *       "AAPL": 84,
       *       "MSFT": 26
       *     }
       */
      shares: {
        [key: string]: number;
      };
      /**
       * Format: double
       * @description Cash: the capital without the value of the shares.
       * @example 8.67
       */
      leftover: number;
      /** @description What the shares are worth, as fractions of the capital. */
      weights: {
        [key: string]: number;
      };
      /** @enum {string} */
      method: 'lp' | 'greedy';
      diagnostics: components['schemas']['DiscreteDiagnosticsDto'];
    };
    MethodPerformanceDto: {
      /**
       * @description `policy` is the policy in force.
       * @example risk_parity
       */
      method: string;
      /** Format: date */
      start: string;
      /** Format: date */
      end: string;
      /**
       * @description Days.
       * @example 252
       */
      observations: number;
      /**
       * Format: double
       * @description Compounded over all days.
       * @example 0.11
       */
      total_return: number;
      /**
       * Format: double
       * @description Arithmetic mean × 252.
       * @example 0.105
       */
      annual_return: number;
      /**
       * Format: double
       * @description Annual, ddof 1.
       * @example 0.12
       */
      volatility: number;
      /**
       * Format: double
       * @description Over a risk-free rate of 0.
       * @example 0.875
       */
      sharpe: number | null;
      /**
       * Format: double
       * @description The deepest fall from a high, ≤ 0.
       * @example -0.08
       */
      max_drawdown: number;
      /**
       * Format: double
       * @description Σ|change of share| a year.
       * @example 1.6
       */
      annual_turnover: number;
    };
    PolicyDto: {
      /**
       * @description See GET /allocation/methods.
       * @example min_variance
       */
      method: string;
      /**
       * @description Of the method.
       * @example {}
       */
      params?: {
        [key: string]: unknown;
      };
      /**
       * @description Tried in turn when the method fails. Default: inverse_volatility, equal_weight.
       * @example [
       *       "risk_parity",
       *       "equal_weight"
       *     ]
       */
      fallbacks?: string[];
      /**
       * @description `estimator` and its parameters, see GET /allocation/estimators.
       * @example {
       *       "estimator": "ledoit_wolf"
       *     }
       */
      covariance?: {
        [key: string]: unknown;
      };
      /**
       * @description `estimator` and its parameters.
       * @example {}
       */
      expected_returns?: {
        [key: string]: unknown;
      };
      /**
       * @description As of POST /allocation/optimize, with strategies as symbols. `turnover` and `costs` without `from` count from the shares of the current book.
       * @example {
       *       "max_weight": 0.5,
       *       "turnover": {
       *         "max": 0.3
       *       }
       *     }
       */
      constraints?: {
        [key: string]: unknown;
      };
      /**
       * @description As of POST /allocation/optimize: `iterations` of each method, after which the next fallback is tried, and `time_ms`, after which the run fails and the book stays.
       * @example {
       *       "time_ms": 30000
       *     }
       */
      limits?: {
        [key: string]: unknown;
      };
      /**
       * Format: double
       * @description Annual. Default 0.
       */
      risk_free_rate?: number;
      /** @description Daily returns that are looked at. Default 252. */
      window_days?: number;
      /** @description A strategy with fewer gets 1/N. Default 60. */
      min_observations?: number;
    };
    PolicyInForceDto: {
      policy: components['schemas']['PolicyDto'];
      /**
       * @description Null: the configured method, nobody has set a policy.
       * @example owner
       */
      set_by: string | null;
      /** Format: date-time */
      set_at: string | null;
    };
    AccountDto: {
      /** @example SIM123456789 */
      account_number: string;
      /**
       * @description The broker’s word.
       * @example ACTIVE
       */
      status: string;
      /** @example USD */
      currency: string;
      /**
       * @description Exact decimal.
       * @example 1000.25
       */
      cash: string;
      /** @example 100250.75 */
      equity: string;
      /** @example 1000.25 */
      buying_power: string;
      /** @enum {string} */
      mode: 'simulated' | 'paper' | 'live';
      /** @enum {string} */
      trading_state: 'ACTIVE' | 'REDUCING' | 'HALTED';
      /**
       * Format: date-time
       * @description Market time.
       */
      as_of: string;
    };
    TradeDto: {
      /** Format: uuid */
      order_id: string;
      /** @example AAPL */
      symbol: string;
      /**
       * @description Shares, exact decimal.
       * @example 12.5
       */
      qty: string;
      /** @enum {string} */
      side: 'buy' | 'sell';
      /** @example 187.15 */
      price: string;
      /**
       * Format: date-time
       * @description Market time of the execution.
       */
      timestamp: string;
      /**
       * @description The strategies that share the fill, comma separated.
       * @example beta,gamma
       */
      strategy: string;
    };
    OrderDto: {
      /** Format: uuid */
      order_id: string;
      /** @example pas-0b0e4d3a-1 */
      client_order_id: string;
      /**
       * Format: uuid
       * @description Null: somebody else placed it.
       */
      run_id: string | null;
      /**
       * @description Which leg of the run it is an order of.
       * @example 1
       */
      leg: number | null;
      /**
       * @description Counts the orders of the leg from 0.
       * @example 0
       */
      child: number | null;
      /** @example AAPL */
      symbol: string;
      /** @enum {string} */
      side: 'buy' | 'sell';
      /** @example limit */
      type: string;
      /** @example day */
      time_in_force: string;
      /**
       * @description Shares.
       * @example 12.5
       */
      qty: string | null;
      /**
       * @description USD.
       * @example null
       */
      notional: string | null;
      /** @example 187.15 */
      limit_price: string | null;
      /** @example 12.5 */
      filled_qty: string;
      /** @example 187.15 */
      filled_avg_price: string | null;
      /**
       * @description The broker’s word.
       * @example filled
       */
      status: string;
      /**
       * Format: date-time
       * @description Market time.
       */
      submitted_at: string | null;
    };
    RunDto: {
      /** Format: uuid */
      id: string;
      /** @enum {string} */
      status:
        | 'queued'
        | 'sells_in_progress'
        | 'buys_in_progress'
        | 'completed'
        | 'completed_with_errors'
        | 'canceled'
        | 'canceled_mid_run'
        | 'held'
        | 'failed';
      /** @description Null: the whole book. */
      strategy: string | null;
      /** @enum {string} */
      trigger: 'api' | 'job' | 'cli';
      /**
       * @description The name of the token that asked.
       * @example owner
       */
      requested_by: string;
      /** @example no_drift */
      reason: string | null;
      detail: string | null;
      /**
       * Format: uuid
       * @description The preview that it executes.
       */
      plan_id: string | null;
      /** @description The hash of that preview. */
      plan_hash: string | null;
      /** Format: date-time */
      created_at: string;
      /** Format: date-time */
      started_at: string | null;
      /** Format: date-time */
      finished_at: string | null;
    };
    RunOrderDto: {
      /**
       * @description Number of its leg; null while it is planned.
       * @example 1
       */
      leg: number | null;
      /** @example pas-0b0e4d3a-1 */
      client_order_id: string | null;
      /** @example 61e69015-8549-4bfd-b9c3-01e75843f47d */
      order_id: string | null;
      /** @example AAPL */
      symbol: string;
      /** @enum {string} */
      side: 'buy' | 'sell';
      /**
       * @description Null while it is planned.
       * @enum {string|null}
       */
      type: 'market' | 'limit' | null;
      /** @example null */
      limit_price: string | null;
      /**
       * @description Shares.
       * @example 12.5
       */
      qty: string | null;
      /**
       * @description USD.
       * @example null
       */
      notional: string | null;
      /**
       * @description `planned`: a buy whose size is decided when the sells are done.
       * @enum {string}
       */
      state: 'planned' | 'pending' | 'unknown' | 'accepted' | 'rejected' | 'terminal';
      /**
       * @description The broker’s word.
       * @example filled
       */
      status: string | null;
      /** @example 12.5 */
      filled_qty: string;
      /** @description Why it will not trade. */
      failure: {
        [key: string]: unknown;
      } | null;
    };
    LegDto: {
      /** @example 0 */
      leg: number;
      /** @example AAPL */
      symbol: string;
      /** @enum {string} */
      side: 'buy' | 'sell';
      /**
       * @description Shares.
       * @example 12.5
       */
      qty: string | null;
      /**
       * @description USD.
       * @example null
       */
      notional: string | null;
      /**
       * @description Of all its orders.
       * @example 12.5
       */
      filled_qty: string;
      /** @description The middle of the book when its style began. */
      arrival_price: string | null;
      /**
       * @description Why no further order of it comes; null: one may come.
       * @enum {string|null}
       */
      ended:
        | 'sent'
        | 'filled'
        | 'rest_too_small'
        | 'gave_up'
        | 'unfilled'
        | 'refused'
        | 'market_closed'
        | 'cancel_stuck'
        | 'canceled'
        | null;
      detail: string | null;
      /** @description One after the other. */
      orders: components['schemas']['RunOrderDto'][];
    };
    SkipDto: {
      /** @example AAPL */
      symbol: string;
      /**
       * @description See docs/execution.md.
       * @example BELOW_MIN_NOTIONAL
       */
      reason: string;
      /** @example worth 4.20 USD */
      detail: string;
    };
    RunDetailDto: {
      /** Format: uuid */
      id: string;
      /** @enum {string} */
      status:
        | 'queued'
        | 'sells_in_progress'
        | 'buys_in_progress'
        | 'completed'
        | 'completed_with_errors'
        | 'canceled'
        | 'canceled_mid_run'
        | 'held'
        | 'failed';
      /** @description Null: the whole book. */
      strategy: string | null;
      /** @enum {string} */
      trigger: 'api' | 'job' | 'cli';
      /**
       * @description The name of the token that asked.
       * @example owner
       */
      requested_by: string;
      /** @example no_drift */
      reason: string | null;
      detail: string | null;
      /**
       * Format: uuid
       * @description The preview that it executes.
       */
      plan_id: string | null;
      /** @description The hash of that preview. */
      plan_hash: string | null;
      /** Format: date-time */
      created_at: string;
      /** Format: date-time */
      started_at: string | null;
      /** Format: date-time */
      finished_at: string | null;
      orders: components['schemas']['RunOrderDto'][];
      /** @description What it wants of each symbol, with the orders that came of it. */
      legs: components['schemas']['LegDto'][];
      skipped: components['schemas']['SkipDto'][];
      /** @description What was planned. */
      plan: {
        [key: string]: unknown;
      } | null;
    };
    PreviewDto: {
      /**
       * @description Move only this strategy to its target.
       * @example beta
       */
      strategy?: string;
      /**
       * @description How the legs become orders, in place of the style of the rules; see GET /execute/styles.
       * @example {
       *       "kind": "twap",
       *       "params": {
       *         "slices": 6,
       *         "duration_minutes": 30
       *       }
       *     }
       */
      style?: {
        [key: string]: unknown;
      };
    };
    PlanAccountDto: {
      /** @example PA3SIMULATED */
      account_number: string;
      /** @example 100000 */
      cash: string;
      /**
       * @description Cash and what the strategies hold.
       * @example 100000
       */
      capital: string;
      /**
       * @description What of it stays cash.
       * @example 1000
       */
      cash_buffer: string;
    };
    PlannedOrderDto: {
      /** @example AAPL */
      symbol: string;
      /** @enum {string} */
      side: 'buy' | 'sell';
      /**
       * @description Shares.
       * @example null
       */
      qty: string | null;
      /**
       * @description USD.
       * @example 1234.5
       */
      notional: string | null;
      /**
       * @description The price that it was sized at.
       * @example 187.15
       */
      price: string;
      /**
       * @description USD at that price.
       * @example 1234.5
       */
      value: string;
      /**
       * @description Whose it is, in the unit of the order.
       * @example {
       *       "beta": "1000",
       *       "gamma": "234.5"
       *     }
       */
      strategies: {
        [key: string]: string;
      };
    };
    CrossDto: {
      /** @example AAPL */
      symbol: string;
      /**
       * @description Shares that change hands between strategies.
       * @example 12.5
       */
      qty: string;
      /** @example 187.15 */
      price: string;
    };
    TrackingDto: {
      /**
       * Format: double
       * @example 0.99
       */
      before: number;
      /**
       * Format: double
       * @example 0.0004
       */
      after: number;
    };
    PlanDto: {
      /** Format: uuid */
      plan_id: string;
      /**
       * @description SHA-256 of the plan and of everything that it follows from.
       * @example 9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08
       */
      hash: string;
      /** Format: date-time */
      created_at: string;
      /**
       * Format: date-time
       * @description Later it is `plan_stale`.
       */
      expires_at: string;
      /** @description Null: the whole book. */
      strategy: string | null;
      /**
       * Format: date
       * @description The market’s day; on another one the plan is stale.
       */
      market_date: string;
      account: components['schemas']['PlanAccountDto'];
      /** @description Sells first: they are filled before the first buy goes out. */
      orders: components['schemas']['PlannedOrderDto'][];
      /** @description Settled between strategies at the price, without the market. */
      crosses: components['schemas']['CrossDto'][];
      skipped: components['schemas']['SkipDto'][];
      /**
       * Format: double
       * @description Value of all orders, both sides counted, as a fraction of the capital.
       * @example 0.42
       */
      turnover: number;
      /**
       * @description USD: (half spread + fees) × value of all orders, as the rules assume.
       * @example 8.4
       */
      estimated_cost: string;
      /**
       * @description Cash when every order fills at its price.
       * @example 1000
       */
      cash_after: string;
      /** @description ½ Σ |weight − target weight|, cash included. */
      tracking: components['schemas']['TrackingDto'];
      /**
       * @description How it is executed.
       * @example {
       *       "kind": "twap",
       *       "params": {
       *         "slices": 6,
       *         "duration_minutes": 30
       *       }
       *     }
       */
      style: {
        [key: string]: unknown;
      };
      /** @description In force for it, see GET /execute/rules. */
      rules: {
        [key: string]: unknown;
      };
    };
    StartRebalanceDto: {
      /**
       * @description Move only this strategy to its target.
       * @example beta
       */
      strategy?: string;
      /** @description Execute exactly the plan of this preview, or nothing. */
      plan_id?: string;
      /** @description Answer with the plan and send nothing. */
      dry_run?: boolean;
      /**
       * @description How the legs become orders, in place of the style of the rules; see GET /execute/styles.
       * @example {
       *       "kind": "twap",
       *       "params": {
       *         "slices": 6,
       *         "duration_minutes": 30
       *       }
       *     }
       */
      style?: {
        [key: string]: unknown;
      };
    };
    RebalanceDto: {
      /**
       * @description Whether an order reached the broker.
       * @example true
       */
      orders_submitted: boolean;
      /**
       * Format: uuid
       * @description Missing in a dry run.
       * @example 0b0e4d3a-58c9-4b7a-8a5f-3a0c2f0f8d11
       */
      run_id?: string;
      /**
       * @description Missing in a dry run.
       * @enum {string}
       */
      status?:
        | 'queued'
        | 'sells_in_progress'
        | 'buys_in_progress'
        | 'completed'
        | 'completed_with_errors'
        | 'canceled'
        | 'canceled_mid_run'
        | 'held'
        | 'failed';
      /** @description Why nothing was sent: `no_drift`; `nothing_to_send` (something is to be traded and cannot be, see `skipped`); `market_closed` (the run waits and begins at the open); `all_rejected`; `crossed_internally`; `dry_run`; `pending` (nothing is known yet, see GET /execute/runs/{id}). */
      reason?: string;
      detail?: string;
      orders: components['schemas']['RunOrderDto'][];
      skipped: components['schemas']['SkipDto'][];
      /** @description Of a dry run. */
      plan?: components['schemas']['PlanDto'];
    };
    AssetReconciliationDto: {
      /**
       * @description `USD` is cash.
       * @example AAPL
       */
      symbol: string;
      /**
       * @description What the account holds at the broker.
       * @example 12.5
       */
      broker: string;
      /**
       * @description Sum over the strategies and the reserve.
       * @example 12.5
       */
      ledger: string;
      /**
       * @description broker − ledger; anything but 0 needs your attention.
       * @example 0
       */
      difference: string;
      /**
       * @description Who owns it; `reserve` is what no strategy owns.
       * @example {
       *       "beta": "10",
       *       "gamma": "2.5"
       *     }
       */
      strategies: {
        [key: string]: string;
      };
    };
    DiscrepancyDto: {
      /**
       * @description `USD` is cash.
       * @example AAPL
       */
      symbol: string;
      /** @example 15.5 */
      broker: string;
      /** @example 12.5 */
      ledger: string;
      /**
       * @description broker − ledger
       * @example 3
       */
      difference: string;
      /**
       * @description `open` holds trading; `ignored`: exactly this difference was acknowledged; `tolerated`: cash within RECONCILE_CASH_TOLERANCE_USD.
       * @enum {string}
       */
      state: 'open' | 'ignored' | 'tolerated';
    };
    FindingDto: {
      /**
       * Format: uuid
       * @description The same as long as the same is found.
       */
      id: string;
      /**
       * @description What made it look first.
       * @enum {string}
       */
      trigger: 'start' | 'reconnect' | 'run' | 'timer' | 'request';
      is_clean: boolean;
      /**
       * Format: date-time
       * @description Found first.
       */
      first_at: string;
      /**
       * Format: date-time
       * @description Found last.
       */
      last_at: string;
      discrepancies: components['schemas']['DiscrepancyDto'][];
    };
    ReconciliationDto: {
      /**
       * Format: date-time
       * @description Market time.
       */
      as_of: string;
      /** @description Σ sleeves = broker for cash and every position, to the last digit. */
      is_clean: boolean;
      /** @example 0 */
      mismatched_positions: number;
      cash: components['schemas']['AssetReconciliationDto'];
      positions: components['schemas']['AssetReconciliationDto'][];
      /** @description Null before the first reconciliation. */
      finding: components['schemas']['FindingDto'] | null;
    };
    AnsweredDiscrepancyDto: {
      /**
       * @description A symbol of the finding; `USD` is cash.
       * @example AAPL
       */
      symbol: string;
      /**
       * @description `book_external`: the difference came from outside and is booked, what is more to the reserve, what is less from the reserve first and then from the strategies in proportion; `ignore_until_clean`: this difference, and no other, holds nothing until it is gone.
       * @enum {string}
       */
      policy: 'book_external' | 'ignore_until_clean';
    };
    AcknowledgeDto: {
      /** @example Shares moved in from another broker. */
      reason: string;
      discrepancies: components['schemas']['AnsweredDiscrepancyDto'][];
    };
    StyleDto: {
      /** @example twap */
      name: string;
      /** @example Spread over time (TWAP) */
      title: string;
      /** @example Equal parts at equal distances of time. */
      description: string;
      /** @description JSON Schema of its parameters. */
      params: {
        [key: string]: unknown;
      };
    };
    PositionOwnerDto: {
      /**
       * @description `reserve` is what no strategy owns.
       * @example beta
       */
      strategy: string;
      /**
       * @description Negative when short.
       * @example 10
       */
      qty: string;
      /**
       * @description USD that it cost, by average cost.
       * @example 1850.25
       */
      cost_basis: string;
      /**
       * @description cost_basis ÷ qty, at most 12 decimal places.
       * @example 185.025
       */
      average_cost: string;
      /**
       * @description qty × last_price; null without a price.
       * @example 1912
       */
      market_value: string | null;
      /**
       * @description market_value − cost_basis
       * @example 61.75
       */
      unrealized_pnl: string | null;
    };
    PositionDto: {
      /** @example AAPL */
      symbol: string;
      /**
       * @description What the account holds at the broker; negative when short.
       * @example 12.5
       */
      qty: string;
      /**
       * @description What no open order holds.
       * @example 12.5
       */
      qty_available: string;
      /**
       * @description By the broker; null where it has none.
       * @example 184.9
       */
      average_entry_price: string | null;
      /**
       * @description The latest of the market.
       * @example 191.2
       */
      last_price: string | null;
      /**
       * @description qty × last_price; null without a price.
       * @example 2390
       */
      market_value: string | null;
      /**
       * @description Sum over the strategies and the reserve.
       * @example 12.5
       */
      ledger: string;
      /**
       * @description qty − ledger; anything but 0 needs your attention.
       * @example 0
       */
      difference: string;
      /** @description Who owns it, by name. */
      strategies: components['schemas']['PositionOwnerDto'][];
    };
    PositionsDto: {
      /**
       * Format: date-time
       * @description Market time.
       */
      as_of: string;
      cash: components['schemas']['AssetReconciliationDto'];
      /** @description By symbol, of the broker and of the ledger. */
      positions: components['schemas']['PositionDto'][];
    };
    ProtectionDto: {
      /** Format: uuid */
      id: string;
      /**
       * @description `manual`, or the rule that set it.
       * @example manual
       */
      kind: string;
      /** @enum {string} */
      scope: 'account' | 'strategy' | 'symbol';
      /** @example AAPL */
      subject: string | null;
      /** @enum {string} */
      blocks: 'buys' | 'sells' | 'all';
      /** @example earnings on Thursday */
      reason: string;
      /**
       * Format: date-time
       * @description Market time.
       */
      from: string;
      /**
       * Format: date-time
       * @description Null: until it is lifted.
       */
      until: string | null;
      /** @example owner */
      created_by: string;
    };
    CreateProtectionDto: {
      /**
       * @example symbol
       * @enum {string}
       */
      scope: 'account' | 'strategy' | 'symbol';
      /**
       * @description The symbol or strategy that is meant.
       * @example AAPL
       */
      subject?: string;
      /**
       * @example buys
       * @enum {string}
       */
      blocks: 'buys' | 'sells' | 'all';
      /** @example earnings on Thursday */
      reason: string;
      /**
       * @description Market time; default: now.
       * @example 2024-01-05T14:30:00Z
       */
      from?: string;
      /**
       * @description Market time; default: until it is lifted.
       * @example 2024-01-08T14:30:00Z
       */
      until?: string;
    };
    BreakerDto: {
      /** @example day_loss */
      name: string;
      /** @example Loss of equity since the trading day began */
      title: string;
      /** @enum {string} */
      unit: 'fraction' | 'usd' | 'orders' | 'runs';
      /**
       * @description Null: off.
       * @example 0.05
       */
      limit: string | null;
      /**
       * @description What it measures now; null: nothing yet.
       * @example 0.012
       */
      value: string | null;
      /**
       * @description The state that it sets when it trips.
       * @enum {string}
       */
      to: 'REDUCING' | 'HALTED';
    };
    TradingStateDto: {
      /**
       * @description REDUCING: only sells are sent. HALTED: nothing is.
       * @enum {string}
       */
      state: 'ACTIVE' | 'REDUCING' | 'HALTED';
      /** @example prices look wrong */
      reason: string | null;
      /**
       * @description The token, the breaker or the guard that set it.
       * @example owner
       */
      by: string;
      /** Format: date-time */
      since: string;
      /** @description Whether open orders of a halt are still being canceled. */
      canceling: boolean;
      /** @enum {string} */
      mode: 'simulated' | 'paper' | 'live';
      /**
       * @description The one account that this installation trades.
       * @example PA3SIMULATED
       */
      account_number: string;
      /** @description Measured at the last snapshot of the account, orders as of now. */
      breakers: components['schemas']['BreakerDto'][];
      protections: components['schemas']['ProtectionDto'][];
      /**
       * @description Clock of this host minus clock of the broker; null when the broker does not tell, or is simulated.
       * @example 12
       */
      clock_skew_ms: number | null;
    };
    HaltDto: {
      /**
       * @description For those who come later.
       * @example prices look wrong
       */
      reason: string;
      /** @description Also cancel open orders at the broker that are not ours. Default false. */
      cancel_external?: boolean;
    };
    HaltedDto: {
      /**
       * @description REDUCING: only sells are sent. HALTED: nothing is.
       * @enum {string}
       */
      state: 'ACTIVE' | 'REDUCING' | 'HALTED';
      /** @example prices look wrong */
      reason: string | null;
      /**
       * @description The token, the breaker or the guard that set it.
       * @example owner
       */
      by: string;
      /** Format: date-time */
      since: string;
      /** @description Whether open orders of a halt are still being canceled. */
      canceling: boolean;
      /** @enum {string} */
      mode: 'simulated' | 'paper' | 'live';
      /**
       * @description The one account that this installation trades.
       * @example PA3SIMULATED
       */
      account_number: string;
      /** @description Measured at the last snapshot of the account, orders as of now. */
      breakers: components['schemas']['BreakerDto'][];
      protections: components['schemas']['ProtectionDto'][];
      /**
       * @description Clock of this host minus clock of the broker; null when the broker does not tell, or is simulated.
       * @example 12
       */
      clock_skew_ms: number | null;
      /**
       * @description Orders that were still open when this was answered; null when the broker did not tell. They are canceled until none is left.
       * @example 0
       */
      open_orders: number | null;
    };
    ReduceDto: {
      /**
       * @description For those who come later.
       * @example earnings week
       */
      reason: string;
    };
    ResumeDto: {
      /** @example the cause is found and mended */
      reason?: string;
    };
    SleevePositionDto: {
      /** @example AAPL */
      symbol: string;
      /**
       * @description Shares, exact decimal; negative when short.
       * @example 12.5
       */
      qty: string;
      /**
       * @description Average cost of one share, at most 12 decimal places.
       * @example 180.2
       */
      average_cost: string;
      /**
       * @description What the position cost.
       * @example 2252.5
       */
      cost_basis: string;
      /**
       * @description The latest polled price, or the last stored close where that is newer; null where there is neither.
       * @example 187.15
       */
      last_price: string | null;
      /**
       * Format: date
       * @description Market day of that price.
       */
      price_date: string | null;
      /**
       * @description qty × last_price; null without a price.
       * @example 2339.375
       */
      market_value: string | null;
      /**
       * @description market_value − cost_basis; null without a price.
       * @example 86.875
       */
      unrealized_pnl: string | null;
      /**
       * Format: double
       * @description Signed fraction of the equity of the sleeve; null where that is not known.
       * @example 0.1
       */
      weight: number | null;
    };
    SleevePositionsDto: {
      /** @example beta */
      strategy: string;
      /**
       * @description Cash of the sleeve, US dollars, exact decimal.
       * @example 21054.375
       */
      cash: string;
      /**
       * @description Of all positions; null where one has no price.
       * @example 2339.375
       */
      market_value: string | null;
      /**
       * @description Cash and positions; null where one has no price.
       * @example 23393.75
       */
      equity: string | null;
      /**
       * @description Of all positions; null where one has no price.
       * @example 86.875
       */
      unrealized_pnl: string | null;
      /** @description By symbol. */
      positions: components['schemas']['SleevePositionDto'][];
    };
    CorrelationDto: {
      /**
       * Format: double
       * @description Pearson.
       * @example 0.42
       */
      correlation: number;
      /** @example 60 */
      observations: number;
      /** Format: date */
      start: string;
      /** Format: date */
      end: string;
      /**
       * @description Days of which at least one return is simulated on stored bars.
       * @example 0
       */
      simulated_observations: number;
    };
    CorrelationMatrixDto: {
      /**
       * @description Of the rows and columns, by name.
       * @example [
       *       "alpha",
       *       "beta"
       *     ]
       */
      strategies: string[];
      /**
       * @description Pearson; null beside a strategy whose returns never change.
       * @example [
       *       [
       *         1,
       *         0.42
       *       ],
       *       [
       *         0.42,
       *         1
       *       ]
       *     ]
       */
      matrix: (number | null)[][];
      /** @example 60 */
      observations: number;
      /** Format: date */
      start: string;
      /** Format: date */
      end: string;
      /**
       * @description Enabled strategies that are not in it.
       * @example []
       */
      without_returns: string[];
    };
    ContributionDto: {
      /** @example beta */
      strategy: string;
      /**
       * Format: double
       * @description Fraction of the capital today.
       * @example 0.2
       */
      share: number;
      /**
       * Format: double
       * @description Its own compounded return.
       * @example 0.115
       */
      return: number;
      /**
       * Format: double
       * @description Its part of `total_return`, linked over the days as by Cariño.
       * @example 0.0235
       */
      contribution: number;
    };
    AttributionDto: {
      /** Format: date */
      start: string;
      /** Format: date */
      end: string;
      /** @example 252 */
      observations: number;
      /**
       * Format: double
       * @description Of the portfolio; the sum of the contributions.
       * @example 0.0912
       */
      total_return: number;
      /** @description Largest first. */
      contributions: components['schemas']['ContributionDto'][];
    };
    PeriodReturnDto: {
      /**
       * @description A year, or a month.
       * @example 2023-06
       */
      period: string;
      /**
       * Format: double
       * @description Compounded, not annualised; of a part, where only a part is there.
       * @example 0.021
       */
      value: number;
    };
    DrawdownSpanDto: {
      /**
       * Format: double
       * @description Fraction ≤ 0.
       * @example -0.183
       */
      depth: number;
      /**
       * Format: date
       * @description Day of the high.
       */
      peak: string;
      /**
       * Format: date
       * @description Day of the low.
       */
      trough: string;
      /**
       * Format: date
       * @description First day back at the high; null: not yet.
       */
      recovery: string | null;
    };
    SymbolBenchmarkDto: {
      /**
       * Format: double
       * @description Of the benchmark itself, as the next four.
       * @example 0.57
       */
      total_return: number;
      /**
       * Format: double
       * @example 0.0946
       */
      cagr: number;
      /**
       * Format: double
       * @example 0.135
       */
      volatility: number;
      /**
       * Format: double
       * @example 0.74
       */
      sharpe: number | null;
      /**
       * Format: double
       * @example -0.196
       */
      max_drawdown: number;
      /**
       * Format: double
       * @example 0.79
       */
      beta: number | null;
      /**
       * Format: double
       * @description Jensen's, annual and arithmetic.
       * @example 0.028
       */
      alpha: number | null;
      /**
       * Format: double
       * @example 0.9
       */
      correlation: number | null;
      /**
       * Format: double
       * @example 0.81
       */
      r_squared: number | null;
      /**
       * Format: double
       * @description Annual standard deviation of the difference, ddof 1.
       * @example 0.058
       */
      tracking_error: number;
      /**
       * Format: double
       * @description Annual mean of the difference over the tracking error.
       * @example 0.12
       */
      information_ratio: number | null;
      /**
       * Format: double
       * @description (annual_return − risk_free_rate)/beta.
       * @example 0.13
       */
      treynor: number | null;
      /**
       * Format: double
       * @description Growth rate over that of the benchmark where it rose.
       * @example 0.84
       */
      up_capture: number | null;
      /**
       * Format: double
       * @description The same where it fell: below 1 is a smaller loss.
       * @example 0.78
       */
      down_capture: number | null;
      /**
       * Format: double
       * @example 0.75
       */
      up_beta: number | null;
      /**
       * Format: double
       * @example 0.81
       */
      down_beta: number | null;
      /**
       * Format: double
       * @description cagr minus that of the benchmark.
       * @example 0.007
       */
      excess_cagr: number;
      /** @example SPY */
      symbol: string;
    };
    FactorLoadingDto: {
      /** @example Mkt-RF */
      factor: string;
      /**
       * Format: double
       * @example 0.83
       */
      loading: number;
      /**
       * Format: double
       * @description Of least squares.
       * @example 0.012
       */
      standard_error: number;
      /**
       * Format: double
       * @description By Newey and West, ⌊4(T/100)^(2/9)⌋ lags.
       * @example 0.016
       */
      robust_error: number;
      /**
       * Format: double
       * @description loading/standard_error; null where the fit is exact.
       * @example 69.2
       */
      t: number | null;
    };
    DatasetFactorsDto: {
      /**
       * @description Periods that have a return and every factor.
       * @example 1257
       */
      observations: number;
      /**
       * Format: double
       * @description Annual: what the factors leave of the mean.
       * @example 0.014
       */
      alpha: number;
      /**
       * Format: double
       * @example 0.9
       */
      alpha_t: number | null;
      loadings: components['schemas']['FactorLoadingDto'][];
      /**
       * Format: double
       * @example 0.84
       */
      r_squared: number | null;
      /**
       * Format: double
       * @example 0.839
       */
      adjusted_r_squared: number | null;
      /**
       * Format: double
       * @description Annual.
       * @example 0.047
       */
      residual_volatility: number;
      /** @example french3 */
      dataset: string;
    };
    PerformanceDto: {
      /**
       * @description Number of returns.
       * @example 1257
       */
      observations: number;
      /**
       * Format: double
       * @description Compounded, not annualised.
       * @example 0.62
       */
      total_return: number;
      /**
       * Format: double
       * @description Compound annual growth rate, by the number of periods.
       * @example 0.1016
       */
      cagr: number;
      /**
       * Format: double
       * @description Arithmetic mean × periods.
       * @example 0.1035
       */
      annual_return: number;
      /**
       * Format: double
       * @description Annual standard deviation, ddof 1.
       * @example 0.118
       */
      volatility: number;
      /**
       * Format: double
       * @description (annual_return − risk_free_rate)/volatility.
       * @example 0.87
       */
      sharpe: number | null;
      /**
       * Format: double
       * @description Probability that the true Sharpe ratio is above 0.
       * @example 0.97
       */
      probabilistic_sharpe: number | null;
      /**
       * Format: double
       * @description Annual, below the risk-free rate, over all periods.
       * @example 0.084
       */
      downside_deviation: number;
      /**
       * Format: double
       * @description (annual_return − risk_free_rate)/downside_deviation.
       * @example 1.22
       */
      sortino: number | null;
      /**
       * Format: double
       * @description Gains over losses, both about the risk-free rate.
       * @example 1.17
       */
      omega: number | null;
      /**
       * Format: double
       * @description Fraction ≤ 0.
       * @example -0.167
       */
      max_drawdown: number;
      /**
       * Format: double
       * @description Mean over all periods, those at a high counted as 0.
       * @example -0.021
       */
      average_drawdown: number;
      /**
       * @description Most periods in a row below a high.
       * @example 196
       */
      longest_drawdown: number;
      /**
       * Format: double
       * @description Root of the mean square of the drawdowns.
       * @example 0.034
       */
      ulcer_index: number;
      /**
       * Format: double
       * @description cagr over the depth of the deepest drawdown.
       * @example 0.61
       */
      calmar: number | null;
      /**
       * Format: double
       * @description Historical value at risk per period; a loss is positive.
       * @example 0.0115
       */
      var_95: number;
      /**
       * Format: double
       * @description Mean loss of the worst 5 % of the periods.
       * @example 0.0174
       */
      cvar_95: number;
      /**
       * Format: double
       * @example 0.0214
       */
      var_99: number;
      /**
       * Format: double
       * @example 0.0279
       */
      cvar_99: number;
      /**
       * Format: double
       * @description Of the normal distribution with the same mean and volatility.
       * @example 0.0118
       */
      gaussian_var_95: number;
      /**
       * Format: double
       * @description The same corrected for skewness and kurtosis.
       * @example 0.0121
       */
      cornish_fisher_var_95: number;
      /**
       * Format: double
       * @description Size of the 95 % quantile over that of the 5 % quantile.
       * @example 0.93
       */
      tail_ratio: number | null;
      /**
       * Format: double
       * @example -0.41
       */
      skewness: number | null;
      /**
       * Format: double
       * @example 3.2
       */
      excess_kurtosis: number | null;
      /**
       * Format: double
       * @description Highest return of a period.
       * @example 0.041
       */
      best: number;
      /**
       * Format: double
       * @description Lowest return of a period.
       * @example -0.037
       */
      worst: number;
      /**
       * Format: double
       * @description Of the periods that changed anything.
       * @example 0.54
       */
      win_rate: number | null;
      /**
       * Format: double
       * @example 0.0051
       */
      average_win: number | null;
      /**
       * Format: double
       * @example -0.0053
       */
      average_loss: number | null;
      /**
       * Format: double
       * @description average_win over the size of average_loss.
       * @example 0.96
       */
      payoff_ratio: number | null;
      /**
       * Format: double
       * @description Sum of the gains over the sum of the losses.
       * @example 1.18
       */
      profit_factor: number | null;
      /**
       * Format: double
       * @description Sum of all returns over the sum of the losses.
       * @example 0.18
       */
      gain_to_pain: number | null;
      /**
       * Format: double
       * @description R² of a straight line through the cumulated log returns.
       * @example 0.95
       */
      stability: number | null;
      /**
       * @description `portfolio` for the whole.
       * @example beta
       */
      strategy: string;
      /**
       * Format: date
       * @description Of the first return.
       */
      start: string;
      /** Format: date */
      end: string;
      /**
       * @description Days of the walk-forward simulation on stored bars among them.
       * @example 1200
       */
      simulated_observations: number;
      years: components['schemas']['PeriodReturnDto'][];
      months: components['schemas']['PeriodReturnDto'][];
      /** @description The five deepest. A peak before the first day has that of it. */
      drawdowns: components['schemas']['DrawdownSpanDto'][];
      benchmark: components['schemas']['SymbolBenchmarkDto'] | null;
      factors: components['schemas']['DatasetFactorsDto'] | null;
    };
    PerformanceRequestDto: {
      /**
       * @description Simple returns per period, none below −1.
       * @example [
       *       0.01,
       *       -0.005,
       *       0.002
       *     ]
       */
      returns: number[];
      /**
       * @description Of the same periods.
       * @example [
       *       0.008,
       *       -0.004,
       *       0.001
       *     ]
       */
      benchmark?: number[];
      /**
       * @description Returns of factors in the same periods, at most 50; at least two periods more than factors.
       * @example {
       *       "MKT": [
       *         0.009,
       *         -0.004,
       *         0.0015
       *       ]
       *     }
       */
      factors?: {
        [key: string]: number[];
      };
      /**
       * Format: double
       * @description Annual, arithmetic.
       * @default 0
       * @example 0
       */
      risk_free_rate?: number;
      /**
       * Format: double
       * @description Above 0.
       * @default 252
       * @example 252
       */
      periods_per_year?: number;
    };
    BenchmarkFiguresDto: {
      /**
       * Format: double
       * @description Of the benchmark itself, as the next four.
       * @example 0.57
       */
      total_return: number;
      /**
       * Format: double
       * @example 0.0946
       */
      cagr: number;
      /**
       * Format: double
       * @example 0.135
       */
      volatility: number;
      /**
       * Format: double
       * @example 0.74
       */
      sharpe: number | null;
      /**
       * Format: double
       * @example -0.196
       */
      max_drawdown: number;
      /**
       * Format: double
       * @example 0.79
       */
      beta: number | null;
      /**
       * Format: double
       * @description Jensen's, annual and arithmetic.
       * @example 0.028
       */
      alpha: number | null;
      /**
       * Format: double
       * @example 0.9
       */
      correlation: number | null;
      /**
       * Format: double
       * @example 0.81
       */
      r_squared: number | null;
      /**
       * Format: double
       * @description Annual standard deviation of the difference, ddof 1.
       * @example 0.058
       */
      tracking_error: number;
      /**
       * Format: double
       * @description Annual mean of the difference over the tracking error.
       * @example 0.12
       */
      information_ratio: number | null;
      /**
       * Format: double
       * @description (annual_return − risk_free_rate)/beta.
       * @example 0.13
       */
      treynor: number | null;
      /**
       * Format: double
       * @description Growth rate over that of the benchmark where it rose.
       * @example 0.84
       */
      up_capture: number | null;
      /**
       * Format: double
       * @description The same where it fell: below 1 is a smaller loss.
       * @example 0.78
       */
      down_capture: number | null;
      /**
       * Format: double
       * @example 0.75
       */
      up_beta: number | null;
      /**
       * Format: double
       * @example 0.81
       */
      down_beta: number | null;
      /**
       * Format: double
       * @description cagr minus that of the benchmark.
       * @example 0.007
       */
      excess_cagr: number;
    };
    FactorFiguresDto: {
      /**
       * @description Periods that have a return and every factor.
       * @example 1257
       */
      observations: number;
      /**
       * Format: double
       * @description Annual: what the factors leave of the mean.
       * @example 0.014
       */
      alpha: number;
      /**
       * Format: double
       * @example 0.9
       */
      alpha_t: number | null;
      loadings: components['schemas']['FactorLoadingDto'][];
      /**
       * Format: double
       * @example 0.84
       */
      r_squared: number | null;
      /**
       * Format: double
       * @example 0.839
       */
      adjusted_r_squared: number | null;
      /**
       * Format: double
       * @description Annual.
       * @example 0.047
       */
      residual_volatility: number;
    };
    PerformanceAnswerDto: {
      /**
       * @description Number of returns.
       * @example 1257
       */
      observations: number;
      /**
       * Format: double
       * @description Compounded, not annualised.
       * @example 0.62
       */
      total_return: number;
      /**
       * Format: double
       * @description Compound annual growth rate, by the number of periods.
       * @example 0.1016
       */
      cagr: number;
      /**
       * Format: double
       * @description Arithmetic mean × periods.
       * @example 0.1035
       */
      annual_return: number;
      /**
       * Format: double
       * @description Annual standard deviation, ddof 1.
       * @example 0.118
       */
      volatility: number;
      /**
       * Format: double
       * @description (annual_return − risk_free_rate)/volatility.
       * @example 0.87
       */
      sharpe: number | null;
      /**
       * Format: double
       * @description Probability that the true Sharpe ratio is above 0.
       * @example 0.97
       */
      probabilistic_sharpe: number | null;
      /**
       * Format: double
       * @description Annual, below the risk-free rate, over all periods.
       * @example 0.084
       */
      downside_deviation: number;
      /**
       * Format: double
       * @description (annual_return − risk_free_rate)/downside_deviation.
       * @example 1.22
       */
      sortino: number | null;
      /**
       * Format: double
       * @description Gains over losses, both about the risk-free rate.
       * @example 1.17
       */
      omega: number | null;
      /**
       * Format: double
       * @description Fraction ≤ 0.
       * @example -0.167
       */
      max_drawdown: number;
      /**
       * Format: double
       * @description Mean over all periods, those at a high counted as 0.
       * @example -0.021
       */
      average_drawdown: number;
      /**
       * @description Most periods in a row below a high.
       * @example 196
       */
      longest_drawdown: number;
      /**
       * Format: double
       * @description Root of the mean square of the drawdowns.
       * @example 0.034
       */
      ulcer_index: number;
      /**
       * Format: double
       * @description cagr over the depth of the deepest drawdown.
       * @example 0.61
       */
      calmar: number | null;
      /**
       * Format: double
       * @description Historical value at risk per period; a loss is positive.
       * @example 0.0115
       */
      var_95: number;
      /**
       * Format: double
       * @description Mean loss of the worst 5 % of the periods.
       * @example 0.0174
       */
      cvar_95: number;
      /**
       * Format: double
       * @example 0.0214
       */
      var_99: number;
      /**
       * Format: double
       * @example 0.0279
       */
      cvar_99: number;
      /**
       * Format: double
       * @description Of the normal distribution with the same mean and volatility.
       * @example 0.0118
       */
      gaussian_var_95: number;
      /**
       * Format: double
       * @description The same corrected for skewness and kurtosis.
       * @example 0.0121
       */
      cornish_fisher_var_95: number;
      /**
       * Format: double
       * @description Size of the 95 % quantile over that of the 5 % quantile.
       * @example 0.93
       */
      tail_ratio: number | null;
      /**
       * Format: double
       * @example -0.41
       */
      skewness: number | null;
      /**
       * Format: double
       * @example 3.2
       */
      excess_kurtosis: number | null;
      /**
       * Format: double
       * @description Highest return of a period.
       * @example 0.041
       */
      best: number;
      /**
       * Format: double
       * @description Lowest return of a period.
       * @example -0.037
       */
      worst: number;
      /**
       * Format: double
       * @description Of the periods that changed anything.
       * @example 0.54
       */
      win_rate: number | null;
      /**
       * Format: double
       * @example 0.0051
       */
      average_win: number | null;
      /**
       * Format: double
       * @example -0.0053
       */
      average_loss: number | null;
      /**
       * Format: double
       * @description average_win over the size of average_loss.
       * @example 0.96
       */
      payoff_ratio: number | null;
      /**
       * Format: double
       * @description Sum of the gains over the sum of the losses.
       * @example 1.18
       */
      profit_factor: number | null;
      /**
       * Format: double
       * @description Sum of all returns over the sum of the losses.
       * @example 0.18
       */
      gain_to_pain: number | null;
      /**
       * Format: double
       * @description R² of a straight line through the cumulated log returns.
       * @example 0.95
       */
      stability: number | null;
      benchmark: components['schemas']['BenchmarkFiguresDto'] | null;
      factors: components['schemas']['FactorFiguresDto'] | null;
    };
    StrategySummaryDto: {
      /** @example beta */
      id: string;
      /** @example Beta – inverse volatility */
      name: string;
      /** @enum {string} */
      kind:
        | 'equal_weight'
        | 'inverse_volatility'
        | 'momentum_top_n'
        | 'signal_top_n'
        | 'min_variance'
        | 'risk_parity'
        | 'optimize';
      enabled: boolean;
      /**
       * Format: double
       * @description Fraction of the capital in the latest book; null without one.
       * @example 0.2
       */
      share: number | null;
      /**
       * @description Cash and positions at the latest valuation, exact decimal.
       * @example 20125.5
       */
      equity_usd: string | null;
      /**
       * @description Positions alone.
       * @example 19875.25
       */
      market_value_usd: string | null;
      /**
       * Format: date-time
       * @description Market time of that valuation.
       */
      valued_at: string | null;
      /**
       * @description Symbols that the sleeve holds now.
       * @example 12
       */
      positions: number;
      /**
       * Format: date
       * @description The last day that has a return; the figures below end there.
       */
      as_of: string | null;
      /**
       * Format: double
       * @description Return of that day.
       * @example 0.0042
       */
      return_1d: number | null;
      /**
       * Format: double
       * @description Of the last month. Null where the history is shorter.
       * @example 0.011
       */
      return_1m: number | null;
      /**
       * Format: double
       * @description Since the beginning of the year, or the first day.
       * @example 0.052
       */
      return_ytd: number | null;
      /**
       * Format: double
       * @description Of the last twelve months. Null where the history is shorter.
       * @example 0.093
       */
      return_1y: number | null;
      /**
       * Format: double
       * @description Annual (√252, ddof 1), over all days.
       * @example 0.12
       */
      volatility: number | null;
      /**
       * Format: double
       * @description Annual, over a risk-free rate of 0.
       * @example 0.8
       */
      sharpe: number | null;
      /**
       * Format: double
       * @description The deepest fall from a high, ≤ 0.
       * @example -0.08
       */
      max_drawdown: number | null;
      /**
       * @description Days that have a return.
       * @example 2520
       */
      observations: number;
      /**
       * @description Those of them that are simulated on stored bars.
       * @example 2500
       */
      simulated_observations: number;
      /**
       * Format: date
       * @description Null before there is a live day.
       */
      first_live_date: string | null;
      /**
       * Format: date-time
       * @description Latest allocation run.
       */
      last_run_at: string | null;
    };
    StrategyEquityDto: {
      /** Format: date */
      date: string;
      /**
       * Format: double
       * @description Simple return of the day.
       * @example 0.0042
       */
      return: number;
      /**
       * Format: double
       * @description Growth of 1 since before the first day that the strategy has, whatever part of its days is asked for.
       * @example 1.0871
       */
      equity: number;
      /**
       * @description A day of the walk-forward simulation, before the first live day.
       * @example false
       */
      simulated: boolean;
      /**
       * @description What the sleeve was worth at the last valuation of a live day, US dollars, exact decimal. Null for a simulated day, and where none was recorded.
       * @example 20125.5
       */
      value_usd: string | null;
    };
    CreateBacktestDto: {
      /**
       * @description A stored strategy, as it is defined now; or else `kind`, `params` and `universe`.
       * @example beta
       */
      strategy?: string;
      /**
       * @description Without `strategy`: see GET /strategies/kinds.
       * @enum {string}
       */
      kind?:
        | 'equal_weight'
        | 'inverse_volatility'
        | 'momentum_top_n'
        | 'signal_top_n'
        | 'min_variance'
        | 'risk_parity'
        | 'optimize';
      /** @description Without `strategy`: parameters of the kind. */
      params?: {
        [key: string]: unknown;
      };
      /** @description Without `strategy`: `{"symbols":[…]}`, `{"sectors":[…]}` or `{"all":true}`; the latter two mean the symbols of today. */
      universe?: {
        [key: string]: unknown;
      };
      /**
       * Format: date
       * @description Decisions are made from here on.
       * @example 2019-12-31
       */
      start: string;
      /**
       * Format: date
       * @description The last day; later than `start`.
       * @example 2023-12-29
       */
      end: string;
      /**
       * @description US dollars, decimal text or number, at most 6 decimal places.
       * @default 1000000
       * @example 250000
       */
      initial_capital?: string | number;
      /**
       * @description It decides at the close of the last session of each period.
       * @default monthly
       * @enum {string}
       */
      rebalance?: 'monthly' | 'weekly' | 'quarterly' | 'daily';
      /**
       * Format: double
       * @description Fraction of the value traded, both ways.
       * @default 0
       */
      cost_rate?: number;
      /**
       * @description A symbol to compare with.
       * @example SPY
       */
      benchmark?: string;
      /**
       * Format: double
       * @description Annual, arithmetic.
       * @default 0
       */
      risk_free_rate?: number;
    };
    BacktestErrorDto: {
      /**
       * @description See docs/errors.md.
       * @example insufficient_data
       */
      code: string;
      /** @example The backtest cannot be computed: no period ends between start and end. */
      detail: string;
    };
    BacktestDto: {
      /** Format: uuid */
      id: string;
      /** @enum {string} */
      status: 'queued' | 'running' | 'completed' | 'failed';
      /**
       * Format: double
       * @description Fraction of the decisions that are made.
       * @example 0
       */
      progress: number;
      /**
       * @description Null where the rule was given.
       * @example beta
       */
      strategy: string | null;
      /** @enum {string} */
      kind:
        | 'equal_weight'
        | 'inverse_volatility'
        | 'momentum_top_n'
        | 'signal_top_n'
        | 'min_variance'
        | 'risk_parity'
        | 'optimize';
      /** Format: date */
      start: string;
      /** Format: date */
      end: string;
      /** @enum {string} */
      rebalance: 'monthly' | 'weekly' | 'quarterly' | 'daily';
      /**
       * @description Name of the token that asked.
       * @example dashboard
       */
      requested_by: string;
      /** Format: date-time */
      created_at: string;
      /** Format: date-time */
      started_at: string | null;
      /** Format: date-time */
      finished_at: string | null;
      /**
       * @description Why it failed.
       * @example null
       */
      error: components['schemas']['BacktestErrorDto'] | null;
    };
    BacktestDefinitionDto: {
      /** @example beta */
      strategy: string | null;
      /** @example Beta – inverse volatility */
      name: string;
      /** @enum {string} */
      kind:
        | 'equal_weight'
        | 'inverse_volatility'
        | 'momentum_top_n'
        | 'signal_top_n'
        | 'min_variance'
        | 'risk_parity'
        | 'optimize';
      /**
       * @example {
       *       "lookback_days": 63
       *     }
       */
      params: {
        [key: string]: unknown;
      };
      /**
       * @example {
       *       "symbols": [
       *         "AAPL",
       *         "MSFT"
       *       ]
       *     }
       */
      universe: {
        [key: string]: unknown;
      };
      /**
       * @description What the universe meant when it was asked.
       * @example [
       *       "AAPL",
       *       "MSFT"
       *     ]
       */
      symbols: string[];
      /** Format: date */
      start: string;
      /** Format: date */
      end: string;
      /** @example 1000000 */
      initial_capital: string;
      /** @enum {string} */
      rebalance: 'monthly' | 'weekly' | 'quarterly' | 'daily';
      /**
       * Format: double
       * @example 0.001
       */
      cost_rate: number;
      /** @example SPY */
      benchmark: string | null;
      /**
       * Format: double
       * @example 0
       */
      risk_free_rate: number;
    };
    BacktestStatisticsDto: {
      /**
       * Format: date
       * @description Of the first decision.
       */
      start: string;
      /**
       * Format: date
       * @description The last day.
       */
      end: string;
      /**
       * @description Daily returns.
       * @example 1005
       */
      observations: number;
      /** @example 48 */
      decisions: number;
      /**
       * Format: double
       * @description US dollars, before the first purchase.
       * @example 1000000
       */
      initial_value: number;
      /**
       * Format: double
       * @example 1421000.5
       */
      final_value: number;
      /**
       * Format: double
       * @description final/initial − 1, with all costs.
       * @example 0.421
       */
      total_return: number;
      /**
       * Format: double
       * @description Compound annual growth rate; a year has 252 days.
       * @example 0.092
       */
      cagr: number;
      /**
       * Format: double
       * @description Annual (√252, ddof 1), of the daily returns after the first purchase.
       * @example 0.14
       */
      volatility: number;
      /**
       * Format: double
       * @description (mean × 252 − risk_free_rate)/volatility.
       * @example 0.68
       */
      sharpe: number | null;
      /**
       * Format: double
       * @description The same over the downside deviation below that rate.
       * @example 0.95
       */
      sortino: number | null;
      /** @description Null where the value never fell. */
      max_drawdown: components['schemas']['DrawdownSpanDto'] | null;
      /**
       * Format: double
       * @description cagr over the depth of that drawdown.
       * @example 0.5
       */
      calmar: number | null;
      /**
       * Format: double
       * @description Σ|traded value|/value of all decisions, the first purchase included.
       * @example 6.4
       */
      turnover: number;
      /**
       * Format: double
       * @example 1.6
       */
      annual_turnover: number;
      /**
       * Format: double
       * @description US dollars.
       * @example 7350.2
       */
      costs: number;
      best_month: components['schemas']['PeriodReturnDto'] | null;
      worst_month: components['schemas']['PeriodReturnDto'] | null;
    };
    BenchmarkStatisticsDto: {
      /** @example SPY */
      symbol: string;
      /**
       * Format: double
       * @example 0.35
       */
      total_return: number;
      /**
       * Format: double
       * @example 0.078
       */
      cagr: number;
      /**
       * Format: double
       * @example 0.17
       */
      volatility: number;
      /**
       * Format: double
       * @example 0.5
       */
      sharpe: number | null;
      /**
       * Format: double
       * @example -0.25
       */
      max_drawdown: number;
      /**
       * Format: double
       * @description Of the backtest on the benchmark.
       * @example 0.8
       */
      beta: number | null;
      /**
       * Format: double
       * @description Jensen's, annual and arithmetic.
       * @example 0.02
       */
      alpha: number | null;
      /**
       * Format: double
       * @description Annual standard deviation of the difference, ddof 1.
       * @example 0.06
       */
      tracking_error: number;
      /**
       * Format: double
       * @description Annual mean of the difference over the tracking error.
       * @example 0.3
       */
      information_ratio: number | null;
    };
    EquityPointDto: {
      /** Format: date */
      date: string;
      /**
       * Format: double
       * @description US dollars at the close, after the costs of a trade that day.
       * @example 1003210.5
       */
      value: number;
      /**
       * Format: double
       * @description Fraction ≤ 0 below the highest value so far.
       * @example -0.01
       */
      drawdown: number;
      /**
       * Format: double
       * @description What the benchmark made of the same capital.
       * @example 1001500
       */
      benchmark: number | null;
    };
    BacktestDecisionDto: {
      /** Format: date */
      date: string;
      /**
       * Format: double
       * @description US dollars that were shared out, after costs.
       * @example 999500
       */
      value: number;
      /**
       * @description Signed fractions of it.
       * @example {
       *       "AAPL": 0.4,
       *       "MSFT": 0.6
       *     }
       */
      weights: {
        [key: string]: number;
      };
      /**
       * Format: double
       * @description Fraction that is not invested.
       * @example 0
       */
      cash: number;
      /**
       * Format: double
       * @description Σ|traded value| over the value before.
       * @example 0.12
       */
      turnover: number;
      /**
       * Format: double
       * @description US dollars.
       * @example 120.5
       */
      cost: number;
    };
    FailedDecisionDto: {
      /** Format: date */
      date: string;
      /** @example infeasible */
      code: string;
      /** @example no weights meet all constraints */
      detail: string;
    };
    LeftOutSymbolDto: {
      /** @example NEWCO */
      symbol: string;
      /**
       * @description At the last of them.
       * @enum {string}
       */
      reason: 'no_bars' | 'history_too_short' | 'gap_too_long';
      /**
       * @description Number of decisions that could not see it.
       * @example 7
       */
      decisions: number;
    };
    BacktestResultDto: {
      statistics: components['schemas']['BacktestStatisticsDto'];
      benchmark: components['schemas']['BenchmarkStatisticsDto'] | null;
      /** @description From the first decision on. */
      equity: components['schemas']['EquityPointDto'][];
      decisions: components['schemas']['BacktestDecisionDto'][];
      /** @description Where it held on what it had, and why. */
      failed_decisions: components['schemas']['FailedDecisionDto'][];
      years: components['schemas']['PeriodReturnDto'][];
      months: components['schemas']['PeriodReturnDto'][];
      /** @description Symbols that decisions could not see, for want of closes. */
      left_out: components['schemas']['LeftOutSymbolDto'][];
    };
    BacktestDetailDto: {
      /** Format: uuid */
      id: string;
      /** @enum {string} */
      status: 'queued' | 'running' | 'completed' | 'failed';
      /**
       * Format: double
       * @description Fraction of the decisions that are made.
       * @example 0
       */
      progress: number;
      /**
       * @description Null where the rule was given.
       * @example beta
       */
      strategy: string | null;
      /** @enum {string} */
      kind:
        | 'equal_weight'
        | 'inverse_volatility'
        | 'momentum_top_n'
        | 'signal_top_n'
        | 'min_variance'
        | 'risk_parity'
        | 'optimize';
      /** Format: date */
      start: string;
      /** Format: date */
      end: string;
      /** @enum {string} */
      rebalance: 'monthly' | 'weekly' | 'quarterly' | 'daily';
      /**
       * @description Name of the token that asked.
       * @example dashboard
       */
      requested_by: string;
      /** Format: date-time */
      created_at: string;
      /** Format: date-time */
      started_at: string | null;
      /** Format: date-time */
      finished_at: string | null;
      /**
       * @description Why it failed.
       * @example null
       */
      error: components['schemas']['BacktestErrorDto'] | null;
      /** @description The question, completed. */
      definition: components['schemas']['BacktestDefinitionDto'];
      /**
       * @description SHA-256 of definition and prices: equal hashes, equal results.
       * @example null
       */
      inputs_hash: string | null;
      /**
       * @description SHA-256 of the prices alone.
       * @example null
       */
      prices_hash: string | null;
      /** @description Null until it is `completed`. */
      result: components['schemas']['BacktestResultDto'] | null;
    };
    RiskRuleDto: {
      /** Format: uuid */
      id: string;
      /** @example calm waters */
      name: string;
      /**
       * @description `volatility`: Annual volatility of the last 252 daily returns; `volatility_60d`: Annual volatility of the last 60 daily returns; `var_95`: Daily loss that one day in twenty exceeded; `cvar_95`: Mean daily loss of the worst twentieth of the days; `drawdown`: Fall from the highest value so far; `max_drawdown`: Deepest fall of the last 252 days; `largest_weight`: Largest target weight of a symbol; `gross_weight`: Sum of the sizes of all target weights
       * @enum {string}
       */
      statistic:
        | 'volatility'
        | 'volatility_60d'
        | 'var_95'
        | 'cvar_95'
        | 'drawdown'
        | 'max_drawdown'
        | 'largest_weight'
        | 'gross_weight';
      /**
       * @description A strategy, or `portfolio`.
       * @example portfolio
       */
      strategy: string;
      /**
       * Format: double
       * @example 0.2
       */
      limit: number;
      /** @enum {string} */
      severity: 'info' | 'warning' | 'critical';
      enabled: boolean;
      /** @example owner */
      created_by: string;
      /** Format: date-time */
      created_at: string;
      /** Format: date-time */
      updated_at: string;
    };
    RiskRuleInputDto: {
      /**
       * @description For people.
       * @example calm waters
       */
      name: string;
      /**
       * @description `volatility`: Annual volatility of the last 252 daily returns; `volatility_60d`: Annual volatility of the last 60 daily returns; `var_95`: Daily loss that one day in twenty exceeded; `cvar_95`: Mean daily loss of the worst twentieth of the days; `drawdown`: Fall from the highest value so far; `max_drawdown`: Deepest fall of the last 252 days; `largest_weight`: Largest target weight of a symbol; `gross_weight`: Sum of the sizes of all target weights
       * @example volatility_60d
       * @enum {string}
       */
      statistic:
        | 'volatility'
        | 'volatility_60d'
        | 'var_95'
        | 'cvar_95'
        | 'drawdown'
        | 'max_drawdown'
        | 'largest_weight'
        | 'gross_weight';
      /**
       * @description Default: the portfolio.
       * @example beta
       */
      strategy?: string;
      /**
       * Format: double
       * @description The rule is broken above it; fractions, as 0.2 for 20 %.
       * @example 0.2
       */
      limit: number;
      /**
       * @default warning
       * @example warning
       * @enum {string}
       */
      severity?: 'info' | 'warning' | 'critical';
      /**
       * @description Whether it is watched.
       * @default true
       */
      enabled?: boolean;
    };
    RiskAlertDto: {
      /** Format: uuid */
      id: string;
      /**
       * Format: uuid
       * @description Null: the rule is gone.
       */
      rule_id: string | null;
      /** @example calm waters */
      rule_name: string;
      /** @example portfolio */
      strategy: string;
      /** @example volatility_60d */
      statistic: string;
      /**
       * Format: double
       * @description The last one that broke the rule.
       * @example 0.234
       */
      value: number;
      /**
       * Format: double
       * @example 0.2
       */
      limit: number;
      /** @enum {string} */
      severity: 'info' | 'warning' | 'critical';
      /**
       * Format: date
       * @description Trading date of the value.
       */
      as_of: string;
      /** Format: date-time */
      raised_at: string;
      /**
       * Format: date-time
       * @description When the rule was last seen broken.
       */
      seen_at: string;
      /**
       * Format: date-time
       * @description Null: it is open.
       */
      cleared_at: string | null;
      /** Format: date-time */
      acknowledged_at: string | null;
      /** @example owner */
      acknowledged_by: string | null;
    };
    RiskSummaryDto: {
      /**
       * @description A strategy, or `portfolio`.
       * @example portfolio
       */
      strategy: string;
      /** Format: date */
      as_of: string;
      /**
       * @description Daily returns, the last 252 at most.
       * @example 252
       */
      observations: number;
      /** @example 0 */
      simulated_observations: number;
      /**
       * Format: double
       * @example 0.118
       */
      volatility: number | null;
      /**
       * Format: double
       * @example 0.104
       */
      volatility_60d: number | null;
      /**
       * Format: double
       * @example 0.0115
       */
      var_95: number | null;
      /**
       * Format: double
       * @example 0.0174
       */
      cvar_95: number | null;
      /**
       * Format: double
       * @description A fall is positive here, as in rules.
       * @example 0.021
       */
      drawdown: number | null;
      /**
       * Format: double
       * @example 0.183
       */
      max_drawdown: number | null;
      /**
       * Format: double
       * @example 0.25
       */
      largest_weight: number | null;
      /**
       * Format: double
       * @example 1
       */
      gross_weight: number | null;
    };
    VarDto: {
      /**
       * @description `portfolio` for the whole.
       * @example beta
       */
      strategy: string;
      /**
       * Format: date
       * @description The last day that has a return.
       */
      as_of: string;
      /**
       * @description Number of daily returns.
       * @example 252
       */
      observations: number;
      /**
       * @description Simulated days among them.
       * @example 0
       */
      simulated_observations: number;
      /**
       * Format: double
       * @example 0.95
       */
      level: number;
      /**
       * Format: double
       * @description Quantile of the losses of a day; positive.
       * @example 0.0115
       */
      historical: number;
      /**
       * Format: double
       * @description Of the normal distribution with the same mean and deviation.
       * @example 0.0118
       */
      gaussian: number;
      /**
       * Format: double
       * @description The same corrected for skewness and kurtosis.
       * @example 0.0121
       */
      cornish_fisher: number;
      /**
       * Format: double
       * @description Mean of the worst losses, the one on the border in part.
       * @example 0.0174
       */
      expected_shortfall: number;
      /**
       * Format: double
       * @example 0.0148
       */
      gaussian_expected_shortfall: number;
    };
    DrawdownsDto: {
      /**
       * @description `portfolio` for the whole.
       * @example beta
       */
      strategy: string;
      /**
       * Format: date
       * @description The last day that has a return.
       */
      as_of: string;
      /**
       * @description Number of daily returns.
       * @example 252
       */
      observations: number;
      /**
       * @description Simulated days among them.
       * @example 0
       */
      simulated_observations: number;
      /**
       * Format: double
       * @description Today below the highest value so far; fraction ≤ 0.
       * @example -0.021
       */
      current: number;
      /**
       * Format: double
       * @example -0.183
       */
      deepest: number;
      /**
       * @description Most days in a row below a high.
       * @example 64
       */
      longest: number;
      /** @description Deepest first. */
      episodes: components['schemas']['DrawdownSpanDto'][];
    };
    VolatilityDto: {
      /**
       * @description `portfolio` for the whole.
       * @example beta
       */
      strategy: string;
      /**
       * Format: date
       * @description The last day that has a return.
       */
      as_of: string;
      /**
       * @description Number of daily returns.
       * @example 252
       */
      observations: number;
      /**
       * @description Simulated days among them.
       * @example 0
       */
      simulated_observations: number;
      /**
       * Format: double
       * @description Annual (√252), ddof 1.
       * @example 0.118
       */
      volatility: number;
      /**
       * Format: double
       * @description Annual, of returns below 0, over all days.
       * @example 0.084
       */
      downside_deviation: number;
    };
    BetaDto: {
      /**
       * @description `portfolio` for the whole.
       * @example beta
       */
      strategy: string;
      /**
       * Format: date
       * @description The last day that has a return.
       */
      as_of: string;
      /**
       * @description Number of daily returns.
       * @example 252
       */
      observations: number;
      /**
       * @description Simulated days among them.
       * @example 0
       */
      simulated_observations: number;
      /** @example SPY */
      benchmark: string;
      /**
       * Format: double
       * @description Null where the benchmark never changed.
       * @example 0.79
       */
      beta: number | null;
      /**
       * Format: double
       * @description On days on which the benchmark rose.
       * @example 0.75
       */
      up_beta: number | null;
      /**
       * Format: double
       * @description On days on which it fell.
       * @example 0.81
       */
      down_beta: number | null;
      /**
       * Format: double
       * @example 0.81
       */
      r_squared: number | null;
    };
    RiskContributionDto: {
      /** @example AAPL */
      symbol: string;
      /**
       * Format: double
       * @description Target weight.
       * @example 0.12
       */
      weight: number;
      /**
       * Format: double
       * @description Fraction of the variance; they sum to 1.
       * @example 0.154
       */
      contribution: number;
    };
    RiskContributionsDto: {
      /** @example portfolio */
      strategy: string;
      /**
       * Format: date
       * @description The last day of the bars.
       */
      as_of: string;
      /**
       * @description Daily returns that all symbols have.
       * @example 252
       */
      observations: number;
      /**
       * Format: double
       * @description Annual, of the target weights on those days.
       * @example 0.131
       */
      volatility: number;
      /** @description Largest first. */
      contributions: components['schemas']['RiskContributionDto'][];
      /**
       * @description Symbols without complete bars on those days.
       * @example []
       */
      left_out: string[];
    };
    ColumnDescription: {
      /** @example weight */
      name: string;
      /**
       * @description The PostgreSQL type.
       * @example numeric
       */
      type: string;
      /**
       * @description Whether the column may hold null. Columns of views always may.
       * @example true
       */
      nullable: boolean;
    };
    TableDescription: {
      /** @example portfolio */
      name: string;
      /**
       * @example view
       * @enum {string}
       */
      kind: 'table' | 'view';
      columns: components['schemas']['ColumnDescription'][];
      /**
       * @description Columns that make a row unique: the primary key, or what the comment of a view says (`key: a, b`).
       * @example [
       *       "symbol"
       *     ]
       */
      primary_key: string[];
    };
    JobRunDto: {
      /** Format: uuid */
      id: string;
      /** @example allocate */
      job_name: string;
      /**
       * Format: date-time
       * @description When the run was due, in market time for jobs that follow the sessions; null for a manual run.
       */
      slot: string | null;
      /** @enum {string} */
      trigger: 'schedule' | 'manual';
      /** @enum {string} */
      status: 'queued' | 'running' | 'succeeded' | 'failed' | 'skipped';
      /**
       * @description 0 before the first attempt.
       * @example 1
       */
      attempt: number;
      /** Format: date-time */
      queued_at: string;
      /** Format: date-time */
      started_at: string | null;
      /** Format: date-time */
      finished_at: string | null;
      result: {
        [key: string]: unknown;
      } | null;
      /** @description Why the last attempt failed or was skipped. */
      error: string | null;
    };
    JobDto: {
      /** @example allocate */
      name: string;
      /** @example Compute target weights */
      title: string;
      /** @example open + 5 min */
      schedule: string;
      paused: boolean;
      /** @example 60000 */
      timeout_ms: number;
      /**
       * @description Attempts after the first.
       * @example 2
       */
      retries: number;
      last_run: components['schemas']['JobRunDto'] | null;
    };
    JobRunAcceptedDto: {
      /** @example allocate */
      job_name: string;
      /** Format: uuid */
      run_id: string;
      /** @enum {string} */
      status: 'queued';
    };
    JobPauseDto: {
      /** @example allocate */
      name: string;
      paused: boolean;
    };
    /**
     * account_history
     * @description A row of the view `account_history`; unique by timestamp, id.
     */
    'db.account_history': {
      account_number?: string | null;
      /** Format: date-time */
      timestamp?: string;
      /**
       * Format: decimal
       * @description Exact, digit for digit.
       */
      cash?: number | null;
      /**
       * Format: decimal
       * @description Exact, digit for digit.
       */
      equity?: number | null;
      /**
       * Format: decimal
       * @description Exact, digit for digit.
       */
      buying_power?: number | null;
      /**
       * Format: decimal
       * @description Exact, digit for digit.
       */
      long_market_value?: number | null;
      /**
       * Format: decimal
       * @description Exact, digit for digit.
       */
      short_market_value?: number | null;
      /**
       * Format: int64
       * @description Exact; beyond 2^53 a reader of doubles rounds it.
       */
      id?: number;
    };
    /**
     * allocation_performance
     * @description A row of the view `allocation_performance`; unique by method, date.
     */
    'db.allocation_performance': {
      method?: string;
      /** Format: date */
      date?: string;
      /** Format: double */
      return?: number | null;
      /** Format: double */
      turnover?: number | null;
    };
    /**
     * allocation_policies
     * @description A row of the view `allocation_policies`; unique by id.
     */
    'db.allocation_policies': {
      /**
       * Format: int64
       * @description Exact; beyond 2^53 a reader of doubles rounds it.
       */
      id?: number;
      policy?: unknown;
      set_by?: string | null;
      /** Format: date-time */
      set_at?: string | null;
    };
    /**
     * allocation_runs
     * @description A row of the view `allocation_runs`; unique by created_at, id.
     */
    'db.allocation_runs': {
      /** Format: uuid */
      id?: string;
      level?: string | null;
      strategy?: string | null;
      /** Format: date */
      as_of?: string | null;
      method?: string | null;
      params?: unknown;
      inputs_hash?: string | null;
      weights?: unknown;
      diagnostics?: unknown;
      /** Format: date-time */
      created_at?: string;
    };
    /**
     * audit_log
     * @description A row of the view `audit_log`; unique by id.
     */
    'db.audit_log': {
      /**
       * Format: int64
       * @description Exact; beyond 2^53 a reader of doubles rounds it.
       */
      id?: number;
      /** Format: date-time */
      timestamp?: string | null;
      actor?: string | null;
      action?: string | null;
      subject?: string | null;
      detail?: unknown;
      request_id?: string | null;
      /** Format: uuid */
      run_id?: string | null;
      client_order_id?: string | null;
      address?: string | null;
    };
    /**
     * backtests
     * @description A row of the view `backtests`; unique by created_at, id.
     */
    'db.backtests': {
      /** Format: uuid */
      id?: string;
      status?: string | null;
      strategy?: string | null;
      kind?: string | null;
      /** Format: date */
      start_date?: string | null;
      /** Format: date */
      end_date?: string | null;
      definition?: unknown;
      /** Format: double */
      progress?: number | null;
      inputs_hash?: string | null;
      statistics?: unknown;
      error_code?: string | null;
      error_detail?: string | null;
      /** Format: date-time */
      created_at?: string;
      /** Format: date-time */
      started_at?: string | null;
      /** Format: date-time */
      finished_at?: string | null;
    };
    /**
     * equity
     * @description A row of the view `equity`; unique by strategy, timestamp.
     */
    'db.equity': {
      strategy?: string;
      /** Format: date-time */
      timestamp?: string;
      /**
       * Format: decimal
       * @description Exact, digit for digit.
       */
      equity?: number | null;
      /**
       * Format: decimal
       * @description Exact, digit for digit.
       */
      cash?: number | null;
      simulated?: boolean | null;
    };
    /**
     * factors
     * @description A row of the view `factors`; unique by dataset, factor, date.
     */
    'db.factors': {
      dataset?: string;
      factor?: string;
      /** Format: date */
      date?: string;
      /** Format: double */
      return?: number | null;
      source?: string | null;
      /** Format: date-time */
      updated_at?: string | null;
    };
    /**
     * job_runs
     * @description A row of the view `job_runs`; unique by queued_at, id.
     */
    'db.job_runs': {
      /** Format: uuid */
      id?: string;
      job_name?: string | null;
      /** Format: date-time */
      slot?: string | null;
      trigger?: string | null;
      status?: string | null;
      /** Format: int32 */
      attempt?: number | null;
      /** Format: date-time */
      queued_at?: string;
      /** Format: date-time */
      started_at?: string | null;
      /** Format: date-time */
      finished_at?: string | null;
      result?: unknown;
      error?: string | null;
    };
    /**
     * metrics
     * @description A row of the view `metrics`; unique by strategy.
     */
    'db.metrics': {
      strategy?: string;
      /** Format: date */
      as_of?: string | null;
      /** Format: date */
      start?: string | null;
      /** Format: int32 */
      observations?: number | null;
      /** Format: int32 */
      simulated_observations?: number | null;
      /** Format: double */
      total_return?: number | null;
      /** Format: double */
      annual_return?: number | null;
      /** Format: double */
      volatility?: number | null;
      /** Format: double */
      sharpe?: number | null;
      /** Format: double */
      max_drawdown?: number | null;
    };
    /**
     * orders
     * @description A row of the view `orders`; unique by order_id.
     */
    'db.orders': {
      order_id?: string;
      client_order_id?: string | null;
      /** Format: uuid */
      run_id?: string | null;
      symbol?: string | null;
      side?: string | null;
      type?: string | null;
      time_in_force?: string | null;
      /**
       * Format: decimal
       * @description Exact, digit for digit.
       */
      qty?: number | null;
      /**
       * Format: decimal
       * @description Exact, digit for digit.
       */
      notional?: number | null;
      /**
       * Format: decimal
       * @description Exact, digit for digit.
       */
      limit_price?: number | null;
      /**
       * Format: decimal
       * @description Exact, digit for digit.
       */
      filled_qty?: number | null;
      /**
       * Format: decimal
       * @description Exact, digit for digit.
       */
      filled_avg_price?: number | null;
      status?: string | null;
      /** Format: date-time */
      submitted_at?: string | null;
      /** Format: date-time */
      updated_at?: string | null;
      external?: boolean | null;
      /** Format: int32 */
      leg?: number | null;
      /** Format: int32 */
      child?: number | null;
    };
    /**
     * portfolio
     * @description A row of the view `portfolio`; unique by symbol.
     */
    'db.portfolio': {
      symbol?: string;
      /** Format: double */
      weight?: number | null;
      /** Format: date */
      as_of?: string | null;
    };
    /**
     * positions
     * @description A row of the view `positions`; unique by strategy, symbol, account_number.
     */
    'db.positions': {
      strategy?: string;
      symbol?: string;
      /**
       * Format: decimal
       * @description Exact, digit for digit.
       */
      qty?: number | null;
      /**
       * Format: decimal
       * @description Exact, digit for digit.
       */
      cost_basis?: number | null;
      /** Format: date-time */
      updated_at?: string | null;
      account_number?: string;
    };
    /**
     * prices
     * @description A row of the view `prices`; unique by symbol, date.
     */
    'db.prices': {
      symbol?: string;
      /** Format: date */
      date?: string;
      /**
       * Format: decimal
       * @description Exact, digit for digit.
       */
      open?: number | null;
      /**
       * Format: decimal
       * @description Exact, digit for digit.
       */
      high?: number | null;
      /**
       * Format: decimal
       * @description Exact, digit for digit.
       */
      low?: number | null;
      /**
       * Format: decimal
       * @description Exact, digit for digit.
       */
      close?: number | null;
      /**
       * Format: decimal
       * @description Exact, digit for digit.
       */
      adjusted_close?: number | null;
      /**
       * Format: decimal
       * @description Exact, digit for digit.
       */
      volume?: number | null;
      source?: string | null;
      simulated?: boolean | null;
    };
    /**
     * properties
     * @description A row of the view `properties`; unique by key.
     */
    'db.properties': {
      key?: string;
      value?: unknown;
      /** Format: date-time */
      updated_at?: string | null;
    };
    /**
     * protections
     * @description A row of the view `protections`; unique by id.
     */
    'db.protections': {
      /** Format: uuid */
      id?: string;
      kind?: string | null;
      scope?: string | null;
      subject?: string | null;
      blocks?: string | null;
      reason?: string | null;
      /** Format: date-time */
      starts_at?: string | null;
      /** Format: date-time */
      ends_at?: string | null;
      created_by?: string | null;
      /** Format: date-time */
      created_at?: string | null;
      lifted_by?: string | null;
      /** Format: date-time */
      lifted_at?: string | null;
    };
    /**
     * rebalance_runs
     * @description A row of the view `rebalance_runs`; unique by created_at, id.
     */
    'db.rebalance_runs': {
      /** Format: uuid */
      id?: string;
      status?: string | null;
      trigger?: string | null;
      requested_by?: string | null;
      strategy?: string | null;
      /** Format: uuid */
      book_id?: string | null;
      reason?: string | null;
      detail?: string | null;
      /** Format: int32 */
      orders_planned?: number | null;
      /** Format: int32 */
      orders_skipped?: number | null;
      plan?: unknown;
      /** Format: date-time */
      created_at?: string;
      /** Format: date-time */
      started_at?: string | null;
      /** Format: date-time */
      finished_at?: string | null;
      /** Format: uuid */
      plan_id?: string | null;
      plan_hash?: string | null;
      /** Format: date-time */
      cancel_requested_at?: string | null;
    };
    /**
     * returns
     * @description A row of the view `returns`; unique by strategy, date.
     */
    'db.returns': {
      strategy?: string;
      /** Format: date */
      date?: string;
      /** Format: double */
      return?: number | null;
      simulated?: boolean | null;
    };
    /**
     * risk_alerts
     * @description A row of the view `risk_alerts`; unique by raised_at, id.
     */
    'db.risk_alerts': {
      /** Format: uuid */
      id?: string;
      /** Format: uuid */
      rule_id?: string | null;
      rule_name?: string | null;
      strategy?: string | null;
      statistic?: string | null;
      /** Format: double */
      value?: number | null;
      /** Format: double */
      limit?: number | null;
      severity?: string | null;
      /** Format: date */
      as_of?: string | null;
      /** Format: date-time */
      raised_at?: string;
      /** Format: date-time */
      seen_at?: string | null;
      /** Format: date-time */
      cleared_at?: string | null;
      /** Format: date-time */
      acknowledged_at?: string | null;
      acknowledged_by?: string | null;
    };
    /**
     * risk_rules
     * @description A row of the view `risk_rules`; unique by id.
     */
    'db.risk_rules': {
      /** Format: uuid */
      id?: string;
      name?: string | null;
      statistic?: string | null;
      strategy?: string | null;
      /** Format: double */
      limit?: number | null;
      severity?: string | null;
      enabled?: boolean | null;
      created_by?: string | null;
      /** Format: date-time */
      created_at?: string | null;
      /** Format: date-time */
      updated_at?: string | null;
    };
    /**
     * risk_stats
     * @description A row of the view `risk_stats`; unique by strategy.
     */
    'db.risk_stats': {
      strategy?: string;
      /** Format: date */
      as_of?: string | null;
      /** Format: int32 */
      observations?: number | null;
      /** Format: int32 */
      simulated_observations?: number | null;
      /** Format: double */
      volatility?: number | null;
      /** Format: double */
      volatility_60d?: number | null;
      /** Format: double */
      var_95?: number | null;
      /** Format: double */
      cvar_95?: number | null;
      /** Format: double */
      drawdown?: number | null;
      /** Format: double */
      max_drawdown?: number | null;
      /** Format: double */
      largest_weight?: number | null;
      /** Format: double */
      gross_weight?: number | null;
    };
    /**
     * run_legs
     * @description A row of the view `run_legs`; unique by run_id, leg.
     */
    'db.run_legs': {
      /** Format: uuid */
      run_id?: string;
      /** Format: int32 */
      leg?: number;
      symbol?: string | null;
      side?: string | null;
      /**
       * Format: decimal
       * @description Exact, digit for digit.
       */
      qty?: number | null;
      /**
       * Format: decimal
       * @description Exact, digit for digit.
       */
      notional?: number | null;
      /** Format: date-time */
      started_at?: string | null;
      /**
       * Format: decimal
       * @description Exact, digit for digit.
       */
      arrival_price?: number | null;
      ended_reason?: string | null;
      ended_detail?: string | null;
    };
    /**
     * signals
     * @description A row of the view `signals`; unique by signal, symbol, date.
     */
    'db.signals': {
      signal?: string;
      symbol?: string;
      /** Format: date */
      date?: string;
      /** Format: double */
      value?: number | null;
      source?: string | null;
      /** Format: date-time */
      updated_at?: string | null;
    };
    /**
     * strategies
     * @description A row of the view `strategies`; unique by id.
     */
    'db.strategies': {
      id?: string;
      name?: string | null;
      kind?: string | null;
      params?: unknown;
      universe?: unknown;
      enabled?: boolean | null;
      /** Format: date-time */
      created_at?: string | null;
      /** Format: date-time */
      updated_at?: string | null;
    };
    /**
     * strategy_shares
     * @description A row of the view `strategy_shares`; unique by strategy.
     */
    'db.strategy_shares': {
      strategy?: string;
      /** Format: double */
      share?: number | null;
      /** Format: date */
      as_of?: string | null;
    };
    /**
     * strategy_weights
     * @description A row of the view `strategy_weights`; unique by strategy, symbol.
     */
    'db.strategy_weights': {
      strategy?: string;
      symbol?: string;
      /** Format: double */
      weight?: number | null;
      /** Format: date */
      as_of?: string | null;
      /** Format: uuid */
      run_id?: string | null;
    };
    /**
     * symbols
     * @description A row of the view `symbols`; unique by symbol.
     */
    'db.symbols': {
      symbol?: string;
      name?: string | null;
      sector?: string | null;
      exchange?: string | null;
      tradable?: boolean | null;
      fractionable?: boolean | null;
      simulated?: boolean | null;
      /** Format: date-time */
      updated_at?: string | null;
    };
    /**
     * trades
     * @description A row of the view `trades`; unique by id.
     */
    'db.trades': {
      /**
       * Format: int64
       * @description Exact; beyond 2^53 a reader of doubles rounds it.
       */
      id?: number;
      order_id?: string | null;
      execution_id?: string | null;
      symbol?: string | null;
      side?: string | null;
      /**
       * Format: decimal
       * @description Exact, digit for digit.
       */
      qty?: number | null;
      /**
       * Format: decimal
       * @description Exact, digit for digit.
       */
      price?: number | null;
      /** Format: date-time */
      timestamp?: string | null;
      strategy?: string | null;
      allocations?: unknown;
      /** Format: uuid */
      run_id?: string | null;
      /**
       * Format: int64
       * @description Exact; beyond 2^53 a reader of doubles rounds it.
       */
      reverses?: number | null;
    };
    /**
     * weight_history
     * @description A row of the view `weight_history`; unique by strategy, as_of, symbol, run_id.
     */
    'db.weight_history': {
      strategy?: string;
      symbol?: string;
      /** Format: double */
      weight?: number | null;
      /** Format: date */
      as_of?: string;
      /** Format: uuid */
      run_id?: string;
      /** Format: date-time */
      created_at?: string | null;
    };
  };
  responses: never;
  parameters: {
    /** @description The `ETag` of an earlier answer: 304 without a body while nothing has changed. */
    'If-None-Match': string;
  };
  requestBodies: never;
  headers: {
    /** @description Weak validator of the answer: send it as `If-None-Match` to get 304 while nothing has changed. */
    ETag: string;
    /** @description Requests that the token has a minute; absent where there is no limit. */
    'RateLimit-Limit': number;
    /** @description Those that are left. */
    'RateLimit-Remaining': number;
    /** @description Seconds until there are all again. */
    'RateLimit-Reset': number;
    /** @description Seconds after which it can be tried again. */
    'Retry-After': number;
    /** @description `Bearer`: the way in. */
    'WWW-Authenticate': string;
    /** @description Names the request in logs and in problems; quote it when you report something. */
    'X-Request-Id': string;
  };
  pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
  listSymbols: {
    parameters: {
      query?: {
        /** @description Entries of the page. */
        limit?: number;
        /** @description Entries to pass over. */
        offset?: number;
        /** @description Only symbols of the simulated market, or only real ones. */
        simulated?: boolean;
        /** @description Exact name of a sector. */
        sector?: string;
      };
      header?: {
        /** @description The `ETag` of an earlier answer: 304 without a body while nothing has changed. */
        'If-None-Match'?: components['parameters']['If-None-Match'];
      };
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The answer. */
      200: {
        headers: {
          'RateLimit-Reset': components['headers']['RateLimit-Reset'];
          'RateLimit-Remaining': components['headers']['RateLimit-Remaining'];
          'RateLimit-Limit': components['headers']['RateLimit-Limit'];
          'X-Request-Id': components['headers']['X-Request-Id'];
          ETag: components['headers']['ETag'];
          /** @description `first-last/*`; `*\/*` for an empty page. */
          'Content-Range'?: string;
          /** @description The `next` and the `prev` page, where there is one. */
          Link?: string;
          [name: string]: unknown;
        };
        content: {
          /**
           * @example [
           *       {
           *         "symbol": "AAPL",
           *         "name": "Apple Inc.",
           *         "sector": "Information Technology",
           *         "exchange": "NASDAQ",
           *         "tradable": true,
           *         "fractionable": true,
           *         "simulated": true,
           *         "bars": 1260,
           *         "first_date": "2024-01-05",
           *         "last_date": "2024-01-05"
           *       }
           *     ]
           */
          'application/json': components['schemas']['SymbolDto'][];
        };
      };
      /** @description Nothing changed since the `ETag` of `If-None-Match`. */
      304: {
        headers: {
          'RateLimit-Reset': components['headers']['RateLimit-Reset'];
          'RateLimit-Remaining': components['headers']['RateLimit-Remaining'];
          'RateLimit-Limit': components['headers']['RateLimit-Limit'];
          'X-Request-Id': components['headers']['X-Request-Id'];
          ETag: components['headers']['ETag'];
          [name: string]: unknown;
        };
        content?: never;
      };
      /**
       * @description - `validation_failed`: A field or parameter is missing, malformed or unknown: `errors[]` names each place.
       *     - `duplicate_parameter`: A parameter, field or header that may stand once was given twice: leave one.
       *     - `malformed_request`: The bytes are no HTTP/1.1 request, or its address holds a zero byte: check the client or the proxy between.
       */
      400: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description - `unauthorized`: No token, or an unknown one: send `Authorization: Bearer <token>`. */
      401: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          'WWW-Authenticate': components['headers']['WWW-Authenticate'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description - `forbidden`: The token lacks the scope: use one with `trade` or `admin`. */
      403: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description - `request_timeout`: The request took too long to arrive (headers 10 s, all of it 30 s): check the network, send less. */
      408: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description - `uri_too_long`: The address has more than 8,192 characters: ask for less, or send it in the body where there is one. */
      414: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description - `rate_limited`: Too many requests of this token, or without a known token from this address: wait for `Retry-After` seconds; `RateLimit-Remaining` says in time. */
      429: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          'Retry-After': components['headers']['Retry-After'];
          'RateLimit-Limit': components['headers']['RateLimit-Limit'];
          'RateLimit-Remaining': components['headers']['RateLimit-Remaining'];
          'RateLimit-Reset': components['headers']['RateLimit-Reset'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description - `headers_too_large`: More than 100 headers, or more than 16 KiB with the address: send fewer. */
      431: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description - `internal_error`: A defect on our side: report it with the request id. */
      500: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description - `database_unreachable`: The PostgreSQL server does not answer: check `DATABASE_URL` and that it runs. */
      503: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  listBars: {
    parameters: {
      query: {
        /** @description Symbol. */
        symbol: string;
        /** @description First day, inclusive. */
        start?: string;
        /** @description Last day, inclusive; not before `start`. */
        end?: string;
        /** @description The newest so many bars of the range. */
        limit?: number;
      };
      header?: {
        /** @description The `ETag` of an earlier answer: 304 without a body while nothing has changed. */
        'If-None-Match'?: components['parameters']['If-None-Match'];
      };
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The answer. */
      200: {
        headers: {
          'RateLimit-Reset': components['headers']['RateLimit-Reset'];
          'RateLimit-Remaining': components['headers']['RateLimit-Remaining'];
          'RateLimit-Limit': components['headers']['RateLimit-Limit'];
          'X-Request-Id': components['headers']['X-Request-Id'];
          ETag: components['headers']['ETag'];
          [name: string]: unknown;
        };
        content: {
          /**
           * @example [
           *       {
           *         "symbol": "AAPL",
           *         "date": "2024-01-05",
           *         "open": "187.45",
           *         "high": "187.45",
           *         "low": "187.45",
           *         "close": "187.45",
           *         "adjusted_close": "187.45",
           *         "volume": "187.45",
           *         "source": "import",
           *         "simulated": true
           *       }
           *     ]
           */
          'application/json': components['schemas']['BarDto'][];
        };
      };
      /** @description Nothing changed since the `ETag` of `If-None-Match`. */
      304: {
        headers: {
          'RateLimit-Reset': components['headers']['RateLimit-Reset'];
          'RateLimit-Remaining': components['headers']['RateLimit-Remaining'];
          'RateLimit-Limit': components['headers']['RateLimit-Limit'];
          'X-Request-Id': components['headers']['X-Request-Id'];
          ETag: components['headers']['ETag'];
          [name: string]: unknown;
        };
        content?: never;
      };
      /**
       * @description - `validation_failed`: A field or parameter is missing, malformed or unknown: `errors[]` names each place.
       *     - `duplicate_parameter`: A parameter, field or header that may stand once was given twice: leave one.
       *     - `malformed_request`: The bytes are no HTTP/1.1 request, or its address holds a zero byte: check the client or the proxy between.
       */
      400: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description - `unauthorized`: No token, or an unknown one: send `Authorization: Bearer <token>`. */
      401: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          'WWW-Authenticate': components['headers']['WWW-Authenticate'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description - `forbidden`: The token lacks the scope: use one with `trade` or `admin`. */
      403: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description - `symbol_not_found`: No bars are stored for this symbol: `GET /market/symbols` lists those that have some. */
      404: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description - `request_timeout`: The request took too long to arrive (headers 10 s, all of it 30 s): check the network, send less. */
      408: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description - `uri_too_long`: The address has more than 8,192 characters: ask for less, or send it in the body where there is one. */
      414: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description - `rate_limited`: Too many requests of this token, or without a known token from this address: wait for `Retry-After` seconds; `RateLimit-Remaining` says in time. */
      429: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          'Retry-After': components['headers']['Retry-After'];
          'RateLimit-Limit': components['headers']['RateLimit-Limit'];
          'RateLimit-Remaining': components['headers']['RateLimit-Remaining'];
          'RateLimit-Reset': components['headers']['RateLimit-Reset'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description - `headers_too_large`: More than 100 headers, or more than 16 KiB with the address: send fewer. */
      431: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description - `internal_error`: A defect on our side: report it with the request id. */
      500: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description - `database_unreachable`: The PostgreSQL server does not answer: check `DATABASE_URL` and that it runs. */
      503: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  listStrategies: {
    parameters: {
      query?: {
        /** @description Entries of the page. */
        limit?: number;
        /** @description Entries to pass over. */
        offset?: number;
      };
      header?: {
        /** @description The `ETag` of an earlier answer: 304 without a body while nothing has changed. */
        'If-None-Match'?: components['parameters']['If-None-Match'];
      };
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The answer. */
      200: {
        headers: {
          'RateLimit-Reset': components['headers']['RateLimit-Reset'];
          'RateLimit-Remaining': components['headers']['RateLimit-Remaining'];
          'RateLimit-Limit': components['headers']['RateLimit-Limit'];
          'X-Request-Id': components['headers']['X-Request-Id'];
          ETag: components['headers']['ETag'];
          /** @description `first-last/*`; `*\/*` for an empty page. */
          'Content-Range'?: string;
          /** @description The `next` and the `prev` page, where there is one. */
          Link?: string;
          [name: string]: unknown;
        };
        content: {
          /**
           * @example [
           *       {
           *         "id": "momentum_us",
           *         "name": "Momentum",
           *         "kind": "equal_weight",
           *         "params": {
           *           "n": 10
           *         },
           *         "universe": {
           *           "all": true
           *         },
           *         "enabled": true,
           *         "created_at": "2024-01-05T21:00:00.000Z",
           *         "updated_at": "2024-01-05T21:00:00.000Z"
           *       }
           *     ]
           */
          'application/json': components['schemas']['StrategyDto'][];
        };
      };
      /** @description Nothing changed since the `ETag` of `If-None-Match`. */
      304: {
        headers: {
          'RateLimit-Reset': components['headers']['RateLimit-Reset'];
          'RateLimit-Remaining': components['headers']['RateLimit-Remaining'];
          'RateLimit-Limit': components['headers']['RateLimit-Limit'];
          'X-Request-Id': components['headers']['X-Request-Id'];
          ETag: components['headers']['ETag'];
          [name: string]: unknown;
        };
        content?: never;
      };
      /**
       * @description - `validation_failed`: A field or parameter is missing, malformed or unknown: `errors[]` names each place.
       *     - `duplicate_parameter`: A parameter, field or header that may stand once was given twice: leave one.
       *     - `malformed_request`: The bytes are no HTTP/1.1 request, or its address holds a zero byte: check the client or the proxy between.
       */
      400: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description - `unauthorized`: No token, or an unknown one: send `Authorization: Bearer <token>`. */
      401: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          'WWW-Authenticate': components['headers']['WWW-Authenticate'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description - `forbidden`: The token lacks the scope: use one with `trade` or `admin`. */
      403: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description - `request_timeout`: The request took too long to arrive (headers 10 s, all of it 30 s): check the network, send less. */
      408: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description - `uri_too_long`: The address has more than 8,192 characters: ask for less, or send it in the body where there is one. */
      414: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description - `rate_limited`: Too many requests of this token, or without a known token from this address: wait for `Retry-After` seconds; `RateLimit-Remaining` says in time. */
      429: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          'Retry-After': components['headers']['Retry-After'];
          'RateLimit-Limit': components['headers']['RateLimit-Limit'];
          'RateLimit-Remaining': components['headers']['RateLimit-Remaining'];
          'RateLimit-Reset': components['headers']['RateLimit-Reset'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description - `headers_too_large`: More than 100 headers, or more than 16 KiB with the address: send fewer. */
      431: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description - `internal_error`: A defect on our side: report it with the request id. */
      500: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description - `database_unreachable`: The PostgreSQL server does not answer: check `DATABASE_URL` and that it runs. */
      503: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  createStrategy: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        /**
         * @example {
         *       "id": "momentum_us",
         *       "name": "Momentum",
         *       "kind": "momentum_top_n",
         *       "params": {
         *         "n": 10
         *       },
         *       "universe": {
         *         "sectors": [
         *           "Technology"
         *         ]
         *       }
         *     }
         */
        'application/json': components['schemas']['CreateStrategyDto'];
      };
    };
    responses: {
      /** @description What was made. */
      201: {
        headers: {
          'RateLimit-Reset': components['headers']['RateLimit-Reset'];
          'RateLimit-Remaining': components['headers']['RateLimit-Remaining'];
          'RateLimit-Limit': components['headers']['RateLimit-Limit'];
          'X-Request-Id': components['headers']['X-Request-Id'];
          [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "id": "momentum_us",
           *       "name": "Momentum",
           *       "kind": "equal_weight",
           *       "params": {
           *         "n": 10
           *       },
           *       "universe": {
           *         "all": true
           *       },
           *       "enabled": true,
           *       "created_at": "2024-01-05T21:00:00.000Z",
           *       "updated_at": "2024-01-05T21:00:00.000Z"
           *     }
           */
          'application/json': components['schemas']['StrategyDto'];
        };
      };
      /**
       * @description - `validation_failed`: A field or parameter is missing, malformed or unknown: `errors[]` names each place.
       *     - `duplicate_parameter`: A parameter, field or header that may stand once was given twice: leave one.
       *     - `malformed_request`: The bytes are no HTTP/1.1 request, or its address holds a zero byte: check the client or the proxy between.
       *     - `malformed_json`: The body is not valid JSON: check quotes, commas and the `Content-Type`.
       */
      400: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description - `unauthorized`: No token, or an unknown one: send `Authorization: Bearer <token>`. */
      401: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          'WWW-Authenticate': components['headers']['WWW-Authenticate'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description - `forbidden`: The token lacks the scope: use one with `trade` or `admin`. */
      403: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description - `request_timeout`: The request took too long to arrive (headers 10 s, all of it 30 s): check the network, send less. */
      408: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description - `strategy_exists`: The id is taken: choose another or change the existing one. */
      409: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description - `payload_too_large`: The body is larger than 1 MiB (64 MiB for weights and frontiers): send less. */
      413: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description - `uri_too_long`: The address has more than 8,192 characters: ask for less, or send it in the body where there is one. */
      414: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description - `unsupported_media_type`: Send JSON with `Content-Type: application/json`, uncompressed. */
      415: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description - `invalid_strategy`: The definition breaks a rule of its kind: the detail names the parameter; `GET /strategies/kinds` has the schemas. */
      422: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description - `rate_limited`: Too many requests of this token, or without a known token from this address: wait for `Retry-After` seconds; `RateLimit-Remaining` says in time. */
      429: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          'Retry-After': components['headers']['Retry-After'];
          'RateLimit-Limit': components['headers']['RateLimit-Limit'];
          'RateLimit-Remaining': components['headers']['RateLimit-Remaining'];
          'RateLimit-Reset': components['headers']['RateLimit-Reset'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description - `headers_too_large`: More than 100 headers, or more than 16 KiB with the address: send fewer. */
      431: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description - `internal_error`: A defect on our side: report it with the request id. */
      500: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description - `database_unreachable`: The PostgreSQL server does not answer: check `DATABASE_URL` and that it runs. */
      503: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  listStrategyKinds: {
    parameters: {
      query?: never;
      header?: {
        /** @description The `ETag` of an earlier answer: 304 without a body while nothing has changed. */
        'If-None-Match'?: components['parameters']['If-None-Match'];
      };
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The answer. */
      200: {
        headers: {
          'RateLimit-Reset': components['headers']['RateLimit-Reset'];
          'RateLimit-Remaining': components['headers']['RateLimit-Remaining'];
          'RateLimit-Limit': components['headers']['RateLimit-Limit'];
          'X-Request-Id': components['headers']['X-Request-Id'];
          ETag: components['headers']['ETag'];
          [name: string]: unknown;
        };
        content: {
          /**
           * @example [
           *       {
           *         "name": "momentum_top_n",
           *         "title": "Momentum, the strongest N",
           *         "description": "Equal weights on the symbols that rose most.",
           *         "params": {
           *           "type": "object",
           *           "properties": {
           *             "n": {
           *               "type": "integer",
           *               "minimum": 1
           *             }
           *           }
           *         }
           *       }
           *     ]
           */
          'application/json': components['schemas']['StrategyKindDto'][];
        };
      };
      /** @description Nothing changed since the `ETag` of `If-None-Match`. */
      304: {
        headers: {
          'RateLimit-Reset': components['headers']['RateLimit-Reset'];
          'RateLimit-Remaining': components['headers']['RateLimit-Remaining'];
          'RateLimit-Limit': components['headers']['RateLimit-Limit'];
          'X-Request-Id': components['headers']['X-Request-Id'];
          ETag: components['headers']['ETag'];
          [name: string]: unknown;
        };
        content?: never;
      };
      /**
       * @description - `validation_failed`: A field or parameter is missing, malformed or unknown: `errors[]` names each place.
       *     - `duplicate_parameter`: A parameter, field or header that may stand once was given twice: leave one.
       *     - `malformed_request`: The bytes are no HTTP/1.1 request, or its address holds a zero byte: check the client or the proxy between.
       */
      400: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description - `unauthorized`: No token, or an unknown one: send `Authorization: Bearer <token>`. */
      401: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          'WWW-Authenticate': components['headers']['WWW-Authenticate'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description - `forbidden`: The token lacks the scope: use one with `trade` or `admin`. */
      403: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description - `request_timeout`: The request took too long to arrive (headers 10 s, all of it 30 s): check the network, send less. */
      408: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description - `uri_too_long`: The address has more than 8,192 characters: ask for less, or send it in the body where there is one. */
      414: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description - `rate_limited`: Too many requests of this token, or without a known token from this address: wait for `Retry-After` seconds; `RateLimit-Remaining` says in time. */
      429: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          'Retry-After': components['headers']['Retry-After'];
          'RateLimit-Limit': components['headers']['RateLimit-Limit'];
          'RateLimit-Remaining': components['headers']['RateLimit-Remaining'];
          'RateLimit-Reset': components['headers']['RateLimit-Reset'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description - `headers_too_large`: More than 100 headers, or more than 16 KiB with the address: send fewer. */
      431: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description - `internal_error`: A defect on our side: report it with the request id. */
      500: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description - `database_unreachable`: The PostgreSQL server does not answer: check `DATABASE_URL` and that it runs. */
      503: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  getStrategy: {
    parameters: {
      query?: never;
      header?: {
        /** @description The `ETag` of an earlier answer: 304 without a body while nothing has changed. */
        'If-None-Match'?: components['parameters']['If-None-Match'];
      };
      path: {
        /** @description Of a strategy, see GET /strategies. */
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The answer. */
      200: {
        headers: {
          'RateLimit-Reset': components['headers']['RateLimit-Reset'];
          'RateLimit-Remaining': components['headers']['RateLimit-Remaining'];
          'RateLimit-Limit': components['headers']['RateLimit-Limit'];
          'X-Request-Id': components['headers']['X-Request-Id'];
          ETag: components['headers']['ETag'];
          [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "id": "momentum_us",
           *       "name": "Momentum",
           *       "kind": "equal_weight",
           *       "params": {
           *         "n": 10
           *       },
           *       "universe": {
           *         "all": true
           *       },
           *       "enabled": true,
           *       "created_at": "2024-01-05T21:00:00.000Z",
           *       "updated_at": "2024-01-05T21:00:00.000Z"
           *     }
           */
          'application/json': components['schemas']['StrategyDto'];
        };
      };
      /** @description Nothing changed since the `ETag` of `If-None-Match`. */
      304: {
        headers: {
          'RateLimit-Reset': components['headers']['RateLimit-Reset'];
          'RateLimit-Remaining': components['headers']['RateLimit-Remaining'];
          'RateLimit-Limit': components['headers']['RateLimit-Limit'];
          'X-Request-Id': components['headers']['X-Request-Id'];
          ETag: components['headers']['ETag'];
          [name: string]: unknown;
        };
        content?: never;
      };
      /**
       * @description - `validation_failed`: A field or parameter is missing, malformed or unknown: `errors[]` names each place.
       *     - `duplicate_parameter`: A parameter, field or header that may stand once was given twice: leave one.
       *     - `malformed_request`: The bytes are no HTTP/1.1 request, or its address holds a zero byte: check the client or the proxy between.
       */
      400: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description - `unauthorized`: No token, or an unknown one: send `Authorization: Bearer <token>`. */
      401: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          'WWW-Authenticate': components['headers']['WWW-Authenticate'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description - `forbidden`: The token lacks the scope: use one with `trade` or `admin`. */
      403: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /**
       * @description - `strategy_not_found`: No strategy has this id, or it was removed before its run began: `GET /strategies` lists them.
       *     - `not_found`: No such path: `/openapi.json` lists what there is.
       */
      404: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description - `request_timeout`: The request took too long to arrive (headers 10 s, all of it 30 s): check the network, send less. */
      408: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description - `uri_too_long`: The address has more than 8,192 characters: ask for less, or send it in the body where there is one. */
      414: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description - `rate_limited`: Too many requests of this token, or without a known token from this address: wait for `Retry-After` seconds; `RateLimit-Remaining` says in time. */
      429: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          'Retry-After': components['headers']['Retry-After'];
          'RateLimit-Limit': components['headers']['RateLimit-Limit'];
          'RateLimit-Remaining': components['headers']['RateLimit-Remaining'];
          'RateLimit-Reset': components['headers']['RateLimit-Reset'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description - `headers_too_large`: More than 100 headers, or more than 16 KiB with the address: send fewer. */
      431: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description - `internal_error`: A defect on our side: report it with the request id. */
      500: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description - `database_unreachable`: The PostgreSQL server does not answer: check `DATABASE_URL` and that it runs. */
      503: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  updateStrategy: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** @description Of a strategy, see GET /strategies. */
        id: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        /**
         * @example {
         *       "name": "Momentum",
         *       "kind": "momentum_top_n",
         *       "params": {
         *         "n": 10
         *       },
         *       "universe": {
         *         "sectors": [
         *           "Technology"
         *         ]
         *       }
         *     }
         */
        'application/json': components['schemas']['UpdateStrategyDto'];
      };
    };
    responses: {
      /** @description The answer. */
      200: {
        headers: {
          'RateLimit-Reset': components['headers']['RateLimit-Reset'];
          'RateLimit-Remaining': components['headers']['RateLimit-Remaining'];
          'RateLimit-Limit': components['headers']['RateLimit-Limit'];
          'X-Request-Id': components['headers']['X-Request-Id'];
          [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "id": "momentum_us",
           *       "name": "Momentum",
           *       "kind": "equal_weight",
           *       "params": {
           *         "n": 10
           *       },
           *       "universe": {
           *         "all": true
           *       },
           *       "enabled": true,
           *       "created_at": "2024-01-05T21:00:00.000Z",
           *       "updated_at": "2024-01-05T21:00:00.000Z"
           *     }
           */
          'application/json': components['schemas']['StrategyDto'];
        };
      };
      /**
       * @description - `validation_failed`: A field or parameter is missing, malformed or unknown: `errors[]` names each place.
       *     - `duplicate_parameter`: A parameter, field or header that may stand once was given twice: leave one.
       *     - `malformed_request`: The bytes are no HTTP/1.1 request, or its address holds a zero byte: check the client or the proxy between.
       *     - `malformed_json`: The body is not valid JSON: check quotes, commas and the `Content-Type`.
       */
      400: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description - `unauthorized`: No token, or an unknown one: send `Authorization: Bearer <token>`. */
      401: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          'WWW-Authenticate': components['headers']['WWW-Authenticate'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description - `forbidden`: The token lacks the scope: use one with `trade` or `admin`. */
      403: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /**
       * @description - `strategy_not_found`: No strategy has this id, or it was removed before its run began: `GET /strategies` lists them.
       *     - `not_found`: No such path: `/openapi.json` lists what there is.
       */
      404: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description - `request_timeout`: The request took too long to arrive (headers 10 s, all of it 30 s): check the network, send less. */
      408: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description - `payload_too_large`: The body is larger than 1 MiB (64 MiB for weights and frontiers): send less. */
      413: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description - `uri_too_long`: The address has more than 8,192 characters: ask for less, or send it in the body where there is one. */
      414: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description - `unsupported_media_type`: Send JSON with `Content-Type: application/json`, uncompressed. */
      415: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description - `invalid_strategy`: The definition breaks a rule of its kind: the detail names the parameter; `GET /strategies/kinds` has the schemas. */
      422: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description - `rate_limited`: Too many requests of this token, or without a known token from this address: wait for `Retry-After` seconds; `RateLimit-Remaining` says in time. */
      429: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          'Retry-After': components['headers']['Retry-After'];
          'RateLimit-Limit': components['headers']['RateLimit-Limit'];
          'RateLimit-Remaining': components['headers']['RateLimit-Remaining'];
          'RateLimit-Reset': components['headers']['RateLimit-Reset'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description - `headers_too_large`: More than 100 headers, or more than 16 KiB with the address: send fewer. */
      431: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description - `internal_error`: A defect on our side: report it with the request id. */
      500: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description - `database_unreachable`: The PostgreSQL server does not answer: check `DATABASE_URL` and that it runs. */
      503: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  deleteStrategy: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** @description Of a strategy, see GET /strategies. */
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description It is gone. */
      204: {
        headers: {
          'RateLimit-Reset': components['headers']['RateLimit-Reset'];
          'RateLimit-Remaining': components['headers']['RateLimit-Remaining'];
          'RateLimit-Limit': components['headers']['RateLimit-Limit'];
          'X-Request-Id': components['headers']['X-Request-Id'];
          [name: string]: unknown;
        };
        content?: never;
      };
      /**
       * @description - `validation_failed`: A field or parameter is missing, malformed or unknown: `errors[]` names each place.
       *     - `duplicate_parameter`: A parameter, field or header that may stand once was given twice: leave one.
       *     - `malformed_request`: The bytes are no HTTP/1.1 request, or its address holds a zero byte: check the client or the proxy between.
       *     - `malformed_json`: The body is not valid JSON: check quotes, commas and the `Content-Type`.
       */
      400: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description - `unauthorized`: No token, or an unknown one: send `Authorization: Bearer <token>`. */
      401: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          'WWW-Authenticate': components['headers']['WWW-Authenticate'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description - `forbidden`: The token lacks the scope: use one with `trade` or `admin`. */
      403: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /**
       * @description - `strategy_not_found`: No strategy has this id, or it was removed before its run began: `GET /strategies` lists them.
       *     - `not_found`: No such path: `/openapi.json` lists what there is.
       */
      404: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description - `request_timeout`: The request took too long to arrive (headers 10 s, all of it 30 s): check the network, send less. */
      408: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description - `payload_too_large`: The body is larger than 1 MiB (64 MiB for weights and frontiers): send less. */
      413: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description - `uri_too_long`: The address has more than 8,192 characters: ask for less, or send it in the body where there is one. */
      414: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description - `unsupported_media_type`: Send JSON with `Content-Type: application/json`, uncompressed. */
      415: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description - `rate_limited`: Too many requests of this token, or without a known token from this address: wait for `Retry-After` seconds; `RateLimit-Remaining` says in time. */
      429: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          'Retry-After': components['headers']['Retry-After'];
          'RateLimit-Limit': components['headers']['RateLimit-Limit'];
          'RateLimit-Remaining': components['headers']['RateLimit-Remaining'];
          'RateLimit-Reset': components['headers']['RateLimit-Reset'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description - `headers_too_large`: More than 100 headers, or more than 16 KiB with the address: send fewer. */
      431: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description - `internal_error`: A defect on our side: report it with the request id. */
      500: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description - `database_unreachable`: The PostgreSQL server does not answer: check `DATABASE_URL` and that it runs. */
      503: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  getStrategyWeights: {
    parameters: {
      query?: never;
      header?: {
        /** @description The `ETag` of an earlier answer: 304 without a body while nothing has changed. */
        'If-None-Match'?: components['parameters']['If-None-Match'];
      };
      path: {
        /** @description Of a strategy, see GET /strategies. */
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The answer. */
      200: {
        headers: {
          'RateLimit-Reset': components['headers']['RateLimit-Reset'];
          'RateLimit-Remaining': components['headers']['RateLimit-Remaining'];
          'RateLimit-Limit': components['headers']['RateLimit-Limit'];
          'X-Request-Id': components['headers']['X-Request-Id'];
          ETag: components['headers']['ETag'];
          [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "strategy": "beta",
           *       "run_id": "3f0f9c1a-6a4e-4b7e-9a35-0d2f8a1c7e42",
           *       "as_of": "2024-01-05",
           *       "weights": [
           *         {
           *           "symbol": "AAPL",
           *           "weight": 0.1
           *         }
           *       ]
           *     }
           */
          'application/json': components['schemas']['StrategyWeightsDto'];
        };
      };
      /** @description Nothing changed since the `ETag` of `If-None-Match`. */
      304: {
        headers: {
          'RateLimit-Reset': components['headers']['RateLimit-Reset'];
          'RateLimit-Remaining': components['headers']['RateLimit-Remaining'];
          'RateLimit-Limit': components['headers']['RateLimit-Limit'];
          'X-Request-Id': components['headers']['X-Request-Id'];
          ETag: components['headers']['ETag'];
          [name: string]: unknown;
        };
        content?: never;
      };
      /**
       * @description - `validation_failed`: A field or parameter is missing, malformed or unknown: `errors[]` names each place.
       *     - `duplicate_parameter`: A parameter, field or header that may stand once was given twice: leave one.
       *     - `malformed_request`: The bytes are no HTTP/1.1 request, or its address holds a zero byte: check the client or the proxy between.
       */
      400: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description - `unauthorized`: No token, or an unknown one: send `Authorization: Bearer <token>`. */
      401: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          'WWW-Authenticate': components['headers']['WWW-Authenticate'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description - `forbidden`: The token lacks the scope: use one with `trade` or `admin`. */
      403: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /**
       * @description - `strategy_not_found`: No strategy has this id, or it was removed before its run began: `GET /strategies` lists them.
       *     - `not_found`: No such path: `/openapi.json` lists what there is.
       */
      404: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description - `request_timeout`: The request took too long to arrive (headers 10 s, all of it 30 s): check the network, send less. */
      408: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description - `uri_too_long`: The address has more than 8,192 characters: ask for less, or send it in the body where there is one. */
      414: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description - `rate_limited`: Too many requests of this token, or without a known token from this address: wait for `Retry-After` seconds; `RateLimit-Remaining` says in time. */
      429: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          'Retry-After': components['headers']['Retry-After'];
          'RateLimit-Limit': components['headers']['RateLimit-Limit'];
          'RateLimit-Remaining': components['headers']['RateLimit-Remaining'];
          'RateLimit-Reset': components['headers']['RateLimit-Reset'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description - `headers_too_large`: More than 100 headers, or more than 16 KiB with the address: send fewer. */
      431: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description - `internal_error`: A defect on our side: report it with the request id. */
      500: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description - `database_unreachable`: The PostgreSQL server does not answer: check `DATABASE_URL` and that it runs. */
      503: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  listAllocationRuns: {
    parameters: {
      query?: {
        /** @description Entries of the page. */
        limit?: number;
        /** @description Entries to pass over. */
        offset?: number;
        /** @description Only runs of this strategy. */
        strategy?: string;
      };
      header?: {
        /** @description The `ETag` of an earlier answer: 304 without a body while nothing has changed. */
        'If-None-Match'?: components['parameters']['If-None-Match'];
      };
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The answer. */
      200: {
        headers: {
          'RateLimit-Reset': components['headers']['RateLimit-Reset'];
          'RateLimit-Remaining': components['headers']['RateLimit-Remaining'];
          'RateLimit-Limit': components['headers']['RateLimit-Limit'];
          'X-Request-Id': components['headers']['X-Request-Id'];
          ETag: components['headers']['ETag'];
          /** @description `first-last/*`; `*\/*` for an empty page. */
          'Content-Range'?: string;
          /** @description The `next` and the `prev` page, where there is one. */
          Link?: string;
          [name: string]: unknown;
        };
        content: {
          /**
           * @example [
           *       {
           *         "id": "3f0f9c1a-6a4e-4b7e-9a35-0d2f8a1c7e42",
           *         "level": "strategy",
           *         "strategy": "beta",
           *         "as_of": "2024-01-05",
           *         "method": "min_variance",
           *         "params": {},
           *         "inputs_hash": "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
           *         "created_at": "2024-01-05T21:00:00.000Z"
           *       }
           *     ]
           */
          'application/json': components['schemas']['AllocationRunDto'][];
        };
      };
      /** @description Nothing changed since the `ETag` of `If-None-Match`. */
      304: {
        headers: {
          'RateLimit-Reset': components['headers']['RateLimit-Reset'];
          'RateLimit-Remaining': components['headers']['RateLimit-Remaining'];
          'RateLimit-Limit': components['headers']['RateLimit-Limit'];
          'X-Request-Id': components['headers']['X-Request-Id'];
          ETag: components['headers']['ETag'];
          [name: string]: unknown;
        };
        content?: never;
      };
      /**
       * @description - `validation_failed`: A field or parameter is missing, malformed or unknown: `errors[]` names each place.
       *     - `duplicate_parameter`: A parameter, field or header that may stand once was given twice: leave one.
       *     - `malformed_request`: The bytes are no HTTP/1.1 request, or its address holds a zero byte: check the client or the proxy between.
       */
      400: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description - `unauthorized`: No token, or an unknown one: send `Authorization: Bearer <token>`. */
      401: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          'WWW-Authenticate': components['headers']['WWW-Authenticate'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description - `forbidden`: The token lacks the scope: use one with `trade` or `admin`. */
      403: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description - `request_timeout`: The request took too long to arrive (headers 10 s, all of it 30 s): check the network, send less. */
      408: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description - `uri_too_long`: The address has more than 8,192 characters: ask for less, or send it in the body where there is one. */
      414: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description - `rate_limited`: Too many requests of this token, or without a known token from this address: wait for `Retry-After` seconds; `RateLimit-Remaining` says in time. */
      429: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          'Retry-After': components['headers']['Retry-After'];
          'RateLimit-Limit': components['headers']['RateLimit-Limit'];
          'RateLimit-Remaining': components['headers']['RateLimit-Remaining'];
          'RateLimit-Reset': components['headers']['RateLimit-Reset'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description - `headers_too_large`: More than 100 headers, or more than 16 KiB with the address: send fewer. */
      431: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description - `internal_error`: A defect on our side: report it with the request id. */
      500: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description - `database_unreachable`: The PostgreSQL server does not answer: check `DATABASE_URL` and that it runs. */
      503: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  startAllocationRun: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        /**
         * @example {
         *       "strategy": "beta"
         *     }
         */
        'application/json': components['schemas']['StartAllocationDto'];
      };
    };
    responses: {
      /** @description What was made. */
      201: {
        headers: {
          'RateLimit-Reset': components['headers']['RateLimit-Reset'];
          'RateLimit-Remaining': components['headers']['RateLimit-Remaining'];
          'RateLimit-Limit': components['headers']['RateLimit-Limit'];
          'X-Request-Id': components['headers']['X-Request-Id'];
          [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "book_id": "3f0f9c1a-6a4e-4b7e-9a35-0d2f8a1c7e42",
           *       "meta_run_id": "3f0f9c1a-6a4e-4b7e-9a35-0d2f8a1c7e42",
           *       "as_of": "2024-01-05",
           *       "method": "min_variance",
           *       "shares": {
           *         "alpha": 0.5,
           *         "beta": 0.5
           *       },
           *       "runs": [
           *         {
           *           "id": "3f0f9c1a-6a4e-4b7e-9a35-0d2f8a1c7e42",
           *           "strategy": "beta",
           *           "as_of": "2024-01-05",
           *           "positions": 10
           *         }
           *       ],
           *       "failures": [
           *         {
           *           "strategy": "gamma",
           *           "code": "insufficient_data",
           *           "message": "\"gamma\" needs 60 observations, there are 12."
           *         }
           *       ]
           *     }
           */
          'application/json': components['schemas']['AllocationResultDto'];
        };
      };
      /**
       * @description - `validation_failed`: A field or parameter is missing, malformed or unknown: `errors[]` names each place.
       *     - `duplicate_parameter`: A parameter, field or header that may stand once was given twice: leave one.
       *     - `malformed_request`: The bytes are no HTTP/1.1 request, or its address holds a zero byte: check the client or the proxy between.
       *     - `malformed_json`: The body is not valid JSON: check quotes, commas and the `Content-Type`.
       */
      400: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description - `unauthorized`: No token, or an unknown one: send `Authorization: Bearer <token>`. */
      401: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          'WWW-Authenticate': components['headers']['WWW-Authenticate'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description - `forbidden`: The token lacks the scope: use one with `trade` or `admin`. */
      403: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description - `strategy_not_found`: No strategy has this id, or it was removed before its run began: `GET /strategies` lists them. */
      404: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description - `request_timeout`: The request took too long to arrive (headers 10 s, all of it 30 s): check the network, send less. */
      408: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description - `payload_too_large`: The body is larger than 1 MiB (64 MiB for weights and frontiers): send less. */
      413: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description - `uri_too_long`: The address has more than 8,192 characters: ask for less, or send it in the body where there is one. */
      414: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description - `unsupported_media_type`: Send JSON with `Content-Type: application/json`, uncompressed. */
      415: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /**
       * @description - `invalid_strategy`: The definition breaks a rule of its kind: the detail names the parameter; `GET /strategies/kinds` has the schemas.
       *     - `empty_universe`: The universe matches no symbol with bars: import bars or change the universe.
       *     - `insufficient_data`: Too few observations for what was asked: the detail has both numbers.
       *     - `infeasible`: No weights meet all constraints: the detail names the ones in conflict.
       */
      422: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description - `rate_limited`: Too many requests of this token, or without a known token from this address: wait for `Retry-After` seconds; `RateLimit-Remaining` says in time. */
      429: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          'Retry-After': components['headers']['Retry-After'];
          'RateLimit-Limit': components['headers']['RateLimit-Limit'];
          'RateLimit-Remaining': components['headers']['RateLimit-Remaining'];
          'RateLimit-Reset': components['headers']['RateLimit-Reset'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description - `headers_too_large`: More than 100 headers, or more than 16 KiB with the address: send fewer. */
      431: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description - `internal_error`: A defect on our side: report it with the request id. */
      500: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description - `database_unreachable`: The PostgreSQL server does not answer: check `DATABASE_URL` and that it runs. */
      503: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  getAllocationRun: {
    parameters: {
      query?: never;
      header?: {
        /** @description The `ETag` of an earlier answer: 304 without a body while nothing has changed. */
        'If-None-Match'?: components['parameters']['If-None-Match'];
      };
      path: {
        /** @description Of a run, see GET /allocation/runs. */
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The answer. */
      200: {
        headers: {
          'RateLimit-Reset': components['headers']['RateLimit-Reset'];
          'RateLimit-Remaining': components['headers']['RateLimit-Remaining'];
          'RateLimit-Limit': components['headers']['RateLimit-Limit'];
          'X-Request-Id': components['headers']['X-Request-Id'];
          ETag: components['headers']['ETag'];
          [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "id": "3f0f9c1a-6a4e-4b7e-9a35-0d2f8a1c7e42",
           *       "level": "strategy",
           *       "strategy": "beta",
           *       "as_of": "2024-01-05",
           *       "method": "min_variance",
           *       "params": {},
           *       "inputs_hash": "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
           *       "created_at": "2024-01-05T21:00:00.000Z",
           *       "weights": {},
           *       "diagnostics": {}
           *     }
           */
          'application/json': components['schemas']['AllocationRunDetailDto'];
        };
      };
      /** @description Nothing changed since the `ETag` of `If-None-Match`. */
      304: {
        headers: {
          'RateLimit-Reset': components['headers']['RateLimit-Reset'];
          'RateLimit-Remaining': components['headers']['RateLimit-Remaining'];
          'RateLimit-Limit': components['headers']['RateLimit-Limit'];
          'X-Request-Id': components['headers']['X-Request-Id'];
          ETag: components['headers']['ETag'];
          [name: string]: unknown;
        };
        content?: never;
      };
      /**
       * @description - `validation_failed`: A field or parameter is missing, malformed or unknown: `errors[]` names each place.
       *     - `duplicate_parameter`: A parameter, field or header that may stand once was given twice: leave one.
       *     - `malformed_request`: The bytes are no HTTP/1.1 request, or its address holds a zero byte: check the client or the proxy between.
       */
      400: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description - `unauthorized`: No token, or an unknown one: send `Authorization: Bearer <token>`. */
      401: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          'WWW-Authenticate': components['headers']['WWW-Authenticate'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description - `forbidden`: The token lacks the scope: use one with `trade` or `admin`. */
      403: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /**
       * @description - `allocation_run_not_found`: No allocation run has this id: `GET /allocation/runs` lists them.
       *     - `not_found`: No such path: `/openapi.json` lists what there is.
       */
      404: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description - `request_timeout`: The request took too long to arrive (headers 10 s, all of it 30 s): check the network, send less. */
      408: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description - `uri_too_long`: The address has more than 8,192 characters: ask for less, or send it in the body where there is one. */
      414: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description - `rate_limited`: Too many requests of this token, or without a known token from this address: wait for `Retry-After` seconds; `RateLimit-Remaining` says in time. */
      429: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          'Retry-After': components['headers']['Retry-After'];
          'RateLimit-Limit': components['headers']['RateLimit-Limit'];
          'RateLimit-Remaining': components['headers']['RateLimit-Remaining'];
          'RateLimit-Reset': components['headers']['RateLimit-Reset'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description - `headers_too_large`: More than 100 headers, or more than 16 KiB with the address: send fewer. */
      431: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description - `internal_error`: A defect on our side: report it with the request id. */
      500: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description - `database_unreachable`: The PostgreSQL server does not answer: check `DATABASE_URL` and that it runs. */
      503: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  listAllocationMethods: {
    parameters: {
      query?: never;
      header?: {
        /** @description The `ETag` of an earlier answer: 304 without a body while nothing has changed. */
        'If-None-Match'?: components['parameters']['If-None-Match'];
      };
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The answer. */
      200: {
        headers: {
          'RateLimit-Reset': components['headers']['RateLimit-Reset'];
          'RateLimit-Remaining': components['headers']['RateLimit-Remaining'];
          'RateLimit-Limit': components['headers']['RateLimit-Limit'];
          'X-Request-Id': components['headers']['X-Request-Id'];
          ETag: components['headers']['ETag'];
          [name: string]: unknown;
        };
        content: {
          /**
           * @example [
           *       {
           *         "name": "min_variance",
           *         "title": "Minimum variance",
           *         "params": {}
           *       }
           *     ]
           */
          'application/json': components['schemas']['MemberDto'][];
        };
      };
      /** @description Nothing changed since the `ETag` of `If-None-Match`. */
      304: {
        headers: {
          'RateLimit-Reset': components['headers']['RateLimit-Reset'];
          'RateLimit-Remaining': components['headers']['RateLimit-Remaining'];
          'RateLimit-Limit': components['headers']['RateLimit-Limit'];
          'X-Request-Id': components['headers']['X-Request-Id'];
          ETag: components['headers']['ETag'];
          [name: string]: unknown;
        };
        content?: never;
      };
      /**
       * @description - `validation_failed`: A field or parameter is missing, malformed or unknown: `errors[]` names each place.
       *     - `duplicate_parameter`: A parameter, field or header that may stand once was given twice: leave one.
       *     - `malformed_request`: The bytes are no HTTP/1.1 request, or its address holds a zero byte: check the client or the proxy between.
       */
      400: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description - `unauthorized`: No token, or an unknown one: send `Authorization: Bearer <token>`. */
      401: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          'WWW-Authenticate': components['headers']['WWW-Authenticate'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description - `forbidden`: The token lacks the scope: use one with `trade` or `admin`. */
      403: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description - `request_timeout`: The request took too long to arrive (headers 10 s, all of it 30 s): check the network, send less. */
      408: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description - `uri_too_long`: The address has more than 8,192 characters: ask for less, or send it in the body where there is one. */
      414: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description - `rate_limited`: Too many requests of this token, or without a known token from this address: wait for `Retry-After` seconds; `RateLimit-Remaining` says in time. */
      429: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          'Retry-After': components['headers']['Retry-After'];
          'RateLimit-Limit': components['headers']['RateLimit-Limit'];
          'RateLimit-Remaining': components['headers']['RateLimit-Remaining'];
          'RateLimit-Reset': components['headers']['RateLimit-Reset'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description - `headers_too_large`: More than 100 headers, or more than 16 KiB with the address: send fewer. */
      431: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description - `internal_error`: A defect on our side: report it with the request id. */
      500: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description - `database_unreachable`: The PostgreSQL server does not answer: check `DATABASE_URL` and that it runs. */
      503: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  listEstimators: {
    parameters: {
      query?: never;
      header?: {
        /** @description The `ETag` of an earlier answer: 304 without a body while nothing has changed. */
        'If-None-Match'?: components['parameters']['If-None-Match'];
      };
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The answer. */
      200: {
        headers: {
          'RateLimit-Reset': components['headers']['RateLimit-Reset'];
          'RateLimit-Remaining': components['headers']['RateLimit-Remaining'];
          'RateLimit-Limit': components['headers']['RateLimit-Limit'];
          'X-Request-Id': components['headers']['X-Request-Id'];
          ETag: components['headers']['ETag'];
          [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "covariance": [
           *         {
           *           "name": "min_variance",
           *           "title": "Minimum variance",
           *           "params": {}
           *         }
           *       ],
           *       "expected_returns": [
           *         {
           *           "name": "min_variance",
           *           "title": "Minimum variance",
           *           "params": {}
           *         }
           *       ]
           *     }
           */
          'application/json': components['schemas']['EstimatorsDto'];
        };
      };
      /** @description Nothing changed since the `ETag` of `If-None-Match`. */
      304: {
        headers: {
          'RateLimit-Reset': components['headers']['RateLimit-Reset'];
          'RateLimit-Remaining': components['headers']['RateLimit-Remaining'];
          'RateLimit-Limit': components['headers']['RateLimit-Limit'];
          'X-Request-Id': components['headers']['X-Request-Id'];
          ETag: components['headers']['ETag'];
          [name: string]: unknown;
        };
        content?: never;
      };
      /**
       * @description - `validation_failed`: A field or parameter is missing, malformed or unknown: `errors[]` names each place.
       *     - `duplicate_parameter`: A parameter, field or header that may stand once was given twice: leave one.
       *     - `malformed_request`: The bytes are no HTTP/1.1 request, or its address holds a zero byte: check the client or the proxy between.
       */
      400: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description - `unauthorized`: No token, or an unknown one: send `Authorization: Bearer <token>`. */
      401: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          'WWW-Authenticate': components['headers']['WWW-Authenticate'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description - `forbidden`: The token lacks the scope: use one with `trade` or `admin`. */
      403: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description - `request_timeout`: The request took too long to arrive (headers 10 s, all of it 30 s): check the network, send less. */
      408: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description - `uri_too_long`: The address has more than 8,192 characters: ask for less, or send it in the body where there is one. */
      414: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description - `rate_limited`: Too many requests of this token, or without a known token from this address: wait for `Retry-After` seconds; `RateLimit-Remaining` says in time. */
      429: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          'Retry-After': components['headers']['Retry-After'];
          'RateLimit-Limit': components['headers']['RateLimit-Limit'];
          'RateLimit-Remaining': components['headers']['RateLimit-Remaining'];
          'RateLimit-Reset': components['headers']['RateLimit-Reset'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description - `headers_too_large`: More than 100 headers, or more than 16 KiB with the address: send fewer. */
      431: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description - `internal_error`: A defect on our side: report it with the request id. */
      500: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description - `database_unreachable`: The PostgreSQL server does not answer: check `DATABASE_URL` and that it runs. */
      503: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  optimizeWeights: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        /**
         * @example {
         *       "symbols": [
         *         "A",
         *         "B"
         *       ],
         *       "returns": [
         *         [
         *           0.01,
         *           -0.02
         *         ],
         *         [
         *           0,
         *           0.01
         *         ],
         *         [
         *           -0.01,
         *           0.02
         *         ]
         *       ],
         *       "covariance": {
         *         "estimator": "ledoit_wolf"
         *       },
         *       "expected_returns": {
         *         "estimator": "mean_historical"
         *       },
         *       "constraints": {
         *         "min_weight": 0,
         *         "max_weight": 0.7,
         *         "groups": [
         *           {
         *             "name": "tech",
         *             "symbols": [
         *               "A"
         *             ],
         *             "max": 0.4
         *           }
         *         ]
         *       },
         *       "method": "min_variance",
         *       "params": {},
         *       "fallbacks": [
         *         "equal_weight"
         *       ]
         *     }
         */
        'application/json': components['schemas']['OptimizeRequestDto'];
      };
    };
    responses: {
      /** @description The answer. */
      200: {
        headers: {
          'RateLimit-Reset': components['headers']['RateLimit-Reset'];
          'RateLimit-Remaining': components['headers']['RateLimit-Remaining'];
          'RateLimit-Limit': components['headers']['RateLimit-Limit'];
          'X-Request-Id': components['headers']['X-Request-Id'];
          [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "weights": {
           *         "A": 0.4,
           *         "B": 0.6
           *       },
           *       "expected_return": 0.08,
           *       "volatility": 0.12,
           *       "sharpe": 0.67,
           *       "method": "min_variance",
           *       "risk_contributions": {
           *         "A": 0.5,
           *         "B": 0.5
           *       }
           *     }
           */
          'application/json': components['schemas']['OptimizeDto'];
        };
      };
      /**
       * @description - `invalid_input`: A number, size or name in the input is wrong: the detail names it, `errors[].path` its place.
       *     - `validation_failed`: A field or parameter is missing, malformed or unknown: `errors[]` names each place.
       *     - `duplicate_parameter`: A parameter, field or header that may stand once was given twice: leave one.
       *     - `malformed_request`: The bytes are no HTTP/1.1 request, or its address holds a zero byte: check the client or the proxy between.
       *     - `malformed_json`: The body is not valid JSON: check quotes, commas and the `Content-Type`.
       */
      400: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description - `unauthorized`: No token, or an unknown one: send `Authorization: Bearer <token>`. */
      401: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          'WWW-Authenticate': components['headers']['WWW-Authenticate'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description - `forbidden`: The token lacks the scope: use one with `trade` or `admin`. */
      403: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description - `request_timeout`: The request took too long to arrive (headers 10 s, all of it 30 s): check the network, send less. */
      408: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description - `payload_too_large`: The body is larger than 1 MiB (64 MiB for weights and frontiers): send less. */
      413: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description - `uri_too_long`: The address has more than 8,192 characters: ask for less, or send it in the body where there is one. */
      414: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description - `unsupported_media_type`: Send JSON with `Content-Type: application/json`, uncompressed. */
      415: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /**
       * @description - `infeasible`: No weights meet all constraints: the detail names the ones in conflict.
       *     - `limit_iterations`: The computation was not done within `limits.iterations`: raise it, or choose a method that takes fewer.
       *     - `limit_time`: The computation was not done within `limits.time_ms`: raise it, or ask for less.
       */
      422: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description - `rate_limited`: Too many requests of this token, or without a known token from this address: wait for `Retry-After` seconds; `RateLimit-Remaining` says in time. */
      429: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          'Retry-After': components['headers']['Retry-After'];
          'RateLimit-Limit': components['headers']['RateLimit-Limit'];
          'RateLimit-Remaining': components['headers']['RateLimit-Remaining'];
          'RateLimit-Reset': components['headers']['RateLimit-Reset'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description - `headers_too_large`: More than 100 headers, or more than 16 KiB with the address: send fewer. */
      431: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description - `internal_error`: A defect on our side: report it with the request id. */
      500: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /**
       * @description - `optimizer_busy`: More computations wait than this process takes: try again in a few seconds.
       *     - `optimizer_timeout`: The computation took too long: fewer symbols, or a method that does not search.
       *     - `database_unreachable`: The PostgreSQL server does not answer: check `DATABASE_URL` and that it runs.
       */
      503: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  computeFrontier: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        /**
         * @example {
         *       "symbols": [
         *         "A",
         *         "B"
         *       ],
         *       "returns": [
         *         [
         *           0.01,
         *           -0.02
         *         ],
         *         [
         *           0,
         *           0.01
         *         ],
         *         [
         *           -0.01,
         *           0.02
         *         ]
         *       ],
         *       "covariance": {
         *         "estimator": "ledoit_wolf"
         *       },
         *       "expected_returns": {
         *         "estimator": "mean_historical"
         *       },
         *       "constraints": {
         *         "min_weight": 0,
         *         "max_weight": 0.7,
         *         "groups": [
         *           {
         *             "name": "tech",
         *             "symbols": [
         *               "A"
         *             ],
         *             "max": 0.4
         *           }
         *         ]
         *       },
         *       "method": "min_variance",
         *       "params": {},
         *       "fallbacks": [
         *         "equal_weight"
         *       ]
         *     }
         */
        'application/json': components['schemas']['FrontierRequestDto'];
      };
    };
    responses: {
      /** @description The answer. */
      200: {
        headers: {
          'RateLimit-Reset': components['headers']['RateLimit-Reset'];
          'RateLimit-Remaining': components['headers']['RateLimit-Remaining'];
          'RateLimit-Limit': components['headers']['RateLimit-Limit'];
          'X-Request-Id': components['headers']['X-Request-Id'];
          [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "points": [
           *         {
           *           "weights": {
           *             "A": 0.4,
           *             "B": 0.6
           *           },
           *           "expected_return": 0.08,
           *           "volatility": 0.12,
           *           "sharpe": 0.67
           *         }
           *       ],
           *       "diagnostics": {}
           *     }
           */
          'application/json': components['schemas']['FrontierDto'];
        };
      };
      /**
       * @description - `invalid_input`: A number, size or name in the input is wrong: the detail names it, `errors[].path` its place.
       *     - `validation_failed`: A field or parameter is missing, malformed or unknown: `errors[]` names each place.
       *     - `duplicate_parameter`: A parameter, field or header that may stand once was given twice: leave one.
       *     - `malformed_request`: The bytes are no HTTP/1.1 request, or its address holds a zero byte: check the client or the proxy between.
       *     - `malformed_json`: The body is not valid JSON: check quotes, commas and the `Content-Type`.
       */
      400: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description - `unauthorized`: No token, or an unknown one: send `Authorization: Bearer <token>`. */
      401: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          'WWW-Authenticate': components['headers']['WWW-Authenticate'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description - `forbidden`: The token lacks the scope: use one with `trade` or `admin`. */
      403: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description - `request_timeout`: The request took too long to arrive (headers 10 s, all of it 30 s): check the network, send less. */
      408: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description - `payload_too_large`: The body is larger than 1 MiB (64 MiB for weights and frontiers): send less. */
      413: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description - `uri_too_long`: The address has more than 8,192 characters: ask for less, or send it in the body where there is one. */
      414: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description - `unsupported_media_type`: Send JSON with `Content-Type: application/json`, uncompressed. */
      415: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /**
       * @description - `infeasible`: No weights meet all constraints: the detail names the ones in conflict.
       *     - `limit_iterations`: The computation was not done within `limits.iterations`: raise it, or choose a method that takes fewer.
       *     - `limit_time`: The computation was not done within `limits.time_ms`: raise it, or ask for less.
       */
      422: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description - `rate_limited`: Too many requests of this token, or without a known token from this address: wait for `Retry-After` seconds; `RateLimit-Remaining` says in time. */
      429: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          'Retry-After': components['headers']['Retry-After'];
          'RateLimit-Limit': components['headers']['RateLimit-Limit'];
          'RateLimit-Remaining': components['headers']['RateLimit-Remaining'];
          'RateLimit-Reset': components['headers']['RateLimit-Reset'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description - `headers_too_large`: More than 100 headers, or more than 16 KiB with the address: send fewer. */
      431: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description - `internal_error`: A defect on our side: report it with the request id. */
      500: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /**
       * @description - `optimizer_busy`: More computations wait than this process takes: try again in a few seconds.
       *     - `optimizer_timeout`: The computation took too long: fewer symbols, or a method that does not search.
       *     - `database_unreachable`: The PostgreSQL server does not answer: check `DATABASE_URL` and that it runs.
       */
      503: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  allocateShares: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        /**
         * @example {
         *       "weights": {
         *         "AAPL": 0.6,
         *         "MSFT": 0.4
         *       },
         *       "prices": {
         *         "AAPL": "71.712",
         *         "MSFT": 152.597
         *       },
         *       "capital": "10000"
         *     }
         */
        'application/json': components['schemas']['DiscreteRequestDto'];
      };
    };
    responses: {
      /** @description The answer. */
      200: {
        headers: {
          'RateLimit-Reset': components['headers']['RateLimit-Reset'];
          'RateLimit-Remaining': components['headers']['RateLimit-Remaining'];
          'RateLimit-Limit': components['headers']['RateLimit-Limit'];
          'X-Request-Id': components['headers']['X-Request-Id'];
          [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "shares": {
           *         "AAPL": 84,
           *         "MSFT": 26
           *       },
           *       "leftover": 8.67,
           *       "weights": {},
           *       "method": "lp",
           *       "diagnostics": {
           *         "solver": "branch_and_bound",
           *         "objective": 17.2,
           *         "optimality_gap": 0,
           *         "nodes": 7,
           *         "elapsed_ms": 1.4
           *       }
           *     }
           */
          'application/json': components['schemas']['DiscreteDto'];
        };
      };
      /**
       * @description - `invalid_input`: A number, size or name in the input is wrong: the detail names it, `errors[].path` its place.
       *     - `validation_failed`: A field or parameter is missing, malformed or unknown: `errors[]` names each place.
       *     - `duplicate_parameter`: A parameter, field or header that may stand once was given twice: leave one.
       *     - `malformed_request`: The bytes are no HTTP/1.1 request, or its address holds a zero byte: check the client or the proxy between.
       *     - `malformed_json`: The body is not valid JSON: check quotes, commas and the `Content-Type`.
       */
      400: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description - `unauthorized`: No token, or an unknown one: send `Authorization: Bearer <token>`. */
      401: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          'WWW-Authenticate': components['headers']['WWW-Authenticate'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description - `forbidden`: The token lacks the scope: use one with `trade` or `admin`. */
      403: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description - `request_timeout`: The request took too long to arrive (headers 10 s, all of it 30 s): check the network, send less. */
      408: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description - `payload_too_large`: The body is larger than 1 MiB (64 MiB for weights and frontiers): send less. */
      413: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description - `uri_too_long`: The address has more than 8,192 characters: ask for less, or send it in the body where there is one. */
      414: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description - `unsupported_media_type`: Send JSON with `Content-Type: application/json`, uncompressed. */
      415: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description - `rate_limited`: Too many requests of this token, or without a known token from this address: wait for `Retry-After` seconds; `RateLimit-Remaining` says in time. */
      429: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          'Retry-After': components['headers']['Retry-After'];
          'RateLimit-Limit': components['headers']['RateLimit-Limit'];
          'RateLimit-Remaining': components['headers']['RateLimit-Remaining'];
          'RateLimit-Reset': components['headers']['RateLimit-Reset'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description - `headers_too_large`: More than 100 headers, or more than 16 KiB with the address: send fewer. */
      431: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description - `internal_error`: A defect on our side: report it with the request id. */
      500: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /**
       * @description - `optimizer_busy`: More computations wait than this process takes: try again in a few seconds.
       *     - `optimizer_timeout`: The computation took too long: fewer symbols, or a method that does not search.
       *     - `database_unreachable`: The PostgreSQL server does not answer: check `DATABASE_URL` and that it runs.
       */
      503: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  listMethodPerformance: {
    parameters: {
      query?: {
        /** @description Entries of the page. */
        limit?: number;
        /** @description Entries to pass over. */
        offset?: number;
        /** @description First day, inclusive. */
        start?: string;
        /** @description Last day, inclusive; not before `start`. */
        end?: string;
      };
      header?: {
        /** @description The `ETag` of an earlier answer: 304 without a body while nothing has changed. */
        'If-None-Match'?: components['parameters']['If-None-Match'];
      };
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The answer. */
      200: {
        headers: {
          'RateLimit-Reset': components['headers']['RateLimit-Reset'];
          'RateLimit-Remaining': components['headers']['RateLimit-Remaining'];
          'RateLimit-Limit': components['headers']['RateLimit-Limit'];
          'X-Request-Id': components['headers']['X-Request-Id'];
          ETag: components['headers']['ETag'];
          /** @description `first-last/*`; `*\/*` for an empty page. */
          'Content-Range'?: string;
          /** @description The `next` and the `prev` page, where there is one. */
          Link?: string;
          [name: string]: unknown;
        };
        content: {
          /**
           * @example [
           *       {
           *         "method": "risk_parity",
           *         "start": "2024-01-05",
           *         "end": "2024-01-05",
           *         "observations": 252,
           *         "total_return": 0.11,
           *         "annual_return": 0.105,
           *         "volatility": 0.12,
           *         "sharpe": 0.875,
           *         "max_drawdown": -0.08,
           *         "annual_turnover": 1.6
           *       }
           *     ]
           */
          'application/json': components['schemas']['MethodPerformanceDto'][];
        };
      };
      /** @description Nothing changed since the `ETag` of `If-None-Match`. */
      304: {
        headers: {
          'RateLimit-Reset': components['headers']['RateLimit-Reset'];
          'RateLimit-Remaining': components['headers']['RateLimit-Remaining'];
          'RateLimit-Limit': components['headers']['RateLimit-Limit'];
          'X-Request-Id': components['headers']['X-Request-Id'];
          ETag: components['headers']['ETag'];
          [name: string]: unknown;
        };
        content?: never;
      };
      /**
       * @description - `validation_failed`: A field or parameter is missing, malformed or unknown: `errors[]` names each place.
       *     - `duplicate_parameter`: A parameter, field or header that may stand once was given twice: leave one.
       *     - `malformed_request`: The bytes are no HTTP/1.1 request, or its address holds a zero byte: check the client or the proxy between.
       */
      400: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description - `unauthorized`: No token, or an unknown one: send `Authorization: Bearer <token>`. */
      401: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          'WWW-Authenticate': components['headers']['WWW-Authenticate'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description - `forbidden`: The token lacks the scope: use one with `trade` or `admin`. */
      403: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description - `request_timeout`: The request took too long to arrive (headers 10 s, all of it 30 s): check the network, send less. */
      408: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description - `uri_too_long`: The address has more than 8,192 characters: ask for less, or send it in the body where there is one. */
      414: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description - `rate_limited`: Too many requests of this token, or without a known token from this address: wait for `Retry-After` seconds; `RateLimit-Remaining` says in time. */
      429: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          'Retry-After': components['headers']['Retry-After'];
          'RateLimit-Limit': components['headers']['RateLimit-Limit'];
          'RateLimit-Remaining': components['headers']['RateLimit-Remaining'];
          'RateLimit-Reset': components['headers']['RateLimit-Reset'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description - `headers_too_large`: More than 100 headers, or more than 16 KiB with the address: send fewer. */
      431: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description - `internal_error`: A defect on our side: report it with the request id. */
      500: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description - `database_unreachable`: The PostgreSQL server does not answer: check `DATABASE_URL` and that it runs. */
      503: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  getAllocationPolicy: {
    parameters: {
      query?: never;
      header?: {
        /** @description The `ETag` of an earlier answer: 304 without a body while nothing has changed. */
        'If-None-Match'?: components['parameters']['If-None-Match'];
      };
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The answer. */
      200: {
        headers: {
          'RateLimit-Reset': components['headers']['RateLimit-Reset'];
          'RateLimit-Remaining': components['headers']['RateLimit-Remaining'];
          'RateLimit-Limit': components['headers']['RateLimit-Limit'];
          'X-Request-Id': components['headers']['X-Request-Id'];
          ETag: components['headers']['ETag'];
          [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "policy": {
           *         "method": "min_variance",
           *         "params": {},
           *         "fallbacks": [
           *           "risk_parity",
           *           "equal_weight"
           *         ],
           *         "covariance": {
           *           "estimator": "ledoit_wolf"
           *         },
           *         "expected_returns": {},
           *         "constraints": {
           *           "max_weight": 0.5,
           *           "turnover": {
           *             "max": 0.3
           *           }
           *         },
           *         "limits": {
           *           "time_ms": 30000
           *         }
           *       },
           *       "set_by": "owner",
           *       "set_at": "2024-01-05T21:00:00.000Z"
           *     }
           */
          'application/json': components['schemas']['PolicyInForceDto'];
        };
      };
      /** @description Nothing changed since the `ETag` of `If-None-Match`. */
      304: {
        headers: {
          'RateLimit-Reset': components['headers']['RateLimit-Reset'];
          'RateLimit-Remaining': components['headers']['RateLimit-Remaining'];
          'RateLimit-Limit': components['headers']['RateLimit-Limit'];
          'X-Request-Id': components['headers']['X-Request-Id'];
          ETag: components['headers']['ETag'];
          [name: string]: unknown;
        };
        content?: never;
      };
      /**
       * @description - `validation_failed`: A field or parameter is missing, malformed or unknown: `errors[]` names each place.
       *     - `duplicate_parameter`: A parameter, field or header that may stand once was given twice: leave one.
       *     - `malformed_request`: The bytes are no HTTP/1.1 request, or its address holds a zero byte: check the client or the proxy between.
       */
      400: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description - `unauthorized`: No token, or an unknown one: send `Authorization: Bearer <token>`. */
      401: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          'WWW-Authenticate': components['headers']['WWW-Authenticate'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description - `forbidden`: The token lacks the scope: use one with `trade` or `admin`. */
      403: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description - `request_timeout`: The request took too long to arrive (headers 10 s, all of it 30 s): check the network, send less. */
      408: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description - `uri_too_long`: The address has more than 8,192 characters: ask for less, or send it in the body where there is one. */
      414: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description - `rate_limited`: Too many requests of this token, or without a known token from this address: wait for `Retry-After` seconds; `RateLimit-Remaining` says in time. */
      429: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          'Retry-After': components['headers']['Retry-After'];
          'RateLimit-Limit': components['headers']['RateLimit-Limit'];
          'RateLimit-Remaining': components['headers']['RateLimit-Remaining'];
          'RateLimit-Reset': components['headers']['RateLimit-Reset'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description - `headers_too_large`: More than 100 headers, or more than 16 KiB with the address: send fewer. */
      431: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description - `internal_error`: A defect on our side: report it with the request id. */
      500: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description - `database_unreachable`: The PostgreSQL server does not answer: check `DATABASE_URL` and that it runs. */
      503: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  setAllocationPolicy: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        /**
         * @example {
         *       "method": "min_variance",
         *       "params": {},
         *       "fallbacks": [
         *         "risk_parity",
         *         "equal_weight"
         *       ],
         *       "covariance": {
         *         "estimator": "ledoit_wolf"
         *       },
         *       "expected_returns": {},
         *       "constraints": {
         *         "max_weight": 0.5,
         *         "turnover": {
         *           "max": 0.3
         *         }
         *       },
         *       "limits": {
         *         "time_ms": 30000
         *       }
         *     }
         */
        'application/json': components['schemas']['PolicyDto'];
      };
    };
    responses: {
      /** @description The answer. */
      200: {
        headers: {
          'RateLimit-Reset': components['headers']['RateLimit-Reset'];
          'RateLimit-Remaining': components['headers']['RateLimit-Remaining'];
          'RateLimit-Limit': components['headers']['RateLimit-Limit'];
          'X-Request-Id': components['headers']['X-Request-Id'];
          [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "policy": {
           *         "method": "min_variance",
           *         "params": {},
           *         "fallbacks": [
           *           "risk_parity",
           *           "equal_weight"
           *         ],
           *         "covariance": {
           *           "estimator": "ledoit_wolf"
           *         },
           *         "expected_returns": {},
           *         "constraints": {
           *           "max_weight": 0.5,
           *           "turnover": {
           *             "max": 0.3
           *           }
           *         },
           *         "limits": {
           *           "time_ms": 30000
           *         }
           *       },
           *       "set_by": "owner",
           *       "set_at": "2024-01-05T21:00:00.000Z"
           *     }
           */
          'application/json': components['schemas']['PolicyInForceDto'];
        };
      };
      /**
       * @description - `invalid_input`: A number, size or name in the input is wrong: the detail names it, `errors[].path` its place.
       *     - `validation_failed`: A field or parameter is missing, malformed or unknown: `errors[]` names each place.
       *     - `duplicate_parameter`: A parameter, field or header that may stand once was given twice: leave one.
       *     - `malformed_request`: The bytes are no HTTP/1.1 request, or its address holds a zero byte: check the client or the proxy between.
       *     - `malformed_json`: The body is not valid JSON: check quotes, commas and the `Content-Type`.
       */
      400: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description - `unauthorized`: No token, or an unknown one: send `Authorization: Bearer <token>`. */
      401: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          'WWW-Authenticate': components['headers']['WWW-Authenticate'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description - `forbidden`: The token lacks the scope: use one with `trade` or `admin`. */
      403: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description - `request_timeout`: The request took too long to arrive (headers 10 s, all of it 30 s): check the network, send less. */
      408: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description - `payload_too_large`: The body is larger than 1 MiB (64 MiB for weights and frontiers): send less. */
      413: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description - `uri_too_long`: The address has more than 8,192 characters: ask for less, or send it in the body where there is one. */
      414: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description - `unsupported_media_type`: Send JSON with `Content-Type: application/json`, uncompressed. */
      415: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description - `rate_limited`: Too many requests of this token, or without a known token from this address: wait for `Retry-After` seconds; `RateLimit-Remaining` says in time. */
      429: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          'Retry-After': components['headers']['Retry-After'];
          'RateLimit-Limit': components['headers']['RateLimit-Limit'];
          'RateLimit-Remaining': components['headers']['RateLimit-Remaining'];
          'RateLimit-Reset': components['headers']['RateLimit-Reset'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description - `headers_too_large`: More than 100 headers, or more than 16 KiB with the address: send fewer. */
      431: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description - `internal_error`: A defect on our side: report it with the request id. */
      500: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description - `database_unreachable`: The PostgreSQL server does not answer: check `DATABASE_URL` and that it runs. */
      503: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  getAccount: {
    parameters: {
      query?: never;
      header?: {
        /** @description The `ETag` of an earlier answer: 304 without a body while nothing has changed. */
        'If-None-Match'?: components['parameters']['If-None-Match'];
      };
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The answer. */
      200: {
        headers: {
          'RateLimit-Reset': components['headers']['RateLimit-Reset'];
          'RateLimit-Remaining': components['headers']['RateLimit-Remaining'];
          'RateLimit-Limit': components['headers']['RateLimit-Limit'];
          'X-Request-Id': components['headers']['X-Request-Id'];
          ETag: components['headers']['ETag'];
          [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "account_number": "SIM123456789",
           *       "status": "ACTIVE",
           *       "currency": "USD",
           *       "cash": "1000.25",
           *       "equity": "100250.75",
           *       "buying_power": "1000.25",
           *       "mode": "simulated",
           *       "trading_state": "ACTIVE",
           *       "as_of": "2024-01-05T21:00:00.000Z"
           *     }
           */
          'application/json': components['schemas']['AccountDto'];
        };
      };
      /** @description Nothing changed since the `ETag` of `If-None-Match`. */
      304: {
        headers: {
          'RateLimit-Reset': components['headers']['RateLimit-Reset'];
          'RateLimit-Remaining': components['headers']['RateLimit-Remaining'];
          'RateLimit-Limit': components['headers']['RateLimit-Limit'];
          'X-Request-Id': components['headers']['X-Request-Id'];
          ETag: components['headers']['ETag'];
          [name: string]: unknown;
        };
        content?: never;
      };
      /**
       * @description - `validation_failed`: A field or parameter is missing, malformed or unknown: `errors[]` names each place.
       *     - `duplicate_parameter`: A parameter, field or header that may stand once was given twice: leave one.
       *     - `malformed_request`: The bytes are no HTTP/1.1 request, or its address holds a zero byte: check the client or the proxy between.
       */
      400: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description - `unauthorized`: No token, or an unknown one: send `Authorization: Bearer <token>`. */
      401: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          'WWW-Authenticate': components['headers']['WWW-Authenticate'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description - `forbidden`: The token lacks the scope: use one with `trade` or `admin`. */
      403: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description - `request_timeout`: The request took too long to arrive (headers 10 s, all of it 30 s): check the network, send less. */
      408: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description - `account_mismatch`: The broker shows another account than this database belongs to: use another `DATA_DIR` or the right keys. */
      409: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description - `uri_too_long`: The address has more than 8,192 characters: ask for less, or send it in the body where there is one. */
      414: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description - `rate_limited`: Too many requests of this token, or without a known token from this address: wait for `Retry-After` seconds; `RateLimit-Remaining` says in time. */
      429: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          'Retry-After': components['headers']['Retry-After'];
          'RateLimit-Limit': components['headers']['RateLimit-Limit'];
          'RateLimit-Remaining': components['headers']['RateLimit-Remaining'];
          'RateLimit-Reset': components['headers']['RateLimit-Reset'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description - `headers_too_large`: More than 100 headers, or more than 16 KiB with the address: send fewer. */
      431: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description - `internal_error`: A defect on our side: report it with the request id. */
      500: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /**
       * @description - `broker_unavailable`: The broker did not answer: nothing is sent twice; the system looks up what became of the order.
       *     - `broker_rejected`: The broker refused: its status, code and message are in the answer.
       *     - `broker_protocol`: The broker answered something that is not its protocol: report it with the request id.
       */
      502: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /**
       * @description - `broker_throttled`: The requests that the broker takes in a minute are used up: `retry_after_ms` says when to ask again.
       *     - `database_unreachable`: The PostgreSQL server does not answer: check `DATABASE_URL` and that it runs.
       */
      503: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          'Retry-After': components['headers']['Retry-After'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  listTrades: {
    parameters: {
      query?: {
        /** @description Entries of the page. */
        limit?: number;
        /** @description Entries to pass over. */
        offset?: number;
      };
      header?: {
        /** @description The `ETag` of an earlier answer: 304 without a body while nothing has changed. */
        'If-None-Match'?: components['parameters']['If-None-Match'];
      };
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The answer. */
      200: {
        headers: {
          'RateLimit-Reset': components['headers']['RateLimit-Reset'];
          'RateLimit-Remaining': components['headers']['RateLimit-Remaining'];
          'RateLimit-Limit': components['headers']['RateLimit-Limit'];
          'X-Request-Id': components['headers']['X-Request-Id'];
          ETag: components['headers']['ETag'];
          /** @description `first-last/*`; `*\/*` for an empty page. */
          'Content-Range'?: string;
          /** @description The `next` and the `prev` page, where there is one. */
          Link?: string;
          [name: string]: unknown;
        };
        content: {
          /**
           * @example [
           *       {
           *         "order_id": "3f0f9c1a-6a4e-4b7e-9a35-0d2f8a1c7e42",
           *         "symbol": "AAPL",
           *         "qty": "12.5",
           *         "side": "buy",
           *         "price": "187.15",
           *         "timestamp": "2024-01-05T21:00:00.000Z",
           *         "strategy": "beta,gamma"
           *       }
           *     ]
           */
          'application/json': components['schemas']['TradeDto'][];
        };
      };
      /** @description Nothing changed since the `ETag` of `If-None-Match`. */
      304: {
        headers: {
          'RateLimit-Reset': components['headers']['RateLimit-Reset'];
          'RateLimit-Remaining': components['headers']['RateLimit-Remaining'];
          'RateLimit-Limit': components['headers']['RateLimit-Limit'];
          'X-Request-Id': components['headers']['X-Request-Id'];
          ETag: components['headers']['ETag'];
          [name: string]: unknown;
        };
        content?: never;
      };
      /**
       * @description - `validation_failed`: A field or parameter is missing, malformed or unknown: `errors[]` names each place.
       *     - `duplicate_parameter`: A parameter, field or header that may stand once was given twice: leave one.
       *     - `malformed_request`: The bytes are no HTTP/1.1 request, or its address holds a zero byte: check the client or the proxy between.
       */
      400: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description - `unauthorized`: No token, or an unknown one: send `Authorization: Bearer <token>`. */
      401: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          'WWW-Authenticate': components['headers']['WWW-Authenticate'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description - `forbidden`: The token lacks the scope: use one with `trade` or `admin`. */
      403: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description - `request_timeout`: The request took too long to arrive (headers 10 s, all of it 30 s): check the network, send less. */
      408: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description - `uri_too_long`: The address has more than 8,192 characters: ask for less, or send it in the body where there is one. */
      414: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description - `rate_limited`: Too many requests of this token, or without a known token from this address: wait for `Retry-After` seconds; `RateLimit-Remaining` says in time. */
      429: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          'Retry-After': components['headers']['Retry-After'];
          'RateLimit-Limit': components['headers']['RateLimit-Limit'];
          'RateLimit-Remaining': components['headers']['RateLimit-Remaining'];
          'RateLimit-Reset': components['headers']['RateLimit-Reset'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description - `headers_too_large`: More than 100 headers, or more than 16 KiB with the address: send fewer. */
      431: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description - `internal_error`: A defect on our side: report it with the request id. */
      500: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description - `database_unreachable`: The PostgreSQL server does not answer: check `DATABASE_URL` and that it runs. */
      503: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  listOrders: {
    parameters: {
      query?: {
        /** @description Entries of the page. */
        limit?: number;
        /** @description Entries to pass over. */
        offset?: number;
        /** @description Only those of this run. */
        run_id?: string;
      };
      header?: {
        /** @description The `ETag` of an earlier answer: 304 without a body while nothing has changed. */
        'If-None-Match'?: components['parameters']['If-None-Match'];
      };
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The answer. */
      200: {
        headers: {
          'RateLimit-Reset': components['headers']['RateLimit-Reset'];
          'RateLimit-Remaining': components['headers']['RateLimit-Remaining'];
          'RateLimit-Limit': components['headers']['RateLimit-Limit'];
          'X-Request-Id': components['headers']['X-Request-Id'];
          ETag: components['headers']['ETag'];
          /** @description `first-last/*`; `*\/*` for an empty page. */
          'Content-Range'?: string;
          /** @description The `next` and the `prev` page, where there is one. */
          Link?: string;
          [name: string]: unknown;
        };
        content: {
          /**
           * @example [
           *       {
           *         "order_id": "3f0f9c1a-6a4e-4b7e-9a35-0d2f8a1c7e42",
           *         "client_order_id": "pas-0b0e4d3a-1",
           *         "run_id": "3f0f9c1a-6a4e-4b7e-9a35-0d2f8a1c7e42",
           *         "leg": 1,
           *         "child": 0,
           *         "symbol": "AAPL",
           *         "side": "buy",
           *         "type": "limit",
           *         "time_in_force": "day",
           *         "qty": "12.5",
           *         "notional": null,
           *         "limit_price": "187.15",
           *         "filled_qty": "12.5",
           *         "filled_avg_price": "187.15",
           *         "status": "filled",
           *         "submitted_at": "2024-01-05T21:00:00.000Z"
           *       }
           *     ]
           */
          'application/json': components['schemas']['OrderDto'][];
        };
      };
      /** @description Nothing changed since the `ETag` of `If-None-Match`. */
      304: {
        headers: {
          'RateLimit-Reset': components['headers']['RateLimit-Reset'];
          'RateLimit-Remaining': components['headers']['RateLimit-Remaining'];
          'RateLimit-Limit': components['headers']['RateLimit-Limit'];
          'X-Request-Id': components['headers']['X-Request-Id'];
          ETag: components['headers']['ETag'];
          [name: string]: unknown;
        };
        content?: never;
      };
      /**
       * @description - `validation_failed`: A field or parameter is missing, malformed or unknown: `errors[]` names each place.
       *     - `duplicate_parameter`: A parameter, field or header that may stand once was given twice: leave one.
       *     - `malformed_request`: The bytes are no HTTP/1.1 request, or its address holds a zero byte: check the client or the proxy between.
       */
      400: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description - `unauthorized`: No token, or an unknown one: send `Authorization: Bearer <token>`. */
      401: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          'WWW-Authenticate': components['headers']['WWW-Authenticate'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description - `forbidden`: The token lacks the scope: use one with `trade` or `admin`. */
      403: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description - `request_timeout`: The request took too long to arrive (headers 10 s, all of it 30 s): check the network, send less. */
      408: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description - `uri_too_long`: The address has more than 8,192 characters: ask for less, or send it in the body where there is one. */
      414: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description - `rate_limited`: Too many requests of this token, or without a known token from this address: wait for `Retry-After` seconds; `RateLimit-Remaining` says in time. */
      429: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          'Retry-After': components['headers']['Retry-After'];
          'RateLimit-Limit': components['headers']['RateLimit-Limit'];
          'RateLimit-Remaining': components['headers']['RateLimit-Remaining'];
          'RateLimit-Reset': components['headers']['RateLimit-Reset'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description - `headers_too_large`: More than 100 headers, or more than 16 KiB with the address: send fewer. */
      431: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description - `internal_error`: A defect on our side: report it with the request id. */
      500: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description - `database_unreachable`: The PostgreSQL server does not answer: check `DATABASE_URL` and that it runs. */
      503: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  listRuns: {
    parameters: {
      query?: {
        /** @description Entries of the page. */
        limit?: number;
        /** @description Entries to pass over. */
        offset?: number;
      };
      header?: {
        /** @description The `ETag` of an earlier answer: 304 without a body while nothing has changed. */
        'If-None-Match'?: components['parameters']['If-None-Match'];
      };
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The answer. */
      200: {
        headers: {
          'RateLimit-Reset': components['headers']['RateLimit-Reset'];
          'RateLimit-Remaining': components['headers']['RateLimit-Remaining'];
          'RateLimit-Limit': components['headers']['RateLimit-Limit'];
          'X-Request-Id': components['headers']['X-Request-Id'];
          ETag: components['headers']['ETag'];
          /** @description `first-last/*`; `*\/*` for an empty page. */
          'Content-Range'?: string;
          /** @description The `next` and the `prev` page, where there is one. */
          Link?: string;
          [name: string]: unknown;
        };
        content: {
          /**
           * @example [
           *       {
           *         "id": "3f0f9c1a-6a4e-4b7e-9a35-0d2f8a1c7e42",
           *         "status": "queued",
           *         "strategy": null,
           *         "trigger": "api",
           *         "requested_by": "owner",
           *         "reason": "no_drift",
           *         "detail": null,
           *         "plan_id": "3f0f9c1a-6a4e-4b7e-9a35-0d2f8a1c7e42",
           *         "plan_hash": null,
           *         "created_at": "2024-01-05T21:00:00.000Z",
           *         "started_at": "2024-01-05T21:00:00.000Z",
           *         "finished_at": "2024-01-05T21:00:00.000Z"
           *       }
           *     ]
           */
          'application/json': components['schemas']['RunDto'][];
        };
      };
      /** @description Nothing changed since the `ETag` of `If-None-Match`. */
      304: {
        headers: {
          'RateLimit-Reset': components['headers']['RateLimit-Reset'];
          'RateLimit-Remaining': components['headers']['RateLimit-Remaining'];
          'RateLimit-Limit': components['headers']['RateLimit-Limit'];
          'X-Request-Id': components['headers']['X-Request-Id'];
          ETag: components['headers']['ETag'];
          [name: string]: unknown;
        };
        content?: never;
      };
      /**
       * @description - `validation_failed`: A field or parameter is missing, malformed or unknown: `errors[]` names each place.
       *     - `duplicate_parameter`: A parameter, field or header that may stand once was given twice: leave one.
       *     - `malformed_request`: The bytes are no HTTP/1.1 request, or its address holds a zero byte: check the client or the proxy between.
       */
      400: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description - `unauthorized`: No token, or an unknown one: send `Authorization: Bearer <token>`. */
      401: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          'WWW-Authenticate': components['headers']['WWW-Authenticate'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description - `forbidden`: The token lacks the scope: use one with `trade` or `admin`. */
      403: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description - `request_timeout`: The request took too long to arrive (headers 10 s, all of it 30 s): check the network, send less. */
      408: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description - `uri_too_long`: The address has more than 8,192 characters: ask for less, or send it in the body where there is one. */
      414: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description - `rate_limited`: Too many requests of this token, or without a known token from this address: wait for `Retry-After` seconds; `RateLimit-Remaining` says in time. */
      429: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          'Retry-After': components['headers']['Retry-After'];
          'RateLimit-Limit': components['headers']['RateLimit-Limit'];
          'RateLimit-Remaining': components['headers']['RateLimit-Remaining'];
          'RateLimit-Reset': components['headers']['RateLimit-Reset'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description - `headers_too_large`: More than 100 headers, or more than 16 KiB with the address: send fewer. */
      431: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description - `internal_error`: A defect on our side: report it with the request id. */
      500: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description - `database_unreachable`: The PostgreSQL server does not answer: check `DATABASE_URL` and that it runs. */
      503: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  getRun: {
    parameters: {
      query?: never;
      header?: {
        /** @description The `ETag` of an earlier answer: 304 without a body while nothing has changed. */
        'If-None-Match'?: components['parameters']['If-None-Match'];
      };
      path: {
        /** @description Of a run, see GET /execute/runs. */
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The answer. */
      200: {
        headers: {
          'RateLimit-Reset': components['headers']['RateLimit-Reset'];
          'RateLimit-Remaining': components['headers']['RateLimit-Remaining'];
          'RateLimit-Limit': components['headers']['RateLimit-Limit'];
          'X-Request-Id': components['headers']['X-Request-Id'];
          ETag: components['headers']['ETag'];
          [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "id": "3f0f9c1a-6a4e-4b7e-9a35-0d2f8a1c7e42",
           *       "status": "queued",
           *       "strategy": null,
           *       "trigger": "api",
           *       "requested_by": "owner",
           *       "reason": "no_drift",
           *       "detail": null,
           *       "plan_id": "3f0f9c1a-6a4e-4b7e-9a35-0d2f8a1c7e42",
           *       "plan_hash": null,
           *       "created_at": "2024-01-05T21:00:00.000Z",
           *       "started_at": "2024-01-05T21:00:00.000Z",
           *       "finished_at": "2024-01-05T21:00:00.000Z",
           *       "orders": [
           *         {
           *           "leg": 1,
           *           "client_order_id": "pas-0b0e4d3a-1",
           *           "order_id": "61e69015-8549-4bfd-b9c3-01e75843f47d",
           *           "symbol": "AAPL",
           *           "side": "buy",
           *           "type": "market",
           *           "limit_price": null,
           *           "qty": "12.5",
           *           "notional": null,
           *           "state": "planned",
           *           "status": "filled",
           *           "filled_qty": "12.5",
           *           "failure": null
           *         }
           *       ],
           *       "legs": [
           *         {
           *           "leg": 0,
           *           "symbol": "AAPL",
           *           "side": "buy",
           *           "qty": "12.5",
           *           "notional": null,
           *           "filled_qty": "12.5",
           *           "arrival_price": null,
           *           "ended": "sent",
           *           "detail": null,
           *           "orders": [
           *             {
           *               "leg": 1,
           *               "client_order_id": "pas-0b0e4d3a-1",
           *               "order_id": "61e69015-8549-4bfd-b9c3-01e75843f47d",
           *               "symbol": "AAPL",
           *               "side": "buy",
           *               "type": "market",
           *               "limit_price": null,
           *               "qty": "12.5",
           *               "notional": null,
           *               "state": "planned",
           *               "status": "filled",
           *               "filled_qty": "12.5",
           *               "failure": null
           *             }
           *           ]
           *         }
           *       ],
           *       "skipped": [
           *         {
           *           "symbol": "AAPL",
           *           "reason": "BELOW_MIN_NOTIONAL",
           *           "detail": "worth 4.20 USD"
           *         }
           *       ],
           *       "plan": null
           *     }
           */
          'application/json': components['schemas']['RunDetailDto'];
        };
      };
      /** @description Nothing changed since the `ETag` of `If-None-Match`. */
      304: {
        headers: {
          'RateLimit-Reset': components['headers']['RateLimit-Reset'];
          'RateLimit-Remaining': components['headers']['RateLimit-Remaining'];
          'RateLimit-Limit': components['headers']['RateLimit-Limit'];
          'X-Request-Id': components['headers']['X-Request-Id'];
          ETag: components['headers']['ETag'];
          [name: string]: unknown;
        };
        content?: never;
      };
      /**
       * @description - `validation_failed`: A field or parameter is missing, malformed or unknown: `errors[]` names each place.
       *     - `duplicate_parameter`: A parameter, field or header that may stand once was given twice: leave one.
       *     - `malformed_request`: The bytes are no HTTP/1.1 request, or its address holds a zero byte: check the client or the proxy between.
       */
      400: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description - `unauthorized`: No token, or an unknown one: send `Authorization: Bearer <token>`. */
      401: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          'WWW-Authenticate': components['headers']['WWW-Authenticate'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description - `forbidden`: The token lacks the scope: use one with `trade` or `admin`. */
      403: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /**
       * @description - `run_not_found`: No rebalance run has this id: `GET /execute/runs` lists them.
       *     - `not_found`: No such path: `/openapi.json` lists what there is.
       */
      404: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description - `request_timeout`: The request took too long to arrive (headers 10 s, all of it 30 s): check the network, send less. */
      408: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description - `uri_too_long`: The address has more than 8,192 characters: ask for less, or send it in the body where there is one. */
      414: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description - `rate_limited`: Too many requests of this token, or without a known token from this address: wait for `Retry-After` seconds; `RateLimit-Remaining` says in time. */
      429: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          'Retry-After': components['headers']['Retry-After'];
          'RateLimit-Limit': components['headers']['RateLimit-Limit'];
          'RateLimit-Remaining': components['headers']['RateLimit-Remaining'];
          'RateLimit-Reset': components['headers']['RateLimit-Reset'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description - `headers_too_large`: More than 100 headers, or more than 16 KiB with the address: send fewer. */
      431: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description - `internal_error`: A defect on our side: report it with the request id. */
      500: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description - `database_unreachable`: The PostgreSQL server does not answer: check `DATABASE_URL` and that it runs. */
      503: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  cancelRun: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** @description Of a run, see GET /execute/runs. */
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The answer. */
      200: {
        headers: {
          'RateLimit-Reset': components['headers']['RateLimit-Reset'];
          'RateLimit-Remaining': components['headers']['RateLimit-Remaining'];
          'RateLimit-Limit': components['headers']['RateLimit-Limit'];
          'X-Request-Id': components['headers']['X-Request-Id'];
          [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "id": "3f0f9c1a-6a4e-4b7e-9a35-0d2f8a1c7e42",
           *       "status": "queued",
           *       "strategy": null,
           *       "trigger": "api",
           *       "requested_by": "owner",
           *       "reason": "no_drift",
           *       "detail": null,
           *       "plan_id": "3f0f9c1a-6a4e-4b7e-9a35-0d2f8a1c7e42",
           *       "plan_hash": null,
           *       "created_at": "2024-01-05T21:00:00.000Z",
           *       "started_at": "2024-01-05T21:00:00.000Z",
           *       "finished_at": "2024-01-05T21:00:00.000Z",
           *       "orders": [
           *         {
           *           "leg": 1,
           *           "client_order_id": "pas-0b0e4d3a-1",
           *           "order_id": "61e69015-8549-4bfd-b9c3-01e75843f47d",
           *           "symbol": "AAPL",
           *           "side": "buy",
           *           "type": "market",
           *           "limit_price": null,
           *           "qty": "12.5",
           *           "notional": null,
           *           "state": "planned",
           *           "status": "filled",
           *           "filled_qty": "12.5",
           *           "failure": null
           *         }
           *       ],
           *       "legs": [
           *         {
           *           "leg": 0,
           *           "symbol": "AAPL",
           *           "side": "buy",
           *           "qty": "12.5",
           *           "notional": null,
           *           "filled_qty": "12.5",
           *           "arrival_price": null,
           *           "ended": "sent",
           *           "detail": null,
           *           "orders": [
           *             {
           *               "leg": 1,
           *               "client_order_id": "pas-0b0e4d3a-1",
           *               "order_id": "61e69015-8549-4bfd-b9c3-01e75843f47d",
           *               "symbol": "AAPL",
           *               "side": "buy",
           *               "type": "market",
           *               "limit_price": null,
           *               "qty": "12.5",
           *               "notional": null,
           *               "state": "planned",
           *               "status": "filled",
           *               "filled_qty": "12.5",
           *               "failure": null
           *             }
           *           ]
           *         }
           *       ],
           *       "skipped": [
           *         {
           *           "symbol": "AAPL",
           *           "reason": "BELOW_MIN_NOTIONAL",
           *           "detail": "worth 4.20 USD"
           *         }
           *       ],
           *       "plan": null
           *     }
           */
          'application/json': components['schemas']['RunDetailDto'];
        };
      };
      /**
       * @description - `validation_failed`: A field or parameter is missing, malformed or unknown: `errors[]` names each place.
       *     - `duplicate_parameter`: A parameter, field or header that may stand once was given twice: leave one.
       *     - `malformed_request`: The bytes are no HTTP/1.1 request, or its address holds a zero byte: check the client or the proxy between.
       *     - `malformed_json`: The body is not valid JSON: check quotes, commas and the `Content-Type`.
       */
      400: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description - `unauthorized`: No token, or an unknown one: send `Authorization: Bearer <token>`. */
      401: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          'WWW-Authenticate': components['headers']['WWW-Authenticate'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description - `forbidden`: The token lacks the scope: use one with `trade` or `admin`. */
      403: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /**
       * @description - `run_not_found`: No rebalance run has this id: `GET /execute/runs` lists them.
       *     - `not_found`: No such path: `/openapi.json` lists what there is.
       */
      404: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description - `request_timeout`: The request took too long to arrive (headers 10 s, all of it 30 s): check the network, send less. */
      408: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description - `payload_too_large`: The body is larger than 1 MiB (64 MiB for weights and frontiers): send less. */
      413: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description - `uri_too_long`: The address has more than 8,192 characters: ask for less, or send it in the body where there is one. */
      414: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description - `unsupported_media_type`: Send JSON with `Content-Type: application/json`, uncompressed. */
      415: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description - `rate_limited`: Too many requests of this token, or without a known token from this address: wait for `Retry-After` seconds; `RateLimit-Remaining` says in time. */
      429: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          'Retry-After': components['headers']['Retry-After'];
          'RateLimit-Limit': components['headers']['RateLimit-Limit'];
          'RateLimit-Remaining': components['headers']['RateLimit-Remaining'];
          'RateLimit-Reset': components['headers']['RateLimit-Reset'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description - `headers_too_large`: More than 100 headers, or more than 16 KiB with the address: send fewer. */
      431: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description - `internal_error`: A defect on our side: report it with the request id. */
      500: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description - `database_unreachable`: The PostgreSQL server does not answer: check `DATABASE_URL` and that it runs. */
      503: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  previewRebalance: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        /**
         * @example {
         *       "strategy": "beta",
         *       "style": {
         *         "kind": "twap",
         *         "params": {
         *           "slices": 6,
         *           "duration_minutes": 30
         *         }
         *       }
         *     }
         */
        'application/json': components['schemas']['PreviewDto'];
      };
    };
    responses: {
      /** @description The answer. */
      200: {
        headers: {
          'RateLimit-Reset': components['headers']['RateLimit-Reset'];
          'RateLimit-Remaining': components['headers']['RateLimit-Remaining'];
          'RateLimit-Limit': components['headers']['RateLimit-Limit'];
          'X-Request-Id': components['headers']['X-Request-Id'];
          [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "plan_id": "3f0f9c1a-6a4e-4b7e-9a35-0d2f8a1c7e42",
           *       "hash": "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
           *       "created_at": "2024-01-05T21:00:00.000Z",
           *       "expires_at": "2024-01-05T21:00:00.000Z",
           *       "strategy": null,
           *       "market_date": "2024-01-05",
           *       "account": {
           *         "account_number": "PA3SIMULATED",
           *         "cash": "100000",
           *         "capital": "100000",
           *         "cash_buffer": "1000"
           *       },
           *       "orders": [
           *         {
           *           "symbol": "AAPL",
           *           "side": "buy",
           *           "qty": null,
           *           "notional": "1234.5",
           *           "price": "187.15",
           *           "value": "1234.5",
           *           "strategies": {
           *             "beta": "1000",
           *             "gamma": "234.5"
           *           }
           *         }
           *       ],
           *       "crosses": [
           *         {
           *           "symbol": "AAPL",
           *           "qty": "12.5",
           *           "price": "187.15"
           *         }
           *       ],
           *       "skipped": [
           *         {
           *           "symbol": "AAPL",
           *           "reason": "BELOW_MIN_NOTIONAL",
           *           "detail": "worth 4.20 USD"
           *         }
           *       ],
           *       "turnover": 0.42,
           *       "estimated_cost": "8.4",
           *       "cash_after": "1000",
           *       "tracking": {
           *         "before": 0.99,
           *         "after": 0.0004
           *       },
           *       "style": {
           *         "kind": "twap",
           *         "params": {
           *           "slices": 6,
           *           "duration_minutes": 30
           *         }
           *       },
           *       "rules": {}
           *     }
           */
          'application/json': components['schemas']['PlanDto'];
        };
      };
      /**
       * @description - `invalid_input`: A number, size or name in the input is wrong: the detail names it, `errors[].path` its place.
       *     - `validation_failed`: A field or parameter is missing, malformed or unknown: `errors[]` names each place.
       *     - `duplicate_parameter`: A parameter, field or header that may stand once was given twice: leave one.
       *     - `malformed_request`: The bytes are no HTTP/1.1 request, or its address holds a zero byte: check the client or the proxy between.
       *     - `malformed_json`: The body is not valid JSON: check quotes, commas and the `Content-Type`.
       */
      400: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description - `unauthorized`: No token, or an unknown one: send `Authorization: Bearer <token>`. */
      401: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          'WWW-Authenticate': components['headers']['WWW-Authenticate'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description - `forbidden`: The token lacks the scope: use one with `trade` or `admin`. */
      403: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description - `strategy_not_found`: No strategy has this id, or it was removed before its run began: `GET /strategies` lists them. */
      404: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description - `request_timeout`: The request took too long to arrive (headers 10 s, all of it 30 s): check the network, send less. */
      408: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /**
       * @description - `no_book`: There are no target weights yet: run `pas allocate`.
       *     - `account_mismatch`: The broker shows another account than this database belongs to: use another `DATA_DIR` or the right keys.
       *     - `account_blocked`: The broker does not let this account trade: see the broker’s own notice.
       */
      409: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description - `payload_too_large`: The body is larger than 1 MiB (64 MiB for weights and frontiers): send less. */
      413: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description - `uri_too_long`: The address has more than 8,192 characters: ask for less, or send it in the body where there is one. */
      414: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description - `unsupported_media_type`: Send JSON with `Content-Type: application/json`, uncompressed. */
      415: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description - `negative_target`: A strategy wants a short position, and only long ones are traded. */
      422: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description - `rate_limited`: Too many requests of this token, or without a known token from this address: wait for `Retry-After` seconds; `RateLimit-Remaining` says in time. */
      429: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          'Retry-After': components['headers']['Retry-After'];
          'RateLimit-Limit': components['headers']['RateLimit-Limit'];
          'RateLimit-Remaining': components['headers']['RateLimit-Remaining'];
          'RateLimit-Reset': components['headers']['RateLimit-Reset'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description - `headers_too_large`: More than 100 headers, or more than 16 KiB with the address: send fewer. */
      431: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description - `internal_error`: A defect on our side: report it with the request id. */
      500: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /**
       * @description - `broker_unavailable`: The broker did not answer: nothing is sent twice; the system looks up what became of the order.
       *     - `broker_rejected`: The broker refused: its status, code and message are in the answer.
       *     - `broker_protocol`: The broker answered something that is not its protocol: report it with the request id.
       */
      502: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /**
       * @description - `broker_throttled`: The requests that the broker takes in a minute are used up: `retry_after_ms` says when to ask again.
       *     - `database_unreachable`: The PostgreSQL server does not answer: check `DATABASE_URL` and that it runs.
       */
      503: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          'Retry-After': components['headers']['Retry-After'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  startRebalance: {
    parameters: {
      query?: never;
      header?: {
        /** @description The same key is the same run, however often it is sent. */
        'Idempotency-Key'?: string;
      };
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        /**
         * @example {
         *       "strategy": "beta",
         *       "style": {
         *         "kind": "twap",
         *         "params": {
         *           "slices": 6,
         *           "duration_minutes": 30
         *         }
         *       }
         *     }
         */
        'application/json': components['schemas']['StartRebalanceDto'];
      };
    };
    responses: {
      /** @description The answer. */
      200: {
        headers: {
          'RateLimit-Reset': components['headers']['RateLimit-Reset'];
          'RateLimit-Remaining': components['headers']['RateLimit-Remaining'];
          'RateLimit-Limit': components['headers']['RateLimit-Limit'];
          'X-Request-Id': components['headers']['X-Request-Id'];
          [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "orders_submitted": true,
           *       "run_id": "0b0e4d3a-58c9-4b7a-8a5f-3a0c2f0f8d11",
           *       "orders": [
           *         {
           *           "leg": 1,
           *           "client_order_id": "pas-0b0e4d3a-1",
           *           "order_id": "61e69015-8549-4bfd-b9c3-01e75843f47d",
           *           "symbol": "AAPL",
           *           "side": "buy",
           *           "type": "market",
           *           "limit_price": null,
           *           "qty": "12.5",
           *           "notional": null,
           *           "state": "planned",
           *           "status": "filled",
           *           "filled_qty": "12.5",
           *           "failure": null
           *         }
           *       ],
           *       "skipped": [
           *         {
           *           "symbol": "AAPL",
           *           "reason": "BELOW_MIN_NOTIONAL",
           *           "detail": "worth 4.20 USD"
           *         }
           *       ]
           *     }
           */
          'application/json': components['schemas']['RebalanceDto'];
        };
      };
      /**
       * @description - `invalid_input`: A number, size or name in the input is wrong: the detail names it, `errors[].path` its place.
       *     - `validation_failed`: A field or parameter is missing, malformed or unknown: `errors[]` names each place.
       *     - `duplicate_parameter`: A parameter, field or header that may stand once was given twice: leave one.
       *     - `malformed_request`: The bytes are no HTTP/1.1 request, or its address holds a zero byte: check the client or the proxy between.
       *     - `malformed_json`: The body is not valid JSON: check quotes, commas and the `Content-Type`.
       */
      400: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description - `unauthorized`: No token, or an unknown one: send `Authorization: Bearer <token>`. */
      401: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          'WWW-Authenticate': components['headers']['WWW-Authenticate'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description - `forbidden`: The token lacks the scope: use one with `trade` or `admin`. */
      403: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /**
       * @description - `strategy_not_found`: No strategy has this id, or it was removed before its run began: `GET /strategies` lists them.
       *     - `plan_not_found`: No plan has this id: `POST /execute/preview` makes one; unused ones are kept for a month.
       */
      404: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description - `request_timeout`: The request took too long to arrive (headers 10 s, all of it 30 s): check the network, send less. */
      408: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /**
       * @description - `run_in_progress`: One rebalance at a time per account: wait for `run_id` to end.
       *     - `idempotency_key_reused`: The key was used for another request: choose a new one.
       *     - `plan_stale`: What the plan follows from has changed, see `moved[]`; nothing was sent: preview again.
       *     - `plan_used`: A plan is executed once, by the run `run_id`: preview again.
       *     - `market_closed`: The market is closed or about to close, and this request does not wait: ask at the open.
       *     - `no_book`: There are no target weights yet: run `pas allocate`.
       *     - `trading_halted`: Trading is halted for this account: `GET /execute/state` says by whom and why; scope `admin` resumes.
       *     - `account_mismatch`: The broker shows another account than this database belongs to: use another `DATA_DIR` or the right keys.
       *     - `account_blocked`: The broker does not let this account trade: see the broker’s own notice.
       */
      409: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description - `payload_too_large`: The body is larger than 1 MiB (64 MiB for weights and frontiers): send less. */
      413: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description - `uri_too_long`: The address has more than 8,192 characters: ask for less, or send it in the body where there is one. */
      414: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description - `unsupported_media_type`: Send JSON with `Content-Type: application/json`, uncompressed. */
      415: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description - `negative_target`: A strategy wants a short position, and only long ones are traded. */
      422: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description - `rate_limited`: Too many requests of this token, or without a known token from this address: wait for `Retry-After` seconds; `RateLimit-Remaining` says in time. */
      429: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          'Retry-After': components['headers']['Retry-After'];
          'RateLimit-Limit': components['headers']['RateLimit-Limit'];
          'RateLimit-Remaining': components['headers']['RateLimit-Remaining'];
          'RateLimit-Reset': components['headers']['RateLimit-Reset'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description - `headers_too_large`: More than 100 headers, or more than 16 KiB with the address: send fewer. */
      431: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description - `internal_error`: A defect on our side: report it with the request id. */
      500: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /**
       * @description - `broker_unavailable`: The broker did not answer: nothing is sent twice; the system looks up what became of the order.
       *     - `broker_rejected`: The broker refused: its status, code and message are in the answer.
       *     - `broker_protocol`: The broker answered something that is not its protocol: report it with the request id.
       */
      502: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /**
       * @description - `broker_throttled`: The requests that the broker takes in a minute are used up: `retry_after_ms` says when to ask again.
       *     - `executor_unavailable`: No process that executes took the run: start one with the role `all`, `scheduler` or `worker`.
       *     - `database_unreachable`: The PostgreSQL server does not answer: check `DATABASE_URL` and that it runs.
       */
      503: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          'Retry-After': components['headers']['Retry-After'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  getRebalanceRules: {
    parameters: {
      query?: never;
      header?: {
        /** @description The `ETag` of an earlier answer: 304 without a body while nothing has changed. */
        'If-None-Match'?: components['parameters']['If-None-Match'];
      };
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The answer. */
      200: {
        headers: {
          'RateLimit-Reset': components['headers']['RateLimit-Reset'];
          'RateLimit-Remaining': components['headers']['RateLimit-Remaining'];
          'RateLimit-Limit': components['headers']['RateLimit-Limit'];
          'X-Request-Id': components['headers']['X-Request-Id'];
          ETag: components['headers']['ETag'];
          [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "rules": {
           *         "mode": "full",
           *         "drift_absolute": 0.05,
           *         "drift_relative": 0.25,
           *         "max_turnover": 0.5
           *       },
           *       "set_by": null,
           *       "set_at": "2024-01-05T21:00:00.000Z"
           *     }
           */
          'application/json': {
            /**
             * @example {
             *       "mode": "full",
             *       "drift_absolute": 0.05,
             *       "drift_relative": 0.25,
             *       "max_turnover": 0.5
             *     }
             */
            rules: {
              /**
               * @description `drifted`: only what is outside its band trades; `full`: as soon as one is, all do.
               * @enum {string}
               */
              mode?: 'drifted' | 'full';
              /**
               * Format: double
               * @description Band around a target, as a fraction of the larger of target and holding.
               */
              drift_relative?: number;
              /**
               * Format: double
               * @description Second band, as a fraction of the capital; a holding outside of either trades.
               */
              drift_absolute?: number;
              /**
               * Format: double
               * @description Fraction of the capital that stays cash.
               */
              cash_buffer?: number;
              /**
               * Format: double
               * @description The smallest order. Closing a position knows no minimum.
               */
              min_notional_usd?: number;
              /**
               * Format: double
               * @description The smallest order, as a fraction of the capital; the larger minimum counts.
               */
              min_notional_fraction?: number;
              /**
               * Format: double
               * @description Value of all orders of a run, both sides counted, as a fraction of the capital.
               */
              max_turnover?: number;
              /**
               * Format: double
               * @description Value of the order of one symbol, as a fraction of the capital.
               */
              max_symbol_turnover?: number;
              /**
               * Format: double
               * @description The largest order.
               */
              max_order_usd?: number;
              /**
               * Format: double
               * @description Fraction of the average daily volume of 20 days that one order may take.
               */
              max_participation?: number;
              /** @description Older prices, in market time, size no order. */
              max_price_age_seconds?: number;
              /**
               * Format: double
               * @description Fraction by which a price may lie away from the previous close.
               */
              price_collar?: number;
              /** @description Buy from settled cash only (T+1), as a cash account must. */
              settled_cash_only?: boolean;
              /**
               * @description Where the weight of a symbol goes that does not trade.
               * @enum {string}
               */
              untradable_weight?: 'cash' | 'pro_rata';
              /**
               * @description What a run does while the market is closed, or about to close.
               * @enum {string}
               */
              closed_market?: 'queue' | 'refuse';
              /** @description No run begins in the last minutes before the close. */
              last_minutes?: number;
              /** @description How long a previewed plan may be executed. */
              plan_ttl_seconds?: number;
              /**
               * Format: double
               * @description Fraction by which prices may move between preview and execution.
               */
              plan_price_tolerance?: number;
              /**
               * Format: double
               * @description Assumed half spread, for the estimated cost.
               */
              half_spread_bps?: number;
              /**
               * Format: double
               * @description Assumed fees, for the estimated cost.
               */
              fee_bps?: number;
              /** @description How a leg becomes orders, unless a request says otherwise; see GET /execute/styles. */
              style?: {
                /** @enum {string} */
                kind: 'immediate' | 'limit_with_chase' | 'twap';
                /** @default {} */
                params?: {
                  [key: string]: unknown;
                };
              };
            };
            /** @description Null: the defaults, nobody has set any. */
            set_by: string | null;
            /** Format: date-time */
            set_at: string | null;
          };
        };
      };
      /** @description Nothing changed since the `ETag` of `If-None-Match`. */
      304: {
        headers: {
          'RateLimit-Reset': components['headers']['RateLimit-Reset'];
          'RateLimit-Remaining': components['headers']['RateLimit-Remaining'];
          'RateLimit-Limit': components['headers']['RateLimit-Limit'];
          'X-Request-Id': components['headers']['X-Request-Id'];
          ETag: components['headers']['ETag'];
          [name: string]: unknown;
        };
        content?: never;
      };
      /**
       * @description - `validation_failed`: A field or parameter is missing, malformed or unknown: `errors[]` names each place.
       *     - `duplicate_parameter`: A parameter, field or header that may stand once was given twice: leave one.
       *     - `malformed_request`: The bytes are no HTTP/1.1 request, or its address holds a zero byte: check the client or the proxy between.
       */
      400: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description - `unauthorized`: No token, or an unknown one: send `Authorization: Bearer <token>`. */
      401: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          'WWW-Authenticate': components['headers']['WWW-Authenticate'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description - `forbidden`: The token lacks the scope: use one with `trade` or `admin`. */
      403: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description - `request_timeout`: The request took too long to arrive (headers 10 s, all of it 30 s): check the network, send less. */
      408: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description - `uri_too_long`: The address has more than 8,192 characters: ask for less, or send it in the body where there is one. */
      414: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description - `rate_limited`: Too many requests of this token, or without a known token from this address: wait for `Retry-After` seconds; `RateLimit-Remaining` says in time. */
      429: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          'Retry-After': components['headers']['Retry-After'];
          'RateLimit-Limit': components['headers']['RateLimit-Limit'];
          'RateLimit-Remaining': components['headers']['RateLimit-Remaining'];
          'RateLimit-Reset': components['headers']['RateLimit-Reset'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description - `headers_too_large`: More than 100 headers, or more than 16 KiB with the address: send fewer. */
      431: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description - `internal_error`: A defect on our side: report it with the request id. */
      500: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description - `database_unreachable`: The PostgreSQL server does not answer: check `DATABASE_URL` and that it runs. */
      503: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  setRebalanceRules: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        /**
         * @example {
         *       "mode": "full",
         *       "drift_absolute": 0.05,
         *       "drift_relative": 0.25,
         *       "max_turnover": 0.5
         *     }
         */
        'application/json': {
          /**
           * @description `drifted`: only what is outside its band trades; `full`: as soon as one is, all do.
           * @enum {string}
           */
          mode?: 'drifted' | 'full';
          /**
           * Format: double
           * @description Band around a target, as a fraction of the larger of target and holding.
           */
          drift_relative?: number;
          /**
           * Format: double
           * @description Second band, as a fraction of the capital; a holding outside of either trades.
           */
          drift_absolute?: number;
          /**
           * Format: double
           * @description Fraction of the capital that stays cash.
           */
          cash_buffer?: number;
          /**
           * Format: double
           * @description The smallest order. Closing a position knows no minimum.
           */
          min_notional_usd?: number;
          /**
           * Format: double
           * @description The smallest order, as a fraction of the capital; the larger minimum counts.
           */
          min_notional_fraction?: number;
          /**
           * Format: double
           * @description Value of all orders of a run, both sides counted, as a fraction of the capital.
           */
          max_turnover?: number;
          /**
           * Format: double
           * @description Value of the order of one symbol, as a fraction of the capital.
           */
          max_symbol_turnover?: number;
          /**
           * Format: double
           * @description The largest order.
           */
          max_order_usd?: number;
          /**
           * Format: double
           * @description Fraction of the average daily volume of 20 days that one order may take.
           */
          max_participation?: number;
          /** @description Older prices, in market time, size no order. */
          max_price_age_seconds?: number;
          /**
           * Format: double
           * @description Fraction by which a price may lie away from the previous close.
           */
          price_collar?: number;
          /** @description Buy from settled cash only (T+1), as a cash account must. */
          settled_cash_only?: boolean;
          /**
           * @description Where the weight of a symbol goes that does not trade.
           * @enum {string}
           */
          untradable_weight?: 'cash' | 'pro_rata';
          /**
           * @description What a run does while the market is closed, or about to close.
           * @enum {string}
           */
          closed_market?: 'queue' | 'refuse';
          /** @description No run begins in the last minutes before the close. */
          last_minutes?: number;
          /** @description How long a previewed plan may be executed. */
          plan_ttl_seconds?: number;
          /**
           * Format: double
           * @description Fraction by which prices may move between preview and execution.
           */
          plan_price_tolerance?: number;
          /**
           * Format: double
           * @description Assumed half spread, for the estimated cost.
           */
          half_spread_bps?: number;
          /**
           * Format: double
           * @description Assumed fees, for the estimated cost.
           */
          fee_bps?: number;
          /** @description How a leg becomes orders, unless a request says otherwise; see GET /execute/styles. */
          style?: {
            /** @enum {string} */
            kind: 'immediate' | 'limit_with_chase' | 'twap';
            /** @default {} */
            params?: {
              [key: string]: unknown;
            };
          };
        };
      };
    };
    responses: {
      /** @description The answer. */
      200: {
        headers: {
          'RateLimit-Reset': components['headers']['RateLimit-Reset'];
          'RateLimit-Remaining': components['headers']['RateLimit-Remaining'];
          'RateLimit-Limit': components['headers']['RateLimit-Limit'];
          'X-Request-Id': components['headers']['X-Request-Id'];
          [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "rules": {
           *         "mode": "full",
           *         "drift_absolute": 0.05,
           *         "drift_relative": 0.25,
           *         "max_turnover": 0.5
           *       },
           *       "set_by": null,
           *       "set_at": "2024-01-05T21:00:00.000Z"
           *     }
           */
          'application/json': {
            /**
             * @example {
             *       "mode": "full",
             *       "drift_absolute": 0.05,
             *       "drift_relative": 0.25,
             *       "max_turnover": 0.5
             *     }
             */
            rules: {
              /**
               * @description `drifted`: only what is outside its band trades; `full`: as soon as one is, all do.
               * @enum {string}
               */
              mode?: 'drifted' | 'full';
              /**
               * Format: double
               * @description Band around a target, as a fraction of the larger of target and holding.
               */
              drift_relative?: number;
              /**
               * Format: double
               * @description Second band, as a fraction of the capital; a holding outside of either trades.
               */
              drift_absolute?: number;
              /**
               * Format: double
               * @description Fraction of the capital that stays cash.
               */
              cash_buffer?: number;
              /**
               * Format: double
               * @description The smallest order. Closing a position knows no minimum.
               */
              min_notional_usd?: number;
              /**
               * Format: double
               * @description The smallest order, as a fraction of the capital; the larger minimum counts.
               */
              min_notional_fraction?: number;
              /**
               * Format: double
               * @description Value of all orders of a run, both sides counted, as a fraction of the capital.
               */
              max_turnover?: number;
              /**
               * Format: double
               * @description Value of the order of one symbol, as a fraction of the capital.
               */
              max_symbol_turnover?: number;
              /**
               * Format: double
               * @description The largest order.
               */
              max_order_usd?: number;
              /**
               * Format: double
               * @description Fraction of the average daily volume of 20 days that one order may take.
               */
              max_participation?: number;
              /** @description Older prices, in market time, size no order. */
              max_price_age_seconds?: number;
              /**
               * Format: double
               * @description Fraction by which a price may lie away from the previous close.
               */
              price_collar?: number;
              /** @description Buy from settled cash only (T+1), as a cash account must. */
              settled_cash_only?: boolean;
              /**
               * @description Where the weight of a symbol goes that does not trade.
               * @enum {string}
               */
              untradable_weight?: 'cash' | 'pro_rata';
              /**
               * @description What a run does while the market is closed, or about to close.
               * @enum {string}
               */
              closed_market?: 'queue' | 'refuse';
              /** @description No run begins in the last minutes before the close. */
              last_minutes?: number;
              /** @description How long a previewed plan may be executed. */
              plan_ttl_seconds?: number;
              /**
               * Format: double
               * @description Fraction by which prices may move between preview and execution.
               */
              plan_price_tolerance?: number;
              /**
               * Format: double
               * @description Assumed half spread, for the estimated cost.
               */
              half_spread_bps?: number;
              /**
               * Format: double
               * @description Assumed fees, for the estimated cost.
               */
              fee_bps?: number;
              /** @description How a leg becomes orders, unless a request says otherwise; see GET /execute/styles. */
              style?: {
                /** @enum {string} */
                kind: 'immediate' | 'limit_with_chase' | 'twap';
                /** @default {} */
                params?: {
                  [key: string]: unknown;
                };
              };
            };
            /** @description Null: the defaults, nobody has set any. */
            set_by: string | null;
            /** Format: date-time */
            set_at: string | null;
          };
        };
      };
      /**
       * @description - `invalid_input`: A number, size or name in the input is wrong: the detail names it, `errors[].path` its place.
       *     - `validation_failed`: A field or parameter is missing, malformed or unknown: `errors[]` names each place.
       *     - `duplicate_parameter`: A parameter, field or header that may stand once was given twice: leave one.
       *     - `malformed_request`: The bytes are no HTTP/1.1 request, or its address holds a zero byte: check the client or the proxy between.
       *     - `malformed_json`: The body is not valid JSON: check quotes, commas and the `Content-Type`.
       */
      400: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description - `unauthorized`: No token, or an unknown one: send `Authorization: Bearer <token>`. */
      401: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          'WWW-Authenticate': components['headers']['WWW-Authenticate'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description - `forbidden`: The token lacks the scope: use one with `trade` or `admin`. */
      403: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description - `request_timeout`: The request took too long to arrive (headers 10 s, all of it 30 s): check the network, send less. */
      408: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description - `payload_too_large`: The body is larger than 1 MiB (64 MiB for weights and frontiers): send less. */
      413: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description - `uri_too_long`: The address has more than 8,192 characters: ask for less, or send it in the body where there is one. */
      414: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description - `unsupported_media_type`: Send JSON with `Content-Type: application/json`, uncompressed. */
      415: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description - `rate_limited`: Too many requests of this token, or without a known token from this address: wait for `Retry-After` seconds; `RateLimit-Remaining` says in time. */
      429: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          'Retry-After': components['headers']['Retry-After'];
          'RateLimit-Limit': components['headers']['RateLimit-Limit'];
          'RateLimit-Remaining': components['headers']['RateLimit-Remaining'];
          'RateLimit-Reset': components['headers']['RateLimit-Reset'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description - `headers_too_large`: More than 100 headers, or more than 16 KiB with the address: send fewer. */
      431: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description - `internal_error`: A defect on our side: report it with the request id. */
      500: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description - `database_unreachable`: The PostgreSQL server does not answer: check `DATABASE_URL` and that it runs. */
      503: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  getReconciliation: {
    parameters: {
      query?: never;
      header?: {
        /** @description The `ETag` of an earlier answer: 304 without a body while nothing has changed. */
        'If-None-Match'?: components['parameters']['If-None-Match'];
      };
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The answer. */
      200: {
        headers: {
          'RateLimit-Reset': components['headers']['RateLimit-Reset'];
          'RateLimit-Remaining': components['headers']['RateLimit-Remaining'];
          'RateLimit-Limit': components['headers']['RateLimit-Limit'];
          'X-Request-Id': components['headers']['X-Request-Id'];
          ETag: components['headers']['ETag'];
          [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "as_of": "2024-01-05T21:00:00.000Z",
           *       "is_clean": true,
           *       "mismatched_positions": 0,
           *       "cash": {
           *         "symbol": "AAPL",
           *         "broker": "12.5",
           *         "ledger": "12.5",
           *         "difference": "0",
           *         "strategies": {
           *           "beta": "10",
           *           "gamma": "2.5"
           *         }
           *       },
           *       "positions": [
           *         {
           *           "symbol": "AAPL",
           *           "broker": "12.5",
           *           "ledger": "12.5",
           *           "difference": "0",
           *           "strategies": {
           *             "beta": "10",
           *             "gamma": "2.5"
           *           }
           *         }
           *       ],
           *       "finding": {
           *         "id": "3f0f9c1a-6a4e-4b7e-9a35-0d2f8a1c7e42",
           *         "trigger": "start",
           *         "is_clean": true,
           *         "first_at": "2024-01-05T21:00:00.000Z",
           *         "last_at": "2024-01-05T21:00:00.000Z",
           *         "discrepancies": [
           *           {
           *             "symbol": "AAPL",
           *             "broker": "15.5",
           *             "ledger": "12.5",
           *             "difference": "3",
           *             "state": "open"
           *           }
           *         ]
           *       }
           *     }
           */
          'application/json': components['schemas']['ReconciliationDto'];
        };
      };
      /** @description Nothing changed since the `ETag` of `If-None-Match`. */
      304: {
        headers: {
          'RateLimit-Reset': components['headers']['RateLimit-Reset'];
          'RateLimit-Remaining': components['headers']['RateLimit-Remaining'];
          'RateLimit-Limit': components['headers']['RateLimit-Limit'];
          'X-Request-Id': components['headers']['X-Request-Id'];
          ETag: components['headers']['ETag'];
          [name: string]: unknown;
        };
        content?: never;
      };
      /**
       * @description - `validation_failed`: A field or parameter is missing, malformed or unknown: `errors[]` names each place.
       *     - `duplicate_parameter`: A parameter, field or header that may stand once was given twice: leave one.
       *     - `malformed_request`: The bytes are no HTTP/1.1 request, or its address holds a zero byte: check the client or the proxy between.
       */
      400: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description - `unauthorized`: No token, or an unknown one: send `Authorization: Bearer <token>`. */
      401: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          'WWW-Authenticate': components['headers']['WWW-Authenticate'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description - `forbidden`: The token lacks the scope: use one with `trade` or `admin`. */
      403: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description - `request_timeout`: The request took too long to arrive (headers 10 s, all of it 30 s): check the network, send less. */
      408: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description - `account_mismatch`: The broker shows another account than this database belongs to: use another `DATA_DIR` or the right keys. */
      409: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description - `uri_too_long`: The address has more than 8,192 characters: ask for less, or send it in the body where there is one. */
      414: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description - `rate_limited`: Too many requests of this token, or without a known token from this address: wait for `Retry-After` seconds; `RateLimit-Remaining` says in time. */
      429: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          'Retry-After': components['headers']['Retry-After'];
          'RateLimit-Limit': components['headers']['RateLimit-Limit'];
          'RateLimit-Remaining': components['headers']['RateLimit-Remaining'];
          'RateLimit-Reset': components['headers']['RateLimit-Reset'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description - `headers_too_large`: More than 100 headers, or more than 16 KiB with the address: send fewer. */
      431: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description - `internal_error`: A defect on our side: report it with the request id. */
      500: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /**
       * @description - `broker_unavailable`: The broker did not answer: nothing is sent twice; the system looks up what became of the order.
       *     - `broker_rejected`: The broker refused: its status, code and message are in the answer.
       *     - `broker_protocol`: The broker answered something that is not its protocol: report it with the request id.
       */
      502: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /**
       * @description - `broker_throttled`: The requests that the broker takes in a minute are used up: `retry_after_ms` says when to ask again.
       *     - `database_unreachable`: The PostgreSQL server does not answer: check `DATABASE_URL` and that it runs.
       */
      503: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          'Retry-After': components['headers']['Retry-After'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  refreshReconciliation: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The answer. */
      200: {
        headers: {
          'RateLimit-Reset': components['headers']['RateLimit-Reset'];
          'RateLimit-Remaining': components['headers']['RateLimit-Remaining'];
          'RateLimit-Limit': components['headers']['RateLimit-Limit'];
          'X-Request-Id': components['headers']['X-Request-Id'];
          [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "as_of": "2024-01-05T21:00:00.000Z",
           *       "is_clean": true,
           *       "mismatched_positions": 0,
           *       "cash": {
           *         "symbol": "AAPL",
           *         "broker": "12.5",
           *         "ledger": "12.5",
           *         "difference": "0",
           *         "strategies": {
           *           "beta": "10",
           *           "gamma": "2.5"
           *         }
           *       },
           *       "positions": [
           *         {
           *           "symbol": "AAPL",
           *           "broker": "12.5",
           *           "ledger": "12.5",
           *           "difference": "0",
           *           "strategies": {
           *             "beta": "10",
           *             "gamma": "2.5"
           *           }
           *         }
           *       ],
           *       "finding": {
           *         "id": "3f0f9c1a-6a4e-4b7e-9a35-0d2f8a1c7e42",
           *         "trigger": "start",
           *         "is_clean": true,
           *         "first_at": "2024-01-05T21:00:00.000Z",
           *         "last_at": "2024-01-05T21:00:00.000Z",
           *         "discrepancies": [
           *           {
           *             "symbol": "AAPL",
           *             "broker": "15.5",
           *             "ledger": "12.5",
           *             "difference": "3",
           *             "state": "open"
           *           }
           *         ]
           *       }
           *     }
           */
          'application/json': components['schemas']['ReconciliationDto'];
        };
      };
      /**
       * @description - `validation_failed`: A field or parameter is missing, malformed or unknown: `errors[]` names each place.
       *     - `duplicate_parameter`: A parameter, field or header that may stand once was given twice: leave one.
       *     - `malformed_request`: The bytes are no HTTP/1.1 request, or its address holds a zero byte: check the client or the proxy between.
       *     - `malformed_json`: The body is not valid JSON: check quotes, commas and the `Content-Type`.
       */
      400: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description - `unauthorized`: No token, or an unknown one: send `Authorization: Bearer <token>`. */
      401: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          'WWW-Authenticate': components['headers']['WWW-Authenticate'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description - `forbidden`: The token lacks the scope: use one with `trade` or `admin`. */
      403: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description - `request_timeout`: The request took too long to arrive (headers 10 s, all of it 30 s): check the network, send less. */
      408: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description - `account_mismatch`: The broker shows another account than this database belongs to: use another `DATA_DIR` or the right keys. */
      409: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description - `payload_too_large`: The body is larger than 1 MiB (64 MiB for weights and frontiers): send less. */
      413: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description - `uri_too_long`: The address has more than 8,192 characters: ask for less, or send it in the body where there is one. */
      414: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description - `unsupported_media_type`: Send JSON with `Content-Type: application/json`, uncompressed. */
      415: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description - `rate_limited`: Too many requests of this token, or without a known token from this address: wait for `Retry-After` seconds; `RateLimit-Remaining` says in time. */
      429: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          'Retry-After': components['headers']['Retry-After'];
          'RateLimit-Limit': components['headers']['RateLimit-Limit'];
          'RateLimit-Remaining': components['headers']['RateLimit-Remaining'];
          'RateLimit-Reset': components['headers']['RateLimit-Reset'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description - `headers_too_large`: More than 100 headers, or more than 16 KiB with the address: send fewer. */
      431: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description - `internal_error`: A defect on our side: report it with the request id. */
      500: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /**
       * @description - `broker_unavailable`: The broker did not answer: nothing is sent twice; the system looks up what became of the order.
       *     - `broker_rejected`: The broker refused: its status, code and message are in the answer.
       *     - `broker_protocol`: The broker answered something that is not its protocol: report it with the request id.
       */
      502: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /**
       * @description - `broker_throttled`: The requests that the broker takes in a minute are used up: `retry_after_ms` says when to ask again.
       *     - `database_unreachable`: The PostgreSQL server does not answer: check `DATABASE_URL` and that it runs.
       */
      503: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          'Retry-After': components['headers']['Retry-After'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  acknowledgeDiscrepancies: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** @description Of the finding, see GET /execute/reconciliation. */
        id: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        /**
         * @example {
         *       "reason": "Shares moved in from another broker.",
         *       "discrepancies": [
         *         {
         *           "symbol": "AAPL",
         *           "policy": "book_external"
         *         }
         *       ]
         *     }
         */
        'application/json': components['schemas']['AcknowledgeDto'];
      };
    };
    responses: {
      /** @description The answer. */
      200: {
        headers: {
          'RateLimit-Reset': components['headers']['RateLimit-Reset'];
          'RateLimit-Remaining': components['headers']['RateLimit-Remaining'];
          'RateLimit-Limit': components['headers']['RateLimit-Limit'];
          'X-Request-Id': components['headers']['X-Request-Id'];
          [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "as_of": "2024-01-05T21:00:00.000Z",
           *       "is_clean": true,
           *       "mismatched_positions": 0,
           *       "cash": {
           *         "symbol": "AAPL",
           *         "broker": "12.5",
           *         "ledger": "12.5",
           *         "difference": "0",
           *         "strategies": {
           *           "beta": "10",
           *           "gamma": "2.5"
           *         }
           *       },
           *       "positions": [
           *         {
           *           "symbol": "AAPL",
           *           "broker": "12.5",
           *           "ledger": "12.5",
           *           "difference": "0",
           *           "strategies": {
           *             "beta": "10",
           *             "gamma": "2.5"
           *           }
           *         }
           *       ],
           *       "finding": {
           *         "id": "3f0f9c1a-6a4e-4b7e-9a35-0d2f8a1c7e42",
           *         "trigger": "start",
           *         "is_clean": true,
           *         "first_at": "2024-01-05T21:00:00.000Z",
           *         "last_at": "2024-01-05T21:00:00.000Z",
           *         "discrepancies": [
           *           {
           *             "symbol": "AAPL",
           *             "broker": "15.5",
           *             "ledger": "12.5",
           *             "difference": "3",
           *             "state": "open"
           *           }
           *         ]
           *       }
           *     }
           */
          'application/json': components['schemas']['ReconciliationDto'];
        };
      };
      /**
       * @description - `validation_failed`: A field or parameter is missing, malformed or unknown: `errors[]` names each place.
       *     - `duplicate_parameter`: A parameter, field or header that may stand once was given twice: leave one.
       *     - `malformed_request`: The bytes are no HTTP/1.1 request, or its address holds a zero byte: check the client or the proxy between.
       *     - `malformed_json`: The body is not valid JSON: check quotes, commas and the `Content-Type`.
       */
      400: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description - `unauthorized`: No token, or an unknown one: send `Authorization: Bearer <token>`. */
      401: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          'WWW-Authenticate': components['headers']['WWW-Authenticate'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description - `forbidden`: The token lacks the scope: use one with `trade` or `admin`. */
      403: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /**
       * @description - `reconciliation_not_found`: No such finding: `GET /execute/reconciliation` shows the last one.
       *     - `not_found`: No such path: `/openapi.json` lists what there is.
       */
      404: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description - `request_timeout`: The request took too long to arrive (headers 10 s, all of it 30 s): check the network, send less. */
      408: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /**
       * @description - `reconciliation_stale`: The account shows something else by now: look again and answer for that.
       *     - `account_mismatch`: The broker shows another account than this database belongs to: use another `DATA_DIR` or the right keys.
       */
      409: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description - `payload_too_large`: The body is larger than 1 MiB (64 MiB for weights and frontiers): send less. */
      413: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description - `uri_too_long`: The address has more than 8,192 characters: ask for less, or send it in the body where there is one. */
      414: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description - `unsupported_media_type`: Send JSON with `Content-Type: application/json`, uncompressed. */
      415: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description - `rate_limited`: Too many requests of this token, or without a known token from this address: wait for `Retry-After` seconds; `RateLimit-Remaining` says in time. */
      429: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          'Retry-After': components['headers']['Retry-After'];
          'RateLimit-Limit': components['headers']['RateLimit-Limit'];
          'RateLimit-Remaining': components['headers']['RateLimit-Remaining'];
          'RateLimit-Reset': components['headers']['RateLimit-Reset'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description - `headers_too_large`: More than 100 headers, or more than 16 KiB with the address: send fewer. */
      431: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description - `internal_error`: A defect on our side: report it with the request id. */
      500: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /**
       * @description - `broker_unavailable`: The broker did not answer: nothing is sent twice; the system looks up what became of the order.
       *     - `broker_rejected`: The broker refused: its status, code and message are in the answer.
       *     - `broker_protocol`: The broker answered something that is not its protocol: report it with the request id.
       */
      502: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /**
       * @description - `broker_throttled`: The requests that the broker takes in a minute are used up: `retry_after_ms` says when to ask again.
       *     - `database_unreachable`: The PostgreSQL server does not answer: check `DATABASE_URL` and that it runs.
       */
      503: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          'Retry-After': components['headers']['Retry-After'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  listExecutionStyles: {
    parameters: {
      query?: never;
      header?: {
        /** @description The `ETag` of an earlier answer: 304 without a body while nothing has changed. */
        'If-None-Match'?: components['parameters']['If-None-Match'];
      };
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The answer. */
      200: {
        headers: {
          'RateLimit-Reset': components['headers']['RateLimit-Reset'];
          'RateLimit-Remaining': components['headers']['RateLimit-Remaining'];
          'RateLimit-Limit': components['headers']['RateLimit-Limit'];
          'X-Request-Id': components['headers']['X-Request-Id'];
          ETag: components['headers']['ETag'];
          [name: string]: unknown;
        };
        content: {
          /**
           * @example [
           *       {
           *         "name": "twap",
           *         "title": "Spread over time (TWAP)",
           *         "description": "Equal parts at equal distances of time.",
           *         "params": {}
           *       }
           *     ]
           */
          'application/json': components['schemas']['StyleDto'][];
        };
      };
      /** @description Nothing changed since the `ETag` of `If-None-Match`. */
      304: {
        headers: {
          'RateLimit-Reset': components['headers']['RateLimit-Reset'];
          'RateLimit-Remaining': components['headers']['RateLimit-Remaining'];
          'RateLimit-Limit': components['headers']['RateLimit-Limit'];
          'X-Request-Id': components['headers']['X-Request-Id'];
          ETag: components['headers']['ETag'];
          [name: string]: unknown;
        };
        content?: never;
      };
      /**
       * @description - `validation_failed`: A field or parameter is missing, malformed or unknown: `errors[]` names each place.
       *     - `duplicate_parameter`: A parameter, field or header that may stand once was given twice: leave one.
       *     - `malformed_request`: The bytes are no HTTP/1.1 request, or its address holds a zero byte: check the client or the proxy between.
       */
      400: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description - `unauthorized`: No token, or an unknown one: send `Authorization: Bearer <token>`. */
      401: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          'WWW-Authenticate': components['headers']['WWW-Authenticate'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description - `forbidden`: The token lacks the scope: use one with `trade` or `admin`. */
      403: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description - `request_timeout`: The request took too long to arrive (headers 10 s, all of it 30 s): check the network, send less. */
      408: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description - `uri_too_long`: The address has more than 8,192 characters: ask for less, or send it in the body where there is one. */
      414: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description - `rate_limited`: Too many requests of this token, or without a known token from this address: wait for `Retry-After` seconds; `RateLimit-Remaining` says in time. */
      429: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          'Retry-After': components['headers']['Retry-After'];
          'RateLimit-Limit': components['headers']['RateLimit-Limit'];
          'RateLimit-Remaining': components['headers']['RateLimit-Remaining'];
          'RateLimit-Reset': components['headers']['RateLimit-Reset'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description - `headers_too_large`: More than 100 headers, or more than 16 KiB with the address: send fewer. */
      431: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description - `internal_error`: A defect on our side: report it with the request id. */
      500: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description - `database_unreachable`: The PostgreSQL server does not answer: check `DATABASE_URL` and that it runs. */
      503: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  getPositions: {
    parameters: {
      query?: never;
      header?: {
        /** @description The `ETag` of an earlier answer: 304 without a body while nothing has changed. */
        'If-None-Match'?: components['parameters']['If-None-Match'];
      };
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The answer. */
      200: {
        headers: {
          'RateLimit-Reset': components['headers']['RateLimit-Reset'];
          'RateLimit-Remaining': components['headers']['RateLimit-Remaining'];
          'RateLimit-Limit': components['headers']['RateLimit-Limit'];
          'X-Request-Id': components['headers']['X-Request-Id'];
          ETag: components['headers']['ETag'];
          [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "as_of": "2024-01-05T21:00:00.000Z",
           *       "cash": {
           *         "symbol": "AAPL",
           *         "broker": "12.5",
           *         "ledger": "12.5",
           *         "difference": "0",
           *         "strategies": {
           *           "beta": "10",
           *           "gamma": "2.5"
           *         }
           *       },
           *       "positions": [
           *         {
           *           "symbol": "AAPL",
           *           "qty": "12.5",
           *           "qty_available": "12.5",
           *           "average_entry_price": "184.9",
           *           "last_price": "191.2",
           *           "market_value": "2390",
           *           "ledger": "12.5",
           *           "difference": "0",
           *           "strategies": [
           *             {
           *               "strategy": "beta",
           *               "qty": "10",
           *               "cost_basis": "1850.25",
           *               "average_cost": "185.025",
           *               "market_value": "1912",
           *               "unrealized_pnl": "61.75"
           *             }
           *           ]
           *         }
           *       ]
           *     }
           */
          'application/json': components['schemas']['PositionsDto'];
        };
      };
      /** @description Nothing changed since the `ETag` of `If-None-Match`. */
      304: {
        headers: {
          'RateLimit-Reset': components['headers']['RateLimit-Reset'];
          'RateLimit-Remaining': components['headers']['RateLimit-Remaining'];
          'RateLimit-Limit': components['headers']['RateLimit-Limit'];
          'X-Request-Id': components['headers']['X-Request-Id'];
          ETag: components['headers']['ETag'];
          [name: string]: unknown;
        };
        content?: never;
      };
      /**
       * @description - `validation_failed`: A field or parameter is missing, malformed or unknown: `errors[]` names each place.
       *     - `duplicate_parameter`: A parameter, field or header that may stand once was given twice: leave one.
       *     - `malformed_request`: The bytes are no HTTP/1.1 request, or its address holds a zero byte: check the client or the proxy between.
       */
      400: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description - `unauthorized`: No token, or an unknown one: send `Authorization: Bearer <token>`. */
      401: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          'WWW-Authenticate': components['headers']['WWW-Authenticate'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description - `forbidden`: The token lacks the scope: use one with `trade` or `admin`. */
      403: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description - `request_timeout`: The request took too long to arrive (headers 10 s, all of it 30 s): check the network, send less. */
      408: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description - `account_mismatch`: The broker shows another account than this database belongs to: use another `DATA_DIR` or the right keys. */
      409: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description - `uri_too_long`: The address has more than 8,192 characters: ask for less, or send it in the body where there is one. */
      414: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description - `rate_limited`: Too many requests of this token, or without a known token from this address: wait for `Retry-After` seconds; `RateLimit-Remaining` says in time. */
      429: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          'Retry-After': components['headers']['Retry-After'];
          'RateLimit-Limit': components['headers']['RateLimit-Limit'];
          'RateLimit-Remaining': components['headers']['RateLimit-Remaining'];
          'RateLimit-Reset': components['headers']['RateLimit-Reset'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description - `headers_too_large`: More than 100 headers, or more than 16 KiB with the address: send fewer. */
      431: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description - `internal_error`: A defect on our side: report it with the request id. */
      500: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /**
       * @description - `broker_unavailable`: The broker did not answer: nothing is sent twice; the system looks up what became of the order.
       *     - `broker_rejected`: The broker refused: its status, code and message are in the answer.
       *     - `broker_protocol`: The broker answered something that is not its protocol: report it with the request id.
       */
      502: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /**
       * @description - `broker_throttled`: The requests that the broker takes in a minute are used up: `retry_after_ms` says when to ask again.
       *     - `database_unreachable`: The PostgreSQL server does not answer: check `DATABASE_URL` and that it runs.
       */
      503: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          'Retry-After': components['headers']['Retry-After'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  listProtections: {
    parameters: {
      query?: {
        /** @description Entries of the page. */
        limit?: number;
        /** @description Entries to pass over. */
        offset?: number;
      };
      header?: {
        /** @description The `ETag` of an earlier answer: 304 without a body while nothing has changed. */
        'If-None-Match'?: components['parameters']['If-None-Match'];
      };
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The answer. */
      200: {
        headers: {
          'RateLimit-Reset': components['headers']['RateLimit-Reset'];
          'RateLimit-Remaining': components['headers']['RateLimit-Remaining'];
          'RateLimit-Limit': components['headers']['RateLimit-Limit'];
          'X-Request-Id': components['headers']['X-Request-Id'];
          ETag: components['headers']['ETag'];
          /** @description `first-last/*`; `*\/*` for an empty page. */
          'Content-Range'?: string;
          /** @description The `next` and the `prev` page, where there is one. */
          Link?: string;
          [name: string]: unknown;
        };
        content: {
          /**
           * @example [
           *       {
           *         "id": "3f0f9c1a-6a4e-4b7e-9a35-0d2f8a1c7e42",
           *         "kind": "manual",
           *         "scope": "account",
           *         "subject": "AAPL",
           *         "blocks": "buys",
           *         "reason": "earnings on Thursday",
           *         "from": "2024-01-05T21:00:00.000Z",
           *         "until": "2024-01-05T21:00:00.000Z",
           *         "created_by": "owner"
           *       }
           *     ]
           */
          'application/json': components['schemas']['ProtectionDto'][];
        };
      };
      /** @description Nothing changed since the `ETag` of `If-None-Match`. */
      304: {
        headers: {
          'RateLimit-Reset': components['headers']['RateLimit-Reset'];
          'RateLimit-Remaining': components['headers']['RateLimit-Remaining'];
          'RateLimit-Limit': components['headers']['RateLimit-Limit'];
          'X-Request-Id': components['headers']['X-Request-Id'];
          ETag: components['headers']['ETag'];
          [name: string]: unknown;
        };
        content?: never;
      };
      /**
       * @description - `validation_failed`: A field or parameter is missing, malformed or unknown: `errors[]` names each place.
       *     - `duplicate_parameter`: A parameter, field or header that may stand once was given twice: leave one.
       *     - `malformed_request`: The bytes are no HTTP/1.1 request, or its address holds a zero byte: check the client or the proxy between.
       */
      400: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description - `unauthorized`: No token, or an unknown one: send `Authorization: Bearer <token>`. */
      401: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          'WWW-Authenticate': components['headers']['WWW-Authenticate'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description - `forbidden`: The token lacks the scope: use one with `trade` or `admin`. */
      403: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description - `request_timeout`: The request took too long to arrive (headers 10 s, all of it 30 s): check the network, send less. */
      408: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description - `uri_too_long`: The address has more than 8,192 characters: ask for less, or send it in the body where there is one. */
      414: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description - `rate_limited`: Too many requests of this token, or without a known token from this address: wait for `Retry-After` seconds; `RateLimit-Remaining` says in time. */
      429: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          'Retry-After': components['headers']['Retry-After'];
          'RateLimit-Limit': components['headers']['RateLimit-Limit'];
          'RateLimit-Remaining': components['headers']['RateLimit-Remaining'];
          'RateLimit-Reset': components['headers']['RateLimit-Reset'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description - `headers_too_large`: More than 100 headers, or more than 16 KiB with the address: send fewer. */
      431: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description - `internal_error`: A defect on our side: report it with the request id. */
      500: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /**
       * @description - `broker_unavailable`: The broker did not answer: nothing is sent twice; the system looks up what became of the order.
       *     - `broker_rejected`: The broker refused: its status, code and message are in the answer.
       *     - `broker_protocol`: The broker answered something that is not its protocol: report it with the request id.
       */
      502: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /**
       * @description - `broker_throttled`: The requests that the broker takes in a minute are used up: `retry_after_ms` says when to ask again.
       *     - `database_unreachable`: The PostgreSQL server does not answer: check `DATABASE_URL` and that it runs.
       */
      503: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          'Retry-After': components['headers']['Retry-After'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  createProtection: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        /**
         * @example {
         *       "scope": "symbol",
         *       "subject": "AAPL",
         *       "blocks": "buys",
         *       "reason": "earnings on Thursday",
         *       "from": "2024-01-05T14:30:00Z",
         *       "until": "2024-01-08T14:30:00Z"
         *     }
         */
        'application/json': components['schemas']['CreateProtectionDto'];
      };
    };
    responses: {
      /** @description What was made. */
      201: {
        headers: {
          'RateLimit-Reset': components['headers']['RateLimit-Reset'];
          'RateLimit-Remaining': components['headers']['RateLimit-Remaining'];
          'RateLimit-Limit': components['headers']['RateLimit-Limit'];
          'X-Request-Id': components['headers']['X-Request-Id'];
          [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "id": "3f0f9c1a-6a4e-4b7e-9a35-0d2f8a1c7e42",
           *       "kind": "manual",
           *       "scope": "account",
           *       "subject": "AAPL",
           *       "blocks": "buys",
           *       "reason": "earnings on Thursday",
           *       "from": "2024-01-05T21:00:00.000Z",
           *       "until": "2024-01-05T21:00:00.000Z",
           *       "created_by": "owner"
           *     }
           */
          'application/json': components['schemas']['ProtectionDto'];
        };
      };
      /**
       * @description - `validation_failed`: A field or parameter is missing, malformed or unknown: `errors[]` names each place.
       *     - `duplicate_parameter`: A parameter, field or header that may stand once was given twice: leave one.
       *     - `malformed_request`: The bytes are no HTTP/1.1 request, or its address holds a zero byte: check the client or the proxy between.
       *     - `malformed_json`: The body is not valid JSON: check quotes, commas and the `Content-Type`.
       */
      400: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description - `unauthorized`: No token, or an unknown one: send `Authorization: Bearer <token>`. */
      401: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          'WWW-Authenticate': components['headers']['WWW-Authenticate'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description - `forbidden`: The token lacks the scope: use one with `trade` or `admin`. */
      403: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description - `request_timeout`: The request took too long to arrive (headers 10 s, all of it 30 s): check the network, send less. */
      408: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description - `payload_too_large`: The body is larger than 1 MiB (64 MiB for weights and frontiers): send less. */
      413: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description - `uri_too_long`: The address has more than 8,192 characters: ask for less, or send it in the body where there is one. */
      414: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description - `unsupported_media_type`: Send JSON with `Content-Type: application/json`, uncompressed. */
      415: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description - `rate_limited`: Too many requests of this token, or without a known token from this address: wait for `Retry-After` seconds; `RateLimit-Remaining` says in time. */
      429: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          'Retry-After': components['headers']['Retry-After'];
          'RateLimit-Limit': components['headers']['RateLimit-Limit'];
          'RateLimit-Remaining': components['headers']['RateLimit-Remaining'];
          'RateLimit-Reset': components['headers']['RateLimit-Reset'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description - `headers_too_large`: More than 100 headers, or more than 16 KiB with the address: send fewer. */
      431: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description - `internal_error`: A defect on our side: report it with the request id. */
      500: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /**
       * @description - `broker_unavailable`: The broker did not answer: nothing is sent twice; the system looks up what became of the order.
       *     - `broker_rejected`: The broker refused: its status, code and message are in the answer.
       *     - `broker_protocol`: The broker answered something that is not its protocol: report it with the request id.
       */
      502: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /**
       * @description - `broker_throttled`: The requests that the broker takes in a minute are used up: `retry_after_ms` says when to ask again.
       *     - `database_unreachable`: The PostgreSQL server does not answer: check `DATABASE_URL` and that it runs.
       */
      503: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          'Retry-After': components['headers']['Retry-After'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  liftProtection: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** @description See GET /execute/protections. */
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The answer. */
      200: {
        headers: {
          'RateLimit-Reset': components['headers']['RateLimit-Reset'];
          'RateLimit-Remaining': components['headers']['RateLimit-Remaining'];
          'RateLimit-Limit': components['headers']['RateLimit-Limit'];
          'X-Request-Id': components['headers']['X-Request-Id'];
          [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "id": "3f0f9c1a-6a4e-4b7e-9a35-0d2f8a1c7e42",
           *       "kind": "manual",
           *       "scope": "account",
           *       "subject": "AAPL",
           *       "blocks": "buys",
           *       "reason": "earnings on Thursday",
           *       "from": "2024-01-05T21:00:00.000Z",
           *       "until": "2024-01-05T21:00:00.000Z",
           *       "created_by": "owner"
           *     }
           */
          'application/json': components['schemas']['ProtectionDto'];
        };
      };
      /**
       * @description - `validation_failed`: A field or parameter is missing, malformed or unknown: `errors[]` names each place.
       *     - `duplicate_parameter`: A parameter, field or header that may stand once was given twice: leave one.
       *     - `malformed_request`: The bytes are no HTTP/1.1 request, or its address holds a zero byte: check the client or the proxy between.
       *     - `malformed_json`: The body is not valid JSON: check quotes, commas and the `Content-Type`.
       */
      400: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description - `unauthorized`: No token, or an unknown one: send `Authorization: Bearer <token>`. */
      401: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          'WWW-Authenticate': components['headers']['WWW-Authenticate'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description - `forbidden`: The token lacks the scope: use one with `trade` or `admin`. */
      403: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /**
       * @description - `protection_not_found`: No protection of this id is in force: `GET /execute/protections` lists them.
       *     - `not_found`: No such path: `/openapi.json` lists what there is.
       */
      404: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description - `request_timeout`: The request took too long to arrive (headers 10 s, all of it 30 s): check the network, send less. */
      408: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description - `payload_too_large`: The body is larger than 1 MiB (64 MiB for weights and frontiers): send less. */
      413: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description - `uri_too_long`: The address has more than 8,192 characters: ask for less, or send it in the body where there is one. */
      414: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description - `unsupported_media_type`: Send JSON with `Content-Type: application/json`, uncompressed. */
      415: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description - `rate_limited`: Too many requests of this token, or without a known token from this address: wait for `Retry-After` seconds; `RateLimit-Remaining` says in time. */
      429: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          'Retry-After': components['headers']['Retry-After'];
          'RateLimit-Limit': components['headers']['RateLimit-Limit'];
          'RateLimit-Remaining': components['headers']['RateLimit-Remaining'];
          'RateLimit-Reset': components['headers']['RateLimit-Reset'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description - `headers_too_large`: More than 100 headers, or more than 16 KiB with the address: send fewer. */
      431: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description - `internal_error`: A defect on our side: report it with the request id. */
      500: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description - `database_unreachable`: The PostgreSQL server does not answer: check `DATABASE_URL` and that it runs. */
      503: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  getTradingState: {
    parameters: {
      query?: never;
      header?: {
        /** @description The `ETag` of an earlier answer: 304 without a body while nothing has changed. */
        'If-None-Match'?: components['parameters']['If-None-Match'];
      };
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The answer. */
      200: {
        headers: {
          'RateLimit-Reset': components['headers']['RateLimit-Reset'];
          'RateLimit-Remaining': components['headers']['RateLimit-Remaining'];
          'RateLimit-Limit': components['headers']['RateLimit-Limit'];
          'X-Request-Id': components['headers']['X-Request-Id'];
          ETag: components['headers']['ETag'];
          [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "state": "ACTIVE",
           *       "reason": "prices look wrong",
           *       "by": "owner",
           *       "since": "2024-01-05T21:00:00.000Z",
           *       "canceling": true,
           *       "mode": "simulated",
           *       "account_number": "PA3SIMULATED",
           *       "breakers": [
           *         {
           *           "name": "day_loss",
           *           "title": "Loss of equity since the trading day began",
           *           "unit": "fraction",
           *           "limit": "0.05",
           *           "value": "0.012",
           *           "to": "REDUCING"
           *         }
           *       ],
           *       "protections": [
           *         {
           *           "id": "3f0f9c1a-6a4e-4b7e-9a35-0d2f8a1c7e42",
           *           "kind": "manual",
           *           "scope": "account",
           *           "subject": "AAPL",
           *           "blocks": "buys",
           *           "reason": "earnings on Thursday",
           *           "from": "2024-01-05T21:00:00.000Z",
           *           "until": "2024-01-05T21:00:00.000Z",
           *           "created_by": "owner"
           *         }
           *       ],
           *       "clock_skew_ms": 12
           *     }
           */
          'application/json': components['schemas']['TradingStateDto'];
        };
      };
      /** @description Nothing changed since the `ETag` of `If-None-Match`. */
      304: {
        headers: {
          'RateLimit-Reset': components['headers']['RateLimit-Reset'];
          'RateLimit-Remaining': components['headers']['RateLimit-Remaining'];
          'RateLimit-Limit': components['headers']['RateLimit-Limit'];
          'X-Request-Id': components['headers']['X-Request-Id'];
          ETag: components['headers']['ETag'];
          [name: string]: unknown;
        };
        content?: never;
      };
      /**
       * @description - `validation_failed`: A field or parameter is missing, malformed or unknown: `errors[]` names each place.
       *     - `duplicate_parameter`: A parameter, field or header that may stand once was given twice: leave one.
       *     - `malformed_request`: The bytes are no HTTP/1.1 request, or its address holds a zero byte: check the client or the proxy between.
       */
      400: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description - `unauthorized`: No token, or an unknown one: send `Authorization: Bearer <token>`. */
      401: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          'WWW-Authenticate': components['headers']['WWW-Authenticate'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description - `forbidden`: The token lacks the scope: use one with `trade` or `admin`. */
      403: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description - `request_timeout`: The request took too long to arrive (headers 10 s, all of it 30 s): check the network, send less. */
      408: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description - `uri_too_long`: The address has more than 8,192 characters: ask for less, or send it in the body where there is one. */
      414: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description - `rate_limited`: Too many requests of this token, or without a known token from this address: wait for `Retry-After` seconds; `RateLimit-Remaining` says in time. */
      429: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          'Retry-After': components['headers']['Retry-After'];
          'RateLimit-Limit': components['headers']['RateLimit-Limit'];
          'RateLimit-Remaining': components['headers']['RateLimit-Remaining'];
          'RateLimit-Reset': components['headers']['RateLimit-Reset'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description - `headers_too_large`: More than 100 headers, or more than 16 KiB with the address: send fewer. */
      431: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description - `internal_error`: A defect on our side: report it with the request id. */
      500: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /**
       * @description - `broker_unavailable`: The broker did not answer: nothing is sent twice; the system looks up what became of the order.
       *     - `broker_rejected`: The broker refused: its status, code and message are in the answer.
       *     - `broker_protocol`: The broker answered something that is not its protocol: report it with the request id.
       */
      502: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /**
       * @description - `broker_throttled`: The requests that the broker takes in a minute are used up: `retry_after_ms` says when to ask again.
       *     - `database_unreachable`: The PostgreSQL server does not answer: check `DATABASE_URL` and that it runs.
       */
      503: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          'Retry-After': components['headers']['Retry-After'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  haltTrading: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        /**
         * @example {
         *       "reason": "prices look wrong"
         *     }
         */
        'application/json': components['schemas']['HaltDto'];
      };
    };
    responses: {
      /** @description The answer. */
      200: {
        headers: {
          'RateLimit-Reset': components['headers']['RateLimit-Reset'];
          'RateLimit-Remaining': components['headers']['RateLimit-Remaining'];
          'RateLimit-Limit': components['headers']['RateLimit-Limit'];
          'X-Request-Id': components['headers']['X-Request-Id'];
          [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "state": "ACTIVE",
           *       "reason": "prices look wrong",
           *       "by": "owner",
           *       "since": "2024-01-05T21:00:00.000Z",
           *       "canceling": true,
           *       "mode": "simulated",
           *       "account_number": "PA3SIMULATED",
           *       "breakers": [
           *         {
           *           "name": "day_loss",
           *           "title": "Loss of equity since the trading day began",
           *           "unit": "fraction",
           *           "limit": "0.05",
           *           "value": "0.012",
           *           "to": "REDUCING"
           *         }
           *       ],
           *       "protections": [
           *         {
           *           "id": "3f0f9c1a-6a4e-4b7e-9a35-0d2f8a1c7e42",
           *           "kind": "manual",
           *           "scope": "account",
           *           "subject": "AAPL",
           *           "blocks": "buys",
           *           "reason": "earnings on Thursday",
           *           "from": "2024-01-05T21:00:00.000Z",
           *           "until": "2024-01-05T21:00:00.000Z",
           *           "created_by": "owner"
           *         }
           *       ],
           *       "clock_skew_ms": 12,
           *       "open_orders": 0
           *     }
           */
          'application/json': components['schemas']['HaltedDto'];
        };
      };
      /**
       * @description - `validation_failed`: A field or parameter is missing, malformed or unknown: `errors[]` names each place.
       *     - `duplicate_parameter`: A parameter, field or header that may stand once was given twice: leave one.
       *     - `malformed_request`: The bytes are no HTTP/1.1 request, or its address holds a zero byte: check the client or the proxy between.
       *     - `malformed_json`: The body is not valid JSON: check quotes, commas and the `Content-Type`.
       */
      400: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description - `unauthorized`: No token, or an unknown one: send `Authorization: Bearer <token>`. */
      401: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          'WWW-Authenticate': components['headers']['WWW-Authenticate'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description - `forbidden`: The token lacks the scope: use one with `trade` or `admin`. */
      403: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description - `request_timeout`: The request took too long to arrive (headers 10 s, all of it 30 s): check the network, send less. */
      408: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description - `payload_too_large`: The body is larger than 1 MiB (64 MiB for weights and frontiers): send less. */
      413: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description - `uri_too_long`: The address has more than 8,192 characters: ask for less, or send it in the body where there is one. */
      414: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description - `unsupported_media_type`: Send JSON with `Content-Type: application/json`, uncompressed. */
      415: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description - `rate_limited`: Too many requests of this token, or without a known token from this address: wait for `Retry-After` seconds; `RateLimit-Remaining` says in time. */
      429: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          'Retry-After': components['headers']['Retry-After'];
          'RateLimit-Limit': components['headers']['RateLimit-Limit'];
          'RateLimit-Remaining': components['headers']['RateLimit-Remaining'];
          'RateLimit-Reset': components['headers']['RateLimit-Reset'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description - `headers_too_large`: More than 100 headers, or more than 16 KiB with the address: send fewer. */
      431: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description - `internal_error`: A defect on our side: report it with the request id. */
      500: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /**
       * @description - `broker_unavailable`: The broker did not answer: nothing is sent twice; the system looks up what became of the order.
       *     - `broker_rejected`: The broker refused: its status, code and message are in the answer.
       *     - `broker_protocol`: The broker answered something that is not its protocol: report it with the request id.
       */
      502: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /**
       * @description - `broker_throttled`: The requests that the broker takes in a minute are used up: `retry_after_ms` says when to ask again.
       *     - `database_unreachable`: The PostgreSQL server does not answer: check `DATABASE_URL` and that it runs.
       */
      503: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          'Retry-After': components['headers']['Retry-After'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  reduceTrading: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        /**
         * @example {
         *       "reason": "earnings week"
         *     }
         */
        'application/json': components['schemas']['ReduceDto'];
      };
    };
    responses: {
      /** @description The answer. */
      200: {
        headers: {
          'RateLimit-Reset': components['headers']['RateLimit-Reset'];
          'RateLimit-Remaining': components['headers']['RateLimit-Remaining'];
          'RateLimit-Limit': components['headers']['RateLimit-Limit'];
          'X-Request-Id': components['headers']['X-Request-Id'];
          [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "state": "ACTIVE",
           *       "reason": "prices look wrong",
           *       "by": "owner",
           *       "since": "2024-01-05T21:00:00.000Z",
           *       "canceling": true,
           *       "mode": "simulated",
           *       "account_number": "PA3SIMULATED",
           *       "breakers": [
           *         {
           *           "name": "day_loss",
           *           "title": "Loss of equity since the trading day began",
           *           "unit": "fraction",
           *           "limit": "0.05",
           *           "value": "0.012",
           *           "to": "REDUCING"
           *         }
           *       ],
           *       "protections": [
           *         {
           *           "id": "3f0f9c1a-6a4e-4b7e-9a35-0d2f8a1c7e42",
           *           "kind": "manual",
           *           "scope": "account",
           *           "subject": "AAPL",
           *           "blocks": "buys",
           *           "reason": "earnings on Thursday",
           *           "from": "2024-01-05T21:00:00.000Z",
           *           "until": "2024-01-05T21:00:00.000Z",
           *           "created_by": "owner"
           *         }
           *       ],
           *       "clock_skew_ms": 12
           *     }
           */
          'application/json': components['schemas']['TradingStateDto'];
        };
      };
      /**
       * @description - `validation_failed`: A field or parameter is missing, malformed or unknown: `errors[]` names each place.
       *     - `duplicate_parameter`: A parameter, field or header that may stand once was given twice: leave one.
       *     - `malformed_request`: The bytes are no HTTP/1.1 request, or its address holds a zero byte: check the client or the proxy between.
       *     - `malformed_json`: The body is not valid JSON: check quotes, commas and the `Content-Type`.
       */
      400: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description - `unauthorized`: No token, or an unknown one: send `Authorization: Bearer <token>`. */
      401: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          'WWW-Authenticate': components['headers']['WWW-Authenticate'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description - `forbidden`: The token lacks the scope: use one with `trade` or `admin`. */
      403: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description - `request_timeout`: The request took too long to arrive (headers 10 s, all of it 30 s): check the network, send less. */
      408: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description - `trading_state_conflict`: The trading state does not allow this step now: the detail says which it allows. */
      409: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description - `payload_too_large`: The body is larger than 1 MiB (64 MiB for weights and frontiers): send less. */
      413: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description - `uri_too_long`: The address has more than 8,192 characters: ask for less, or send it in the body where there is one. */
      414: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description - `unsupported_media_type`: Send JSON with `Content-Type: application/json`, uncompressed. */
      415: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description - `rate_limited`: Too many requests of this token, or without a known token from this address: wait for `Retry-After` seconds; `RateLimit-Remaining` says in time. */
      429: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          'Retry-After': components['headers']['Retry-After'];
          'RateLimit-Limit': components['headers']['RateLimit-Limit'];
          'RateLimit-Remaining': components['headers']['RateLimit-Remaining'];
          'RateLimit-Reset': components['headers']['RateLimit-Reset'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description - `headers_too_large`: More than 100 headers, or more than 16 KiB with the address: send fewer. */
      431: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description - `internal_error`: A defect on our side: report it with the request id. */
      500: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /**
       * @description - `broker_unavailable`: The broker did not answer: nothing is sent twice; the system looks up what became of the order.
       *     - `broker_rejected`: The broker refused: its status, code and message are in the answer.
       *     - `broker_protocol`: The broker answered something that is not its protocol: report it with the request id.
       */
      502: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /**
       * @description - `broker_throttled`: The requests that the broker takes in a minute are used up: `retry_after_ms` says when to ask again.
       *     - `database_unreachable`: The PostgreSQL server does not answer: check `DATABASE_URL` and that it runs.
       */
      503: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          'Retry-After': components['headers']['Retry-After'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  resumeTrading: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        /**
         * @example {
         *       "reason": "the cause is found and mended"
         *     }
         */
        'application/json': components['schemas']['ResumeDto'];
      };
    };
    responses: {
      /** @description The answer. */
      200: {
        headers: {
          'RateLimit-Reset': components['headers']['RateLimit-Reset'];
          'RateLimit-Remaining': components['headers']['RateLimit-Remaining'];
          'RateLimit-Limit': components['headers']['RateLimit-Limit'];
          'X-Request-Id': components['headers']['X-Request-Id'];
          [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "state": "ACTIVE",
           *       "reason": "prices look wrong",
           *       "by": "owner",
           *       "since": "2024-01-05T21:00:00.000Z",
           *       "canceling": true,
           *       "mode": "simulated",
           *       "account_number": "PA3SIMULATED",
           *       "breakers": [
           *         {
           *           "name": "day_loss",
           *           "title": "Loss of equity since the trading day began",
           *           "unit": "fraction",
           *           "limit": "0.05",
           *           "value": "0.012",
           *           "to": "REDUCING"
           *         }
           *       ],
           *       "protections": [
           *         {
           *           "id": "3f0f9c1a-6a4e-4b7e-9a35-0d2f8a1c7e42",
           *           "kind": "manual",
           *           "scope": "account",
           *           "subject": "AAPL",
           *           "blocks": "buys",
           *           "reason": "earnings on Thursday",
           *           "from": "2024-01-05T21:00:00.000Z",
           *           "until": "2024-01-05T21:00:00.000Z",
           *           "created_by": "owner"
           *         }
           *       ],
           *       "clock_skew_ms": 12
           *     }
           */
          'application/json': components['schemas']['TradingStateDto'];
        };
      };
      /**
       * @description - `validation_failed`: A field or parameter is missing, malformed or unknown: `errors[]` names each place.
       *     - `duplicate_parameter`: A parameter, field or header that may stand once was given twice: leave one.
       *     - `malformed_request`: The bytes are no HTTP/1.1 request, or its address holds a zero byte: check the client or the proxy between.
       *     - `malformed_json`: The body is not valid JSON: check quotes, commas and the `Content-Type`.
       */
      400: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description - `unauthorized`: No token, or an unknown one: send `Authorization: Bearer <token>`. */
      401: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          'WWW-Authenticate': components['headers']['WWW-Authenticate'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description - `forbidden`: The token lacks the scope: use one with `trade` or `admin`. */
      403: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description - `request_timeout`: The request took too long to arrive (headers 10 s, all of it 30 s): check the network, send less. */
      408: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /**
       * @description - `trading_state_conflict`: The trading state does not allow this step now: the detail says which it allows.
       *     - `account_mismatch`: The broker shows another account than this database belongs to: use another `DATA_DIR` or the right keys.
       *     - `account_blocked`: The broker does not let this account trade: see the broker’s own notice.
       */
      409: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description - `payload_too_large`: The body is larger than 1 MiB (64 MiB for weights and frontiers): send less. */
      413: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description - `uri_too_long`: The address has more than 8,192 characters: ask for less, or send it in the body where there is one. */
      414: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description - `unsupported_media_type`: Send JSON with `Content-Type: application/json`, uncompressed. */
      415: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description - `rate_limited`: Too many requests of this token, or without a known token from this address: wait for `Retry-After` seconds; `RateLimit-Remaining` says in time. */
      429: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          'Retry-After': components['headers']['Retry-After'];
          'RateLimit-Limit': components['headers']['RateLimit-Limit'];
          'RateLimit-Remaining': components['headers']['RateLimit-Remaining'];
          'RateLimit-Reset': components['headers']['RateLimit-Reset'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description - `headers_too_large`: More than 100 headers, or more than 16 KiB with the address: send fewer. */
      431: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description - `internal_error`: A defect on our side: report it with the request id. */
      500: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /**
       * @description - `broker_unavailable`: The broker did not answer: nothing is sent twice; the system looks up what became of the order.
       *     - `broker_rejected`: The broker refused: its status, code and message are in the answer.
       *     - `broker_protocol`: The broker answered something that is not its protocol: report it with the request id.
       */
      502: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /**
       * @description - `broker_throttled`: The requests that the broker takes in a minute are used up: `retry_after_ms` says when to ask again.
       *     - `database_unreachable`: The PostgreSQL server does not answer: check `DATABASE_URL` and that it runs.
       */
      503: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          'Retry-After': components['headers']['Retry-After'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  getStrategyPositions: {
    parameters: {
      query?: never;
      header?: {
        /** @description The `ETag` of an earlier answer: 304 without a body while nothing has changed. */
        'If-None-Match'?: components['parameters']['If-None-Match'];
      };
      path: {
        /** @description Of a strategy, see GET /strategies. */
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The answer. */
      200: {
        headers: {
          'RateLimit-Reset': components['headers']['RateLimit-Reset'];
          'RateLimit-Remaining': components['headers']['RateLimit-Remaining'];
          'RateLimit-Limit': components['headers']['RateLimit-Limit'];
          'X-Request-Id': components['headers']['X-Request-Id'];
          ETag: components['headers']['ETag'];
          [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "strategy": "beta",
           *       "cash": "21054.375",
           *       "market_value": "2339.375",
           *       "equity": "23393.75",
           *       "unrealized_pnl": "86.875",
           *       "positions": [
           *         {
           *           "symbol": "AAPL",
           *           "qty": "12.5",
           *           "average_cost": "180.2",
           *           "cost_basis": "2252.5",
           *           "last_price": "187.15",
           *           "price_date": "2024-01-05",
           *           "market_value": "2339.375",
           *           "unrealized_pnl": "86.875",
           *           "weight": 0.1
           *         }
           *       ]
           *     }
           */
          'application/json': components['schemas']['SleevePositionsDto'];
        };
      };
      /** @description Nothing changed since the `ETag` of `If-None-Match`. */
      304: {
        headers: {
          'RateLimit-Reset': components['headers']['RateLimit-Reset'];
          'RateLimit-Remaining': components['headers']['RateLimit-Remaining'];
          'RateLimit-Limit': components['headers']['RateLimit-Limit'];
          'X-Request-Id': components['headers']['X-Request-Id'];
          ETag: components['headers']['ETag'];
          [name: string]: unknown;
        };
        content?: never;
      };
      /**
       * @description - `validation_failed`: A field or parameter is missing, malformed or unknown: `errors[]` names each place.
       *     - `duplicate_parameter`: A parameter, field or header that may stand once was given twice: leave one.
       *     - `malformed_request`: The bytes are no HTTP/1.1 request, or its address holds a zero byte: check the client or the proxy between.
       */
      400: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description - `unauthorized`: No token, or an unknown one: send `Authorization: Bearer <token>`. */
      401: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          'WWW-Authenticate': components['headers']['WWW-Authenticate'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description - `forbidden`: The token lacks the scope: use one with `trade` or `admin`. */
      403: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /**
       * @description - `strategy_not_found`: No strategy has this id, or it was removed before its run began: `GET /strategies` lists them.
       *     - `not_found`: No such path: `/openapi.json` lists what there is.
       */
      404: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description - `request_timeout`: The request took too long to arrive (headers 10 s, all of it 30 s): check the network, send less. */
      408: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description - `uri_too_long`: The address has more than 8,192 characters: ask for less, or send it in the body where there is one. */
      414: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description - `rate_limited`: Too many requests of this token, or without a known token from this address: wait for `Retry-After` seconds; `RateLimit-Remaining` says in time. */
      429: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          'Retry-After': components['headers']['Retry-After'];
          'RateLimit-Limit': components['headers']['RateLimit-Limit'];
          'RateLimit-Remaining': components['headers']['RateLimit-Remaining'];
          'RateLimit-Reset': components['headers']['RateLimit-Reset'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description - `headers_too_large`: More than 100 headers, or more than 16 KiB with the address: send fewer. */
      431: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description - `internal_error`: A defect on our side: report it with the request id. */
      500: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description - `database_unreachable`: The PostgreSQL server does not answer: check `DATABASE_URL` and that it runs. */
      503: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  getCorrelation: {
    parameters: {
      query: {
        /** @description One strategy. */
        strategy1: string;
        /** @description The other one. */
        strategy2: string;
        /** @description The last so many daily returns in common. */
        window?: number;
      };
      header?: {
        /** @description The `ETag` of an earlier answer: 304 without a body while nothing has changed. */
        'If-None-Match'?: components['parameters']['If-None-Match'];
      };
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The answer. */
      200: {
        headers: {
          'RateLimit-Reset': components['headers']['RateLimit-Reset'];
          'RateLimit-Remaining': components['headers']['RateLimit-Remaining'];
          'RateLimit-Limit': components['headers']['RateLimit-Limit'];
          'X-Request-Id': components['headers']['X-Request-Id'];
          ETag: components['headers']['ETag'];
          [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "correlation": 0.42,
           *       "observations": 60,
           *       "start": "2024-01-05",
           *       "end": "2024-01-05",
           *       "simulated_observations": 0
           *     }
           */
          'application/json': components['schemas']['CorrelationDto'];
        };
      };
      /** @description Nothing changed since the `ETag` of `If-None-Match`. */
      304: {
        headers: {
          'RateLimit-Reset': components['headers']['RateLimit-Reset'];
          'RateLimit-Remaining': components['headers']['RateLimit-Remaining'];
          'RateLimit-Limit': components['headers']['RateLimit-Limit'];
          'X-Request-Id': components['headers']['X-Request-Id'];
          ETag: components['headers']['ETag'];
          [name: string]: unknown;
        };
        content?: never;
      };
      /**
       * @description - `validation_failed`: A field or parameter is missing, malformed or unknown: `errors[]` names each place.
       *     - `duplicate_parameter`: A parameter, field or header that may stand once was given twice: leave one.
       *     - `malformed_request`: The bytes are no HTTP/1.1 request, or its address holds a zero byte: check the client or the proxy between.
       */
      400: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description - `unauthorized`: No token, or an unknown one: send `Authorization: Bearer <token>`. */
      401: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          'WWW-Authenticate': components['headers']['WWW-Authenticate'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description - `forbidden`: The token lacks the scope: use one with `trade` or `admin`. */
      403: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description - `strategy_not_found`: No strategy has this id, or it was removed before its run began: `GET /strategies` lists them. */
      404: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description - `request_timeout`: The request took too long to arrive (headers 10 s, all of it 30 s): check the network, send less. */
      408: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description - `uri_too_long`: The address has more than 8,192 characters: ask for less, or send it in the body where there is one. */
      414: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description - `insufficient_data`: Too few observations for what was asked: the detail has both numbers. */
      422: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description - `rate_limited`: Too many requests of this token, or without a known token from this address: wait for `Retry-After` seconds; `RateLimit-Remaining` says in time. */
      429: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          'Retry-After': components['headers']['Retry-After'];
          'RateLimit-Limit': components['headers']['RateLimit-Limit'];
          'RateLimit-Remaining': components['headers']['RateLimit-Remaining'];
          'RateLimit-Reset': components['headers']['RateLimit-Reset'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description - `headers_too_large`: More than 100 headers, or more than 16 KiB with the address: send fewer. */
      431: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description - `internal_error`: A defect on our side: report it with the request id. */
      500: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description - `database_unreachable`: The PostgreSQL server does not answer: check `DATABASE_URL` and that it runs. */
      503: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  getCorrelationMatrix: {
    parameters: {
      query?: {
        /** @description The last so many days that all have a return for. */
        window?: number;
      };
      header?: {
        /** @description The `ETag` of an earlier answer: 304 without a body while nothing has changed. */
        'If-None-Match'?: components['parameters']['If-None-Match'];
      };
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The answer. */
      200: {
        headers: {
          'RateLimit-Reset': components['headers']['RateLimit-Reset'];
          'RateLimit-Remaining': components['headers']['RateLimit-Remaining'];
          'RateLimit-Limit': components['headers']['RateLimit-Limit'];
          'X-Request-Id': components['headers']['X-Request-Id'];
          ETag: components['headers']['ETag'];
          [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "strategies": [
           *         "alpha",
           *         "beta"
           *       ],
           *       "matrix": [
           *         [
           *           1,
           *           0.42
           *         ],
           *         [
           *           0.42,
           *           1
           *         ]
           *       ],
           *       "observations": 60,
           *       "start": "2024-01-05",
           *       "end": "2024-01-05",
           *       "without_returns": []
           *     }
           */
          'application/json': components['schemas']['CorrelationMatrixDto'];
        };
      };
      /** @description Nothing changed since the `ETag` of `If-None-Match`. */
      304: {
        headers: {
          'RateLimit-Reset': components['headers']['RateLimit-Reset'];
          'RateLimit-Remaining': components['headers']['RateLimit-Remaining'];
          'RateLimit-Limit': components['headers']['RateLimit-Limit'];
          'X-Request-Id': components['headers']['X-Request-Id'];
          ETag: components['headers']['ETag'];
          [name: string]: unknown;
        };
        content?: never;
      };
      /**
       * @description - `validation_failed`: A field or parameter is missing, malformed or unknown: `errors[]` names each place.
       *     - `duplicate_parameter`: A parameter, field or header that may stand once was given twice: leave one.
       *     - `malformed_request`: The bytes are no HTTP/1.1 request, or its address holds a zero byte: check the client or the proxy between.
       */
      400: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description - `unauthorized`: No token, or an unknown one: send `Authorization: Bearer <token>`. */
      401: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          'WWW-Authenticate': components['headers']['WWW-Authenticate'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description - `forbidden`: The token lacks the scope: use one with `trade` or `admin`. */
      403: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description - `request_timeout`: The request took too long to arrive (headers 10 s, all of it 30 s): check the network, send less. */
      408: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description - `uri_too_long`: The address has more than 8,192 characters: ask for less, or send it in the body where there is one. */
      414: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description - `insufficient_data`: Too few observations for what was asked: the detail has both numbers. */
      422: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description - `rate_limited`: Too many requests of this token, or without a known token from this address: wait for `Retry-After` seconds; `RateLimit-Remaining` says in time. */
      429: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          'Retry-After': components['headers']['Retry-After'];
          'RateLimit-Limit': components['headers']['RateLimit-Limit'];
          'RateLimit-Remaining': components['headers']['RateLimit-Remaining'];
          'RateLimit-Reset': components['headers']['RateLimit-Reset'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description - `headers_too_large`: More than 100 headers, or more than 16 KiB with the address: send fewer. */
      431: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description - `internal_error`: A defect on our side: report it with the request id. */
      500: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description - `database_unreachable`: The PostgreSQL server does not answer: check `DATABASE_URL` and that it runs. */
      503: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  getAttribution: {
    parameters: {
      query?: {
        /** @description First day, inclusive. */
        start?: string;
        /** @description Last day, inclusive; not before `start`. */
        end?: string;
      };
      header?: {
        /** @description The `ETag` of an earlier answer: 304 without a body while nothing has changed. */
        'If-None-Match'?: components['parameters']['If-None-Match'];
      };
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The answer. */
      200: {
        headers: {
          'RateLimit-Reset': components['headers']['RateLimit-Reset'];
          'RateLimit-Remaining': components['headers']['RateLimit-Remaining'];
          'RateLimit-Limit': components['headers']['RateLimit-Limit'];
          'X-Request-Id': components['headers']['X-Request-Id'];
          ETag: components['headers']['ETag'];
          [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "start": "2024-01-05",
           *       "end": "2024-01-05",
           *       "observations": 252,
           *       "total_return": 0.0912,
           *       "contributions": [
           *         {
           *           "strategy": "beta",
           *           "share": 0.2,
           *           "return": 0.115,
           *           "contribution": 0.0235
           *         }
           *       ]
           *     }
           */
          'application/json': components['schemas']['AttributionDto'];
        };
      };
      /** @description Nothing changed since the `ETag` of `If-None-Match`. */
      304: {
        headers: {
          'RateLimit-Reset': components['headers']['RateLimit-Reset'];
          'RateLimit-Remaining': components['headers']['RateLimit-Remaining'];
          'RateLimit-Limit': components['headers']['RateLimit-Limit'];
          'X-Request-Id': components['headers']['X-Request-Id'];
          ETag: components['headers']['ETag'];
          [name: string]: unknown;
        };
        content?: never;
      };
      /**
       * @description - `validation_failed`: A field or parameter is missing, malformed or unknown: `errors[]` names each place.
       *     - `duplicate_parameter`: A parameter, field or header that may stand once was given twice: leave one.
       *     - `malformed_request`: The bytes are no HTTP/1.1 request, or its address holds a zero byte: check the client or the proxy between.
       */
      400: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description - `unauthorized`: No token, or an unknown one: send `Authorization: Bearer <token>`. */
      401: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          'WWW-Authenticate': components['headers']['WWW-Authenticate'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description - `forbidden`: The token lacks the scope: use one with `trade` or `admin`. */
      403: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description - `request_timeout`: The request took too long to arrive (headers 10 s, all of it 30 s): check the network, send less. */
      408: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description - `uri_too_long`: The address has more than 8,192 characters: ask for less, or send it in the body where there is one. */
      414: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description - `insufficient_data`: Too few observations for what was asked: the detail has both numbers. */
      422: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description - `rate_limited`: Too many requests of this token, or without a known token from this address: wait for `Retry-After` seconds; `RateLimit-Remaining` says in time. */
      429: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          'Retry-After': components['headers']['Retry-After'];
          'RateLimit-Limit': components['headers']['RateLimit-Limit'];
          'RateLimit-Remaining': components['headers']['RateLimit-Remaining'];
          'RateLimit-Reset': components['headers']['RateLimit-Reset'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description - `headers_too_large`: More than 100 headers, or more than 16 KiB with the address: send fewer. */
      431: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description - `internal_error`: A defect on our side: report it with the request id. */
      500: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description - `database_unreachable`: The PostgreSQL server does not answer: check `DATABASE_URL` and that it runs. */
      503: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  getSectorExposure: {
    parameters: {
      query?: {
        /** @description The whole book when absent. */
        strategy?: string;
      };
      header?: {
        /** @description The `ETag` of an earlier answer: 304 without a body while nothing has changed. */
        'If-None-Match'?: components['parameters']['If-None-Match'];
      };
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The answer. */
      200: {
        headers: {
          'RateLimit-Reset': components['headers']['RateLimit-Reset'];
          'RateLimit-Remaining': components['headers']['RateLimit-Remaining'];
          'RateLimit-Limit': components['headers']['RateLimit-Limit'];
          'X-Request-Id': components['headers']['X-Request-Id'];
          ETag: components['headers']['ETag'];
          [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "technology": 0.35,
           *       "healthcare": 0.1
           *     }
           */
          'application/json': {
            [key: string]: number;
          };
        };
      };
      /** @description Nothing changed since the `ETag` of `If-None-Match`. */
      304: {
        headers: {
          'RateLimit-Reset': components['headers']['RateLimit-Reset'];
          'RateLimit-Remaining': components['headers']['RateLimit-Remaining'];
          'RateLimit-Limit': components['headers']['RateLimit-Limit'];
          'X-Request-Id': components['headers']['X-Request-Id'];
          ETag: components['headers']['ETag'];
          [name: string]: unknown;
        };
        content?: never;
      };
      /**
       * @description - `validation_failed`: A field or parameter is missing, malformed or unknown: `errors[]` names each place.
       *     - `duplicate_parameter`: A parameter, field or header that may stand once was given twice: leave one.
       *     - `malformed_request`: The bytes are no HTTP/1.1 request, or its address holds a zero byte: check the client or the proxy between.
       */
      400: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description - `unauthorized`: No token, or an unknown one: send `Authorization: Bearer <token>`. */
      401: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          'WWW-Authenticate': components['headers']['WWW-Authenticate'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description - `forbidden`: The token lacks the scope: use one with `trade` or `admin`. */
      403: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description - `strategy_not_found`: No strategy has this id, or it was removed before its run began: `GET /strategies` lists them. */
      404: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description - `request_timeout`: The request took too long to arrive (headers 10 s, all of it 30 s): check the network, send less. */
      408: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description - `uri_too_long`: The address has more than 8,192 characters: ask for less, or send it in the body where there is one. */
      414: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description - `rate_limited`: Too many requests of this token, or without a known token from this address: wait for `Retry-After` seconds; `RateLimit-Remaining` says in time. */
      429: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          'Retry-After': components['headers']['Retry-After'];
          'RateLimit-Limit': components['headers']['RateLimit-Limit'];
          'RateLimit-Remaining': components['headers']['RateLimit-Remaining'];
          'RateLimit-Reset': components['headers']['RateLimit-Reset'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description - `headers_too_large`: More than 100 headers, or more than 16 KiB with the address: send fewer. */
      431: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description - `internal_error`: A defect on our side: report it with the request id. */
      500: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description - `database_unreachable`: The PostgreSQL server does not answer: check `DATABASE_URL` and that it runs. */
      503: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  getPerformance: {
    parameters: {
      query?: {
        /** @description The whole portfolio when absent. */
        strategy?: string;
        /** @description First day, inclusive. */
        start?: string;
        /** @description Last day, inclusive; not before `start`. */
        end?: string;
        /** @description A symbol with bars to compare with. */
        benchmark?: string;
        /** @description A data set of `pas import factors`; its `RF`, if there is one, is the risk-free rate of the regression. */
        factors?: string;
      };
      header?: {
        /** @description The `ETag` of an earlier answer: 304 without a body while nothing has changed. */
        'If-None-Match'?: components['parameters']['If-None-Match'];
      };
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The answer. */
      200: {
        headers: {
          'RateLimit-Reset': components['headers']['RateLimit-Reset'];
          'RateLimit-Remaining': components['headers']['RateLimit-Remaining'];
          'RateLimit-Limit': components['headers']['RateLimit-Limit'];
          'X-Request-Id': components['headers']['X-Request-Id'];
          ETag: components['headers']['ETag'];
          [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "observations": 1257,
           *       "total_return": 0.62,
           *       "cagr": 0.1016,
           *       "annual_return": 0.1035,
           *       "volatility": 0.118,
           *       "sharpe": 0.87,
           *       "probabilistic_sharpe": 0.97,
           *       "downside_deviation": 0.084,
           *       "sortino": 1.22,
           *       "omega": 1.17,
           *       "max_drawdown": -0.167,
           *       "average_drawdown": -0.021,
           *       "longest_drawdown": 196,
           *       "ulcer_index": 0.034,
           *       "calmar": 0.61,
           *       "var_95": 0.0115,
           *       "cvar_95": 0.0174,
           *       "var_99": 0.0214,
           *       "cvar_99": 0.0279,
           *       "gaussian_var_95": 0.0118,
           *       "cornish_fisher_var_95": 0.0121,
           *       "tail_ratio": 0.93,
           *       "skewness": -0.41,
           *       "excess_kurtosis": 3.2,
           *       "best": 0.041,
           *       "worst": -0.037,
           *       "win_rate": 0.54,
           *       "average_win": 0.0051,
           *       "average_loss": -0.0053,
           *       "payoff_ratio": 0.96,
           *       "profit_factor": 1.18,
           *       "gain_to_pain": 0.18,
           *       "stability": 0.95,
           *       "strategy": "beta",
           *       "start": "2024-01-05",
           *       "end": "2024-01-05",
           *       "simulated_observations": 1200,
           *       "years": [
           *         {
           *           "period": "2023-06",
           *           "value": 0.021
           *         }
           *       ],
           *       "months": [
           *         {
           *           "period": "2023-06",
           *           "value": 0.021
           *         }
           *       ],
           *       "drawdowns": [
           *         {
           *           "depth": -0.183,
           *           "peak": "2024-01-05",
           *           "trough": "2024-01-05",
           *           "recovery": "2024-01-05"
           *         }
           *       ],
           *       "benchmark": {
           *         "total_return": 0.57,
           *         "cagr": 0.0946,
           *         "volatility": 0.135,
           *         "sharpe": 0.74,
           *         "max_drawdown": -0.196,
           *         "beta": 0.79,
           *         "alpha": 0.028,
           *         "correlation": 0.9,
           *         "r_squared": 0.81,
           *         "tracking_error": 0.058,
           *         "information_ratio": 0.12,
           *         "treynor": 0.13,
           *         "up_capture": 0.84,
           *         "down_capture": 0.78,
           *         "up_beta": 0.75,
           *         "down_beta": 0.81,
           *         "excess_cagr": 0.007,
           *         "symbol": "SPY"
           *       },
           *       "factors": {
           *         "observations": 1257,
           *         "alpha": 0.014,
           *         "alpha_t": 0.9,
           *         "loadings": [
           *           {
           *             "factor": "Mkt-RF",
           *             "loading": 0.83,
           *             "standard_error": 0.012,
           *             "robust_error": 0.016,
           *             "t": 69.2
           *           }
           *         ],
           *         "r_squared": 0.84,
           *         "adjusted_r_squared": 0.839,
           *         "residual_volatility": 0.047,
           *         "dataset": "french3"
           *       }
           *     }
           */
          'application/json': components['schemas']['PerformanceDto'];
        };
      };
      /** @description Nothing changed since the `ETag` of `If-None-Match`. */
      304: {
        headers: {
          'RateLimit-Reset': components['headers']['RateLimit-Reset'];
          'RateLimit-Remaining': components['headers']['RateLimit-Remaining'];
          'RateLimit-Limit': components['headers']['RateLimit-Limit'];
          'X-Request-Id': components['headers']['X-Request-Id'];
          ETag: components['headers']['ETag'];
          [name: string]: unknown;
        };
        content?: never;
      };
      /**
       * @description - `validation_failed`: A field or parameter is missing, malformed or unknown: `errors[]` names each place.
       *     - `duplicate_parameter`: A parameter, field or header that may stand once was given twice: leave one.
       *     - `malformed_request`: The bytes are no HTTP/1.1 request, or its address holds a zero byte: check the client or the proxy between.
       */
      400: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description - `unauthorized`: No token, or an unknown one: send `Authorization: Bearer <token>`. */
      401: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          'WWW-Authenticate': components['headers']['WWW-Authenticate'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description - `forbidden`: The token lacks the scope: use one with `trade` or `admin`. */
      403: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /**
       * @description - `strategy_not_found`: No strategy has this id, or it was removed before its run began: `GET /strategies` lists them.
       *     - `symbol_not_found`: No bars are stored for this symbol: `GET /market/symbols` lists those that have some.
       *     - `factors_not_found`: There is no such data set of factors: `pas import factors FILE --dataset NAME` brings one in.
       */
      404: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description - `request_timeout`: The request took too long to arrive (headers 10 s, all of it 30 s): check the network, send less. */
      408: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description - `uri_too_long`: The address has more than 8,192 characters: ask for less, or send it in the body where there is one. */
      414: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description - `insufficient_data`: Too few observations for what was asked: the detail has both numbers. */
      422: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description - `rate_limited`: Too many requests of this token, or without a known token from this address: wait for `Retry-After` seconds; `RateLimit-Remaining` says in time. */
      429: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          'Retry-After': components['headers']['Retry-After'];
          'RateLimit-Limit': components['headers']['RateLimit-Limit'];
          'RateLimit-Remaining': components['headers']['RateLimit-Remaining'];
          'RateLimit-Reset': components['headers']['RateLimit-Reset'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description - `headers_too_large`: More than 100 headers, or more than 16 KiB with the address: send fewer. */
      431: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description - `internal_error`: A defect on our side: report it with the request id. */
      500: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description - `database_unreachable`: The PostgreSQL server does not answer: check `DATABASE_URL` and that it runs. */
      503: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  computePerformance: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        /**
         * @example {
         *       "returns": [
         *         0.01,
         *         -0.005,
         *         0.002
         *       ],
         *       "benchmark": [
         *         0.008,
         *         -0.004,
         *         0.001
         *       ],
         *       "factors": {
         *         "MKT": [
         *           0.009,
         *           -0.004,
         *           0.0015
         *         ]
         *       },
         *       "risk_free_rate": 0,
         *       "periods_per_year": 252
         *     }
         */
        'application/json': components['schemas']['PerformanceRequestDto'];
      };
    };
    responses: {
      /** @description The answer. */
      200: {
        headers: {
          'RateLimit-Reset': components['headers']['RateLimit-Reset'];
          'RateLimit-Remaining': components['headers']['RateLimit-Remaining'];
          'RateLimit-Limit': components['headers']['RateLimit-Limit'];
          'X-Request-Id': components['headers']['X-Request-Id'];
          [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "observations": 1257,
           *       "total_return": 0.62,
           *       "cagr": 0.1016,
           *       "annual_return": 0.1035,
           *       "volatility": 0.118,
           *       "sharpe": 0.87,
           *       "probabilistic_sharpe": 0.97,
           *       "downside_deviation": 0.084,
           *       "sortino": 1.22,
           *       "omega": 1.17,
           *       "max_drawdown": -0.167,
           *       "average_drawdown": -0.021,
           *       "longest_drawdown": 196,
           *       "ulcer_index": 0.034,
           *       "calmar": 0.61,
           *       "var_95": 0.0115,
           *       "cvar_95": 0.0174,
           *       "var_99": 0.0214,
           *       "cvar_99": 0.0279,
           *       "gaussian_var_95": 0.0118,
           *       "cornish_fisher_var_95": 0.0121,
           *       "tail_ratio": 0.93,
           *       "skewness": -0.41,
           *       "excess_kurtosis": 3.2,
           *       "best": 0.041,
           *       "worst": -0.037,
           *       "win_rate": 0.54,
           *       "average_win": 0.0051,
           *       "average_loss": -0.0053,
           *       "payoff_ratio": 0.96,
           *       "profit_factor": 1.18,
           *       "gain_to_pain": 0.18,
           *       "stability": 0.95,
           *       "benchmark": {
           *         "total_return": 0.57,
           *         "cagr": 0.0946,
           *         "volatility": 0.135,
           *         "sharpe": 0.74,
           *         "max_drawdown": -0.196,
           *         "beta": 0.79,
           *         "alpha": 0.028,
           *         "correlation": 0.9,
           *         "r_squared": 0.81,
           *         "tracking_error": 0.058,
           *         "information_ratio": 0.12,
           *         "treynor": 0.13,
           *         "up_capture": 0.84,
           *         "down_capture": 0.78,
           *         "up_beta": 0.75,
           *         "down_beta": 0.81,
           *         "excess_cagr": 0.007
           *       },
           *       "factors": {
           *         "observations": 1257,
           *         "alpha": 0.014,
           *         "alpha_t": 0.9,
           *         "loadings": [
           *           {
           *             "factor": "Mkt-RF",
           *             "loading": 0.83,
           *             "standard_error": 0.012,
           *             "robust_error": 0.016,
           *             "t": 69.2
           *           }
           *         ],
           *         "r_squared": 0.84,
           *         "adjusted_r_squared": 0.839,
           *         "residual_volatility": 0.047
           *       }
           *     }
           */
          'application/json': components['schemas']['PerformanceAnswerDto'];
        };
      };
      /**
       * @description - `invalid_input`: A number, size or name in the input is wrong: the detail names it, `errors[].path` its place.
       *     - `validation_failed`: A field or parameter is missing, malformed or unknown: `errors[]` names each place.
       *     - `duplicate_parameter`: A parameter, field or header that may stand once was given twice: leave one.
       *     - `malformed_request`: The bytes are no HTTP/1.1 request, or its address holds a zero byte: check the client or the proxy between.
       *     - `malformed_json`: The body is not valid JSON: check quotes, commas and the `Content-Type`.
       */
      400: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description - `unauthorized`: No token, or an unknown one: send `Authorization: Bearer <token>`. */
      401: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          'WWW-Authenticate': components['headers']['WWW-Authenticate'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description - `forbidden`: The token lacks the scope: use one with `trade` or `admin`. */
      403: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description - `request_timeout`: The request took too long to arrive (headers 10 s, all of it 30 s): check the network, send less. */
      408: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description - `payload_too_large`: The body is larger than 1 MiB (64 MiB for weights and frontiers): send less. */
      413: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description - `uri_too_long`: The address has more than 8,192 characters: ask for less, or send it in the body where there is one. */
      414: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description - `unsupported_media_type`: Send JSON with `Content-Type: application/json`, uncompressed. */
      415: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description - `rate_limited`: Too many requests of this token, or without a known token from this address: wait for `Retry-After` seconds; `RateLimit-Remaining` says in time. */
      429: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          'Retry-After': components['headers']['Retry-After'];
          'RateLimit-Limit': components['headers']['RateLimit-Limit'];
          'RateLimit-Remaining': components['headers']['RateLimit-Remaining'];
          'RateLimit-Reset': components['headers']['RateLimit-Reset'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description - `headers_too_large`: More than 100 headers, or more than 16 KiB with the address: send fewer. */
      431: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description - `internal_error`: A defect on our side: report it with the request id. */
      500: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /**
       * @description - `optimizer_busy`: More computations wait than this process takes: try again in a few seconds.
       *     - `optimizer_timeout`: The computation took too long: fewer symbols, or a method that does not search.
       *     - `database_unreachable`: The PostgreSQL server does not answer: check `DATABASE_URL` and that it runs.
       */
      503: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  listStrategySummaries: {
    parameters: {
      query?: {
        /** @description Entries of the page. */
        limit?: number;
        /** @description Entries to pass over. */
        offset?: number;
      };
      header?: {
        /** @description The `ETag` of an earlier answer: 304 without a body while nothing has changed. */
        'If-None-Match'?: components['parameters']['If-None-Match'];
      };
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The answer. */
      200: {
        headers: {
          'RateLimit-Reset': components['headers']['RateLimit-Reset'];
          'RateLimit-Remaining': components['headers']['RateLimit-Remaining'];
          'RateLimit-Limit': components['headers']['RateLimit-Limit'];
          'X-Request-Id': components['headers']['X-Request-Id'];
          ETag: components['headers']['ETag'];
          /** @description `first-last/*`; `*\/*` for an empty page. */
          'Content-Range'?: string;
          /** @description The `next` and the `prev` page, where there is one. */
          Link?: string;
          [name: string]: unknown;
        };
        content: {
          /**
           * @example [
           *       {
           *         "id": "beta",
           *         "name": "Beta – inverse volatility",
           *         "kind": "equal_weight",
           *         "enabled": true,
           *         "share": 0.2,
           *         "equity_usd": "20125.5",
           *         "market_value_usd": "19875.25",
           *         "valued_at": "2024-01-05T21:00:00.000Z",
           *         "positions": 12,
           *         "as_of": "2024-01-05",
           *         "return_1d": 0.0042,
           *         "return_1m": 0.011,
           *         "return_ytd": 0.052,
           *         "return_1y": 0.093,
           *         "volatility": 0.12,
           *         "sharpe": 0.8,
           *         "max_drawdown": -0.08,
           *         "observations": 2520,
           *         "simulated_observations": 2500,
           *         "first_live_date": "2024-01-05",
           *         "last_run_at": "2024-01-05T21:00:00.000Z"
           *       }
           *     ]
           */
          'application/json': components['schemas']['StrategySummaryDto'][];
        };
      };
      /** @description Nothing changed since the `ETag` of `If-None-Match`. */
      304: {
        headers: {
          'RateLimit-Reset': components['headers']['RateLimit-Reset'];
          'RateLimit-Remaining': components['headers']['RateLimit-Remaining'];
          'RateLimit-Limit': components['headers']['RateLimit-Limit'];
          'X-Request-Id': components['headers']['X-Request-Id'];
          ETag: components['headers']['ETag'];
          [name: string]: unknown;
        };
        content?: never;
      };
      /**
       * @description - `validation_failed`: A field or parameter is missing, malformed or unknown: `errors[]` names each place.
       *     - `duplicate_parameter`: A parameter, field or header that may stand once was given twice: leave one.
       *     - `malformed_request`: The bytes are no HTTP/1.1 request, or its address holds a zero byte: check the client or the proxy between.
       */
      400: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description - `unauthorized`: No token, or an unknown one: send `Authorization: Bearer <token>`. */
      401: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          'WWW-Authenticate': components['headers']['WWW-Authenticate'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description - `forbidden`: The token lacks the scope: use one with `trade` or `admin`. */
      403: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description - `request_timeout`: The request took too long to arrive (headers 10 s, all of it 30 s): check the network, send less. */
      408: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description - `uri_too_long`: The address has more than 8,192 characters: ask for less, or send it in the body where there is one. */
      414: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description - `rate_limited`: Too many requests of this token, or without a known token from this address: wait for `Retry-After` seconds; `RateLimit-Remaining` says in time. */
      429: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          'Retry-After': components['headers']['Retry-After'];
          'RateLimit-Limit': components['headers']['RateLimit-Limit'];
          'RateLimit-Remaining': components['headers']['RateLimit-Remaining'];
          'RateLimit-Reset': components['headers']['RateLimit-Reset'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description - `headers_too_large`: More than 100 headers, or more than 16 KiB with the address: send fewer. */
      431: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description - `internal_error`: A defect on our side: report it with the request id. */
      500: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description - `database_unreachable`: The PostgreSQL server does not answer: check `DATABASE_URL` and that it runs. */
      503: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  listStrategyEquity: {
    parameters: {
      query?: {
        /** @description Entries of the page. */
        limit?: number;
        /** @description Entries to pass over. */
        offset?: number;
        /** @description First day, inclusive. */
        start?: string;
        /** @description Last day, inclusive; not before `start`. */
        end?: string;
      };
      header?: {
        /** @description The `ETag` of an earlier answer: 304 without a body while nothing has changed. */
        'If-None-Match'?: components['parameters']['If-None-Match'];
      };
      path: {
        /** @description Of a strategy, see GET /strategies. */
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The answer. */
      200: {
        headers: {
          'RateLimit-Reset': components['headers']['RateLimit-Reset'];
          'RateLimit-Remaining': components['headers']['RateLimit-Remaining'];
          'RateLimit-Limit': components['headers']['RateLimit-Limit'];
          'X-Request-Id': components['headers']['X-Request-Id'];
          ETag: components['headers']['ETag'];
          /** @description `first-last/*`; `*\/*` for an empty page. */
          'Content-Range'?: string;
          /** @description The `next` and the `prev` page, where there is one. */
          Link?: string;
          [name: string]: unknown;
        };
        content: {
          /**
           * @example [
           *       {
           *         "date": "2024-01-05",
           *         "return": 0.0042,
           *         "equity": 1.0871,
           *         "simulated": false,
           *         "value_usd": "20125.5"
           *       }
           *     ]
           */
          'application/json': components['schemas']['StrategyEquityDto'][];
        };
      };
      /** @description Nothing changed since the `ETag` of `If-None-Match`. */
      304: {
        headers: {
          'RateLimit-Reset': components['headers']['RateLimit-Reset'];
          'RateLimit-Remaining': components['headers']['RateLimit-Remaining'];
          'RateLimit-Limit': components['headers']['RateLimit-Limit'];
          'X-Request-Id': components['headers']['X-Request-Id'];
          ETag: components['headers']['ETag'];
          [name: string]: unknown;
        };
        content?: never;
      };
      /**
       * @description - `validation_failed`: A field or parameter is missing, malformed or unknown: `errors[]` names each place.
       *     - `duplicate_parameter`: A parameter, field or header that may stand once was given twice: leave one.
       *     - `malformed_request`: The bytes are no HTTP/1.1 request, or its address holds a zero byte: check the client or the proxy between.
       */
      400: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description - `unauthorized`: No token, or an unknown one: send `Authorization: Bearer <token>`. */
      401: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          'WWW-Authenticate': components['headers']['WWW-Authenticate'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description - `forbidden`: The token lacks the scope: use one with `trade` or `admin`. */
      403: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /**
       * @description - `strategy_not_found`: No strategy has this id, or it was removed before its run began: `GET /strategies` lists them.
       *     - `not_found`: No such path: `/openapi.json` lists what there is.
       */
      404: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description - `request_timeout`: The request took too long to arrive (headers 10 s, all of it 30 s): check the network, send less. */
      408: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description - `uri_too_long`: The address has more than 8,192 characters: ask for less, or send it in the body where there is one. */
      414: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description - `rate_limited`: Too many requests of this token, or without a known token from this address: wait for `Retry-After` seconds; `RateLimit-Remaining` says in time. */
      429: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          'Retry-After': components['headers']['Retry-After'];
          'RateLimit-Limit': components['headers']['RateLimit-Limit'];
          'RateLimit-Remaining': components['headers']['RateLimit-Remaining'];
          'RateLimit-Reset': components['headers']['RateLimit-Reset'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description - `headers_too_large`: More than 100 headers, or more than 16 KiB with the address: send fewer. */
      431: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description - `internal_error`: A defect on our side: report it with the request id. */
      500: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description - `database_unreachable`: The PostgreSQL server does not answer: check `DATABASE_URL` and that it runs. */
      503: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  listBacktests: {
    parameters: {
      query?: {
        /** @description Entries of the page. */
        limit?: number;
        /** @description Entries to pass over. */
        offset?: number;
      };
      header?: {
        /** @description The `ETag` of an earlier answer: 304 without a body while nothing has changed. */
        'If-None-Match'?: components['parameters']['If-None-Match'];
      };
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The answer. */
      200: {
        headers: {
          'RateLimit-Reset': components['headers']['RateLimit-Reset'];
          'RateLimit-Remaining': components['headers']['RateLimit-Remaining'];
          'RateLimit-Limit': components['headers']['RateLimit-Limit'];
          'X-Request-Id': components['headers']['X-Request-Id'];
          ETag: components['headers']['ETag'];
          /** @description `first-last/*`; `*\/*` for an empty page. */
          'Content-Range'?: string;
          /** @description The `next` and the `prev` page, where there is one. */
          Link?: string;
          [name: string]: unknown;
        };
        content: {
          /**
           * @example [
           *       {
           *         "id": "3f0f9c1a-6a4e-4b7e-9a35-0d2f8a1c7e42",
           *         "status": "queued",
           *         "progress": 0,
           *         "strategy": "beta",
           *         "kind": "equal_weight",
           *         "start": "2024-01-05",
           *         "end": "2024-01-05",
           *         "rebalance": "monthly",
           *         "requested_by": "dashboard",
           *         "created_at": "2024-01-05T21:00:00.000Z",
           *         "started_at": "2024-01-05T21:00:00.000Z",
           *         "finished_at": "2024-01-05T21:00:00.000Z",
           *         "error": null
           *       }
           *     ]
           */
          'application/json': components['schemas']['BacktestDto'][];
        };
      };
      /** @description Nothing changed since the `ETag` of `If-None-Match`. */
      304: {
        headers: {
          'RateLimit-Reset': components['headers']['RateLimit-Reset'];
          'RateLimit-Remaining': components['headers']['RateLimit-Remaining'];
          'RateLimit-Limit': components['headers']['RateLimit-Limit'];
          'X-Request-Id': components['headers']['X-Request-Id'];
          ETag: components['headers']['ETag'];
          [name: string]: unknown;
        };
        content?: never;
      };
      /**
       * @description - `validation_failed`: A field or parameter is missing, malformed or unknown: `errors[]` names each place.
       *     - `duplicate_parameter`: A parameter, field or header that may stand once was given twice: leave one.
       *     - `malformed_request`: The bytes are no HTTP/1.1 request, or its address holds a zero byte: check the client or the proxy between.
       */
      400: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description - `unauthorized`: No token, or an unknown one: send `Authorization: Bearer <token>`. */
      401: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          'WWW-Authenticate': components['headers']['WWW-Authenticate'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description - `forbidden`: The token lacks the scope: use one with `trade` or `admin`. */
      403: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description - `request_timeout`: The request took too long to arrive (headers 10 s, all of it 30 s): check the network, send less. */
      408: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description - `uri_too_long`: The address has more than 8,192 characters: ask for less, or send it in the body where there is one. */
      414: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description - `rate_limited`: Too many requests of this token, or without a known token from this address: wait for `Retry-After` seconds; `RateLimit-Remaining` says in time. */
      429: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          'Retry-After': components['headers']['Retry-After'];
          'RateLimit-Limit': components['headers']['RateLimit-Limit'];
          'RateLimit-Remaining': components['headers']['RateLimit-Remaining'];
          'RateLimit-Reset': components['headers']['RateLimit-Reset'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description - `headers_too_large`: More than 100 headers, or more than 16 KiB with the address: send fewer. */
      431: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description - `internal_error`: A defect on our side: report it with the request id. */
      500: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description - `database_unreachable`: The PostgreSQL server does not answer: check `DATABASE_URL` and that it runs. */
      503: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  startBacktest: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        /**
         * @example {
         *       "strategy": "beta",
         *       "start": "2019-12-31",
         *       "end": "2023-12-29",
         *       "initial_capital": "250000",
         *       "benchmark": "SPY"
         *     }
         */
        'application/json': components['schemas']['CreateBacktestDto'];
      };
    };
    responses: {
      /** @description Taken; the work goes on. */
      202: {
        headers: {
          'RateLimit-Reset': components['headers']['RateLimit-Reset'];
          'RateLimit-Remaining': components['headers']['RateLimit-Remaining'];
          'RateLimit-Limit': components['headers']['RateLimit-Limit'];
          'X-Request-Id': components['headers']['X-Request-Id'];
          /** @description Where its progress and result are. */
          Location?: string;
          [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "id": "3f0f9c1a-6a4e-4b7e-9a35-0d2f8a1c7e42",
           *       "status": "queued",
           *       "progress": 0,
           *       "strategy": "beta",
           *       "kind": "equal_weight",
           *       "start": "2024-01-05",
           *       "end": "2024-01-05",
           *       "rebalance": "monthly",
           *       "requested_by": "dashboard",
           *       "created_at": "2024-01-05T21:00:00.000Z",
           *       "started_at": "2024-01-05T21:00:00.000Z",
           *       "finished_at": "2024-01-05T21:00:00.000Z",
           *       "error": null
           *     }
           */
          'application/json': components['schemas']['BacktestDto'];
        };
      };
      /**
       * @description - `validation_failed`: A field or parameter is missing, malformed or unknown: `errors[]` names each place.
       *     - `duplicate_parameter`: A parameter, field or header that may stand once was given twice: leave one.
       *     - `malformed_request`: The bytes are no HTTP/1.1 request, or its address holds a zero byte: check the client or the proxy between.
       *     - `malformed_json`: The body is not valid JSON: check quotes, commas and the `Content-Type`.
       */
      400: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description - `unauthorized`: No token, or an unknown one: send `Authorization: Bearer <token>`. */
      401: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          'WWW-Authenticate': components['headers']['WWW-Authenticate'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description - `forbidden`: The token lacks the scope: use one with `trade` or `admin`. */
      403: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /**
       * @description - `strategy_not_found`: No strategy has this id, or it was removed before its run began: `GET /strategies` lists them.
       *     - `symbol_not_found`: No bars are stored for this symbol: `GET /market/symbols` lists those that have some.
       */
      404: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description - `request_timeout`: The request took too long to arrive (headers 10 s, all of it 30 s): check the network, send less. */
      408: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description - `payload_too_large`: The body is larger than 1 MiB (64 MiB for weights and frontiers): send less. */
      413: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description - `uri_too_long`: The address has more than 8,192 characters: ask for less, or send it in the body where there is one. */
      414: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description - `unsupported_media_type`: Send JSON with `Content-Type: application/json`, uncompressed. */
      415: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /**
       * @description - `invalid_strategy`: The definition breaks a rule of its kind: the detail names the parameter; `GET /strategies/kinds` has the schemas.
       *     - `empty_universe`: The universe matches no symbol with bars: import bars or change the universe.
       *     - `insufficient_data`: Too few observations for what was asked: the detail has both numbers.
       *     - `backtest_too_large`: More weights or prices than one backtest takes, the detail has both numbers: fewer symbols, a shorter time, or a longer `rebalance` period.
       */
      422: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description - `rate_limited`: Too many requests of this token, or without a known token from this address: wait for `Retry-After` seconds; `RateLimit-Remaining` says in time. */
      429: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          'Retry-After': components['headers']['Retry-After'];
          'RateLimit-Limit': components['headers']['RateLimit-Limit'];
          'RateLimit-Remaining': components['headers']['RateLimit-Remaining'];
          'RateLimit-Reset': components['headers']['RateLimit-Reset'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description - `headers_too_large`: More than 100 headers, or more than 16 KiB with the address: send fewer. */
      431: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description - `internal_error`: A defect on our side: report it with the request id. */
      500: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /**
       * @description - `backtest_queue_full`: As many backtests wait as the queue takes: try again when one has ended.
       *     - `database_unreachable`: The PostgreSQL server does not answer: check `DATABASE_URL` and that it runs.
       */
      503: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  getBacktest: {
    parameters: {
      query?: never;
      header?: {
        /** @description The `ETag` of an earlier answer: 304 without a body while nothing has changed. */
        'If-None-Match'?: components['parameters']['If-None-Match'];
      };
      path: {
        /** @description Of a backtest, see GET /backtests. */
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The answer. */
      200: {
        headers: {
          'RateLimit-Reset': components['headers']['RateLimit-Reset'];
          'RateLimit-Remaining': components['headers']['RateLimit-Remaining'];
          'RateLimit-Limit': components['headers']['RateLimit-Limit'];
          'X-Request-Id': components['headers']['X-Request-Id'];
          ETag: components['headers']['ETag'];
          [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "id": "3f0f9c1a-6a4e-4b7e-9a35-0d2f8a1c7e42",
           *       "status": "queued",
           *       "progress": 0,
           *       "strategy": "beta",
           *       "kind": "equal_weight",
           *       "start": "2024-01-05",
           *       "end": "2024-01-05",
           *       "rebalance": "monthly",
           *       "requested_by": "dashboard",
           *       "created_at": "2024-01-05T21:00:00.000Z",
           *       "started_at": "2024-01-05T21:00:00.000Z",
           *       "finished_at": "2024-01-05T21:00:00.000Z",
           *       "error": null,
           *       "definition": {
           *         "strategy": "beta",
           *         "name": "Beta – inverse volatility",
           *         "kind": "equal_weight",
           *         "params": {
           *           "lookback_days": 63
           *         },
           *         "universe": {
           *           "symbols": [
           *             "AAPL",
           *             "MSFT"
           *           ]
           *         },
           *         "symbols": [
           *           "AAPL",
           *           "MSFT"
           *         ],
           *         "start": "2024-01-05",
           *         "end": "2024-01-05",
           *         "initial_capital": "1000000",
           *         "rebalance": "monthly",
           *         "cost_rate": 0.001,
           *         "benchmark": "SPY",
           *         "risk_free_rate": 0
           *       },
           *       "inputs_hash": null,
           *       "prices_hash": null,
           *       "result": {
           *         "statistics": {
           *           "start": "2024-01-05",
           *           "end": "2024-01-05",
           *           "observations": 1005,
           *           "decisions": 48,
           *           "initial_value": 1000000,
           *           "final_value": 1421000.5,
           *           "total_return": 0.421,
           *           "cagr": 0.092,
           *           "volatility": 0.14,
           *           "sharpe": 0.68,
           *           "sortino": 0.95,
           *           "max_drawdown": {
           *             "depth": -0.183,
           *             "peak": "2024-01-05",
           *             "trough": "2024-01-05",
           *             "recovery": "2024-01-05"
           *           },
           *           "calmar": 0.5,
           *           "turnover": 6.4,
           *           "annual_turnover": 1.6,
           *           "costs": 7350.2,
           *           "best_month": {
           *             "period": "2023-06",
           *             "value": 0.021
           *           },
           *           "worst_month": {
           *             "period": "2023-06",
           *             "value": 0.021
           *           }
           *         },
           *         "benchmark": {
           *           "symbol": "SPY",
           *           "total_return": 0.35,
           *           "cagr": 0.078,
           *           "volatility": 0.17,
           *           "sharpe": 0.5,
           *           "max_drawdown": -0.25,
           *           "beta": 0.8,
           *           "alpha": 0.02,
           *           "tracking_error": 0.06,
           *           "information_ratio": 0.3
           *         },
           *         "equity": [
           *           {
           *             "date": "2024-01-05",
           *             "value": 1003210.5,
           *             "drawdown": -0.01,
           *             "benchmark": 1001500
           *           }
           *         ],
           *         "decisions": [
           *           {
           *             "date": "2024-01-05",
           *             "value": 999500,
           *             "weights": {
           *               "AAPL": 0.4,
           *               "MSFT": 0.6
           *             },
           *             "cash": 0,
           *             "turnover": 0.12,
           *             "cost": 120.5
           *           }
           *         ],
           *         "failed_decisions": [
           *           {
           *             "date": "2024-01-05",
           *             "code": "infeasible",
           *             "detail": "no weights meet all constraints"
           *           }
           *         ],
           *         "years": [
           *           {
           *             "period": "2023-06",
           *             "value": 0.021
           *           }
           *         ],
           *         "months": [
           *           {
           *             "period": "2023-06",
           *             "value": 0.021
           *           }
           *         ],
           *         "left_out": [
           *           {
           *             "symbol": "NEWCO",
           *             "reason": "no_bars",
           *             "decisions": 7
           *           }
           *         ]
           *       }
           *     }
           */
          'application/json': components['schemas']['BacktestDetailDto'];
        };
      };
      /** @description Nothing changed since the `ETag` of `If-None-Match`. */
      304: {
        headers: {
          'RateLimit-Reset': components['headers']['RateLimit-Reset'];
          'RateLimit-Remaining': components['headers']['RateLimit-Remaining'];
          'RateLimit-Limit': components['headers']['RateLimit-Limit'];
          'X-Request-Id': components['headers']['X-Request-Id'];
          ETag: components['headers']['ETag'];
          [name: string]: unknown;
        };
        content?: never;
      };
      /**
       * @description - `validation_failed`: A field or parameter is missing, malformed or unknown: `errors[]` names each place.
       *     - `duplicate_parameter`: A parameter, field or header that may stand once was given twice: leave one.
       *     - `malformed_request`: The bytes are no HTTP/1.1 request, or its address holds a zero byte: check the client or the proxy between.
       */
      400: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description - `unauthorized`: No token, or an unknown one: send `Authorization: Bearer <token>`. */
      401: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          'WWW-Authenticate': components['headers']['WWW-Authenticate'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description - `forbidden`: The token lacks the scope: use one with `trade` or `admin`. */
      403: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /**
       * @description - `backtest_not_found`: No backtest has this id: `GET /backtests` lists them.
       *     - `not_found`: No such path: `/openapi.json` lists what there is.
       */
      404: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description - `request_timeout`: The request took too long to arrive (headers 10 s, all of it 30 s): check the network, send less. */
      408: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description - `uri_too_long`: The address has more than 8,192 characters: ask for less, or send it in the body where there is one. */
      414: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description - `rate_limited`: Too many requests of this token, or without a known token from this address: wait for `Retry-After` seconds; `RateLimit-Remaining` says in time. */
      429: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          'Retry-After': components['headers']['Retry-After'];
          'RateLimit-Limit': components['headers']['RateLimit-Limit'];
          'RateLimit-Remaining': components['headers']['RateLimit-Remaining'];
          'RateLimit-Reset': components['headers']['RateLimit-Reset'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description - `headers_too_large`: More than 100 headers, or more than 16 KiB with the address: send fewer. */
      431: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description - `internal_error`: A defect on our side: report it with the request id. */
      500: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description - `database_unreachable`: The PostgreSQL server does not answer: check `DATABASE_URL` and that it runs. */
      503: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  getBacktestReport: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** @description Of a backtest, see GET /backtests. */
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The page. */
      200: {
        headers: {
          'RateLimit-Reset': components['headers']['RateLimit-Reset'];
          'RateLimit-Remaining': components['headers']['RateLimit-Remaining'];
          'RateLimit-Limit': components['headers']['RateLimit-Limit'];
          'X-Request-Id': components['headers']['X-Request-Id'];
          [name: string]: unknown;
        };
        content: {
          /**
           * @example <!doctype html>
           *     <html lang="en">
           *       <head><title>Equal weight, monthly – backtest</title>…</head>
           *       <body>…</body>
           *     </html>
           */
          'text/html': string;
        };
      };
      /**
       * @description - `validation_failed`: A field or parameter is missing, malformed or unknown: `errors[]` names each place.
       *     - `duplicate_parameter`: A parameter, field or header that may stand once was given twice: leave one.
       *     - `malformed_request`: The bytes are no HTTP/1.1 request, or its address holds a zero byte: check the client or the proxy between.
       */
      400: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description - `unauthorized`: No token, or an unknown one: send `Authorization: Bearer <token>`. */
      401: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          'WWW-Authenticate': components['headers']['WWW-Authenticate'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description - `forbidden`: The token lacks the scope: use one with `trade` or `admin`. */
      403: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /**
       * @description - `backtest_not_found`: No backtest has this id: `GET /backtests` lists them.
       *     - `not_found`: No such path: `/openapi.json` lists what there is.
       */
      404: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description - `request_timeout`: The request took too long to arrive (headers 10 s, all of it 30 s): check the network, send less. */
      408: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description - `backtest_not_finished`: There is a report once the backtest is `completed`: `GET /backtests/{id}` says how far it is, or why it failed. */
      409: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description - `uri_too_long`: The address has more than 8,192 characters: ask for less, or send it in the body where there is one. */
      414: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description - `rate_limited`: Too many requests of this token, or without a known token from this address: wait for `Retry-After` seconds; `RateLimit-Remaining` says in time. */
      429: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          'Retry-After': components['headers']['Retry-After'];
          'RateLimit-Limit': components['headers']['RateLimit-Limit'];
          'RateLimit-Remaining': components['headers']['RateLimit-Remaining'];
          'RateLimit-Reset': components['headers']['RateLimit-Reset'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description - `headers_too_large`: More than 100 headers, or more than 16 KiB with the address: send fewer. */
      431: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description - `internal_error`: A defect on our side: report it with the request id. */
      500: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description - `database_unreachable`: The PostgreSQL server does not answer: check `DATABASE_URL` and that it runs. */
      503: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  listRiskRules: {
    parameters: {
      query?: {
        /** @description Entries of the page. */
        limit?: number;
        /** @description Entries to pass over. */
        offset?: number;
      };
      header?: {
        /** @description The `ETag` of an earlier answer: 304 without a body while nothing has changed. */
        'If-None-Match'?: components['parameters']['If-None-Match'];
      };
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The answer. */
      200: {
        headers: {
          'RateLimit-Reset': components['headers']['RateLimit-Reset'];
          'RateLimit-Remaining': components['headers']['RateLimit-Remaining'];
          'RateLimit-Limit': components['headers']['RateLimit-Limit'];
          'X-Request-Id': components['headers']['X-Request-Id'];
          ETag: components['headers']['ETag'];
          /** @description `first-last/*`; `*\/*` for an empty page. */
          'Content-Range'?: string;
          /** @description The `next` and the `prev` page, where there is one. */
          Link?: string;
          [name: string]: unknown;
        };
        content: {
          /**
           * @example [
           *       {
           *         "id": "3f0f9c1a-6a4e-4b7e-9a35-0d2f8a1c7e42",
           *         "name": "calm waters",
           *         "statistic": "volatility",
           *         "strategy": "portfolio",
           *         "limit": 0.2,
           *         "severity": "info",
           *         "enabled": true,
           *         "created_by": "owner",
           *         "created_at": "2024-01-05T21:00:00.000Z",
           *         "updated_at": "2024-01-05T21:00:00.000Z"
           *       }
           *     ]
           */
          'application/json': components['schemas']['RiskRuleDto'][];
        };
      };
      /** @description Nothing changed since the `ETag` of `If-None-Match`. */
      304: {
        headers: {
          'RateLimit-Reset': components['headers']['RateLimit-Reset'];
          'RateLimit-Remaining': components['headers']['RateLimit-Remaining'];
          'RateLimit-Limit': components['headers']['RateLimit-Limit'];
          'X-Request-Id': components['headers']['X-Request-Id'];
          ETag: components['headers']['ETag'];
          [name: string]: unknown;
        };
        content?: never;
      };
      /**
       * @description - `validation_failed`: A field or parameter is missing, malformed or unknown: `errors[]` names each place.
       *     - `duplicate_parameter`: A parameter, field or header that may stand once was given twice: leave one.
       *     - `malformed_request`: The bytes are no HTTP/1.1 request, or its address holds a zero byte: check the client or the proxy between.
       */
      400: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description - `unauthorized`: No token, or an unknown one: send `Authorization: Bearer <token>`. */
      401: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          'WWW-Authenticate': components['headers']['WWW-Authenticate'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description - `forbidden`: The token lacks the scope: use one with `trade` or `admin`. */
      403: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description - `request_timeout`: The request took too long to arrive (headers 10 s, all of it 30 s): check the network, send less. */
      408: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description - `uri_too_long`: The address has more than 8,192 characters: ask for less, or send it in the body where there is one. */
      414: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description - `rate_limited`: Too many requests of this token, or without a known token from this address: wait for `Retry-After` seconds; `RateLimit-Remaining` says in time. */
      429: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          'Retry-After': components['headers']['Retry-After'];
          'RateLimit-Limit': components['headers']['RateLimit-Limit'];
          'RateLimit-Remaining': components['headers']['RateLimit-Remaining'];
          'RateLimit-Reset': components['headers']['RateLimit-Reset'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description - `headers_too_large`: More than 100 headers, or more than 16 KiB with the address: send fewer. */
      431: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description - `internal_error`: A defect on our side: report it with the request id. */
      500: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description - `database_unreachable`: The PostgreSQL server does not answer: check `DATABASE_URL` and that it runs. */
      503: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  createRiskRule: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        /**
         * @example {
         *       "name": "calm waters",
         *       "statistic": "volatility_60d",
         *       "strategy": "beta",
         *       "limit": 0.2,
         *       "severity": "warning"
         *     }
         */
        'application/json': components['schemas']['RiskRuleInputDto'];
      };
    };
    responses: {
      /** @description What was made. */
      201: {
        headers: {
          'RateLimit-Reset': components['headers']['RateLimit-Reset'];
          'RateLimit-Remaining': components['headers']['RateLimit-Remaining'];
          'RateLimit-Limit': components['headers']['RateLimit-Limit'];
          'X-Request-Id': components['headers']['X-Request-Id'];
          [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "id": "3f0f9c1a-6a4e-4b7e-9a35-0d2f8a1c7e42",
           *       "name": "calm waters",
           *       "statistic": "volatility",
           *       "strategy": "portfolio",
           *       "limit": 0.2,
           *       "severity": "info",
           *       "enabled": true,
           *       "created_by": "owner",
           *       "created_at": "2024-01-05T21:00:00.000Z",
           *       "updated_at": "2024-01-05T21:00:00.000Z"
           *     }
           */
          'application/json': components['schemas']['RiskRuleDto'];
        };
      };
      /**
       * @description - `validation_failed`: A field or parameter is missing, malformed or unknown: `errors[]` names each place.
       *     - `duplicate_parameter`: A parameter, field or header that may stand once was given twice: leave one.
       *     - `malformed_request`: The bytes are no HTTP/1.1 request, or its address holds a zero byte: check the client or the proxy between.
       *     - `malformed_json`: The body is not valid JSON: check quotes, commas and the `Content-Type`.
       */
      400: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description - `unauthorized`: No token, or an unknown one: send `Authorization: Bearer <token>`. */
      401: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          'WWW-Authenticate': components['headers']['WWW-Authenticate'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description - `forbidden`: The token lacks the scope: use one with `trade` or `admin`. */
      403: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description - `strategy_not_found`: No strategy has this id, or it was removed before its run began: `GET /strategies` lists them. */
      404: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description - `request_timeout`: The request took too long to arrive (headers 10 s, all of it 30 s): check the network, send less. */
      408: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description - `payload_too_large`: The body is larger than 1 MiB (64 MiB for weights and frontiers): send less. */
      413: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description - `uri_too_long`: The address has more than 8,192 characters: ask for less, or send it in the body where there is one. */
      414: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description - `unsupported_media_type`: Send JSON with `Content-Type: application/json`, uncompressed. */
      415: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description - `rate_limited`: Too many requests of this token, or without a known token from this address: wait for `Retry-After` seconds; `RateLimit-Remaining` says in time. */
      429: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          'Retry-After': components['headers']['Retry-After'];
          'RateLimit-Limit': components['headers']['RateLimit-Limit'];
          'RateLimit-Remaining': components['headers']['RateLimit-Remaining'];
          'RateLimit-Reset': components['headers']['RateLimit-Reset'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description - `headers_too_large`: More than 100 headers, or more than 16 KiB with the address: send fewer. */
      431: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description - `internal_error`: A defect on our side: report it with the request id. */
      500: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description - `database_unreachable`: The PostgreSQL server does not answer: check `DATABASE_URL` and that it runs. */
      503: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  updateRiskRule: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** @description See GET /risk/rules. */
        id: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        /**
         * @example {
         *       "name": "calm waters",
         *       "statistic": "volatility_60d",
         *       "strategy": "beta",
         *       "limit": 0.2,
         *       "severity": "warning"
         *     }
         */
        'application/json': components['schemas']['RiskRuleInputDto'];
      };
    };
    responses: {
      /** @description The answer. */
      200: {
        headers: {
          'RateLimit-Reset': components['headers']['RateLimit-Reset'];
          'RateLimit-Remaining': components['headers']['RateLimit-Remaining'];
          'RateLimit-Limit': components['headers']['RateLimit-Limit'];
          'X-Request-Id': components['headers']['X-Request-Id'];
          [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "id": "3f0f9c1a-6a4e-4b7e-9a35-0d2f8a1c7e42",
           *       "name": "calm waters",
           *       "statistic": "volatility",
           *       "strategy": "portfolio",
           *       "limit": 0.2,
           *       "severity": "info",
           *       "enabled": true,
           *       "created_by": "owner",
           *       "created_at": "2024-01-05T21:00:00.000Z",
           *       "updated_at": "2024-01-05T21:00:00.000Z"
           *     }
           */
          'application/json': components['schemas']['RiskRuleDto'];
        };
      };
      /**
       * @description - `validation_failed`: A field or parameter is missing, malformed or unknown: `errors[]` names each place.
       *     - `duplicate_parameter`: A parameter, field or header that may stand once was given twice: leave one.
       *     - `malformed_request`: The bytes are no HTTP/1.1 request, or its address holds a zero byte: check the client or the proxy between.
       *     - `malformed_json`: The body is not valid JSON: check quotes, commas and the `Content-Type`.
       */
      400: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description - `unauthorized`: No token, or an unknown one: send `Authorization: Bearer <token>`. */
      401: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          'WWW-Authenticate': components['headers']['WWW-Authenticate'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description - `forbidden`: The token lacks the scope: use one with `trade` or `admin`. */
      403: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /**
       * @description - `risk_rule_not_found`: No risk rule of this id: `GET /risk/rules` lists them.
       *     - `strategy_not_found`: No strategy has this id, or it was removed before its run began: `GET /strategies` lists them.
       *     - `not_found`: No such path: `/openapi.json` lists what there is.
       */
      404: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description - `request_timeout`: The request took too long to arrive (headers 10 s, all of it 30 s): check the network, send less. */
      408: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description - `payload_too_large`: The body is larger than 1 MiB (64 MiB for weights and frontiers): send less. */
      413: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description - `uri_too_long`: The address has more than 8,192 characters: ask for less, or send it in the body where there is one. */
      414: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description - `unsupported_media_type`: Send JSON with `Content-Type: application/json`, uncompressed. */
      415: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description - `rate_limited`: Too many requests of this token, or without a known token from this address: wait for `Retry-After` seconds; `RateLimit-Remaining` says in time. */
      429: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          'Retry-After': components['headers']['Retry-After'];
          'RateLimit-Limit': components['headers']['RateLimit-Limit'];
          'RateLimit-Remaining': components['headers']['RateLimit-Remaining'];
          'RateLimit-Reset': components['headers']['RateLimit-Reset'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description - `headers_too_large`: More than 100 headers, or more than 16 KiB with the address: send fewer. */
      431: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description - `internal_error`: A defect on our side: report it with the request id. */
      500: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description - `database_unreachable`: The PostgreSQL server does not answer: check `DATABASE_URL` and that it runs. */
      503: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  deleteRiskRule: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** @description See GET /risk/rules. */
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description It is gone. */
      204: {
        headers: {
          'RateLimit-Reset': components['headers']['RateLimit-Reset'];
          'RateLimit-Remaining': components['headers']['RateLimit-Remaining'];
          'RateLimit-Limit': components['headers']['RateLimit-Limit'];
          'X-Request-Id': components['headers']['X-Request-Id'];
          [name: string]: unknown;
        };
        content?: never;
      };
      /**
       * @description - `validation_failed`: A field or parameter is missing, malformed or unknown: `errors[]` names each place.
       *     - `duplicate_parameter`: A parameter, field or header that may stand once was given twice: leave one.
       *     - `malformed_request`: The bytes are no HTTP/1.1 request, or its address holds a zero byte: check the client or the proxy between.
       *     - `malformed_json`: The body is not valid JSON: check quotes, commas and the `Content-Type`.
       */
      400: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description - `unauthorized`: No token, or an unknown one: send `Authorization: Bearer <token>`. */
      401: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          'WWW-Authenticate': components['headers']['WWW-Authenticate'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description - `forbidden`: The token lacks the scope: use one with `trade` or `admin`. */
      403: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /**
       * @description - `risk_rule_not_found`: No risk rule of this id: `GET /risk/rules` lists them.
       *     - `not_found`: No such path: `/openapi.json` lists what there is.
       */
      404: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description - `request_timeout`: The request took too long to arrive (headers 10 s, all of it 30 s): check the network, send less. */
      408: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description - `payload_too_large`: The body is larger than 1 MiB (64 MiB for weights and frontiers): send less. */
      413: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description - `uri_too_long`: The address has more than 8,192 characters: ask for less, or send it in the body where there is one. */
      414: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description - `unsupported_media_type`: Send JSON with `Content-Type: application/json`, uncompressed. */
      415: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description - `rate_limited`: Too many requests of this token, or without a known token from this address: wait for `Retry-After` seconds; `RateLimit-Remaining` says in time. */
      429: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          'Retry-After': components['headers']['Retry-After'];
          'RateLimit-Limit': components['headers']['RateLimit-Limit'];
          'RateLimit-Remaining': components['headers']['RateLimit-Remaining'];
          'RateLimit-Reset': components['headers']['RateLimit-Reset'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description - `headers_too_large`: More than 100 headers, or more than 16 KiB with the address: send fewer. */
      431: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description - `internal_error`: A defect on our side: report it with the request id. */
      500: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description - `database_unreachable`: The PostgreSQL server does not answer: check `DATABASE_URL` and that it runs. */
      503: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  listRiskAlerts: {
    parameters: {
      query?: {
        /** @description Entries of the page. */
        limit?: number;
        /** @description Entries to pass over. */
        offset?: number;
        /** @description Only those that are open, or only those that are over. */
        open?: boolean;
      };
      header?: {
        /** @description The `ETag` of an earlier answer: 304 without a body while nothing has changed. */
        'If-None-Match'?: components['parameters']['If-None-Match'];
      };
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The answer. */
      200: {
        headers: {
          'RateLimit-Reset': components['headers']['RateLimit-Reset'];
          'RateLimit-Remaining': components['headers']['RateLimit-Remaining'];
          'RateLimit-Limit': components['headers']['RateLimit-Limit'];
          'X-Request-Id': components['headers']['X-Request-Id'];
          ETag: components['headers']['ETag'];
          /** @description `first-last/*`; `*\/*` for an empty page. */
          'Content-Range'?: string;
          /** @description The `next` and the `prev` page, where there is one. */
          Link?: string;
          [name: string]: unknown;
        };
        content: {
          /**
           * @example [
           *       {
           *         "id": "3f0f9c1a-6a4e-4b7e-9a35-0d2f8a1c7e42",
           *         "rule_id": "3f0f9c1a-6a4e-4b7e-9a35-0d2f8a1c7e42",
           *         "rule_name": "calm waters",
           *         "strategy": "portfolio",
           *         "statistic": "volatility_60d",
           *         "value": 0.234,
           *         "limit": 0.2,
           *         "severity": "info",
           *         "as_of": "2024-01-05",
           *         "raised_at": "2024-01-05T21:00:00.000Z",
           *         "seen_at": "2024-01-05T21:00:00.000Z",
           *         "cleared_at": "2024-01-05T21:00:00.000Z",
           *         "acknowledged_at": "2024-01-05T21:00:00.000Z",
           *         "acknowledged_by": "owner"
           *       }
           *     ]
           */
          'application/json': components['schemas']['RiskAlertDto'][];
        };
      };
      /** @description Nothing changed since the `ETag` of `If-None-Match`. */
      304: {
        headers: {
          'RateLimit-Reset': components['headers']['RateLimit-Reset'];
          'RateLimit-Remaining': components['headers']['RateLimit-Remaining'];
          'RateLimit-Limit': components['headers']['RateLimit-Limit'];
          'X-Request-Id': components['headers']['X-Request-Id'];
          ETag: components['headers']['ETag'];
          [name: string]: unknown;
        };
        content?: never;
      };
      /**
       * @description - `validation_failed`: A field or parameter is missing, malformed or unknown: `errors[]` names each place.
       *     - `duplicate_parameter`: A parameter, field or header that may stand once was given twice: leave one.
       *     - `malformed_request`: The bytes are no HTTP/1.1 request, or its address holds a zero byte: check the client or the proxy between.
       */
      400: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description - `unauthorized`: No token, or an unknown one: send `Authorization: Bearer <token>`. */
      401: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          'WWW-Authenticate': components['headers']['WWW-Authenticate'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description - `forbidden`: The token lacks the scope: use one with `trade` or `admin`. */
      403: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description - `request_timeout`: The request took too long to arrive (headers 10 s, all of it 30 s): check the network, send less. */
      408: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description - `uri_too_long`: The address has more than 8,192 characters: ask for less, or send it in the body where there is one. */
      414: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description - `rate_limited`: Too many requests of this token, or without a known token from this address: wait for `Retry-After` seconds; `RateLimit-Remaining` says in time. */
      429: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          'Retry-After': components['headers']['Retry-After'];
          'RateLimit-Limit': components['headers']['RateLimit-Limit'];
          'RateLimit-Remaining': components['headers']['RateLimit-Remaining'];
          'RateLimit-Reset': components['headers']['RateLimit-Reset'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description - `headers_too_large`: More than 100 headers, or more than 16 KiB with the address: send fewer. */
      431: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description - `internal_error`: A defect on our side: report it with the request id. */
      500: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description - `database_unreachable`: The PostgreSQL server does not answer: check `DATABASE_URL` and that it runs. */
      503: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  acknowledgeRiskAlert: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** @description See GET /risk/alerts. */
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The answer. */
      200: {
        headers: {
          'RateLimit-Reset': components['headers']['RateLimit-Reset'];
          'RateLimit-Remaining': components['headers']['RateLimit-Remaining'];
          'RateLimit-Limit': components['headers']['RateLimit-Limit'];
          'X-Request-Id': components['headers']['X-Request-Id'];
          [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "id": "3f0f9c1a-6a4e-4b7e-9a35-0d2f8a1c7e42",
           *       "rule_id": "3f0f9c1a-6a4e-4b7e-9a35-0d2f8a1c7e42",
           *       "rule_name": "calm waters",
           *       "strategy": "portfolio",
           *       "statistic": "volatility_60d",
           *       "value": 0.234,
           *       "limit": 0.2,
           *       "severity": "info",
           *       "as_of": "2024-01-05",
           *       "raised_at": "2024-01-05T21:00:00.000Z",
           *       "seen_at": "2024-01-05T21:00:00.000Z",
           *       "cleared_at": "2024-01-05T21:00:00.000Z",
           *       "acknowledged_at": "2024-01-05T21:00:00.000Z",
           *       "acknowledged_by": "owner"
           *     }
           */
          'application/json': components['schemas']['RiskAlertDto'];
        };
      };
      /**
       * @description - `validation_failed`: A field or parameter is missing, malformed or unknown: `errors[]` names each place.
       *     - `duplicate_parameter`: A parameter, field or header that may stand once was given twice: leave one.
       *     - `malformed_request`: The bytes are no HTTP/1.1 request, or its address holds a zero byte: check the client or the proxy between.
       *     - `malformed_json`: The body is not valid JSON: check quotes, commas and the `Content-Type`.
       */
      400: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description - `unauthorized`: No token, or an unknown one: send `Authorization: Bearer <token>`. */
      401: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          'WWW-Authenticate': components['headers']['WWW-Authenticate'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description - `forbidden`: The token lacks the scope: use one with `trade` or `admin`. */
      403: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /**
       * @description - `risk_alert_not_found`: No risk alert of this id: `GET /risk/alerts` lists them.
       *     - `not_found`: No such path: `/openapi.json` lists what there is.
       */
      404: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description - `request_timeout`: The request took too long to arrive (headers 10 s, all of it 30 s): check the network, send less. */
      408: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description - `payload_too_large`: The body is larger than 1 MiB (64 MiB for weights and frontiers): send less. */
      413: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description - `uri_too_long`: The address has more than 8,192 characters: ask for less, or send it in the body where there is one. */
      414: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description - `unsupported_media_type`: Send JSON with `Content-Type: application/json`, uncompressed. */
      415: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description - `rate_limited`: Too many requests of this token, or without a known token from this address: wait for `Retry-After` seconds; `RateLimit-Remaining` says in time. */
      429: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          'Retry-After': components['headers']['Retry-After'];
          'RateLimit-Limit': components['headers']['RateLimit-Limit'];
          'RateLimit-Remaining': components['headers']['RateLimit-Remaining'];
          'RateLimit-Reset': components['headers']['RateLimit-Reset'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description - `headers_too_large`: More than 100 headers, or more than 16 KiB with the address: send fewer. */
      431: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description - `internal_error`: A defect on our side: report it with the request id. */
      500: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description - `database_unreachable`: The PostgreSQL server does not answer: check `DATABASE_URL` and that it runs. */
      503: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  listRiskSummaries: {
    parameters: {
      query?: {
        /** @description Entries of the page. */
        limit?: number;
        /** @description Entries to pass over. */
        offset?: number;
      };
      header?: {
        /** @description The `ETag` of an earlier answer: 304 without a body while nothing has changed. */
        'If-None-Match'?: components['parameters']['If-None-Match'];
      };
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The answer. */
      200: {
        headers: {
          'RateLimit-Reset': components['headers']['RateLimit-Reset'];
          'RateLimit-Remaining': components['headers']['RateLimit-Remaining'];
          'RateLimit-Limit': components['headers']['RateLimit-Limit'];
          'X-Request-Id': components['headers']['X-Request-Id'];
          ETag: components['headers']['ETag'];
          /** @description `first-last/*`; `*\/*` for an empty page. */
          'Content-Range'?: string;
          /** @description The `next` and the `prev` page, where there is one. */
          Link?: string;
          [name: string]: unknown;
        };
        content: {
          /**
           * @example [
           *       {
           *         "strategy": "portfolio",
           *         "as_of": "2024-01-05",
           *         "observations": 252,
           *         "simulated_observations": 0,
           *         "volatility": 0.118,
           *         "volatility_60d": 0.104,
           *         "var_95": 0.0115,
           *         "cvar_95": 0.0174,
           *         "drawdown": 0.021,
           *         "max_drawdown": 0.183,
           *         "largest_weight": 0.25,
           *         "gross_weight": 1
           *       }
           *     ]
           */
          'application/json': components['schemas']['RiskSummaryDto'][];
        };
      };
      /** @description Nothing changed since the `ETag` of `If-None-Match`. */
      304: {
        headers: {
          'RateLimit-Reset': components['headers']['RateLimit-Reset'];
          'RateLimit-Remaining': components['headers']['RateLimit-Remaining'];
          'RateLimit-Limit': components['headers']['RateLimit-Limit'];
          'X-Request-Id': components['headers']['X-Request-Id'];
          ETag: components['headers']['ETag'];
          [name: string]: unknown;
        };
        content?: never;
      };
      /**
       * @description - `validation_failed`: A field or parameter is missing, malformed or unknown: `errors[]` names each place.
       *     - `duplicate_parameter`: A parameter, field or header that may stand once was given twice: leave one.
       *     - `malformed_request`: The bytes are no HTTP/1.1 request, or its address holds a zero byte: check the client or the proxy between.
       */
      400: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description - `unauthorized`: No token, or an unknown one: send `Authorization: Bearer <token>`. */
      401: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          'WWW-Authenticate': components['headers']['WWW-Authenticate'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description - `forbidden`: The token lacks the scope: use one with `trade` or `admin`. */
      403: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description - `request_timeout`: The request took too long to arrive (headers 10 s, all of it 30 s): check the network, send less. */
      408: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description - `uri_too_long`: The address has more than 8,192 characters: ask for less, or send it in the body where there is one. */
      414: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description - `rate_limited`: Too many requests of this token, or without a known token from this address: wait for `Retry-After` seconds; `RateLimit-Remaining` says in time. */
      429: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          'Retry-After': components['headers']['Retry-After'];
          'RateLimit-Limit': components['headers']['RateLimit-Limit'];
          'RateLimit-Remaining': components['headers']['RateLimit-Remaining'];
          'RateLimit-Reset': components['headers']['RateLimit-Reset'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description - `headers_too_large`: More than 100 headers, or more than 16 KiB with the address: send fewer. */
      431: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description - `internal_error`: A defect on our side: report it with the request id. */
      500: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description - `database_unreachable`: The PostgreSQL server does not answer: check `DATABASE_URL` and that it runs. */
      503: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  getValueAtRisk: {
    parameters: {
      query?: {
        /** @description The whole portfolio when absent. */
        strategy?: string;
        /** @description The last so many daily returns. */
        window?: number;
        /** @description Confidence level. */
        level?: '0.9' | '0.95' | '0.975' | '0.99';
      };
      header?: {
        /** @description The `ETag` of an earlier answer: 304 without a body while nothing has changed. */
        'If-None-Match'?: components['parameters']['If-None-Match'];
      };
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The answer. */
      200: {
        headers: {
          'RateLimit-Reset': components['headers']['RateLimit-Reset'];
          'RateLimit-Remaining': components['headers']['RateLimit-Remaining'];
          'RateLimit-Limit': components['headers']['RateLimit-Limit'];
          'X-Request-Id': components['headers']['X-Request-Id'];
          ETag: components['headers']['ETag'];
          [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "strategy": "beta",
           *       "as_of": "2024-01-05",
           *       "observations": 252,
           *       "simulated_observations": 0,
           *       "level": 0.95,
           *       "historical": 0.0115,
           *       "gaussian": 0.0118,
           *       "cornish_fisher": 0.0121,
           *       "expected_shortfall": 0.0174,
           *       "gaussian_expected_shortfall": 0.0148
           *     }
           */
          'application/json': components['schemas']['VarDto'];
        };
      };
      /** @description Nothing changed since the `ETag` of `If-None-Match`. */
      304: {
        headers: {
          'RateLimit-Reset': components['headers']['RateLimit-Reset'];
          'RateLimit-Remaining': components['headers']['RateLimit-Remaining'];
          'RateLimit-Limit': components['headers']['RateLimit-Limit'];
          'X-Request-Id': components['headers']['X-Request-Id'];
          ETag: components['headers']['ETag'];
          [name: string]: unknown;
        };
        content?: never;
      };
      /**
       * @description - `validation_failed`: A field or parameter is missing, malformed or unknown: `errors[]` names each place.
       *     - `duplicate_parameter`: A parameter, field or header that may stand once was given twice: leave one.
       *     - `malformed_request`: The bytes are no HTTP/1.1 request, or its address holds a zero byte: check the client or the proxy between.
       */
      400: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description - `unauthorized`: No token, or an unknown one: send `Authorization: Bearer <token>`. */
      401: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          'WWW-Authenticate': components['headers']['WWW-Authenticate'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description - `forbidden`: The token lacks the scope: use one with `trade` or `admin`. */
      403: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description - `strategy_not_found`: No strategy has this id, or it was removed before its run began: `GET /strategies` lists them. */
      404: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description - `request_timeout`: The request took too long to arrive (headers 10 s, all of it 30 s): check the network, send less. */
      408: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description - `uri_too_long`: The address has more than 8,192 characters: ask for less, or send it in the body where there is one. */
      414: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description - `insufficient_data`: Too few observations for what was asked: the detail has both numbers. */
      422: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description - `rate_limited`: Too many requests of this token, or without a known token from this address: wait for `Retry-After` seconds; `RateLimit-Remaining` says in time. */
      429: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          'Retry-After': components['headers']['Retry-After'];
          'RateLimit-Limit': components['headers']['RateLimit-Limit'];
          'RateLimit-Remaining': components['headers']['RateLimit-Remaining'];
          'RateLimit-Reset': components['headers']['RateLimit-Reset'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description - `headers_too_large`: More than 100 headers, or more than 16 KiB with the address: send fewer. */
      431: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description - `internal_error`: A defect on our side: report it with the request id. */
      500: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description - `database_unreachable`: The PostgreSQL server does not answer: check `DATABASE_URL` and that it runs. */
      503: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  getDrawdowns: {
    parameters: {
      query?: {
        /** @description The whole portfolio when absent. */
        strategy?: string;
        /** @description The so many deepest. */
        count?: number;
      };
      header?: {
        /** @description The `ETag` of an earlier answer: 304 without a body while nothing has changed. */
        'If-None-Match'?: components['parameters']['If-None-Match'];
      };
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The answer. */
      200: {
        headers: {
          'RateLimit-Reset': components['headers']['RateLimit-Reset'];
          'RateLimit-Remaining': components['headers']['RateLimit-Remaining'];
          'RateLimit-Limit': components['headers']['RateLimit-Limit'];
          'X-Request-Id': components['headers']['X-Request-Id'];
          ETag: components['headers']['ETag'];
          [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "strategy": "beta",
           *       "as_of": "2024-01-05",
           *       "observations": 252,
           *       "simulated_observations": 0,
           *       "current": -0.021,
           *       "deepest": -0.183,
           *       "longest": 64,
           *       "episodes": [
           *         {
           *           "depth": -0.183,
           *           "peak": "2024-01-05",
           *           "trough": "2024-01-05",
           *           "recovery": "2024-01-05"
           *         }
           *       ]
           *     }
           */
          'application/json': components['schemas']['DrawdownsDto'];
        };
      };
      /** @description Nothing changed since the `ETag` of `If-None-Match`. */
      304: {
        headers: {
          'RateLimit-Reset': components['headers']['RateLimit-Reset'];
          'RateLimit-Remaining': components['headers']['RateLimit-Remaining'];
          'RateLimit-Limit': components['headers']['RateLimit-Limit'];
          'X-Request-Id': components['headers']['X-Request-Id'];
          ETag: components['headers']['ETag'];
          [name: string]: unknown;
        };
        content?: never;
      };
      /**
       * @description - `validation_failed`: A field or parameter is missing, malformed or unknown: `errors[]` names each place.
       *     - `duplicate_parameter`: A parameter, field or header that may stand once was given twice: leave one.
       *     - `malformed_request`: The bytes are no HTTP/1.1 request, or its address holds a zero byte: check the client or the proxy between.
       */
      400: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description - `unauthorized`: No token, or an unknown one: send `Authorization: Bearer <token>`. */
      401: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          'WWW-Authenticate': components['headers']['WWW-Authenticate'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description - `forbidden`: The token lacks the scope: use one with `trade` or `admin`. */
      403: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description - `strategy_not_found`: No strategy has this id, or it was removed before its run began: `GET /strategies` lists them. */
      404: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description - `request_timeout`: The request took too long to arrive (headers 10 s, all of it 30 s): check the network, send less. */
      408: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description - `uri_too_long`: The address has more than 8,192 characters: ask for less, or send it in the body where there is one. */
      414: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description - `insufficient_data`: Too few observations for what was asked: the detail has both numbers. */
      422: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description - `rate_limited`: Too many requests of this token, or without a known token from this address: wait for `Retry-After` seconds; `RateLimit-Remaining` says in time. */
      429: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          'Retry-After': components['headers']['Retry-After'];
          'RateLimit-Limit': components['headers']['RateLimit-Limit'];
          'RateLimit-Remaining': components['headers']['RateLimit-Remaining'];
          'RateLimit-Reset': components['headers']['RateLimit-Reset'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description - `headers_too_large`: More than 100 headers, or more than 16 KiB with the address: send fewer. */
      431: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description - `internal_error`: A defect on our side: report it with the request id. */
      500: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description - `database_unreachable`: The PostgreSQL server does not answer: check `DATABASE_URL` and that it runs. */
      503: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  getVolatility: {
    parameters: {
      query?: {
        /** @description The whole portfolio when absent. */
        strategy?: string;
        /** @description The last so many daily returns. */
        window?: number;
      };
      header?: {
        /** @description The `ETag` of an earlier answer: 304 without a body while nothing has changed. */
        'If-None-Match'?: components['parameters']['If-None-Match'];
      };
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The answer. */
      200: {
        headers: {
          'RateLimit-Reset': components['headers']['RateLimit-Reset'];
          'RateLimit-Remaining': components['headers']['RateLimit-Remaining'];
          'RateLimit-Limit': components['headers']['RateLimit-Limit'];
          'X-Request-Id': components['headers']['X-Request-Id'];
          ETag: components['headers']['ETag'];
          [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "strategy": "beta",
           *       "as_of": "2024-01-05",
           *       "observations": 252,
           *       "simulated_observations": 0,
           *       "volatility": 0.118,
           *       "downside_deviation": 0.084
           *     }
           */
          'application/json': components['schemas']['VolatilityDto'];
        };
      };
      /** @description Nothing changed since the `ETag` of `If-None-Match`. */
      304: {
        headers: {
          'RateLimit-Reset': components['headers']['RateLimit-Reset'];
          'RateLimit-Remaining': components['headers']['RateLimit-Remaining'];
          'RateLimit-Limit': components['headers']['RateLimit-Limit'];
          'X-Request-Id': components['headers']['X-Request-Id'];
          ETag: components['headers']['ETag'];
          [name: string]: unknown;
        };
        content?: never;
      };
      /**
       * @description - `validation_failed`: A field or parameter is missing, malformed or unknown: `errors[]` names each place.
       *     - `duplicate_parameter`: A parameter, field or header that may stand once was given twice: leave one.
       *     - `malformed_request`: The bytes are no HTTP/1.1 request, or its address holds a zero byte: check the client or the proxy between.
       */
      400: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description - `unauthorized`: No token, or an unknown one: send `Authorization: Bearer <token>`. */
      401: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          'WWW-Authenticate': components['headers']['WWW-Authenticate'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description - `forbidden`: The token lacks the scope: use one with `trade` or `admin`. */
      403: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description - `strategy_not_found`: No strategy has this id, or it was removed before its run began: `GET /strategies` lists them. */
      404: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description - `request_timeout`: The request took too long to arrive (headers 10 s, all of it 30 s): check the network, send less. */
      408: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description - `uri_too_long`: The address has more than 8,192 characters: ask for less, or send it in the body where there is one. */
      414: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description - `insufficient_data`: Too few observations for what was asked: the detail has both numbers. */
      422: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description - `rate_limited`: Too many requests of this token, or without a known token from this address: wait for `Retry-After` seconds; `RateLimit-Remaining` says in time. */
      429: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          'Retry-After': components['headers']['Retry-After'];
          'RateLimit-Limit': components['headers']['RateLimit-Limit'];
          'RateLimit-Remaining': components['headers']['RateLimit-Remaining'];
          'RateLimit-Reset': components['headers']['RateLimit-Reset'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description - `headers_too_large`: More than 100 headers, or more than 16 KiB with the address: send fewer. */
      431: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description - `internal_error`: A defect on our side: report it with the request id. */
      500: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description - `database_unreachable`: The PostgreSQL server does not answer: check `DATABASE_URL` and that it runs. */
      503: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  getBeta: {
    parameters: {
      query: {
        /** @description The whole portfolio when absent. */
        strategy?: string;
        /** @description The last so many daily returns. */
        window?: number;
        /** @description A symbol with bars. */
        benchmark: string;
      };
      header?: {
        /** @description The `ETag` of an earlier answer: 304 without a body while nothing has changed. */
        'If-None-Match'?: components['parameters']['If-None-Match'];
      };
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The answer. */
      200: {
        headers: {
          'RateLimit-Reset': components['headers']['RateLimit-Reset'];
          'RateLimit-Remaining': components['headers']['RateLimit-Remaining'];
          'RateLimit-Limit': components['headers']['RateLimit-Limit'];
          'X-Request-Id': components['headers']['X-Request-Id'];
          ETag: components['headers']['ETag'];
          [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "strategy": "beta",
           *       "as_of": "2024-01-05",
           *       "observations": 252,
           *       "simulated_observations": 0,
           *       "benchmark": "SPY",
           *       "beta": 0.79,
           *       "up_beta": 0.75,
           *       "down_beta": 0.81,
           *       "r_squared": 0.81
           *     }
           */
          'application/json': components['schemas']['BetaDto'];
        };
      };
      /** @description Nothing changed since the `ETag` of `If-None-Match`. */
      304: {
        headers: {
          'RateLimit-Reset': components['headers']['RateLimit-Reset'];
          'RateLimit-Remaining': components['headers']['RateLimit-Remaining'];
          'RateLimit-Limit': components['headers']['RateLimit-Limit'];
          'X-Request-Id': components['headers']['X-Request-Id'];
          ETag: components['headers']['ETag'];
          [name: string]: unknown;
        };
        content?: never;
      };
      /**
       * @description - `validation_failed`: A field or parameter is missing, malformed or unknown: `errors[]` names each place.
       *     - `duplicate_parameter`: A parameter, field or header that may stand once was given twice: leave one.
       *     - `malformed_request`: The bytes are no HTTP/1.1 request, or its address holds a zero byte: check the client or the proxy between.
       */
      400: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description - `unauthorized`: No token, or an unknown one: send `Authorization: Bearer <token>`. */
      401: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          'WWW-Authenticate': components['headers']['WWW-Authenticate'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description - `forbidden`: The token lacks the scope: use one with `trade` or `admin`. */
      403: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /**
       * @description - `strategy_not_found`: No strategy has this id, or it was removed before its run began: `GET /strategies` lists them.
       *     - `symbol_not_found`: No bars are stored for this symbol: `GET /market/symbols` lists those that have some.
       */
      404: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description - `request_timeout`: The request took too long to arrive (headers 10 s, all of it 30 s): check the network, send less. */
      408: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description - `uri_too_long`: The address has more than 8,192 characters: ask for less, or send it in the body where there is one. */
      414: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description - `insufficient_data`: Too few observations for what was asked: the detail has both numbers. */
      422: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description - `rate_limited`: Too many requests of this token, or without a known token from this address: wait for `Retry-After` seconds; `RateLimit-Remaining` says in time. */
      429: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          'Retry-After': components['headers']['Retry-After'];
          'RateLimit-Limit': components['headers']['RateLimit-Limit'];
          'RateLimit-Remaining': components['headers']['RateLimit-Remaining'];
          'RateLimit-Reset': components['headers']['RateLimit-Reset'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description - `headers_too_large`: More than 100 headers, or more than 16 KiB with the address: send fewer. */
      431: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description - `internal_error`: A defect on our side: report it with the request id. */
      500: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description - `database_unreachable`: The PostgreSQL server does not answer: check `DATABASE_URL` and that it runs. */
      503: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  getRiskContributions: {
    parameters: {
      query?: {
        /** @description The whole portfolio when absent. */
        strategy?: string;
        /** @description The last so many daily returns. */
        window?: number;
      };
      header?: {
        /** @description The `ETag` of an earlier answer: 304 without a body while nothing has changed. */
        'If-None-Match'?: components['parameters']['If-None-Match'];
      };
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The answer. */
      200: {
        headers: {
          'RateLimit-Reset': components['headers']['RateLimit-Reset'];
          'RateLimit-Remaining': components['headers']['RateLimit-Remaining'];
          'RateLimit-Limit': components['headers']['RateLimit-Limit'];
          'X-Request-Id': components['headers']['X-Request-Id'];
          ETag: components['headers']['ETag'];
          [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "strategy": "portfolio",
           *       "as_of": "2024-01-05",
           *       "observations": 252,
           *       "volatility": 0.131,
           *       "contributions": [
           *         {
           *           "symbol": "AAPL",
           *           "weight": 0.12,
           *           "contribution": 0.154
           *         }
           *       ],
           *       "left_out": []
           *     }
           */
          'application/json': components['schemas']['RiskContributionsDto'];
        };
      };
      /** @description Nothing changed since the `ETag` of `If-None-Match`. */
      304: {
        headers: {
          'RateLimit-Reset': components['headers']['RateLimit-Reset'];
          'RateLimit-Remaining': components['headers']['RateLimit-Remaining'];
          'RateLimit-Limit': components['headers']['RateLimit-Limit'];
          'X-Request-Id': components['headers']['X-Request-Id'];
          ETag: components['headers']['ETag'];
          [name: string]: unknown;
        };
        content?: never;
      };
      /**
       * @description - `validation_failed`: A field or parameter is missing, malformed or unknown: `errors[]` names each place.
       *     - `duplicate_parameter`: A parameter, field or header that may stand once was given twice: leave one.
       *     - `malformed_request`: The bytes are no HTTP/1.1 request, or its address holds a zero byte: check the client or the proxy between.
       */
      400: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description - `unauthorized`: No token, or an unknown one: send `Authorization: Bearer <token>`. */
      401: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          'WWW-Authenticate': components['headers']['WWW-Authenticate'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description - `forbidden`: The token lacks the scope: use one with `trade` or `admin`. */
      403: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description - `strategy_not_found`: No strategy has this id, or it was removed before its run began: `GET /strategies` lists them. */
      404: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description - `request_timeout`: The request took too long to arrive (headers 10 s, all of it 30 s): check the network, send less. */
      408: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description - `uri_too_long`: The address has more than 8,192 characters: ask for less, or send it in the body where there is one. */
      414: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description - `insufficient_data`: Too few observations for what was asked: the detail has both numbers. */
      422: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description - `rate_limited`: Too many requests of this token, or without a known token from this address: wait for `Retry-After` seconds; `RateLimit-Remaining` says in time. */
      429: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          'Retry-After': components['headers']['Retry-After'];
          'RateLimit-Limit': components['headers']['RateLimit-Limit'];
          'RateLimit-Remaining': components['headers']['RateLimit-Remaining'];
          'RateLimit-Reset': components['headers']['RateLimit-Reset'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description - `headers_too_large`: More than 100 headers, or more than 16 KiB with the address: send fewer. */
      431: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description - `internal_error`: A defect on our side: report it with the request id. */
      500: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description - `database_unreachable`: The PostgreSQL server does not answer: check `DATABASE_URL` and that it runs. */
      503: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  getAsyncApi: {
    parameters: {
      query?: never;
      header?: {
        /** @description The `ETag` of an earlier answer: 304 without a body while nothing has changed. */
        'If-None-Match'?: components['parameters']['If-None-Match'];
      };
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The description. */
      200: {
        headers: {
          'RateLimit-Reset': components['headers']['RateLimit-Reset'];
          'RateLimit-Remaining': components['headers']['RateLimit-Remaining'];
          'RateLimit-Limit': components['headers']['RateLimit-Limit'];
          'X-Request-Id': components['headers']['X-Request-Id'];
          ETag: components['headers']['ETag'];
          [name: string]: unknown;
        };
        content: {
          /** @example {} */
          'application/json': Record<string, never>;
        };
      };
      /** @description Nothing changed since the `ETag` of `If-None-Match`. */
      304: {
        headers: {
          'RateLimit-Reset': components['headers']['RateLimit-Reset'];
          'RateLimit-Remaining': components['headers']['RateLimit-Remaining'];
          'RateLimit-Limit': components['headers']['RateLimit-Limit'];
          'X-Request-Id': components['headers']['X-Request-Id'];
          ETag: components['headers']['ETag'];
          [name: string]: unknown;
        };
        content?: never;
      };
      /**
       * @description - `validation_failed`: A field or parameter is missing, malformed or unknown: `errors[]` names each place.
       *     - `duplicate_parameter`: A parameter, field or header that may stand once was given twice: leave one.
       *     - `malformed_request`: The bytes are no HTTP/1.1 request, or its address holds a zero byte: check the client or the proxy between.
       */
      400: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description - `request_timeout`: The request took too long to arrive (headers 10 s, all of it 30 s): check the network, send less. */
      408: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description - `uri_too_long`: The address has more than 8,192 characters: ask for less, or send it in the body where there is one. */
      414: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description - `rate_limited`: Too many requests of this token, or without a known token from this address: wait for `Retry-After` seconds; `RateLimit-Remaining` says in time. */
      429: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          'Retry-After': components['headers']['Retry-After'];
          'RateLimit-Limit': components['headers']['RateLimit-Limit'];
          'RateLimit-Remaining': components['headers']['RateLimit-Remaining'];
          'RateLimit-Reset': components['headers']['RateLimit-Reset'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description - `headers_too_large`: More than 100 headers, or more than 16 KiB with the address: send fewer. */
      431: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description - `internal_error`: A defect on our side: report it with the request id. */
      500: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  listTables: {
    parameters: {
      query?: never;
      header?: {
        /** @description The `ETag` of an earlier answer: 304 without a body while nothing has changed. */
        'If-None-Match'?: components['parameters']['If-None-Match'];
      };
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The answer. */
      200: {
        headers: {
          'RateLimit-Reset': components['headers']['RateLimit-Reset'];
          'RateLimit-Remaining': components['headers']['RateLimit-Remaining'];
          'RateLimit-Limit': components['headers']['RateLimit-Limit'];
          'X-Request-Id': components['headers']['X-Request-Id'];
          ETag: components['headers']['ETag'];
          [name: string]: unknown;
        };
        content: {
          /**
           * @example [
           *       {
           *         "name": "portfolio",
           *         "kind": "view",
           *         "columns": [
           *           {
           *             "name": "weight",
           *             "type": "numeric",
           *             "nullable": true
           *           }
           *         ],
           *         "primary_key": [
           *           "symbol"
           *         ]
           *       }
           *     ]
           */
          'application/json': components['schemas']['TableDescription'][];
        };
      };
      /** @description Nothing changed since the `ETag` of `If-None-Match`. */
      304: {
        headers: {
          'RateLimit-Reset': components['headers']['RateLimit-Reset'];
          'RateLimit-Remaining': components['headers']['RateLimit-Remaining'];
          'RateLimit-Limit': components['headers']['RateLimit-Limit'];
          'X-Request-Id': components['headers']['X-Request-Id'];
          ETag: components['headers']['ETag'];
          [name: string]: unknown;
        };
        content?: never;
      };
      /**
       * @description - `unknown_parameter`: No such parameter here: the API description lists them.
       *     - `validation_failed`: A field or parameter is missing, malformed or unknown: `errors[]` names each place.
       *     - `duplicate_parameter`: A parameter, field or header that may stand once was given twice: leave one.
       *     - `malformed_request`: The bytes are no HTTP/1.1 request, or its address holds a zero byte: check the client or the proxy between.
       */
      400: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description - `unauthorized`: No token, or an unknown one: send `Authorization: Bearer <token>`. */
      401: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          'WWW-Authenticate': components['headers']['WWW-Authenticate'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description - `forbidden`: The token lacks the scope: use one with `trade` or `admin`. */
      403: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description - `request_timeout`: The request took too long to arrive (headers 10 s, all of it 30 s): check the network, send less. */
      408: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description - `uri_too_long`: The address has more than 8,192 characters: ask for less, or send it in the body where there is one. */
      414: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description - `rate_limited`: Too many requests of this token, or without a known token from this address: wait for `Retry-After` seconds; `RateLimit-Remaining` says in time. */
      429: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          'Retry-After': components['headers']['Retry-After'];
          'RateLimit-Limit': components['headers']['RateLimit-Limit'];
          'RateLimit-Remaining': components['headers']['RateLimit-Remaining'];
          'RateLimit-Reset': components['headers']['RateLimit-Reset'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description - `headers_too_large`: More than 100 headers, or more than 16 KiB with the address: send fewer. */
      431: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description - `internal_error`: A defect on our side: report it with the request id. */
      500: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description - `database_unreachable`: The PostgreSQL server does not answer: check `DATABASE_URL` and that it runs. */
      503: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description - `statement_timeout`: The query took too long: narrow it, or raise `DB_STATEMENT_TIMEOUT_MS`. */
      504: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  readTable: {
    parameters: {
      query?: {
        /** @description Columns in the order of the keys; `*` or nothing for all. Alias: `fields`. */
        select?: string;
        /** @description Another name of `select`. */
        fields?: string;
        /** @description `column[.asc|.desc][.nullsfirst|.nullslast],…`; beside `sort_by` only `asc` or `desc`. */
        order?: string;
        /** @description One column to order by; `order` gives its direction. */
        sort_by?: string;
        /** @description Rows of the page, 100 unless told; more than DB_PROXY_MAX_ROWS gives that many. */
        limit?: number;
        /** @description Rows to pass over. */
        offset?: number;
        /** @description The page of `limit` rows to read, from 1, instead of `offset`. */
        page?: number;
        /** @description Where the page before ended: taken from its `Link`, with the same table, filters and order. */
        cursor?: string;
        /** @description Conditions of which one holds; nests with and(…), or(…), not.and(…), not.or(…). */
        or?: string;
        /** @description Conditions which all hold. */
        and?: string;
        /** @description The form of the answer, before `Accept`. */
        format?: 'json' | 'csv' | 'ndjson' | 'object';
        /** @description Any column: `column=[operator.]value`. */
        filters?: {
          [key: string]: string;
        };
      };
      header?: {
        /** @description `count=exact` counts all rows. */
        Prefer?: string;
        /** @description An earlier ETag: 304 when nothing changed. */
        'If-None-Match'?: string;
      };
      path: {
        /** @description A name of GET /db; the schemas `db.<table>` have its columns. */
        table: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The page */
      200: {
        headers: {
          'RateLimit-Reset': components['headers']['RateLimit-Reset'];
          'RateLimit-Remaining': components['headers']['RateLimit-Remaining'];
          'RateLimit-Limit': components['headers']['RateLimit-Limit'];
          'X-Request-Id': components['headers']['X-Request-Id'];
          /** @description weak, of the page */
          ETag?: string;
          /** @description first-last/total; `*` for what is empty or not counted */
          'Content-Range'?: string;
          /** @description to the `next` page, where there is one */
          Link?: string;
          /** @description `count=exact` when the rows were counted */
          'Preference-Applied'?: string;
          [name: string]: unknown;
        };
        content: {
          /**
           * @example [
           *       {
           *         "symbol": "AAPL",
           *         "weight": 0.1,
           *         "as_of": "2024-01-05"
           *       }
           *     ]
           */
          'application/json': (
            | components['schemas']['db.account_history']
            | components['schemas']['db.allocation_performance']
            | components['schemas']['db.allocation_policies']
            | components['schemas']['db.allocation_runs']
            | components['schemas']['db.audit_log']
            | components['schemas']['db.backtests']
            | components['schemas']['db.equity']
            | components['schemas']['db.factors']
            | components['schemas']['db.job_runs']
            | components['schemas']['db.metrics']
            | components['schemas']['db.orders']
            | components['schemas']['db.portfolio']
            | components['schemas']['db.positions']
            | components['schemas']['db.prices']
            | components['schemas']['db.properties']
            | components['schemas']['db.protections']
            | components['schemas']['db.rebalance_runs']
            | components['schemas']['db.returns']
            | components['schemas']['db.risk_alerts']
            | components['schemas']['db.risk_rules']
            | components['schemas']['db.risk_stats']
            | components['schemas']['db.run_legs']
            | components['schemas']['db.signals']
            | components['schemas']['db.strategies']
            | components['schemas']['db.strategy_shares']
            | components['schemas']['db.strategy_weights']
            | components['schemas']['db.symbols']
            | components['schemas']['db.trades']
            | components['schemas']['db.weight_history']
          )[];
          /**
           * @example symbol,weight,as_of
           *     AAPL,0.1,2024-01-05
           */
          'text/csv': string;
          /** @example {"symbol":"AAPL","weight":0.1,"as_of":"2024-01-05"} */
          'application/x-ndjson': string;
          /**
           * @example {
           *       "symbol": "AAPL",
           *       "weight": 0.1,
           *       "as_of": "2024-01-05"
           *     }
           */
          'application/vnd.pgrst.object+json':
            | components['schemas']['db.account_history']
            | components['schemas']['db.allocation_performance']
            | components['schemas']['db.allocation_policies']
            | components['schemas']['db.allocation_runs']
            | components['schemas']['db.audit_log']
            | components['schemas']['db.backtests']
            | components['schemas']['db.equity']
            | components['schemas']['db.factors']
            | components['schemas']['db.job_runs']
            | components['schemas']['db.metrics']
            | components['schemas']['db.orders']
            | components['schemas']['db.portfolio']
            | components['schemas']['db.positions']
            | components['schemas']['db.prices']
            | components['schemas']['db.properties']
            | components['schemas']['db.protections']
            | components['schemas']['db.rebalance_runs']
            | components['schemas']['db.returns']
            | components['schemas']['db.risk_alerts']
            | components['schemas']['db.risk_rules']
            | components['schemas']['db.risk_stats']
            | components['schemas']['db.run_legs']
            | components['schemas']['db.signals']
            | components['schemas']['db.strategies']
            | components['schemas']['db.strategy_shares']
            | components['schemas']['db.strategy_weights']
            | components['schemas']['db.symbols']
            | components['schemas']['db.trades']
            | components['schemas']['db.weight_history'];
        };
      };
      /** @description The page is part of a counted whole */
      206: {
        headers: {
          'RateLimit-Reset': components['headers']['RateLimit-Reset'];
          'RateLimit-Remaining': components['headers']['RateLimit-Remaining'];
          'RateLimit-Limit': components['headers']['RateLimit-Limit'];
          'X-Request-Id': components['headers']['X-Request-Id'];
          /** @description first-last/total; `*` for what is empty or not counted */
          'Content-Range'?: string;
          /** @description weak, of the page */
          ETag?: string;
          /** @description to the `next` page, where there is one */
          Link?: string;
          /** @description `count=exact` when the rows were counted */
          'Preference-Applied'?: string;
          [name: string]: unknown;
        };
        content: {
          /**
           * @example [
           *       {
           *         "symbol": "AAPL",
           *         "weight": 0.1,
           *         "as_of": "2024-01-05"
           *       }
           *     ]
           */
          'application/json': (
            | components['schemas']['db.account_history']
            | components['schemas']['db.allocation_performance']
            | components['schemas']['db.allocation_policies']
            | components['schemas']['db.allocation_runs']
            | components['schemas']['db.audit_log']
            | components['schemas']['db.backtests']
            | components['schemas']['db.equity']
            | components['schemas']['db.factors']
            | components['schemas']['db.job_runs']
            | components['schemas']['db.metrics']
            | components['schemas']['db.orders']
            | components['schemas']['db.portfolio']
            | components['schemas']['db.positions']
            | components['schemas']['db.prices']
            | components['schemas']['db.properties']
            | components['schemas']['db.protections']
            | components['schemas']['db.rebalance_runs']
            | components['schemas']['db.returns']
            | components['schemas']['db.risk_alerts']
            | components['schemas']['db.risk_rules']
            | components['schemas']['db.risk_stats']
            | components['schemas']['db.run_legs']
            | components['schemas']['db.signals']
            | components['schemas']['db.strategies']
            | components['schemas']['db.strategy_shares']
            | components['schemas']['db.strategy_weights']
            | components['schemas']['db.symbols']
            | components['schemas']['db.trades']
            | components['schemas']['db.weight_history']
          )[];
          /**
           * @example symbol,weight,as_of
           *     AAPL,0.1,2024-01-05
           */
          'text/csv': string;
          /** @example {"symbol":"AAPL","weight":0.1,"as_of":"2024-01-05"} */
          'application/x-ndjson': string;
          /**
           * @example {
           *       "symbol": "AAPL",
           *       "weight": 0.1,
           *       "as_of": "2024-01-05"
           *     }
           */
          'application/vnd.pgrst.object+json':
            | components['schemas']['db.account_history']
            | components['schemas']['db.allocation_performance']
            | components['schemas']['db.allocation_policies']
            | components['schemas']['db.allocation_runs']
            | components['schemas']['db.audit_log']
            | components['schemas']['db.backtests']
            | components['schemas']['db.equity']
            | components['schemas']['db.factors']
            | components['schemas']['db.job_runs']
            | components['schemas']['db.metrics']
            | components['schemas']['db.orders']
            | components['schemas']['db.portfolio']
            | components['schemas']['db.positions']
            | components['schemas']['db.prices']
            | components['schemas']['db.properties']
            | components['schemas']['db.protections']
            | components['schemas']['db.rebalance_runs']
            | components['schemas']['db.returns']
            | components['schemas']['db.risk_alerts']
            | components['schemas']['db.risk_rules']
            | components['schemas']['db.risk_stats']
            | components['schemas']['db.run_legs']
            | components['schemas']['db.signals']
            | components['schemas']['db.strategies']
            | components['schemas']['db.strategy_shares']
            | components['schemas']['db.strategy_weights']
            | components['schemas']['db.symbols']
            | components['schemas']['db.trades']
            | components['schemas']['db.weight_history'];
        };
      };
      /** @description Nothing changed since the ETag of If-None-Match */
      304: {
        headers: {
          'RateLimit-Reset': components['headers']['RateLimit-Reset'];
          'RateLimit-Remaining': components['headers']['RateLimit-Remaining'];
          'RateLimit-Limit': components['headers']['RateLimit-Limit'];
          'X-Request-Id': components['headers']['X-Request-Id'];
          ETag: components['headers']['ETag'];
          [name: string]: unknown;
        };
        content?: never;
      };
      /**
       * @description - `unknown_column`: The table has no such column: `GET /db` lists them.
       *     - `invalid_operator`: Use `eq`, `neq`, `gt`, `gte`, `lt`, `lte`, `like`, `ilike`, `in` or `is` (each also after `not.`) before the value.
       *     - `invalid_value`: The value does not fit the type of the column.
       *     - `invalid_select`: `select` is a list of column names.
       *     - `invalid_order`: `order` is a list of `column`, each with `.asc` or `.desc` and `.nullsfirst` or `.nullslast` if you like.
       *     - `invalid_limit`: `limit` is a whole number from 0.
       *     - `invalid_offset`: `offset` is a whole number from 0, `page` one from 1.
       *     - `invalid_cursor`: The cursor is not one of this table and order: take it unchanged from the `Link` header, or begin without it.
       *     - `duplicate_parameter`: A parameter, field or header that may stand once was given twice: leave one.
       *     - `unknown_parameter`: No such parameter here: the API description lists them.
       *     - `validation_failed`: A field or parameter is missing, malformed or unknown: `errors[]` names each place.
       *     - `malformed_request`: The bytes are no HTTP/1.1 request, or its address holds a zero byte: check the client or the proxy between.
       */
      400: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description - `unauthorized`: No token, or an unknown one: send `Authorization: Bearer <token>`. */
      401: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          'WWW-Authenticate': components['headers']['WWW-Authenticate'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description - `forbidden`: The token lacks the scope: use one with `trade` or `admin`. */
      403: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /**
       * @description - `table_not_found`: No such table or view is exposed: `GET /db` lists them.
       *     - `not_found`: No such path: `/openapi.json` lists what there is.
       */
      404: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description - `method_not_allowed`: The path does not take this method: the `Allow` header names those it takes. */
      405: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /**
       * @description - `not_acceptable`: The `Accept` header names no form this answer has: ask for `application/json`.
       *     - `not_one_row`: A single object was asked for and the filter matches none or several rows: narrow it.
       */
      406: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description - `request_timeout`: The request took too long to arrive (headers 10 s, all of it 30 s): check the network, send less. */
      408: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description - `uri_too_long`: The address has more than 8,192 characters: ask for less, or send it in the body where there is one. */
      414: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description - `rate_limited`: Too many requests of this token, or without a known token from this address: wait for `Retry-After` seconds; `RateLimit-Remaining` says in time. */
      429: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          'Retry-After': components['headers']['Retry-After'];
          'RateLimit-Limit': components['headers']['RateLimit-Limit'];
          'RateLimit-Remaining': components['headers']['RateLimit-Remaining'];
          'RateLimit-Reset': components['headers']['RateLimit-Reset'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description - `headers_too_large`: More than 100 headers, or more than 16 KiB with the address: send fewer. */
      431: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description - `internal_error`: A defect on our side: report it with the request id. */
      500: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /**
       * @description - `database_unreachable`: The PostgreSQL server does not answer: check `DATABASE_URL` and that it runs.
       *     - `export_busy`: As many exports (`format=ndjson`) run as this process takes: try again when one has ended.
       */
      503: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description - `statement_timeout`: The query took too long: narrow it, or raise `DB_STATEMENT_TIMEOUT_MS`. */
      504: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  getHealth: {
    parameters: {
      query?: never;
      header?: {
        /** @description The `ETag` of an earlier answer: 304 without a body while nothing has changed. */
        'If-None-Match'?: components['parameters']['If-None-Match'];
      };
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description It is. */
      200: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          ETag: components['headers']['ETag'];
          [name: string]: unknown;
        };
        content: {
          /** @example OK */
          'application/json': 'OK';
        };
      };
      /** @description Nothing changed since the `ETag` of `If-None-Match`. */
      304: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          ETag: components['headers']['ETag'];
          [name: string]: unknown;
        };
        content?: never;
      };
      /**
       * @description - `validation_failed`: A field or parameter is missing, malformed or unknown: `errors[]` names each place.
       *     - `duplicate_parameter`: A parameter, field or header that may stand once was given twice: leave one.
       *     - `malformed_request`: The bytes are no HTTP/1.1 request, or its address holds a zero byte: check the client or the proxy between.
       */
      400: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description - `request_timeout`: The request took too long to arrive (headers 10 s, all of it 30 s): check the network, send less. */
      408: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description - `uri_too_long`: The address has more than 8,192 characters: ask for less, or send it in the body where there is one. */
      414: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description - `headers_too_large`: More than 100 headers, or more than 16 KiB with the address: send fewer. */
      431: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description - `internal_error`: A defect on our side: report it with the request id. */
      500: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  getLiveness: {
    parameters: {
      query?: never;
      header?: {
        /** @description The `ETag` of an earlier answer: 304 without a body while nothing has changed. */
        'If-None-Match'?: components['parameters']['If-None-Match'];
      };
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description It is. */
      200: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          ETag: components['headers']['ETag'];
          [name: string]: unknown;
        };
        content: {
          /** @example OK */
          'application/json': 'OK';
        };
      };
      /** @description Nothing changed since the `ETag` of `If-None-Match`. */
      304: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          ETag: components['headers']['ETag'];
          [name: string]: unknown;
        };
        content?: never;
      };
      /**
       * @description - `validation_failed`: A field or parameter is missing, malformed or unknown: `errors[]` names each place.
       *     - `duplicate_parameter`: A parameter, field or header that may stand once was given twice: leave one.
       *     - `malformed_request`: The bytes are no HTTP/1.1 request, or its address holds a zero byte: check the client or the proxy between.
       */
      400: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description - `request_timeout`: The request took too long to arrive (headers 10 s, all of it 30 s): check the network, send less. */
      408: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description - `uri_too_long`: The address has more than 8,192 characters: ask for less, or send it in the body where there is one. */
      414: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description - `headers_too_large`: More than 100 headers, or more than 16 KiB with the address: send fewer. */
      431: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description - `internal_error`: A defect on our side: report it with the request id. */
      500: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  getReadiness: {
    parameters: {
      query?: never;
      header?: {
        /** @description The `ETag` of an earlier answer: 304 without a body while nothing has changed. */
        'If-None-Match'?: components['parameters']['If-None-Match'];
      };
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Ready. */
      200: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          ETag: components['headers']['ETag'];
          [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "status": "ok",
           *       "details": {
           *         "database": {
           *           "status": "up"
           *         },
           *         "migrations": {
           *           "status": "up",
           *           "pending": 0
           *         },
           *         "broker": {
           *           "status": "up"
           *         }
           *       }
           *     }
           */
          'application/json': {
            /** @enum {string} */
            status: 'ok' | 'degraded' | 'error' | 'shutting_down';
            /** @description Every dependency. */
            details: {
              [key: string]: {
                /** @enum {string} */
                status: 'up' | 'degraded' | 'down';
                message?: string;
              } & {
                [key: string]: unknown;
              };
            };
            /** @description Those that are up or degraded. */
            info?: {
              [key: string]: {
                /** @enum {string} */
                status: 'up' | 'degraded' | 'down';
                message?: string;
              } & {
                [key: string]: unknown;
              };
            };
            /** @description Those that are down. */
            error?: {
              [key: string]: {
                /** @enum {string} */
                status: 'up' | 'degraded' | 'down';
                message?: string;
              } & {
                [key: string]: unknown;
              };
            };
          };
        };
      };
      /** @description Nothing changed since the `ETag` of `If-None-Match`. */
      304: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          ETag: components['headers']['ETag'];
          [name: string]: unknown;
        };
        content?: never;
      };
      /**
       * @description - `validation_failed`: A field or parameter is missing, malformed or unknown: `errors[]` names each place.
       *     - `duplicate_parameter`: A parameter, field or header that may stand once was given twice: leave one.
       *     - `malformed_request`: The bytes are no HTTP/1.1 request, or its address holds a zero byte: check the client or the proxy between.
       */
      400: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description - `request_timeout`: The request took too long to arrive (headers 10 s, all of it 30 s): check the network, send less. */
      408: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description - `uri_too_long`: The address has more than 8,192 characters: ask for less, or send it in the body where there is one. */
      414: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description - `headers_too_large`: More than 100 headers, or more than 16 KiB with the address: send fewer. */
      431: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description - `internal_error`: A defect on our side: report it with the request id. */
      500: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Not ready: a required dependency is down. */
      503: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "status": "error",
           *       "details": {
           *         "database": {
           *           "status": "down",
           *           "message": "not reachable"
           *         },
           *         "migrations": {
           *           "status": "down"
           *         }
           *       }
           *     }
           */
          'application/json': {
            /** @enum {string} */
            status: 'ok' | 'degraded' | 'error' | 'shutting_down';
            /** @description Every dependency. */
            details: {
              [key: string]: {
                /** @enum {string} */
                status: 'up' | 'degraded' | 'down';
                message?: string;
              } & {
                [key: string]: unknown;
              };
            };
            /** @description Those that are up or degraded. */
            info?: {
              [key: string]: {
                /** @enum {string} */
                status: 'up' | 'degraded' | 'down';
                message?: string;
              } & {
                [key: string]: unknown;
              };
            };
            /** @description Those that are down. */
            error?: {
              [key: string]: {
                /** @enum {string} */
                status: 'up' | 'degraded' | 'down';
                message?: string;
              } & {
                [key: string]: unknown;
              };
            };
          };
        };
      };
    };
  };
  getDashboard: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The page. */
      200: {
        headers: {
          'RateLimit-Reset': components['headers']['RateLimit-Reset'];
          'RateLimit-Remaining': components['headers']['RateLimit-Remaining'];
          'RateLimit-Limit': components['headers']['RateLimit-Limit'];
          'X-Request-Id': components['headers']['X-Request-Id'];
          [name: string]: unknown;
        };
        content: {
          /**
           * @example <!doctype html>
           *     <html lang="en">
           *       <head><title>Portfolio Allocation System</title>…</head>
           *       <body>…</body>
           *     </html>
           */
          'text/html': string;
        };
      };
      /**
       * @description - `validation_failed`: A field or parameter is missing, malformed or unknown: `errors[]` names each place.
       *     - `duplicate_parameter`: A parameter, field or header that may stand once was given twice: leave one.
       *     - `malformed_request`: The bytes are no HTTP/1.1 request, or its address holds a zero byte: check the client or the proxy between.
       */
      400: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description - `not_found`: No such path: `/openapi.json` lists what there is. */
      404: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description - `request_timeout`: The request took too long to arrive (headers 10 s, all of it 30 s): check the network, send less. */
      408: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description - `uri_too_long`: The address has more than 8,192 characters: ask for less, or send it in the body where there is one. */
      414: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description - `rate_limited`: Too many requests of this token, or without a known token from this address: wait for `Retry-After` seconds; `RateLimit-Remaining` says in time. */
      429: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          'Retry-After': components['headers']['Retry-After'];
          'RateLimit-Limit': components['headers']['RateLimit-Limit'];
          'RateLimit-Remaining': components['headers']['RateLimit-Remaining'];
          'RateLimit-Reset': components['headers']['RateLimit-Reset'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description - `headers_too_large`: More than 100 headers, or more than 16 KiB with the address: send fewer. */
      431: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description - `internal_error`: A defect on our side: report it with the request id. */
      500: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  listJobs: {
    parameters: {
      query?: {
        /** @description Entries of the page. */
        limit?: number;
        /** @description Entries to pass over. */
        offset?: number;
      };
      header?: {
        /** @description The `ETag` of an earlier answer: 304 without a body while nothing has changed. */
        'If-None-Match'?: components['parameters']['If-None-Match'];
      };
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The answer. */
      200: {
        headers: {
          'RateLimit-Reset': components['headers']['RateLimit-Reset'];
          'RateLimit-Remaining': components['headers']['RateLimit-Remaining'];
          'RateLimit-Limit': components['headers']['RateLimit-Limit'];
          'X-Request-Id': components['headers']['X-Request-Id'];
          ETag: components['headers']['ETag'];
          /** @description `first-last/*`; `*\/*` for an empty page. */
          'Content-Range'?: string;
          /** @description The `next` and the `prev` page, where there is one. */
          Link?: string;
          [name: string]: unknown;
        };
        content: {
          /**
           * @example [
           *       {
           *         "name": "allocate",
           *         "title": "Compute target weights",
           *         "schedule": "open + 5 min",
           *         "paused": true,
           *         "timeout_ms": 60000,
           *         "retries": 2,
           *         "last_run": {
           *           "id": "3f0f9c1a-6a4e-4b7e-9a35-0d2f8a1c7e42",
           *           "job_name": "allocate",
           *           "slot": "2024-01-05T21:00:00.000Z",
           *           "trigger": "schedule",
           *           "status": "queued",
           *           "attempt": 1,
           *           "queued_at": "2024-01-05T21:00:00.000Z",
           *           "started_at": "2024-01-05T21:00:00.000Z",
           *           "finished_at": "2024-01-05T21:00:00.000Z",
           *           "result": null,
           *           "error": null
           *         }
           *       }
           *     ]
           */
          'application/json': components['schemas']['JobDto'][];
        };
      };
      /** @description Nothing changed since the `ETag` of `If-None-Match`. */
      304: {
        headers: {
          'RateLimit-Reset': components['headers']['RateLimit-Reset'];
          'RateLimit-Remaining': components['headers']['RateLimit-Remaining'];
          'RateLimit-Limit': components['headers']['RateLimit-Limit'];
          'X-Request-Id': components['headers']['X-Request-Id'];
          ETag: components['headers']['ETag'];
          [name: string]: unknown;
        };
        content?: never;
      };
      /**
       * @description - `validation_failed`: A field or parameter is missing, malformed or unknown: `errors[]` names each place.
       *     - `duplicate_parameter`: A parameter, field or header that may stand once was given twice: leave one.
       *     - `malformed_request`: The bytes are no HTTP/1.1 request, or its address holds a zero byte: check the client or the proxy between.
       */
      400: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description - `unauthorized`: No token, or an unknown one: send `Authorization: Bearer <token>`. */
      401: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          'WWW-Authenticate': components['headers']['WWW-Authenticate'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description - `forbidden`: The token lacks the scope: use one with `trade` or `admin`. */
      403: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description - `request_timeout`: The request took too long to arrive (headers 10 s, all of it 30 s): check the network, send less. */
      408: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description - `uri_too_long`: The address has more than 8,192 characters: ask for less, or send it in the body where there is one. */
      414: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description - `rate_limited`: Too many requests of this token, or without a known token from this address: wait for `Retry-After` seconds; `RateLimit-Remaining` says in time. */
      429: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          'Retry-After': components['headers']['Retry-After'];
          'RateLimit-Limit': components['headers']['RateLimit-Limit'];
          'RateLimit-Remaining': components['headers']['RateLimit-Remaining'];
          'RateLimit-Reset': components['headers']['RateLimit-Reset'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description - `headers_too_large`: More than 100 headers, or more than 16 KiB with the address: send fewer. */
      431: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description - `internal_error`: A defect on our side: report it with the request id. */
      500: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description - `database_unreachable`: The PostgreSQL server does not answer: check `DATABASE_URL` and that it runs. */
      503: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  listJobRuns: {
    parameters: {
      query?: {
        /** @description Entries of the page. */
        limit?: number;
        /** @description Entries to pass over. */
        offset?: number;
      };
      header?: {
        /** @description The `ETag` of an earlier answer: 304 without a body while nothing has changed. */
        'If-None-Match'?: components['parameters']['If-None-Match'];
      };
      path: {
        /** @description Of a job, see GET /jobs. */
        name: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The answer. */
      200: {
        headers: {
          'RateLimit-Reset': components['headers']['RateLimit-Reset'];
          'RateLimit-Remaining': components['headers']['RateLimit-Remaining'];
          'RateLimit-Limit': components['headers']['RateLimit-Limit'];
          'X-Request-Id': components['headers']['X-Request-Id'];
          ETag: components['headers']['ETag'];
          /** @description `first-last/*`; `*\/*` for an empty page. */
          'Content-Range'?: string;
          /** @description The `next` and the `prev` page, where there is one. */
          Link?: string;
          [name: string]: unknown;
        };
        content: {
          /**
           * @example [
           *       {
           *         "id": "3f0f9c1a-6a4e-4b7e-9a35-0d2f8a1c7e42",
           *         "job_name": "allocate",
           *         "slot": "2024-01-05T21:00:00.000Z",
           *         "trigger": "schedule",
           *         "status": "queued",
           *         "attempt": 1,
           *         "queued_at": "2024-01-05T21:00:00.000Z",
           *         "started_at": "2024-01-05T21:00:00.000Z",
           *         "finished_at": "2024-01-05T21:00:00.000Z",
           *         "result": null,
           *         "error": null
           *       }
           *     ]
           */
          'application/json': components['schemas']['JobRunDto'][];
        };
      };
      /** @description Nothing changed since the `ETag` of `If-None-Match`. */
      304: {
        headers: {
          'RateLimit-Reset': components['headers']['RateLimit-Reset'];
          'RateLimit-Remaining': components['headers']['RateLimit-Remaining'];
          'RateLimit-Limit': components['headers']['RateLimit-Limit'];
          'X-Request-Id': components['headers']['X-Request-Id'];
          ETag: components['headers']['ETag'];
          [name: string]: unknown;
        };
        content?: never;
      };
      /**
       * @description - `validation_failed`: A field or parameter is missing, malformed or unknown: `errors[]` names each place.
       *     - `duplicate_parameter`: A parameter, field or header that may stand once was given twice: leave one.
       *     - `malformed_request`: The bytes are no HTTP/1.1 request, or its address holds a zero byte: check the client or the proxy between.
       */
      400: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description - `unauthorized`: No token, or an unknown one: send `Authorization: Bearer <token>`. */
      401: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          'WWW-Authenticate': components['headers']['WWW-Authenticate'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description - `forbidden`: The token lacks the scope: use one with `trade` or `admin`. */
      403: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /**
       * @description - `job_not_found`: No job has this name: `GET /jobs` lists them.
       *     - `not_found`: No such path: `/openapi.json` lists what there is.
       */
      404: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description - `request_timeout`: The request took too long to arrive (headers 10 s, all of it 30 s): check the network, send less. */
      408: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description - `uri_too_long`: The address has more than 8,192 characters: ask for less, or send it in the body where there is one. */
      414: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description - `rate_limited`: Too many requests of this token, or without a known token from this address: wait for `Retry-After` seconds; `RateLimit-Remaining` says in time. */
      429: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          'Retry-After': components['headers']['Retry-After'];
          'RateLimit-Limit': components['headers']['RateLimit-Limit'];
          'RateLimit-Remaining': components['headers']['RateLimit-Remaining'];
          'RateLimit-Reset': components['headers']['RateLimit-Reset'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description - `headers_too_large`: More than 100 headers, or more than 16 KiB with the address: send fewer. */
      431: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description - `internal_error`: A defect on our side: report it with the request id. */
      500: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description - `database_unreachable`: The PostgreSQL server does not answer: check `DATABASE_URL` and that it runs. */
      503: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  runJob: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** @description Of a job, see GET /jobs. */
        name: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Taken; the work goes on. */
      202: {
        headers: {
          'RateLimit-Reset': components['headers']['RateLimit-Reset'];
          'RateLimit-Remaining': components['headers']['RateLimit-Remaining'];
          'RateLimit-Limit': components['headers']['RateLimit-Limit'];
          'X-Request-Id': components['headers']['X-Request-Id'];
          [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "job_name": "allocate",
           *       "run_id": "3f0f9c1a-6a4e-4b7e-9a35-0d2f8a1c7e42",
           *       "status": "queued"
           *     }
           */
          'application/json': components['schemas']['JobRunAcceptedDto'];
        };
      };
      /**
       * @description - `validation_failed`: A field or parameter is missing, malformed or unknown: `errors[]` names each place.
       *     - `duplicate_parameter`: A parameter, field or header that may stand once was given twice: leave one.
       *     - `malformed_request`: The bytes are no HTTP/1.1 request, or its address holds a zero byte: check the client or the proxy between.
       *     - `malformed_json`: The body is not valid JSON: check quotes, commas and the `Content-Type`.
       */
      400: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description - `unauthorized`: No token, or an unknown one: send `Authorization: Bearer <token>`. */
      401: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          'WWW-Authenticate': components['headers']['WWW-Authenticate'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description - `forbidden`: The token lacks the scope: use one with `trade` or `admin`. */
      403: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /**
       * @description - `job_not_found`: No job has this name: `GET /jobs` lists them.
       *     - `not_found`: No such path: `/openapi.json` lists what there is.
       */
      404: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description - `request_timeout`: The request took too long to arrive (headers 10 s, all of it 30 s): check the network, send less. */
      408: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description - `job_running`: A run of this job is waiting or running: `run_id` names it. */
      409: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description - `payload_too_large`: The body is larger than 1 MiB (64 MiB for weights and frontiers): send less. */
      413: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description - `uri_too_long`: The address has more than 8,192 characters: ask for less, or send it in the body where there is one. */
      414: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description - `unsupported_media_type`: Send JSON with `Content-Type: application/json`, uncompressed. */
      415: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description - `rate_limited`: Too many requests of this token, or without a known token from this address: wait for `Retry-After` seconds; `RateLimit-Remaining` says in time. */
      429: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          'Retry-After': components['headers']['Retry-After'];
          'RateLimit-Limit': components['headers']['RateLimit-Limit'];
          'RateLimit-Remaining': components['headers']['RateLimit-Remaining'];
          'RateLimit-Reset': components['headers']['RateLimit-Reset'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description - `headers_too_large`: More than 100 headers, or more than 16 KiB with the address: send fewer. */
      431: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description - `internal_error`: A defect on our side: report it with the request id. */
      500: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description - `database_unreachable`: The PostgreSQL server does not answer: check `DATABASE_URL` and that it runs. */
      503: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  pauseJob: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** @description Of a job, see GET /jobs. */
        name: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The answer. */
      200: {
        headers: {
          'RateLimit-Reset': components['headers']['RateLimit-Reset'];
          'RateLimit-Remaining': components['headers']['RateLimit-Remaining'];
          'RateLimit-Limit': components['headers']['RateLimit-Limit'];
          'X-Request-Id': components['headers']['X-Request-Id'];
          [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "name": "allocate",
           *       "paused": true
           *     }
           */
          'application/json': components['schemas']['JobPauseDto'];
        };
      };
      /**
       * @description - `validation_failed`: A field or parameter is missing, malformed or unknown: `errors[]` names each place.
       *     - `duplicate_parameter`: A parameter, field or header that may stand once was given twice: leave one.
       *     - `malformed_request`: The bytes are no HTTP/1.1 request, or its address holds a zero byte: check the client or the proxy between.
       *     - `malformed_json`: The body is not valid JSON: check quotes, commas and the `Content-Type`.
       */
      400: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description - `unauthorized`: No token, or an unknown one: send `Authorization: Bearer <token>`. */
      401: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          'WWW-Authenticate': components['headers']['WWW-Authenticate'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description - `forbidden`: The token lacks the scope: use one with `trade` or `admin`. */
      403: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /**
       * @description - `job_not_found`: No job has this name: `GET /jobs` lists them.
       *     - `not_found`: No such path: `/openapi.json` lists what there is.
       */
      404: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description - `request_timeout`: The request took too long to arrive (headers 10 s, all of it 30 s): check the network, send less. */
      408: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description - `payload_too_large`: The body is larger than 1 MiB (64 MiB for weights and frontiers): send less. */
      413: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description - `uri_too_long`: The address has more than 8,192 characters: ask for less, or send it in the body where there is one. */
      414: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description - `unsupported_media_type`: Send JSON with `Content-Type: application/json`, uncompressed. */
      415: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description - `rate_limited`: Too many requests of this token, or without a known token from this address: wait for `Retry-After` seconds; `RateLimit-Remaining` says in time. */
      429: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          'Retry-After': components['headers']['Retry-After'];
          'RateLimit-Limit': components['headers']['RateLimit-Limit'];
          'RateLimit-Remaining': components['headers']['RateLimit-Remaining'];
          'RateLimit-Reset': components['headers']['RateLimit-Reset'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description - `headers_too_large`: More than 100 headers, or more than 16 KiB with the address: send fewer. */
      431: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description - `internal_error`: A defect on our side: report it with the request id. */
      500: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description - `database_unreachable`: The PostgreSQL server does not answer: check `DATABASE_URL` and that it runs. */
      503: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  resumeJob: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** @description Of a job, see GET /jobs. */
        name: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The answer. */
      200: {
        headers: {
          'RateLimit-Reset': components['headers']['RateLimit-Reset'];
          'RateLimit-Remaining': components['headers']['RateLimit-Remaining'];
          'RateLimit-Limit': components['headers']['RateLimit-Limit'];
          'X-Request-Id': components['headers']['X-Request-Id'];
          [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "name": "allocate",
           *       "paused": true
           *     }
           */
          'application/json': components['schemas']['JobPauseDto'];
        };
      };
      /**
       * @description - `validation_failed`: A field or parameter is missing, malformed or unknown: `errors[]` names each place.
       *     - `duplicate_parameter`: A parameter, field or header that may stand once was given twice: leave one.
       *     - `malformed_request`: The bytes are no HTTP/1.1 request, or its address holds a zero byte: check the client or the proxy between.
       *     - `malformed_json`: The body is not valid JSON: check quotes, commas and the `Content-Type`.
       */
      400: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description - `unauthorized`: No token, or an unknown one: send `Authorization: Bearer <token>`. */
      401: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          'WWW-Authenticate': components['headers']['WWW-Authenticate'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description - `forbidden`: The token lacks the scope: use one with `trade` or `admin`. */
      403: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /**
       * @description - `job_not_found`: No job has this name: `GET /jobs` lists them.
       *     - `not_found`: No such path: `/openapi.json` lists what there is.
       */
      404: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description - `request_timeout`: The request took too long to arrive (headers 10 s, all of it 30 s): check the network, send less. */
      408: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description - `payload_too_large`: The body is larger than 1 MiB (64 MiB for weights and frontiers): send less. */
      413: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description - `uri_too_long`: The address has more than 8,192 characters: ask for less, or send it in the body where there is one. */
      414: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description - `unsupported_media_type`: Send JSON with `Content-Type: application/json`, uncompressed. */
      415: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description - `rate_limited`: Too many requests of this token, or without a known token from this address: wait for `Retry-After` seconds; `RateLimit-Remaining` says in time. */
      429: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          'Retry-After': components['headers']['Retry-After'];
          'RateLimit-Limit': components['headers']['RateLimit-Limit'];
          'RateLimit-Remaining': components['headers']['RateLimit-Remaining'];
          'RateLimit-Reset': components['headers']['RateLimit-Reset'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description - `headers_too_large`: More than 100 headers, or more than 16 KiB with the address: send fewer. */
      431: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description - `internal_error`: A defect on our side: report it with the request id. */
      500: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description - `database_unreachable`: The PostgreSQL server does not answer: check `DATABASE_URL` and that it runs. */
      503: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  getMetrics: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The metrics. */
      200: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          [name: string]: unknown;
        };
        content: {
          /**
           * @example # HELP pas_job_running Runs of the job in this process.
           *     # TYPE pas_job_running gauge
           *     pas_job_running{job_name="reconcile"} 0
           */
          'text/plain': string;
        };
      };
      /**
       * @description - `validation_failed`: A field or parameter is missing, malformed or unknown: `errors[]` names each place.
       *     - `duplicate_parameter`: A parameter, field or header that may stand once was given twice: leave one.
       *     - `malformed_request`: The bytes are no HTTP/1.1 request, or its address holds a zero byte: check the client or the proxy between.
       */
      400: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description - `unauthorized`: No token, or an unknown one: send `Authorization: Bearer <token>`. */
      401: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          'WWW-Authenticate': components['headers']['WWW-Authenticate'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description - `request_timeout`: The request took too long to arrive (headers 10 s, all of it 30 s): check the network, send less. */
      408: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description - `uri_too_long`: The address has more than 8,192 characters: ask for less, or send it in the body where there is one. */
      414: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description - `rate_limited`: Too many requests of this token, or without a known token from this address: wait for `Retry-After` seconds; `RateLimit-Remaining` says in time. */
      429: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          'Retry-After': components['headers']['Retry-After'];
          'RateLimit-Limit': components['headers']['RateLimit-Limit'];
          'RateLimit-Remaining': components['headers']['RateLimit-Remaining'];
          'RateLimit-Reset': components['headers']['RateLimit-Reset'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description - `headers_too_large`: More than 100 headers, or more than 16 KiB with the address: send fewer. */
      431: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description - `internal_error`: A defect on our side: report it with the request id. */
      500: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
}
