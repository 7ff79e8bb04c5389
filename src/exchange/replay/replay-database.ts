import pg from 'pg';

const SUFFIX = '_replay';

/** An empty database beside the given one, made anew: a replay begins with a fresh account and harms nothing. */
export async function createReplayDatabase(databaseUrl: string): Promise<string> {
  const client = new pg.Client(databaseUrl);
  await client.connect();
  try {
    const { rows } = await client.query<{ name: string }>('select current_database() as name');
    const name = `${rows[0]?.name ?? 'postgres'}${SUFFIX}`;
    const quoted = client.escapeIdentifier(name);
    await client.query(`drop database if exists ${quoted} with (force)`);
    await client.query(`create database ${quoted} template template0`);
    const url = new URL(databaseUrl);
    url.pathname = `/${encodeURIComponent(name)}`;
    return url.href;
  } finally {
    await client.end();
  }
}
