import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { InjectOptions } from 'fastify';
import { includesScope, SCOPES, type Scope } from '../../../src/platform/auth/principal.js';
import { createTestDatabase, type TestDatabase } from '../../support/database.js';
import { createFullApp, TOKENS } from '../../support/full-app.js';
import { declaredAccess, type Access } from './declared-scopes.js';

/** What the interface says is open without a token. */
const OPEN = /^\/(health|docs|redoc|openapi\.(json|yaml)|asyncapi\.json|dashboard|metrics)(\/|$)/;
const CHANGING = ['POST', 'PUT', 'PATCH', 'DELETE'];

/** `query` follows the address as it is. */
type Asking = Omit<InjectOptions, 'query'> & { query?: string };

interface Route {
  method: string;
  pattern: string;
  access: Access;
}

describe('every route of the running system', () => {
  let database: TestDatabase;
  let app: NestFastifyApplication;
  let routes: Route[];
  let asked = 0;

  beforeAll(async () => {
    database = await createTestDatabase();
    app = await createFullApp({ databaseUrl: database.url });
    const declared = declaredAccess(app);
    const known = app.getHttpAdapter().getInstance().routeMethods?.all() ?? [];
    routes = known.map((route) => {
      const [method = '', pattern = ''] = route.split(' ');
      // A HEAD route comes with each GET route.
      return { method, pattern, access: declared.get(`${method === 'HEAD' ? 'GET' : method} ${pattern}`) };
    });
  });

  afterAll(async () => {
    await app.close();
    await database.drop();
  });

  const nameOf = ({ method, pattern }: Route) => `${method} ${pattern}`;

  /** The status of the route for this caller; each asks from an address of his own, as refused ones are slowed down. */
  async function ask({ method, pattern }: Route, { query = '', ...options }: Asking = {}) {
    asked++;
    const url = pattern.replaceAll(/:\w+|\*/g, 'none') + query;
    const remoteAddress = `10.0.${asked >> 8}.${asked & 255}`;
    const answer = await app.inject({ method: method as 'GET', url, remoteAddress, ...options });
    return answer.statusCode;
  }

  const bearer = (token: string) => ({ headers: { authorization: `Bearer ${token}` } });

  it('says who may call it, or is one of those that are open to all', () => {
    expect(routes.length).toBeGreaterThan(100);
    expect(routes.filter(({ access, pattern }) => access === undefined && !OPEN.test(pattern)).map(nameOf)).toEqual([]);
  });

  it('that is open is in the list of those, reads only, and takes no body', () => {
    const open = routes.filter(
      ({ access, pattern }) => access === 'open' || (access === undefined && OPEN.test(pattern)),
    );
    expect(open.length).toBeGreaterThan(8);
    expect(open.filter(({ pattern, method }) => !OPEN.test(pattern) || CHANGING.includes(method)).map(nameOf)).toEqual(
      [],
    );
  });

  it('that changes something asks for more than reading', () => {
    // These compute from what they are given and store nothing; the table API takes no such method and says so.
    const harmless = /^\/(allocation\/(optimize|frontier|discrete)|analytics\/performance|db.*)$/;
    const changing = routes.filter(({ method, pattern }) => CHANGING.includes(method) && !harmless.test(pattern));
    expect(changing.length).toBeGreaterThan(10);
    expect(changing.filter(({ access }) => access === 'read' || access === 'open').map(nameOf)).toEqual([]);
  });

  /** Names with statuses, so that a failure lists every route that differs. */
  async function answers(of: Route[], options: Asking): Promise<Record<string, number>> {
    const statuses = await Promise.all(of.map(async (route) => [nameOf(route), await ask(route, options)] as const));
    return Object.fromEntries(statuses);
  }

  const closed = () => routes.filter(({ access }) => access !== undefined && access !== 'open');
  const all = (of: Route[], status: number) => Object.fromEntries(of.map((route) => [nameOf(route), status]));
  /** Of the statuses only those that refuse the caller. */
  const refusals = (statuses: Record<string, number>) =>
    Object.fromEntries(Object.entries(statuses).filter(([, status]) => [401, 403].includes(status)));

  it('refuses without a token and with a wrong one', async () => {
    const wrong = `${TOKENS.admin}x`;
    for (const options of [{}, bearer(wrong), { query: `?token=${wrong}` }]) {
      expect(await answers(closed(), options)).toEqual(all(closed(), 401));
    }
  });

  it('refuses a stranger without having read what he sends', async () => {
    const changing = closed().filter(({ method }) => CHANGING.includes(method));
    // Not JSON: had it been read, the answer would be another.
    const options = { headers: { 'content-type': 'application/json' }, payload: '{' };
    expect(await answers(changing, options)).toEqual(all(changing, 401));
  });

  it.each(SCOPES)('lets the scope %s in exactly where it is enough', async (held) => {
    // With nothing to do in the request, what gets past the door does no harm.
    const tooHigh = closed().filter(({ access }) => !includesScope(held, access as Scope));
    expect(refusals(await answers(closed(), bearer(TOKENS[held])))).toEqual(all(tooHigh, 403));
    const reading = ({ method }: Route) => ['GET', 'HEAD'].includes(method);
    const byQuery = closed().filter(({ method }) => method !== 'OPTIONS');
    expect(refusals(await answers(byQuery, { query: `?token=${TOKENS[held]}` }))).toEqual({
      ...all(tooHigh.filter(reading), 403),
      ...all(
        byQuery.filter((route) => !reading(route)),
        401,
      ),
    });
  });

  it('asks for no token where none is needed, and minds no wrong one', async () => {
    const open = routes.filter(({ access, pattern }) => access === 'open' || OPEN.test(pattern));
    for (const options of [{}, bearer('unknown'), bearer(TOKENS.read)]) {
      expect(refusals(await answers(open, options))).toEqual({});
    }
  });
});
