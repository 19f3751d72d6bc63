// Who uses the page, as far as the server asks.

import { computed, signal } from '../html.js';
import { outbox } from '../store.js';
import { ask, comesLater, succeeded } from './api.js';
import { loggedOut, pauseAfter } from './link.js';
import { drop } from './outbox.js';
import { clear } from './shelf.js';
import { forget } from './snapshot.js';

/** `{role, name}`, without a name where nobody is asked for one; null until it is known. */
export const me = signal(null);

/** Whether whoever uses the page may export and import everything. */
export const mayCarry = computed(() => me.value?.role === 'admin');

/** Finds out, and again when one has logged in. */
export const start = () => loggedOut.subscribe((isSo) => !isSo && find());

async function find() {
  const answer = await ask('GET', '/session');
  if (succeeded(answer)) {
    me.value = answer.body;
  } else if (comesLater(answer) && answer.status !== 401) {
    await pauseAfter(answer);
    find();
  }
}

/** Logs out, and forgets whatever is kept in this browser; answers false when nobody answered. */
export async function logOut() {
  if (!succeeded(await ask('POST', '/logout'))) return false;
  for (const change of outbox.value) drop(change.key);
  clear();
  await forget();
  location.assign('/login');
  return true;
}
