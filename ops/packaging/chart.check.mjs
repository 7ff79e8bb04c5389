// The Helm chart: schema, values, and what the templates render to.
// PARTIAL: rendered by our own subset of Go templates, not by Helm.
import Ajv from 'ajv';
import { configKeys, plainKeys, secretKeys } from './config-keys.mjs';
import { listFiles, parseYaml, read, readYaml } from './files.mjs';
import { TemplateSet } from './go-template.mjs';
import { objectProblems } from './kubernetes-objects.mjs';

export const title = 'helm (partial: schema, values, our own rendering; Helm itself checks it where it is installed)';

/** Set by the image or the chart, so not offered as values. */
const FIXED = ['PORT', 'HOST', 'DATA_DIR', 'OPEN_BROWSER', 'EXCHANGE_URL', 'EXCHANGE_PORT'];

const SCENARIOS = {
  default: {},
  everything: {
    imagePullSecrets: [{ name: 'registry' }],
    config: { LOG_LEVEL: 'debug', CORS_ALLOW_ORIGINS: 'https://a.example,https://b.example' },
    worker: { enabled: true },
    exchange: { enabled: true, config: { EXCHANGE_CLOCK: 'real' } },
    ingress: { enabled: true, className: 'nginx', annotations: { 'example.com/timeout': '3600' }, tlsSecret: 'tls' },
    service: { type: 'LoadBalancer', annotations: { 'example.com/internal': 'true' } },
    serviceMonitor: { enabled: true, labels: { release: 'prometheus' }, useMetricsToken: true },
    podAnnotations: { 'example.com/owner': 'trading' },
    nodeSelector: { disk: 'ssd' },
    tolerations: [{ key: 'dedicated', operator: 'Exists' }],
    affinity: { nodeAffinity: {} },
  },
  minimal: {
    config: {},
    api: { replicas: 1, autoscaling: { enabled: false }, podDisruptionBudget: { enabled: false } },
  },
};
/** What the schema must refuse. */
const REFUSED = {
  'a secret among the plain settings': { config: { DATABASE_URL: 'postgres://db/pas' } },
  'a number where a setting is text': { config: { DB_PROXY_MAX_ROWS: 5000 } },
  'an unknown key': { replicas: 3 },
  'an image without a version': { image: { tag: 'latest' } },
};

export function check() {
  const values = readYaml('helm/values.yaml');
  const schema = JSON.parse(read('helm/values.schema.json'));
  const valid = new Ajv({ allErrors: true, allowUnionTypes: true }).compile(schema);
  const templates = new TemplateSet();
  const files = listFiles('helm/templates');
  const paths = files.flatMap((file) => [...templates.add(file, read(file))].map((path) => ({ file, path })));
  const refusals = Object.entries(REFUSED).filter(([, given]) => valid(merge(values, given)));
  return [
    ...chartProblems(readYaml('helm/Chart.yaml')),
    ...(valid(values) ? [] : valid.errors.map((e) => `helm/values.yaml${e.instancePath}: ${e.message}`)),
    ...refusals.map(([what]) => `helm/values.schema.json accepts ${what}`),
    ...settingProblems(schema),
    ...paths
      .filter(({ path }) => !has(values, path))
      .map(({ file, path }) => `${file}: .Values.${path} is not in values.yaml`),
    ...Object.entries(SCENARIOS).flatMap(([scenario, given]) => {
      const merged = merge(values, given);
      if (!valid(merged)) return [`scenario ${scenario}: ${valid.errors[0].instancePath} ${valid.errors[0].message}`];
      return rendered(templates, files, merged).map((problem) => `helm (${scenario}): ${problem}`);
    }),
  ];
}

function chartProblems({ apiVersion, name, version, appVersion }) {
  const problems = [];
  if (apiVersion !== 'v2') problems.push('apiVersion must be v2');
  if (!/^[a-z][a-z0-9-]*$/.test(name)) problems.push('name must be lower case');
  if (!/^\d+\.\d+\.\d+/.test(version)) problems.push('version must be semantic');
  if (appVersion !== JSON.parse(read('package.json')).version) problems.push('appVersion differs from package.json');
  return problems.map((problem) => `helm/Chart.yaml: ${problem}`);
}

/** Every plain setting of the code can be given, and nothing else. */
function settingProblems({ properties: { config, exchange } }) {
  const offered = [...config.propertyNames.enum, ...exchange.properties.config.propertyNames.enum];
  return [
    ...offered.filter((key) => !plainKeys.includes(key)).map((key) => `${key} is no plain setting of PAS`),
    ...plainKeys.filter((key) => ![...offered, ...FIXED].includes(key)).map((key) => `${key} cannot be set`),
  ].map((problem) => `helm/values.schema.json: ${problem}`);
}

function rendered(templates, files, values) {
  const Chart = { Name: 'pas', Version: '1.2.3', AppVersion: '4.5.6' };
  const dot = { Values: values, Chart, Release: { Name: 'demo', Namespace: 'trading', Service: 'Helm' } };
  const texts = files
    .filter((file) => !file.endsWith('.tpl'))
    .map((file) => ({ file, text: templates.render(file, dot) }));
  const manifests = texts.filter(({ file }) => file.endsWith('.yaml'));
  const objects = manifests.flatMap(({ file, text }) => parseYaml(text, file).filter(Boolean));
  return objectProblems(objects, { existingSecret: values.existingSecret, configKeys, secretKeys });
}

function has(values, path) {
  return path === '' || path.split('.').reduce((value, name) => value?.[name], values) !== undefined;
}

/** As Helm merges values: maps by key, everything else replaces. An empty map replaces as well, to try that case. */
function merge(base, over) {
  const merged = { ...base };
  for (const [key, value] of Object.entries(over)) {
    merged[key] = isFilledMap(base[key]) && isFilledMap(value) ? merge(base[key], value) : value;
  }
  return merged;
}

function isFilledMap(value) {
  return typeof value === 'object' && value !== null && !Array.isArray(value) && Object.keys(value).length > 0;
}
