import type { ErrorCode } from '../../common/error-codes.js';

/** What to do about each failure: the words of docs/errors.md and of the API description. */
export const PROBLEM_ADVICE: Record<ErrorCode, string> = {
  validation_failed: 'A field or parameter is missing, malformed or unknown: `errors[]` names each place.',
  malformed_json: 'The body is not valid JSON: check quotes, commas and the `Content-Type`.',
  duplicate_parameter: 'A parameter, field or header that may stand once was given twice: leave one.',
  unknown_parameter: 'No such parameter here: the API description lists them.',
  payload_too_large: 'The body is larger than 1 MiB (64 MiB for weights and frontiers): send less.',
  unsupported_media_type: 'Send JSON with `Content-Type: application/json`, uncompressed.',
  malformed_request:
    'The bytes are no HTTP/1.1 request, or its address holds a zero byte: check the client or the proxy between.',
  uri_too_long: 'The address has more than 8,192 characters: ask for less, or send it in the body where there is one.',
  headers_too_large: 'More than 100 headers, or more than 16 KiB with the address: send fewer.',
  request_timeout: 'The request took too long to arrive (headers 10 s, all of it 30 s): check the network, send less.',
  expectation_failed: 'Nothing but `Expect: 100-continue` is met here: leave the header out.',
  not_found: 'No such path: `/openapi.json` lists what there is.',
  method_not_allowed: 'The path does not take this method: the `Allow` header names those it takes.',
  unauthorized: 'No token, or an unknown one: send `Authorization: Bearer <token>`.',
  forbidden: 'The token lacks the scope: use one with `trade` or `admin`.',
  rate_limited:
    'Too many requests of this token, or without a known token from this address: wait for `Retry-After` seconds; `RateLimit-Remaining` says in time.',
  token_not_found: 'No token has this id: `pas token list` has them.',
  feature_disabled: 'Switched off in this installation: `FEATURE_<NAME>=true` turns it on.',
  too_many_streams:
    'This token has as many streams open as one may have at a time: close some, or raise `STREAM_MAX_CONNECTIONS_PER_TOKEN`.',
  streams_unavailable: 'This process has as many stream connections as it takes: try again later or another replica.',
  table_not_found: 'No such table or view is exposed: `GET /db` lists them.',
  unknown_column: 'The table has no such column: `GET /db` lists them.',
  invalid_operator:
    'Use `eq`, `neq`, `gt`, `gte`, `lt`, `lte`, `like`, `ilike`, `in` or `is` (each also after `not.`) before the value.',
  invalid_select: '`select` is a list of column names.',
  invalid_order:
    '`order` is a list of `column`, each with `.asc` or `.desc` and `.nullsfirst` or `.nullslast` if you like.',
  invalid_limit: '`limit` is a whole number from 0.',
  invalid_offset: '`offset` is a whole number from 0, `page` one from 1.',
  invalid_value: 'The value does not fit the type of the column.',
  invalid_cursor:
    'The cursor is not one of this table and order: take it unchanged from the `Link` header, or begin without it.',
  not_acceptable: 'The `Accept` header names no form this answer has: ask for `application/json`.',
  not_one_row: 'A single object was asked for and the filter matches none or several rows: narrow it.',
  statement_timeout: 'The query took too long: narrow it, or raise `DB_STATEMENT_TIMEOUT_MS`.',
  export_busy: 'As many exports (`format=ndjson`) run as this process takes: try again when one has ended.',
  strategy_not_found: 'No strategy has this id, or it was removed before its run began: `GET /strategies` lists them.',
  strategy_exists: 'The id is taken: choose another or change the existing one.',
  invalid_strategy:
    'The definition breaks a rule of its kind: the detail names the parameter; `GET /strategies/kinds` has the schemas.',
  empty_universe: 'The universe matches no symbol with bars: import bars or change the universe.',
  insufficient_data: 'Too few observations for what was asked: the detail has both numbers.',
  invalid_input: 'A number, size or name in the input is wrong: the detail names it, `errors[].path` its place.',
  infeasible: 'No weights meet all constraints: the detail names the ones in conflict.',
  limit_iterations:
    'The computation was not done within `limits.iterations`: raise it, or choose a method that takes fewer.',
  limit_time: 'The computation was not done within `limits.time_ms`: raise it, or ask for less.',
  optimizer_busy: 'More computations wait than this process takes: try again in a few seconds.',
  optimizer_timeout: 'The computation took too long: fewer symbols, or a method that does not search.',
  no_book: 'There are no target weights yet: run `pas allocate`.',
  allocation_run_not_found: 'No allocation run has this id: `GET /allocation/runs` lists them.',
  symbol_not_found: 'No bars are stored for this symbol: `GET /market/symbols` lists those that have some.',
  backtest_not_found: 'No backtest has this id: `GET /backtests` lists them.',
  backtest_not_finished:
    'There is a report once the backtest is `completed`: `GET /backtests/{id}` says how far it is, or why it failed.',
  backtest_too_large:
    'More weights or prices than one backtest takes, the detail has both numbers: fewer symbols, a shorter time, or a longer `rebalance` period.',
  backtest_queue_full: 'As many backtests wait as the queue takes: try again when one has ended.',
  backtest_interrupted:
    'The processes that computed it ended before it was done, three times: see their logs, then ask again.',
  run_in_progress: 'One rebalance at a time per account: wait for `run_id` to end.',
  run_not_found: 'No rebalance run has this id: `GET /execute/runs` lists them.',
  plan_not_found: 'No plan has this id: `POST /execute/preview` makes one; unused ones are kept for a month.',
  plan_stale: 'What the plan follows from has changed, see `moved[]`; nothing was sent: preview again.',
  plan_used: 'A plan is executed once, by the run `run_id`: preview again.',
  market_closed: 'The market is closed or about to close, and this request does not wait: ask at the open.',
  idempotency_key_reused: 'The key was used for another request: choose a new one.',
  executor_unavailable:
    'No process that executes took the run: start one with the role `all`, `scheduler` or `worker`.',
  negative_target: 'A strategy wants a short position, and only long ones are traded.',
  not_confirmed: '`pas rebalance` was not confirmed, so nothing was sent: answer y, or repeat it with `--yes`.',
  trading_halted:
    'Trading is halted for this account: `GET /execute/state` says by whom and why; scope `admin` resumes.',
  trading_state_conflict: 'The trading state does not allow this step now: the detail says which it allows.',
  clock_skew: "The clock of this host is too far from the broker's: set it (NTP), or raise `CLOCK_SKEW_LIMIT_SECONDS`.",
  protection_not_found: 'No protection of this id is in force: `GET /execute/protections` lists them.',
  risk_rule_not_found: 'No risk rule of this id: `GET /risk/rules` lists them.',
  risk_alert_not_found: 'No risk alert of this id: `GET /risk/alerts` lists them.',
  account_mismatch:
    'The broker shows another account than this database belongs to: use another `DATA_DIR` or the right keys.',
  reconciliation_not_found: 'No such finding: `GET /execute/reconciliation` shows the last one.',
  reconciliation_stale: 'The account shows something else by now: look again and answer for that.',
  account_blocked: 'The broker does not let this account trade: see the broker’s own notice.',
  broker_rejected: 'The broker refused: its status, code and message are in the answer.',
  broker_unavailable: 'The broker did not answer: nothing is sent twice; the system looks up what became of the order.',
  broker_throttled:
    'The requests that the broker takes in a minute are used up: `retry_after_ms` says when to ask again.',
  broker_protocol: 'The broker answered something that is not its protocol: report it with the request id.',
  job_not_found: 'No job has this name: `GET /jobs` lists them.',
  job_running: 'A run of this job is waiting or running: `run_id` names it.',
  factors_not_found: 'There is no such data set of factors: `pas import factors FILE --dataset NAME` brings one in.',
  import_file_unreadable: 'The file is missing, empty or not readable: check the path.',
  import_header_invalid: 'The first line is not a header of a known layout: the detail says what was found.',
  import_name_invalid:
    'A signal or data set needs a name of letters, digits, spaces and `_.+/-`: give one as the detail says.',
  import_row_invalid:
    '`--strict` found rows that would be skipped, or a row shows that the file is in other units: nothing was stored.',
  config_invalid: 'A setting is wrong or unknown: the line names the key and where it was found.',
  port_in_use: 'Another program listens there: stop it or set `PORT`.',
  database_unreachable: 'The PostgreSQL server does not answer: check `DATABASE_URL` and that it runs.',
  database_embedded_failed:
    'The embedded PostgreSQL did not start: see `postgres.log` in the data directory, or set `DATABASE_URL`.',
  data_dir_version: 'The data directory was made by another PostgreSQL version: the line says how to go on.',
  data_dir_in_use: 'Another process runs on this data directory: stop it or set `DATA_DIR`.',
  migration_failed: 'The schema could not be changed, and was not: the line says why.',
  exchange_unreachable: 'The simulated exchange does not answer: is `npm start` (or `pas exchange`) running?',
  exchange_in_use:
    'Another simulated exchange runs on this database: stop it, or give this one another `DATABASE_URL` or `DATA_DIR`.',
  no_bars_to_replay:
    '`pas exchange --replay` found nothing stored: run `pas serve` once on the same database and import bars.',
  internal_error: 'A defect on our side: report it with the request id.',
};
