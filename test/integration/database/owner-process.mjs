// Owns the embedded server of a data directory until it is killed: node owner-process.mjs <database folder of dist> <DATA_DIR>
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

const [dist, dataDir] = process.argv.slice(2);
const { startEmbeddedServer } = await import(pathToFileURL(join(dist, 'embedded-server.js')).href);
const server = await startEmbeddedServer({ dataDir, log: () => {}, durable: false });
process.on('SIGTERM', () => void server.stop());
console.log(JSON.stringify({ url: server.url, adopted: server.adopted }));
