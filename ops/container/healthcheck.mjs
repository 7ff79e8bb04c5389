// Exit 0 when the server of this container answers; the image has no curl. Usage: healthcheck.mjs [url]
const url = process.argv[2] ?? `http://127.0.0.1:${process.env.PORT ?? 8000}/health`;
const timeoutMs = 4000;

try {
  const response = await fetch(url, { signal: AbortSignal.timeout(timeoutMs) });
  // The exchange asks for a key, as a broker does: a server that asks is alive.
  const alive = response.ok || response.status === 401 || response.status === 403;
  if (!alive) console.error(`${url} answered ${response.status}`);
  process.exitCode = alive ? 0 : 1;
} catch (error) {
  console.error(`${url}: ${error.message}`);
  process.exitCode = 1;
}
