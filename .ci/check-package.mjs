// What `npm pack` would publish: the built application and nothing of the workshop.
import { execFileSync } from 'node:child_process';

const REQUIRED = [
  /^dist\/src\/main\.js$/,
  /^dist\/src\/cli\.js$/,
  /^dist\/src\/quant\/index\.js$/,
  /^dist\/migrations\/index\.js$/,
  /^dist\/.*\.html$/,
  /^dist\/.*assets\/.*\.js$/,
  /^client\/index\.js$/,
  /^client\/schema\.d\.ts$/,
  /^docs\/openapi\.json$/,
  /^README\.md$/,
  /^LICENSE$/,
  /^package\.json$/,
];
const FORBIDDEN = [
  /(^|\/)tests?\//,
  /\.spec\./,
  /^data\//,
  /(^|\/)\.env/,
  /\.log$/,
  /^bench\//,
  /^coverage\//,
  /\.built-from$/,
];

const report = JSON.parse(
  execFileSync('npm', ['pack', '--dry-run', '--json', '--ignore-scripts'], { encoding: 'utf8' }),
);
const [{ files, size }] = Object.values(report);
const paths = files.map((file) => file.path);
const problems = [
  ...REQUIRED.filter((pattern) => !paths.some((path) => pattern.test(path))).map((pattern) => `missing: ${pattern}`),
  ...paths.filter((path) => FORBIDDEN.some((pattern) => pattern.test(path))).map((path) => `does not belong: ${path}`),
];
for (const problem of problems) console.error(problem);
console.log(`${paths.length} files, ${Math.round(size / 1024)} kB packed, ${problems.length} problems`);
process.exitCode = problems.length === 0 ? 0 : 1;
