// The baseline of the streams: a WebSocketServer that sends each client the text it is told to, nothing else.
import { createInterface } from 'node:readline';
import { WebSocketServer } from 'ws';

const server = new WebSocketServer({ port: 0, host: '127.0.0.1', perMessageDeflate: false }, () => {
  process.stdout.write(`${String(server.address().port)}\n`);
});

// Each line is a list of texts.
createInterface({ input: process.stdin }).on('line', (line) => {
  for (const text of JSON.parse(line)) for (const client of server.clients) client.send(text);
});
process.on('SIGTERM', () => process.exit());
