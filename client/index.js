import createFetchClient, { createQuerySerializer } from 'openapi-fetch';

const serialize = createQuerySerializer({ object: { style: 'form', explode: true } });

/** Each of `filters` is a parameter of its own. Its name is encoded here: a column may be called anything. */
function querySerializer({ filters, ...others }) {
  const columns = Object.entries(filters ?? {}).map(([name, value]) => [encodeURIComponent(name), value]);
  return serialize({ ...others, filters: Object.fromEntries(columns) });
}

/** Every operation of the API, typed by its description: `client.GET('/strategies/{id}', { params: { path: { id } } })`. */
export function createClient({ baseUrl, token, fetch }) {
  return createFetchClient({
    baseUrl,
    querySerializer,
    headers: token === undefined ? {} : { authorization: `Bearer ${token}` },
    ...(fetch === undefined ? {} : { fetch }),
  });
}
