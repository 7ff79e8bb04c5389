// Alert rules and the dashboard: every name they use is promised, every alert is tested, every reference meets.
import { listFiles, listFilesDeep, read, readYaml } from './files.mjs';
import { metricNames, namingProblems } from './metrics.mjs';

export const title =
  'ops/prometheus, ops/grafana (names and references; promtool parses and tests, Grafana is not run)';

const DASHBOARDS = 'ops/grafana/dashboards';
const PROVISIONING = 'ops/grafana/provisioning';

export function check() {
  const rules = listFiles('ops/prometheus/rules', '.yml').flatMap((path) =>
    readYaml(path).groups.flatMap((group) => group.rules.map((rule) => ({ path, ...rule }))),
  );
  const recorded = new Set(rules.flatMap(({ record }) => record ?? []));
  return [
    ...rules.flatMap(({ path, expr, record, alert }) =>
      namingProblems(expr, recorded).map((problem) => `${path}: ${record ?? alert}: ${problem}`),
    ),
    ...untested(rules.flatMap(({ alert }) => alert ?? [])),
    ...dashboardQueries().flatMap(({ path, panel, expr }) =>
      namingProblems(expr, recorded).map((problem) => `${path}: ${panel}: ${problem}`),
    ),
    ...listFiles(DASHBOARDS, '.json').flatMap(dashboardProblems),
    ...provisioningProblems(),
  ];
}

/** Metrics of the contract that the sources do not mention yet: worth knowing, no fault of the packaging. */
export function notes() {
  const sources = listFilesDeep('src')
    .filter((path) => path.endsWith('.ts'))
    .map(read);
  const missing = metricNames.filter((name) => !sources.some((source) => source.includes(name)));
  return missing.length === 0
    ? []
    : [`not exported by src so far, so their panels and alerts stay silent: ${missing.join(', ')}`];
}

/** Every query of the dashboards as a rules file, so that promtool can parse them. */
export function dashboardRules() {
  const rules = dashboardQueries().map(({ expr }, i) => ({
    record: `dashboard:query:${i}`,
    expr: expr.replaceAll('$__rate_interval', '5m').replaceAll('$__range', '1h'),
  }));
  return JSON.stringify({ groups: [{ name: 'dashboard', rules }] });
}

function dashboardQueries() {
  return listFiles(DASHBOARDS, '.json').flatMap((path) =>
    panelsOf(path).flatMap(({ title: panel, targets = [] }) => targets.map(({ expr }) => ({ path, panel, expr }))),
  );
}

const panelsOf = (path) => JSON.parse(read(path)).panels;

/** An alert needs a test in which it fires and one moment at which it does not. */
function untested(alerts) {
  const cases = listFiles('ops/prometheus/tests', '.yml')
    .flatMap((path) => readYaml(path).tests)
    .flatMap((test) => test.alert_rule_test);
  const tested = (alert, fires) => cases.some((c) => c.alertname === alert && c.exp_alerts.length > 0 === fires);
  return alerts.flatMap((alert) => [
    ...(tested(alert, true) ? [] : [`no test in which ${alert} fires`]),
    ...(tested(alert, false) ? [] : [`no test in which ${alert} stays quiet`]),
  ]);
}

function dashboardProblems(path) {
  const { uid, panels } = JSON.parse(read(path));
  const ids = panels.map(({ id }) => id);
  const overlaps = panels.flatMap((a, i) =>
    panels
      .slice(i + 1)
      .filter((b) => overlap(a.gridPos, b.gridPos))
      .map((b) => [a, b]),
  );
  return [
    ...(uid ? [] : [`${path}: uid is missing, so its address would change`]),
    ...(new Set(ids).size === ids.length ? [] : [`${path}: two panels share an id`]),
    ...overlaps.map(([a, b]) => `${path}: panels "${a.title}" and "${b.title}" overlap`),
    ...panels
      .filter(({ type, targets = [] }) => type !== 'row' && targets.length === 0)
      .map((p) => `${path}: "${p.title}" asks nothing`),
  ];
}

function overlap(a, b) {
  return a.x < b.x + b.w && b.x < a.x + a.w && a.y < b.y + b.h && b.y < a.y + a.h;
}

function provisioningProblems() {
  const sources = listFiles(`${PROVISIONING}/datasources`, '.yml').flatMap((path) => readYaml(path).datasources);
  const used = new Set(
    [...listFiles(DASHBOARDS, '.json').flatMap(panelsOf)].flatMap(({ datasource }) => datasource?.uid ?? []),
  );
  const unknown = [...used].filter((uid) => !sources.some((source) => source.uid === uid));
  const providers = listFiles(`${PROVISIONING}/dashboards`, '.yml').flatMap((path) => readYaml(path).providers);
  const mounted = readYaml('docker-compose.yml').services.grafana.volumes.map((volume) => volume.split(':')[1]);
  return [
    ...unknown.map((uid) => `no data source is provisioned with uid ${uid}`),
    ...providers
      .filter(({ options }) => !mounted.includes(options.path))
      .map(({ options }) => `${options.path} is not mounted in Compose`),
  ];
}
