// The baseline of the table API: node:http and pg, the same query, the same JSON, nothing else.
import { createServer } from 'node:http';
import pg from 'pg';

const [, , databaseUrl, query] = process.argv;
const pool = new pg.Pool({ connectionString: databaseUrl, max: 10 });

const server = createServer((request, response) => {
  const offset = new URLSearchParams(request.url.split('?')[1]).get('offset') ?? '0';
  pool.query({ name: 'rows', text: query, values: [offset] }).then(
    ({ rows }) => {
      const body = rows[0].body;
      response.writeHead(200, { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) });
      response.end(body);
    },
    (error) => {
      response.writeHead(500);
      response.end(String(error));
    },
  );
});
server.listen(0, '127.0.0.1', () => process.stdout.write(`${server.address().port}\n`));
process.on('SIGTERM', () => {
  server.close();
  void pool.end();
});
