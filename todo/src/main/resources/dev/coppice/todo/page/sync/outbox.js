// The changes on their way to the server. They are on the shelf before they are shown, and leave it when the server
// has answered. All tabs have the same ones.

import { batch } from '../html.js';
import { mentions, needs, renamed } from '../model/changes.js';
import { caughtUp, confirmed, forget, isKept, outbox, pending, remember } from '../store.js';
import { confirmedBy, named } from './outcome.js';
import { discard, keep, kept } from './shelf.js';
import { HERE, hear, rollCall, tell, uuid } from './tabs.js';

/** What each change has made the revision of its list, by the change's `order`, so that it can be undone; 0 where nothing was left to do. */
export const made = new Map();

/** Why what was deleted elsewhere before cannot be brought back. */
export const GONE = { status: 404, kind: 'not-found' };

const onNew = [];
const onNamed = [];
const DIGITS = 17;
const ADOPTING = 10_000;
let lastOrder = 0;

/** Calls when there may be something to send. */
export const whenNew = (listener) => onNew.push(listener);

/** Calls with the id that the page gave to something and the one that the server gave. */
export const whenNamed = (listener) => onNamed.push(listener);

/** Asks for a change; it is shown at once, and sent as soon as that is possible. */
export function submit(wish) {
  const change = asked(wish);
  put(change);
  for (const listener of onNew) listener();
  return change;
}

/** Tells the user that a change cannot be made, as is known without asking for it. */
export function submitRefused(wish, why) {
  put({ ...asked(wish), refused: why });
}

const asked = (wish) => ({ ...wish, key: uuid(), order: nextOrder(), at: new Date().toISOString(), tab: HERE });

/** Later than that of any change that is kept, whatever the clock says, and unlike that of any other tab. */
function nextOrder() {
  const last = Number(outbox.value.at(-1)?.order.slice(0, DIGITS) ?? 0);
  lastOrder = Math.max(lastOrder + 1, last + 1, Date.now() * 1000);
  return `${String(lastOrder).padStart(DIGITS, '0')}-${HERE.slice(0, 8)}`;
}

/** Changes what is said of a change, here and in the other tabs. */
export function amend(key, difference) {
  const change = outbox.value.find((one) => one.key === key);
  if (change) put({ ...change, ...difference });
}

/** Gives a change up. */
export function drop(key) {
  take(key);
  discard(key);
  tell({ type: 'dropped', key });
}

/** The server has made a change. */
export function settle(key, body) {
  tell({ type: 'settled', key, body });
  settleHere(key, body, put);
  discard(key);
}

/** The server has refused a change: those that need it cannot be made either. */
export function refuse(key, why) {
  const change = outbox.value.find((one) => one.key === key);
  if (!change) return;
  for (const other of outbox.value.filter((one) => !one.refused && needs(one, change))) {
    if (other.kind === 'undo' || other.after === change.order) dropAll(other);
    else refuse(other.key, why);
  }
  put({ ...change, refused: why });
}

/** Gives a change up, and what was to be made after it. */
function dropAll(change) {
  for (const other of pending.value.filter((one) => needs(one, change))) dropAll(other);
  drop(change.key);
}

/** Asks for a change again that was refused, or that has to be asked for in another way: a key belongs to one request. */
export function resubmit(key, difference = {}) {
  const change = outbox.value.find((one) => one.key === key);
  if (!change) return;
  const next = { ...change, ...difference, key: uuid(), tab: HERE, tried: false, refused: null };
  batch(() => {
    put(next);
    drop(key);
  });
  for (const listener of onNew) listener();
}

/** @param replace what to do with changes that read otherwise now: the tab that got the answer keeps them */
function settleHere(key, body, replace) {
  const change = outbox.value.find((one) => one.key === key);
  if (!change) return;
  batch(() => {
    take(key);
    const undos = outbox.value.filter((one) => one.of === change.order);
    if (!body) {
      made.set(change.order, 0);
      for (const undo of undos) {
        if (change.after) refuse(undo.key, GONE); // what was made before stays
        else drop(undo.key);
      }
      return;
    }
    confirmed.value = confirmedBy(confirmed.value, change, body);
    if (change.kind === 'removeList') forget(change.list);
    if (caughtUp.get(change.list) === body.revision - 1) caughtUp.set(change.list, body.revision);
    if (change.kind === 'createList' && !caughtUp.has(body.id)) caughtUp.set(body.id, body.revision);
    made.set(change.order, body.revision);
    for (const undo of undos) replace({ ...undo, revision: body.revision });
    rename(named(change, body), replace);
  });
}

function rename(found, replace) {
  if (!found) return;
  const { from, to, name } = found;
  remember(name, from);
  for (const change of outbox.value) if (mentions(change, from)) replace(renamed(change, from, to));
  for (const listener of onNamed) listener(from, to);
}

function put(change) {
  if (!keep(change)) isKept.value = false;
  putHere(change);
  tell({ type: 'put', change });
}

function putHere(change) {
  const others = outbox.value.filter((one) => one.key !== change.key);
  outbox.value = [...others, change].sort((a, b) => (a.order < b.order ? -1 : 1));
}

function take(key) {
  outbox.value = outbox.value.filter((one) => one.key !== key);
}

// Whoever leaves before everything is saved is asked, where nothing would be left of it.
addEventListener('beforeunload', (event) => {
  if (!isKept.value && pending.value.length > 0) event.preventDefault();
});

hear((message) => {
  if (message.type === 'put') putHere(message.change);
  if (message.type === 'dropped') take(message.key);
  if (message.type === 'settled') settleHere(message.key, message.body, putHere);
  if (message.type === 'bye') adopt();
  for (const listener of onNew) listener();
});

/** Takes what is on the shelf, and sees to those changes whose tab has gone. */
export async function open() {
  outbox.value = kept();
  await adopt();
  setInterval(adopt, ADOPTING); // a tab that crashes says nothing
}

async function adopt() {
  if (outbox.value.every((change) => change.tab === HERE)) return;
  const present = await rollCall();
  if (HERE !== [...present].sort()[0]) return; // one is enough, and all agree which
  for (const change of outbox.value) if (!present.has(change.tab)) put({ ...change, tab: HERE });
  for (const listener of onNew) listener();
}
