// Whether the server is there, as far as this page can tell.

import { signal } from '../html.js';

/** `opening`, `open`, or `away` since a moment. */
export const link = signal({ state: 'opening' });

/** Whether whoever uses the page has to log in (again). */
export const loggedOut = signal(false);

/** Why the server cannot make a change now, by the list that it is about: `{status, detail}`. */
export const troubles = signal(new Map());

const SHORTEST = 250;
const LONGEST = 5_000;
const BUSY = 1_000;
const waiting = new Set();
let failures = 0;

/** Somebody got an answer: whoever waits tries again at once. */
export function reached() {
  failures = 0;
  if (link.value.state !== 'open') link.value = { state: 'open' };
  wake();
}

/** Somebody got none. */
export function missed() {
  failures++;
  if (link.value.state !== 'away') link.value = { state: 'away', since: Date.now() };
}

/** An answer, of whatever kind, had this status. */
export function heard(status) {
  loggedOut.value = status === 401;
}

/** The server could not make a change of a list; or could again, when there is nothing wrong. */
export function trouble(list, wrong = null) {
  const next = new Map(troubles.value);
  if (wrong) next.set(list, wrong);
  else if (!next.delete(list)) return;
  troubles.value = next;
}

/** Waits before trying again, longer each time; shorter when the server is heard of meanwhile. */
export function pause(least = 0) {
  const backoff = Math.min(LONGEST, SHORTEST * 2 ** Math.min(failures, 10));
  const time = Math.max(least, backoff * (0.75 + Math.random() / 2));
  return new Promise((resolve) => {
    const end = () => {
      clearTimeout(timer);
      waiting.delete(end);
      resolve();
    };
    const timer = setTimeout(end, time);
    if (least === 0) waiting.add(end);
  });
}

/** Waits before asking again what was answered so. */
export const pauseAfter = ({ status, retryAfter }) => pause(status === 0 ? 0 : retryAfter * 1000 || BUSY);

/** Everybody who waits tries now. */
export function wake() {
  for (const end of [...waiting]) end();
}

addEventListener('online', wake);
document.addEventListener('visibilitychange', () => document.visibilityState === 'visible' && wake());
