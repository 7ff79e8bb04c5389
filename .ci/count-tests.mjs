// The sum of Jest's reports: node .ci/count-tests.mjs REPORT.json…
import { readFileSync } from 'node:fs';

const runs = process.argv.slice(2).map((path) => JSON.parse(readFileSync(path, 'utf8')));
const sum = (key) => runs.reduce((total, run) => total + (run[key] ?? 0), 0);
console.log(`${sum('numPassedTests')} passed, ${sum('numFailedTests') + sum('numRuntimeErrorTestSuites')} failed`);
