import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { alpacaEndpoints } from '../../../src/config/app-config.js';
import { loadConfig } from '../../../src/config/load-config.js';
import { hashToken, TokenVerifier } from '../../../src/platform/auth/token-verifier.js';

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'pas-config-'));
});

afterEach(() => {
  rmSync(folder, { recursive: true });
});

const write = (name: string, content: string): string => {
  writeFileSync(join(folder, name), content);
  return join(folder, name);
};
const load = (environment: Record<string, string> = {}) => loadConfig(folder, environment);

/** What the start says, in full. */
function refusal(work: () => unknown): string {
  try {
    work();
  } catch (error) {
    return (error as Error).message;
  }
  throw new Error('nothing was refused');
}

describe('precedence', () => {
  it('is environment, .env, config.yaml, default', () => {
    expect(load().PORT).toBe(8000);
    write('config.yaml', 'PORT: 1111\nHOST: 10.0.0.1\nLOG_LEVEL: debug\n');
    expect(load()).toMatchObject({ PORT: 1111, HOST: '10.0.0.1', LOG_LEVEL: 'debug', DATA_DIR: './data' });
    write('.env', 'PORT=2222\nHOST=10.0.0.2\n');
    expect(load()).toMatchObject({ PORT: 2222, HOST: '10.0.0.2', LOG_LEVEL: 'debug' });
    expect(load({ PORT: '3333' })).toMatchObject({ PORT: 3333, HOST: '10.0.0.2', LOG_LEVEL: 'debug' });
  });

  it('passes over what is empty, wherever it stands', () => {
    write('config.yaml', 'PORT: 1111\nHOST:\nAPI_TOKEN: ""\nMETRICS_TOKEN: ~\n');
    write('.env', 'PORT=\n');
    expect(load({ PORT: '' })).toMatchObject({ PORT: 1111, HOST: '127.0.0.1' });
    expect(load()).toMatchObject({ API_TOKEN: undefined, METRICS_TOKEN: undefined });
  });

  it('does not need the files', () => {
    expect(load()).toMatchObject({ PORT: 8000, API_TOKEN: undefined, CORS_ALLOW_ORIGINS: [], FEATURE_EXECUTION: true });
  });
});

describe('config.yaml', () => {
  it.each([
    ['PORT: 1\n\nPROT: 2\n', 'config.yaml line 3: unknown key "PROT".'],
    ['# comment\nserver:\n  PORT: 1\n', 'config.yaml line 2: unknown key "server".'],
    ['HOST: a\nPORT:\n  - 1\n', 'config.yaml line 2: PORT must be a single value.'],
    ['PORT: 1\nHOST: a: b\n', 'config.yaml line 2: not valid YAML (BLOCK_AS_IMPLICIT_KEY).'],
    ['PORT: 1\nPORT: 2\n', 'config.yaml line 2: not valid YAML (DUPLICATE_KEY).'],
    ['- PORT: 1\n', 'config.yaml line 1: must be lines of KEY: value.'],
    ['PORT_FILE: /etc/port\n', 'config.yaml line 1: unknown key "PORT_FILE".'],
    ['SUPABASE_KEY: hunter2\n', 'config.yaml line 1: unknown key "SUPABASE_KEY".'],
    ['PORT: 1\nDB_PROXY_MAX_ROWS: 0\n', 'DB_PROXY_MAX_ROWS (config.yaml line 2): "0" must be a whole number from 1'],
  ])('%j is refused with its line', (yaml, message) => {
    write('config.yaml', yaml);
    expect(refusal(load)).toContain(message);
    expect(load).toThrow(expect.objectContaining({ code: 'config_invalid' }));
  });

  it('is taken as it is written, not as YAML would read it', () => {
    write('config.yaml', "API_TOKEN: 00123456789012345678901234567890\nREBALANCE_CASH_BUFFER: 0.10\nHOST: '::1'\n");
    expect(load()).toMatchObject({
      API_TOKEN: '00123456789012345678901234567890',
      REBALANCE_CASH_BUFFER: '0.10',
      HOST: '::1',
    });
  });

  it('may be empty', () => {
    write('config.yaml', '# nothing yet\n');
    expect(load().PORT).toBe(8000);
  });
});

