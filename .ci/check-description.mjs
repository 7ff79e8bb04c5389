// docs/openapi.json under the recommended rules of Spectral and Redocly: no error and no warning. That it is what the system
// serves is a test's to say.
import { readFile } from 'node:fs/promises';
import { createConfig, lintFromString } from '@redocly/openapi-core';
import spectral from '@stoplight/spectral-core';
import rulesets from '@stoplight/spectral-rulesets';

const source = await readFile(new URL('../docs/openapi.json', import.meta.url), 'utf8');

const linter = new spectral.Spectral();
linter.setRuleset({ extends: [[rulesets.oas, 'recommended']] });
const findings = [
  ...(await linter.run(JSON.parse(source))).map(
    ({ code, path, message }) => `Spectral ${code} at ${path.join('/')}: ${message}`,
  ),
  ...(await lintFromString({ source, config: await createConfig({ extends: ['recommended'] }) })).map(
    ({ ruleId, location, message }) => `Redocly ${ruleId} at ${location[0]?.pointer ?? ''}: ${message}`,
  ),
];
for (const finding of findings) console.error(finding);
console.log(`The API description: ${findings.length} findings`);
process.exitCode = findings.length === 0 ? 0 : 1;
