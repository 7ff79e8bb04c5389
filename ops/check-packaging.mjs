// Checks the packaging and operations files as far as node can. Usage: check-packaging.mjs [--dashboard-rules FILE]
// With the option it also writes every query of the dashboards as a rules file, for promtool to parse.
import { writeFileSync } from 'node:fs';
import * as chart from './packaging/chart.check.mjs';
import * as compose from './packaging/compose.check.mjs';
import * as docs from './packaging/docs.check.mjs';
import * as dockerfile from './packaging/dockerfile.check.mjs';
import * as monitoring from './packaging/monitoring.check.mjs';
import * as workflow from './packaging/workflow.check.mjs';

const CHECKS = [dockerfile, compose, chart, monitoring, workflow, docs];

function problemsOf({ check }) {
  try {
    return check();
  } catch (error) {
    return [error.message];
  }
}

for (const checked of CHECKS) {
  const problems = problemsOf(checked);
  console.log(`${problems.length === 0 ? 'ok     ' : 'FAILED '} ${checked.title}`);
  for (const problem of problems) console.log(`          ${problem}`);
  for (const note of checked.notes?.() ?? []) console.log(`          note: ${note}`);
  if (problems.length > 0) process.exitCode = 1;
}

const option = process.argv.indexOf('--dashboard-rules');
if (option > 0) writeFileSync(process.argv[option + 1], monitoring.dashboardRules());