describe('<KEY>_FILE', () => {
  it('holds the secret, wherever it is named', () => {
    const path = write('token', 'from-file\n');
    expect(load({ API_TOKEN_FILE: path }).API_TOKEN).toBe('from-file');
    write('.env', `METRICS_TOKEN_FILE=${path}\n`);
    write('config.yaml', `ALPACA_API_KEY_FILE: ${path}\n`);
    expect(load()).toMatchObject({ METRICS_TOKEN: 'from-file', ALPACA_API_KEY: 'from-file' });
  });

  it('gives way to the value beside it, and goes before every later place', () => {
    const path = write('token', 'from-file');
    expect(load({ API_TOKEN: 'direct', API_TOKEN_FILE: path }).API_TOKEN).toBe('direct');
    write('.env', 'API_TOKEN=dotenv\n');
    expect(load({ API_TOKEN_FILE: path }).API_TOKEN).toBe('from-file');
  });

  it('that cannot be read or is empty stops the start', () => {
    const missing = join(folder, 'missing');
    expect(refusal(() => load({ API_TOKEN_FILE: missing }))).toBe(
      `API_TOKEN_FILE (environment): cannot read "${missing}".`,
    );
    const empty = write('empty', '\n');
    write('.env', `ALPACA_SECRET_KEY_FILE=${empty}\n`);
    expect(refusal(load)).toBe(`ALPACA_SECRET_KEY_FILE (.env): "${empty}" is empty.`);
  });

  it('is for secrets only', () => {
    expect(load({ PORT_FILE: write('port', '1234') }).PORT).toBe(8000);
  });
});

describe('a wrong value', () => {
  it.each([
    ['PORT', '80a', 'must be a whole number from 0 to 65535'],
    ['PORT', '65536', 'must be a whole number from 0 to 65535'],
    ['PORT', '1e3', 'must be a whole number'],
    ['DATABASE_POOL_SIZE', '1', 'must be a whole number from 2 to 200'],
    ['FEATURE_ANALYTICS', 'maybe', 'must be true or false'],
    ['EXCHANGE_CLOCK', 'fast', 'must be one of accelerated, real'],
    ['TRADING_MODE', 'LIVE', 'must be one of paper, live'],
    ['LOG_LEVEL', 'verbose', 'must be one of trace, debug, info, warn, error, silent'],
    ['EXCHANGE_URL', 'localhost:8100', 'must be an address that starts with http:// or https://'],
    ['ALPACA_STREAM_URL', 'https://example.com', 'must be an address that starts with ws:// or wss://'],
    ['DB_PROXY_ROLE', 'reader; drop', 'must be a lower-case SQL identifier'],
    ['REBALANCE_CASH_BUFFER', '0.51', 'must be a number from 0 to 0.5'],
    ['REBALANCE_CASH_BUFFER', '1 %', 'must be a number from 0 to 0.5'],
  ])('%s=%s names key, place and value', (key, value, message) => {
    expect(refusal(() => load({ [key]: value }))).toMatch(
      new RegExp(`^${key} \\(environment\\): ".*" ${message}.*\\.$`),
    );
    write('.env', `${key}="${value}"\n`);
    expect(refusal(load)).toContain(`${key} (.env): "${value}" ${message}`);
  });

  it.each([
    ['DATABASE_URL', 'mysql://root:hunter2@db/pas', 'must be an address that starts with postgres:// or postgresql://'],
    ['DATABASE_URL', 'hunter2', 'must be an address'],
    ['REDIS_URL', 'http://:hunter2@redis', 'must be an address that starts with redis:// or rediss://'],
    ['API_TOKEN', 'hunter2 and more', 'must be one word of ASCII'],
    ['API_TOKEN', 'hunter2-é', 'must be one word of ASCII'],
    ['METRICS_TOKEN', 'hunter2\nhunter2', 'must be one word of ASCII'],
    ['REDIS_URL', 'redis://:hunter2@redis/cache', 'must end with the number of a database'],
  ])('%s, a secret, is not printed', (key, value, message) => {
    const place = `${key} (environment): its value ${message}`;
    expect(refusal(() => load({ [key]: value }))).toContain(place);
    const said = refusal(() => load({ [`${key}_FILE`]: write('secret', value) }));
    expect(said).toContain(`${key} (${key}_FILE (environment)): its value`);
    expect(said).not.toContain('hunter2');
  });
});

