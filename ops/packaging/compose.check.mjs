// Compose files: YAML, references that meet, settings that exist, and an empty .env that suffices.
import { isRead } from './config-keys.mjs';
import { exists, isPinned, read, readYaml } from './files.mjs';

export const title =
  'docker-compose*.yml (YAML, references, settings; Compose itself checks them where it is installed)';

export function check() {
  const base = readYaml('docker-compose.yml');
  const overlay = readYaml('docker-compose.secrets.yml');
  const services = Object.entries(base.services);
  return [
    ...services.flatMap(([name, service]) => serviceProblems(name, service, base)),
    ...Object.entries(overlay.services).flatMap(([name, service]) => overlayProblems(name, service, { base, overlay })),
    ...unsetVariables(),
  ];
}

function serviceProblems(name, service, { services, volumes, configs }) {
  const ours = service.build !== undefined;
  const problems = [];
  if (!ours && !isPinned(service.image ?? '')) problems.push(`image ${service.image} is not pinned`);
  if (ours) problems.push(...settingProblems(service.environment));
  for (const [other, { condition }] of dependencies(service))
    problems.push(...dependencyProblems(other, condition, services));
  for (const volume of service.volumes ?? []) {
    const source = volume.split(':')[0];
    const found = source.startsWith('.') ? exists(source) : source in volumes;
    if (!found) problems.push(`volume ${source} does not exist`);
  }
  for (const { source } of service.configs ?? [])
    if (!(source in configs)) problems.push(`config ${source} does not exist`);
  for (const port of service.ports ?? [])
    if (!/^(\$\{PAS_BIND:-)?127\.0\.0\.1/.test(port)) problems.push(`port ${port} is open to all`);
  return problems.map((problem) => `docker-compose.yml: ${name}: ${problem}`);
}

function dependencies({ depends_on: on = [] }) {
  return Array.isArray(on) ? on.map((name) => [name, { condition: 'service_started' }]) : Object.entries(on);
}

function dependencyProblems(other, condition, services) {
  const service = services[other];
  if (service === undefined) return [`depends on ${other}, which is no service`];
  const hasCheck = service.build !== undefined || service.healthcheck?.test !== undefined;
  if (condition === 'service_healthy' && !hasCheck) return [`waits for the health of ${other}, which has no check`];
  if (condition === 'service_completed_successfully' && service.restart !== 'no')
    return [`waits for the end of ${other}, which restarts`];
  return [];
}

function settingProblems(environment) {
  return Object.keys(environment)
    .filter((variable) => !isRead(variable))
    .map((variable) => `${variable} is no setting of PAS`);
}

function overlayProblems(name, service, { base, overlay }) {
  const original = base.services[name];
  const problems = original === undefined ? ['no such service in docker-compose.yml'] : [];
  if (original?.build !== undefined) problems.push(...settingProblems(service.environment));
  for (const secret of service.secrets)
    if (!(secret in overlay.secrets)) problems.push(`secret ${secret} does not exist`);
  for (const [variable, value] of Object.entries(service.environment)) {
    const isFile = variable.endsWith('_FILE');
    if (isFile && !service.secrets.includes(value.replace('/run/secrets/', '')))
      problems.push(`${variable} names a file that is not mounted`);
    if (!isFile && value !== '') problems.push(`${variable} must be emptied, or it wins over its file`);
  }
  return problems.map((problem) => `docker-compose.secrets.yml: ${name}: ${problem}`);
}

/** `docker compose up` must work with an empty .env: every variable has a default. */
function unsetVariables() {
  return [...read('docker-compose.yml').matchAll(/\$\{(\w+)(:-|:\+)?/g)]
    .filter(([, , fallback]) => fallback === undefined)
    .map(([, name]) => `docker-compose.yml: \${${name}} has no default`);
}
