// Rules for the objects that a chart renders to: they meet each other, and no container may do more than it must.

// What the chart uses; a key elsewhere is most likely one that slipped in by a wrong indentation.
const METADATA_KEYS = ['name', 'labels', 'annotations'];
const POD_KEYS = words(`affinity automountServiceAccountToken containers imagePullSecrets nodeSelector restartPolicy
  securityContext terminationGracePeriodSeconds tolerations topologySpreadConstraints volumes`);
const CONTAINER_KEYS = words(`name image imagePullPolicy args ports env envFrom resources securityContext volumeMounts
  startupProbe livenessProbe readinessProbe`);

function words(text) {
  return text.split(/\s+/);
}

function strangers(given, allowed, place) {
  return Object.entries(given ?? {}).flatMap(([key, value]) => {
    if (!allowed.includes(key)) return [`${key} does not belong into ${place}`];
    return value === null ? [`${key} in ${place} is empty`] : [];
  });
}

/** `objects` are all of one release; `known` has `existingSecret`, `configKeys` and `secretKeys`. */
export function objectProblems(objects, known) {
  const pods = objects.flatMap((object) => podOf(object) ?? []);
  return objects.flatMap((object) => {
    const problems = [
      ...identity(object, objects),
      ...references(object, objects, pods),
      ...pod(object, objects, known),
    ];
    return problems.map((problem) => `${object.kind} ${object.metadata?.name}: ${problem}`);
  });
}

const podOf = (object) => (['Deployment', 'Job'].includes(object.kind) ? object.spec.template : undefined);

function identity(object, objects) {
  const problems = [];
  if (!object.apiVersion || !object.kind || !/^[a-z0-9][a-z0-9-]{0,62}$/.test(object.metadata?.name ?? '')) {
    problems.push('needs apiVersion, kind and a DNS name');
  }
  problems.push(...strangers(object.metadata, METADATA_KEYS, 'metadata'));
  const twins = objects.filter((other) => other.kind === object.kind && other.metadata.name === object.metadata.name);
  if (twins.length > 1) problems.push('exists twice');
  if (object.kind === 'ConfigMap' && Object.values(object.data ?? {}).some((value) => typeof value !== 'string')) {
    problems.push('data must be text');
  }
  return problems;
}

function references({ kind, spec }, objects, pods) {
  const find = (wanted, name) => objects.some((object) => object.kind === wanted && object.metadata.name === name);
  const selects = (labels) => pods.some((template) => matches(labels, template.metadata.labels));
  switch (kind) {
    case 'Deployment':
      return matches(spec.selector.matchLabels, spec.template.metadata.labels) ? [] : ['does not select its own pods'];
    case 'Service':
      return selects(spec.selector) ? targetPorts(spec, pods) : ['selects no pod'];
    case 'PodDisruptionBudget':
      return selects(spec.selector.matchLabels) ? [] : ['selects no pod'];
    case 'HorizontalPodAutoscaler':
      return find('Deployment', spec.scaleTargetRef.name)
        ? []
        : [`scales ${spec.scaleTargetRef.name}, which is not there`];
    case 'ServiceMonitor':
      return objects.some((o) => o.kind === 'Service' && matches(spec.selector.matchLabels, o.metadata.labels))
        ? []
        : ['finds no Service'];
    case 'Ingress':
      return spec.rules
        .flatMap((rule) => rule.http.paths.map((path) => path.backend.service.name))
        .filter((name) => !find('Service', name))
        .map((name) => `leads to Service ${name}, which is not there`);
    default:
      return [];
  }
}

function targetPorts({ selector, ports }, pods) {
  const selected = pods.filter((template) => matches(selector, template.metadata.labels));
  const named = selected.flatMap((template) =>
    template.spec.containers.flatMap(({ ports: open = [] }) => open.map(({ name }) => name)),
  );
  return ports
    .filter(({ targetPort }) => !named.includes(targetPort))
    .map(({ targetPort }) => `no pod has a port ${targetPort}`);
}

function pod(object, objects, known) {
  const template = podOf(object);
  if (template === undefined) return [];
  const { spec } = template;
  const problems = spec.securityContext?.runAsNonRoot === true ? [] : ['may run as root'];
  problems.push(
    ...strangers(template.metadata, METADATA_KEYS, "the pod's metadata"),
    ...strangers(spec, POD_KEYS, 'the pod'),
  );
  if (spec.automountServiceAccountToken !== false) problems.push('carries a token of the cluster');
  const isHook = object.metadata.annotations?.['helm.sh/hook'] !== undefined;
  for (const container of spec.containers) {
    problems.push(...strangers(container, CONTAINER_KEYS, 'the container'));
    problems.push(...containerSecurity(container, spec), ...settings(container, known));
    problems.push(...configMaps(container, objects, isHook));
    if (object.kind === 'Deployment') problems.push(...probes(container));
  }
  return problems;
}

function containerSecurity({ securityContext: context, resources, volumeMounts = [] }, { volumes = [] }) {
  const problems = [];
  if (context?.readOnlyRootFilesystem !== true) problems.push('its root file system is writable');
  if (context?.allowPrivilegeEscalation !== false) problems.push('privileges may escalate');
  if (!context?.capabilities?.drop?.includes('ALL')) problems.push('capabilities are not dropped');
  if (!resources?.requests?.cpu || !resources.limits?.memory) problems.push('needs requests and a memory limit');
  for (const { name } of volumeMounts)
    if (!volumes.some((volume) => volume.name === name)) problems.push(`volume ${name} is missing`);
  for (const path of ['/tmp', '/data'])
    if (!volumeMounts.some((m) => m.mountPath === path)) problems.push(`${path} is not writable`);
  return problems;
}

function settings({ env = [] }, { existingSecret, configKeys, secretKeys }) {
  return env.flatMap(({ name, value, valueFrom }) => {
    if (!configKeys.includes(name)) return [`${name} is no setting of PAS`];
    if (!secretKeys.includes(name)) return typeof value === 'string' ? [] : [`${name} must be text`];
    const { name: secret, key } = valueFrom?.secretKeyRef ?? {};
    return secret === existingSecret && key === name ? [] : [`${name} must come from the existing Secret`];
  });
}

function configMaps({ envFrom = [] }, objects, isHook) {
  const names = envFrom.flatMap(({ configMapRef }) => configMapRef?.name ?? []);
  if (isHook && names.length > 0) return ['is a hook and runs before its ConfigMap exists'];
  const missing = names.filter((name) => !objects.some((o) => o.kind === 'ConfigMap' && o.metadata.name === name));
  return missing.map((name) => `ConfigMap ${name} is not there`);
}

function probes({ ports = [], ...container }) {
  return ['startupProbe', 'livenessProbe', 'readinessProbe'].flatMap((kind) => {
    const { port } = container[kind]?.httpGet ?? container[kind]?.tcpSocket ?? {};
    return ports.some(({ name }) => name === port) ? [] : [`${kind} is missing or asks an unknown port`];
  });
}

const matches = (wanted, labels) => Object.entries(wanted ?? {}).every(([key, value]) => labels?.[key] === value);
