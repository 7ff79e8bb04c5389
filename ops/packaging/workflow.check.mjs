// CI workflows: YAML, pinned actions and images, bounded jobs, and npm scripts and files that exist.
import { exists, isPinned, listFiles, read, readYaml } from './files.mjs';

export const title = '.github/workflows (YAML and our rules; GitHub itself checks the schema)';

export function check() {
  return listFiles('.github/workflows', '.yml').flatMap((path) => {
    const workflow = readYaml(path);
    const jobs = Object.entries(workflow.jobs);
    const problems = jobs.flatMap(([name, job]) => jobProblems(job).map((problem) => `${name}: ${problem}`));
    if (workflow.permissions?.contents !== 'read') problems.push('permissions must be contents: read');
    return problems.map((problem) => `${path}: ${problem}`);
  });
}

function jobProblems(job) {
  const problems = job['timeout-minutes'] === undefined ? ['timeout-minutes is missing'] : [];
  for (const { image } of Object.values(job.services ?? {}))
    if (!isPinned(image)) problems.push(`${image} is not pinned`);
  for (const step of job.steps) problems.push(...stepProblems(step));
  return problems;
}

function stepProblems({ uses, run = '' }) {
  if (uses !== undefined) return /@[0-9a-f]{40}$/.test(uses) ? [] : [`${uses} is not pinned to a commit`];
  const { scripts } = JSON.parse(read('package.json'));
  const called = [...run.matchAll(/\bnpm (?:run )?(?!ci\b|run\b)([\w:-]+)/g)].map(([, script]) => script);
  const files = [...run.matchAll(/(?:^|\s)((?:ops|\.ci)\/[\w./-]+)/g)].map(([, file]) => file);
  return [
    ...called.filter((script) => !(script in scripts)).map((script) => `npm run ${script}: no such script`),
    ...files.filter((file) => !exists(file)).map((file) => `${file} does not exist`),
  ];
}
