// So many clients of one stream in a process of their own. A client counts what it gets and does not parse it, except one,
// which tells when each message that carries a time arrived.
import { createInterface } from 'node:readline';
import WebSocket from 'ws';

const [, , url, count, protocol] = process.argv;
const total = Number(count);
let received = 0;
let firstAt = 0;
let lastAt = 0;
let delays = [];
let expected = Infinity;

function note(data, isSampled) {
  lastAt = performance.now();
  if (received++ === 0) firstAt = lastAt;
  if (isSampled) {
    const sent = /"order_id":"t-(\d+)/.exec(data.toString());
    if (sent !== null) delays.push(Date.now() - Number(sent[1]));
  }
  if (received === expected) report();
}

function report() {
  process.stdout.write(
    `${JSON.stringify({ received, seconds: (lastAt - firstAt) / 1000, lastAt: Date.now(), delays })}\n`,
  );
}

async function connect(index) {
  const client = new WebSocket(url, protocol === undefined ? [] : [protocol], { perMessageDeflate: false });
  client.on('message', (data) => {
    note(data, index % 10 === 0);
  });
  await new Promise((resolve, reject) => client.on('open', resolve).on('error', reject));
}

for (let index = 0; index < total; index += 50) {
  await Promise.all(Array.from({ length: Math.min(50, total - index) }, (_, i) => connect(index + i)));
}
process.stdout.write('"connected"\n');

// `expect N`: so many messages are to come, over all clients; then a report.
createInterface({ input: process.stdin }).on('line', (line) => {
  expected = Number(line.split(' ')[1]);
  [received, firstAt, lastAt, delays] = [0, 0, 0, []];
});
process.on('SIGTERM', () => process.exit());
