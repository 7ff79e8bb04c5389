// `npm run client`: renews docs/openapi.json from the running system and client/schema.d.ts from that.
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fail, prepare } from './prepare.mjs';

const DESCRIPTION = 'docs/openapi.json';
const TYPES = 'client/schema.d.ts';
const SPEC = 'test/e2e/http/api-snapshot.spec.ts';
const HEAD = '// Made by `npm run client` from docs/openapi.json.\n';

await prepare().catch((error) => fail(error.message));
const { ROOT, runToEnd } = await import('./run-command.mjs');
const { format, resolveConfig } = await import('prettier');
const { default: describe, astToString } = await import('openapi-typescript');

const env = { ...process.env, RENEW_API_DESCRIPTION: '1' };
const { code } = await runToEnd(process.execPath, ['ops/test.mjs', SPEC], { env });
if (code !== 0) fail('The description could not be renewed, see above.');
const description = JSON.parse(await readFile(join(ROOT, DESCRIPTION), 'utf8'));
await write(DESCRIPTION, JSON.stringify(description));
// A field with a default may be left out of a request.
await write(TYPES, HEAD + astToString(await describe(description, { defaultNonNullable: false })));
console.log(`Renewed: ${DESCRIPTION}, ${TYPES}`);

async function write(path, text) {
  const file = join(ROOT, path);
  await writeFile(file, await format(text, { ...(await resolveConfig(file)), filepath: file }));
}
