// The lists as they were seen last, for when the page is opened and the server does not answer. As soon as it does,
// they are forgotten and read anew: the server may have been set back to a backup.

import { batch, effect } from '../html.js';
import { EMPTY } from '../model/state.js';
import { caughtUp, confirmed, loaded, whole } from '../store.js';

const STORE = 'coppice-lists';
const NAME = '/last-seen';
const PAUSE = 1_000;
const MOST_ENTRIES = 10_000;

let isOld = false;
let timer = 0;

/** Keeps what is known, from now on, a moment after it has changed; over HTTPS and on this machine, as browsers have it. */
export function start() {
  if (!('caches' in globalThis)) return;
  effect(() => {
    const state = confirmed.value;
    if (!loaded.value) return;
    clearTimeout(timer);
    timer = setTimeout(() => keep(state, [...whole.value]), PAUSE);
  });
}

async function keep(state, wholeLists) {
  const entries = [...state.entries].map(([list, known]) => [list, [...known.values()]]);
  if (entries.reduce((sum, [, known]) => sum + known.length, 0) > MOST_ENTRIES) return forget();
  const text = JSON.stringify({ lists: [...state.lists.values()], entries, wholeLists });
  await (await caches.open(STORE)).put(NAME, new Response(text));
}

/** Shows what was seen last, if nothing newer is there. */
export async function restore() {
  if (isOld || !('caches' in globalThis)) return;
  const last = await (await caches.open(STORE)).match(NAME);
  if (!last || loaded.value) return;
  const { lists, entries, wholeLists } = await last.json();
  isOld = true;
  batch(() => {
    confirmed.value = {
      ...EMPTY,
      lists: new Map(lists.map((list) => [list.id, list])),
      entries: new Map(entries.map(([list, known]) => [list, new Map(known.map((entry) => [entry.id, entry]))])),
    };
    whole.value = new Set(wholeLists);
  });
}

/** Forgets what was only seen last, because the server has answered. */
export function renew() {
  if (!isOld) return;
  isOld = false;
  caughtUp.clear();
  confirmed.value = EMPTY;
  whole.value = new Set();
}

/** Forgets everything: whoever looks has to log in. */
export const forget = () => 'caches' in globalThis && caches.delete(STORE);
