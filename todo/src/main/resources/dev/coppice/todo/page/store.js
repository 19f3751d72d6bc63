// Everything that the page shows. Data flows one way:
//
//     the user → actions.js → outbox → sync/sender.js → the server
//     the server → sync/feed.js, answers → confirmed
//     shown = confirmed, with the changes of the outbox applied
//
// So a change is seen at once, and one that is refused is no longer seen when it leaves the outbox.

import { computed, signal } from './html.js';
import { applied, isNew } from './model/changes.js';
import { dayOf } from './model/days.js';
import { EMPTY } from './model/state.js';

/** What the server has told. */
export const confirmed = signal(EMPTY);

/** What it has not confirmed yet, in the order asked for; those it has refused are kept until the user says so. */
export const outbox = signal([]);

export const pending = computed(() => outbox.value.filter((change) => !change.refused));
export const refused = computed(() => outbox.value.filter((change) => change.refused));

/** What is there as far as the user is concerned. */
export const shown = computed(() => pending.value.reduce(applied, confirmed.value));

/** Up to which revision everything is known of a list; of lists with no number, nothing is. */
export const caughtUp = new Map();

/** The lists of which every entry is known. */
export const whole = signal(new Set());

/** A list has gone: should it come back, it is read anew. */
export function forget(list) {
  caughtUp.delete(list);
  whole.value = new Set([...whole.value].filter((one) => one !== list));
}

/** Whether this browser keeps what is not saved yet, should the page be closed. */
export const isKept = signal(true);

/** Whether the lists have been read, so that no list means that there is none. */
export const loaded = signal(false);

/** The day it is. */
export const today = signal(dayOf(new Date()));

function lookAtClock() {
  today.value = dayOf(new Date());
}
setInterval(lookAtClock, 20_000);
document.addEventListener('visibilitychange', lookAtClock);

/** The moment it is, for words like "tomorrow". */
export function now() {
  const date = new Date();
  return { day: dayOf(date), time: date.toTimeString().slice(0, 5) };
}

/** Ids that the page gave to what the server had not named yet, by the server's: what is on the screen keeps them. */
const pageIds = new Map();

export const remember = (name, pageId) => pageIds.set(name, pageId);

/** What an entry is called on the page, before and after the server has named it. */
export function rowOf({ list, id }) {
  return isNew(id) ? id : (pageIds.get(`${list}/${id}`) ?? `${list}/${id}`);
}

/** What a list is called on the page, before and after the server has named it. */
export const keyOf = (list) => pageIds.get(list) ?? list;
