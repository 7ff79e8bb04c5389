// The metrics that PAS promises: what dashboards and alerts may name, with the labels they may use.
const HISTOGRAM = ['_bucket', '_sum', '_count'];

const METRICS = {
  pas_http_request_duration_seconds: { labels: ['method', 'route', 'status'], suffixes: HISTOGRAM },
  pas_job_runs_total: { labels: ['job_name', 'outcome'] },
  pas_job_duration_seconds: { labels: ['job_name'], suffixes: HISTOGRAM },
  pas_job_last_success_timestamp_seconds: { labels: ['job_name'] },
  pas_job_expected_interval_seconds: { labels: ['job_name'] },
  pas_job_running: { labels: ['job_name'] },
  pas_job_timeout_seconds: { labels: ['job_name'] },
  pas_broker_requests_total: { labels: ['operation', 'outcome'] },
  pas_orders_total: { labels: ['outcome'] },
  pas_rebalance_duration_seconds: { labels: [], suffixes: HISTOGRAM },
  pas_reconcile_mismatched_positions: { labels: [] },
  pas_execution_alerts_total: { labels: ['code'] },
  pas_trading_state: { labels: ['state'] },
  pas_clock_skew_seconds: { labels: [] },
  pas_ws_connections: { labels: ['channel'] },
  pas_ws_messages_sent_total: { labels: ['channel'] },
  pas_ws_dropped_total: { labels: ['reason'] },
  pas_stream_last_message_timestamp_seconds: { labels: ['channel'] },
  pas_market_open: { labels: [] },
  pas_allocation_duration_seconds: { labels: ['method'], suffixes: HISTOGRAM },
  pas_db_pool_connections: { labels: ['state'] },
  up: { labels: [] },
};
/** What Prometheus itself adds to every series. */
const TARGET_LABELS = ['job', 'instance'];

export const metricNames = Object.keys(METRICS).filter((name) => name.startsWith('pas_'));

const SERIES = new Map(
  Object.entries(METRICS).flatMap(([name, { labels, suffixes = [''] }]) =>
    suffixes.map((suffix) => [name + suffix, suffix === '_bucket' ? [...labels, 'le'] : labels]),
  ),
);

const WORDS = new Set(
  'and or unless on ignoring by without group_left group_right offset bool inf nan start end'.split(' '),
);

/**
 * What is wrong with the names in a PromQL expression: series that nobody promises, labels that a series does not have.
 * `recorded` are the names of recording rules. Its syntax is promtool's business.
 */
export function namingProblems(expression, recorded = new Set()) {
  const used = seriesOf(expression);
  const unknown = used.filter(({ name }) => !SERIES.has(name) && !recorded.has(name));
  const labelled = used.flatMap(({ name, labels }) => {
    const allowed = [...(SERIES.get(name) ?? labels), ...TARGET_LABELS];
    return labels.filter((label) => !allowed.includes(label)).map((label) => `${name} has no label ${label}`);
  });
  return [
    ...unknown.map(({ name }) => `${name} is no metric of the contract`),
    ...labelled,
    ...groupProblems(expression, used),
  ];
}

/** A grouping label must exist on at least one series of the expression. */
function groupProblems(expression, used) {
  const groups = [...expression.matchAll(/\b(?:by|on|ignoring|without|group_left|group_right)\s*\(([^)]*)\)/g)];
  const grouped = groups
    .flatMap(([, list]) => list.split(',').map((label) => label.trim()))
    .filter((label) => label !== '');
  const known = [...used.flatMap(({ name }) => SERIES.get(name) ?? []), ...TARGET_LABELS];
  const recorded = used.some(({ name }) => !SERIES.has(name));
  return recorded
    ? []
    : grouped.filter((label) => !known.includes(label)).map((label) => `no series here has the label ${label}`);
}

function seriesOf(expression) {
  const bare = expression
    .replace(/"(?:[^"\\]|\\.)*"/g, '""')
    .replace(/\b(by|on|ignoring|without|group_left|group_right)\s*\([^)]*\)/g, '')
    .replace(/\[[^\]]*\]/g, '');
  return [...bare.matchAll(/(?<![\w:.])([a-zA-Z_:][\w:]*)\s*(\(|\{[^}]*\})?/g)]
    .filter(([, name, after]) => after !== '(' && !WORDS.has(name.toLowerCase()))
    .map(([, name, after = '']) => ({
      name,
      labels: [...after.matchAll(/(\w+)\s*(?:=~|!~|!=|=)/g)].map(([, label]) => label),
    }));
}
