// Asks the server. An answer is a plain value; that there was none is one too.

import { heard } from './link.js';

const PATIENCE = 8_000; // the server answers within four seconds

/**
 * Sends a request.
 *
 * @returns `{status, body, retryAfter}`; a status of 0 when nobody answered
 */
export async function ask(method, path, { body, key, match, patience = PATIENCE } = {}) {
  const headers = { Accept: 'application/json' };
  if (body !== undefined) headers['Content-Type'] = 'application/json';
  if (key) headers['Idempotency-Key'] = key;
  if (match) headers['If-Match'] = `"${match}"`;
  const limit = new AbortController();
  const timer = setTimeout(() => limit.abort(), patience);
  try {
    const response = await fetch(path, {
      method, headers, body: body && JSON.stringify(body), signal: limit.signal, cache: 'no-store',
    });
    heard(response.status);
    return {
      status: response.status,
      body: await json(response),
      retryAfter: Number(response.headers.get('Retry-After')) || 0,
    };
  } catch {
    return { status: 0, body: null, retryAfter: 0 };
  } finally {
    clearTimeout(timer);
  }
}

async function json(response) {
  const text = await response.text();
  if (!response.headers.get('Content-Type')?.includes('json')) return null;
  return JSON.parse(text);
}

export const succeeded = ({ status }) => status >= 200 && status < 300;

/** Whether the same request may have another answer later: the server is gone, restarting, overloaded or full. */
export const passes = ({ status }) => status === 0 || status === 429 || status >= 500;

/** Whether to ask again: the server is away for a moment, or the part of it that was asked, or one has to log in first. */
export const comesLater = ({ status }) => status === 0 || status === 401 || status === 503;

/** Whether it is certain that a request which did not succeed has changed nothing. */
export const didNothing = ({ status }) => status === 429 || status === 507 || (status >= 400 && status < 500);

/** What kind of problem it is, as the API calls it. */
export const kindOf = ({ body }) => body?.type?.split(':').at(-1);

/** What is wrong, in words. */
export const problemOf = ({ status, body }) => body?.detail ?? `the server answered ${status}`;

/** The path of a list, or of something in it. */
export const listPath = (list, rest = '') => `/api/v1/lists/${encodeURIComponent(list)}${rest}`;

/** A path with those parameters that are there. */
export function withQuery(path, parameters) {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(parameters)) {
    if (value !== undefined && value !== null) query.set(name, value);
  }
  return query.size > 0 ? `${path}?${query}` : path;
}

/** All pages of something: asks again until there is no `next`, or `enough` is reached. */
export async function pages(path, parameters, field, enough = Infinity) {
  const all = [];
  let first = null;
  let cursor;
  do {
    const answer = await ask('GET', withQuery(path, { ...parameters, cursor }));
    if (!succeeded(answer)) return { answer };
    first ??= answer;
    all.push(...answer.body[field]);
    cursor = answer.body.next ?? undefined;
  } while (cursor && all.length < enough);
  return { answer: first, all, more: Boolean(cursor) };
}
