import { mkdtempSync, rmSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { median, percentile } from './measure.mjs';
import { startServer, stop } from './pas-server.mjs';

const CLIENTS = 200;
const BETWEEN_MS = 100;
const DRIP_MS = 500;
const SECONDS = 15;
const LONG_SECONDS = 60;
const BEGINNINGS = [
  'GET /strategies HTTP/1.1\r\nHost: pas\r\nX-Slow: ',
  'POST /execute/rebalance HTTP/1.1\r\nHost: pas\r\nContent-Length: 100000\r\n\r\n{',
];

/** What 200 clients that never finish a request, and come back when they are thrown out, do to everybody else. */
export async function benchSlowClients({ isLong }) {
  const dataDir = mkdtempSync(join(tmpdir(), 'pas-bench-'));
  const server = await startServer(dataDir);
  const seconds = isLong ? LONG_SECONDS : SECONDS;
  try {
    const idle = await healthTimes(server, seconds);
    const attack = besiege(new URL(server.base).port);
    const busy = await healthTimes(server, seconds);
    const thrownOut = attack.end();
    const against = `the same without them; ${String(thrownOut)} were thrown out in ${String(seconds)} s`;
    const row = (what, figure) => ({ what, ours: figure(busy), baseline: figure(idle), unit: 'ms', against });
    return [
      row(`GET /health beside ${String(CLIENTS)} slow clients`, median),
      row(`GET /health p99 beside ${String(CLIENTS)} slow clients`, (times) => percentile(times, 99)),
      row(`GET /health slowest beside ${String(CLIENTS)} slow clients`, (times) => Math.max(...times)),
    ];
  } finally {
    await stop(server.process);
    rmSync(dataDir, { recursive: true, force: true });
  }
}

function besiege(port) {
  let isOver = false;
  let thrownOut = 0;
  const sockets = new Set();
  const open = (number) => {
    const socket = connect(port, '127.0.0.1', () => socket.write(BEGINNINGS[number % BEGINNINGS.length]));
    sockets.add(socket);
    socket.on('error', () => undefined);
    socket.on('close', () => {
      sockets.delete(socket);
      if (isOver) return;
      thrownOut++;
      open(number);
    });
  };
  for (let number = 0; number < CLIENTS; number++) open(number);
  const dripping = setInterval(() => {
    for (const socket of sockets) if (!socket.pending) socket.write(' ');
  }, DRIP_MS);
  const end = () => {
    isOver = true;
    clearInterval(dripping);
    for (const socket of sockets) socket.destroy();
    return thrownOut;
  };
  return { end };
}

/** Each over a connection of its own, as a probe makes it. */
async function healthTimes({ base }, seconds) {
  const times = [];
  const end = performance.now() + seconds * 1000;
  while (performance.now() < end) {
    const start = performance.now();
    const answer = await fetch(`${base}/health`, { headers: { connection: 'close' } });
    if (!answer.ok) throw new Error(`/health answered ${String(answer.status)}`);
    await answer.text();
    times.push(performance.now() - start);
    await pause(BETWEEN_MS);
  }
  return times;
}