describe('settings that belong together', () => {
  const ALPACA = { ALPACA_API_KEY: 'PKHUNTER2', ALPACA_SECRET_KEY: 'hunter2' };
  const endpoints = (environment: Record<string, string>) => alpacaEndpoints(load(environment));

  it('choose the broker and its hosts', () => {
    expect(endpoints({})).toBeUndefined();
    expect(endpoints(ALPACA)).toMatchObject({
      simulated: false,
      tradingUrl: 'https://paper-api.alpaca.markets',
      dataUrl: 'https://data.alpaca.markets',
      tradingStreamUrl: 'wss://paper-api.alpaca.markets/stream',
    });
    expect(endpoints({ ...ALPACA, ALPACA_BASE_URL: 'http://127.0.0.1:8100' })).toMatchObject({
      dataUrl: 'http://127.0.0.1:8100',
      tradingStreamUrl: 'ws://127.0.0.1:8100/stream',
    });
    const live = { ...ALPACA, ALPACA_API_KEY: 'AKHUNTER2', TRADING_MODE: 'live', LIVE_TRADING_CONFIRM: '123' };
    expect(endpoints(live)).toMatchObject({
      tradingUrl: 'https://api.alpaca.markets',
    });
  });

  it.each([
    [{ ALPACA_API_KEY: 'PKHUNTER2' }, 'ALPACA_API_KEY and ALPACA_SECRET_KEY go together'],
    [{ ALPACA_SECRET_KEY: 'hunter2' }, 'ALPACA_API_KEY and ALPACA_SECRET_KEY go together'],
    [{ ...ALPACA, TRADING_MODE: 'live' }, 'confirm it with LIVE_TRADING_CONFIRM=<account number>'],
    [{ ...ALPACA, ALPACA_API_KEY: 'AKLIVE' }, 'looks like the key of a live account, but paper-api.alpaca.markets'],
    [
      { ...ALPACA, ALPACA_API_KEY: 'PKPAPER', TRADING_MODE: 'live', LIVE_TRADING_CONFIRM: '1' },
      'looks like the key of a paper account, but api.alpaca.markets',
    ],
    [
      { ...ALPACA, ALPACA_BASE_URL: 'https://api.alpaca.markets' },
      'TRADING_MODE=paper, but ALPACA_BASE_URL is the live host',
    ],
    [
      {
        ...ALPACA,
        TRADING_MODE: 'live',
        LIVE_TRADING_CONFIRM: '1',
        ALPACA_BASE_URL: 'https://paper-api.alpaca.markets/',
      },
      'TRADING_MODE=live, but ALPACA_BASE_URL is the paper host',
    ],
  ])('are refused when they do not fit: %j', (environment, message) => {
    const said = refusal(() => endpoints(environment as Record<string, string>));
    expect(said).toContain(message);
    expect(said).not.toMatch(/hunter2/i);
  });

  it.each([
    ['robot:read', 'entry 1: has not three parts'],
    [`ok:read:${'a'.repeat(64)},robot:read:hunter2`, 'entry 2: the hash is not 64 hexadecimal digits'],
    [`a:read:${'a'.repeat(64)},b:trade:${'A'.repeat(64)}`, 'entry 2: the same token is in entry 1 as well'],
    [`a:read:${hashToken('owner').toString('hex')}`, 'entry 1: the same token is that of the owner'],
    [`robot:write:${'a'.repeat(64)}`, 'entry 1: unknown scope in "write", know read, trade, admin'],
  ])('API_TOKENS=%s names the entry', (tokens, message) => {
    const said = refusal(() => new TokenVerifier('owner', load({ API_TOKENS: tokens }).API_TOKENS));
    expect(said).toContain(`API_TOKENS ${message}`);
    expect(said).not.toContain('hunter2');
  });
});
