// Structure of the Dockerfile. Our own rules, not Docker's parser: the project depends on no engine and no linter.
import { exists, isPinned, read } from './files.mjs';

const KNOWN =
  'ADD ARG CMD COPY ENTRYPOINT ENV EXPOSE FROM HEALTHCHECK LABEL RUN SHELL STOPSIGNAL USER VOLUME WORKDIR'.split(' ');
const IGNORED = ['.git', '.env', 'secrets', 'node_modules', 'dist', 'data'];

export const title = 'Dockerfile, .dockerignore (structure only: nothing is built)';

export function check() {
  const instructions = parse(read('Dockerfile'));
  const lastStage = instructions.slice(instructions.findLastIndex(({ name }) => name === 'FROM'));
  return [
    ...instructions.flatMap((instruction) => general(instruction, instructions)),
    ...runtime(lastStage),
    ...IGNORED.filter((path) => !read('.dockerignore').split('\n').includes(path)).map(
      (p) => `.dockerignore lacks ${p}`,
    ),
  ];
}

function parse(text) {
  const logical = text.replace(/^\s*#.*\n/gm, '').replace(/\\\n/g, ' ');
  return logical.split('\n').flatMap((line) => {
    const match = /^(\S+)\s+(.*)$/.exec(line.trim());
    return match === null
      ? line.trim() === ''
        ? []
        : [{ name: line.trim(), rest: '' }]
      : [{ name: match[1], rest: match[2] }];
  });
}

function general({ name, rest }, all) {
  const stages = all.flatMap((i) => (i.name === 'FROM' ? [/ AS (\S+)/i.exec(i.rest)?.[1]] : []));
  if (!KNOWN.includes(name)) return [`Dockerfile: unknown instruction ${name}`];
  if (name === 'FROM' && !isPinned(rest.split(' ')[0])) return [`Dockerfile: FROM ${rest} is not pinned`];
  if (name === 'ADD') return ['Dockerfile: COPY says what ADD hides'];
  if (/^(ENV|ARG)$/.test(name) && /(TOKEN|SECRET|PASSWORD|API_KEY)/.test(rest))
    return [`Dockerfile: a secret in ${name}`];
  if (name === 'COPY') return copyProblems(rest, stages);
  if (
    name === 'RUN' &&
    /apt-get install/.test(rest) &&
    !/--no-install-recommends.*rm -rf \/var\/lib\/apt\/lists/.test(rest)
  ) {
    return ['Dockerfile: apt-get install needs --no-install-recommends and the lists removed in the same layer'];
  }
  return [];
}

function copyProblems(rest, stages) {
  const from = /--from=(\S+)/.exec(rest)?.[1];
  if (from !== undefined) return stages.includes(from) ? [] : [`Dockerfile: COPY --from=${from} names no stage`];
  const sources = rest
    .split(/\s+/)
    .filter((word) => !word.startsWith('--'))
    .slice(0, -1);
  return sources.filter((path) => !exists(path)).map((path) => `Dockerfile: COPY ${path}: there is no such file`);
}

function runtime(stage) {
  const last = (name) => stage.findLast((instruction) => instruction.name === name)?.rest;
  const problems = [];
  if (!/^[1-9]\d*(:\d+)?$/.test(last('USER') ?? ''))
    problems.push('the image must run as a numbered user that is not root');
  for (const name of ['ENTRYPOINT', 'CMD']) {
    if (!isExecForm(last(name))) problems.push(`${name} must be a JSON list, so that signals arrive`);
  }
  if (!isExecForm(last('HEALTHCHECK')?.replace(/^.*\bCMD\s+/, '')))
    problems.push('HEALTHCHECK with a JSON list is missing');
  for (const setting of ['HOST=0.0.0.0', 'PORT=8000', 'DATA_DIR=/data', 'NODE_ENV=production']) {
    if (!last('ENV')?.includes(setting)) problems.push(`ENV ${setting} is missing`);
  }
  if (last('VOLUME') !== '/data') problems.push('VOLUME /data is missing');
  return problems.map((problem) => `Dockerfile: ${problem}`);
}

function isExecForm(text) {
  try {
    return Array.isArray(JSON.parse(text ?? ''));
  } catch {
    return false;
  }
}
