import createFetchClient from 'openapi-fetch';

/** Every operation of the API, typed by its description: `client.GET('/strategies/{id}', { params: { path: { id } } })`. */
export function createClient({ baseUrl, token, fetch }) {
  return createFetchClient({
    baseUrl,
    headers: token === undefined ? {} : { authorization: `Bearer ${token}` },
    ...(fetch === undefined ? {} : { fetch }),
  });
}
