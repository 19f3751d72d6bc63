// What a user can do. Each becomes a change, which is shown at once and sent when that is possible.

import { signal } from './html.js';
import { edited, needs, renamed } from './model/changes.js';
import { entriesOf, entryOf } from './model/state.js';
import { outbox, pending, shown } from './store.js';
import { drop, made, submit, whenNamed } from './sync/outbox.js';
import { uuid } from './sync/tabs.js';

/** What can be taken back, the last one last. */
const done = [];

/** What was just done that people may want to take back at once: `{text, change}`; null after a while. */
export const offer = signal(null);

const TEXTS = ['title', 'notes'];

whenNamed((from, to) => {
  for (const [i, change] of done.entries()) done[i] = renamed(change, from, to);
  if (offer.value) offer.value = { ...offer.value, change: renamed(offer.value.change, from, to) };
});

function perform(wish, text = null) {
  const change = submit(wish);
  done.push(change);
  if (text) offer.value = { text, change };
  return change;
}

/**
 * Adds an entry at the end of a list. Answers the change.
 *
 * @param line what was typed, to be typed again should the server refuse it
 */
export function addEntry(list, fields, line) {
  return perform({ kind: 'add', list, entry: `new-${uuid()}`, fields, line });
}

/** Changes some fields of an entry; those that are as they were are left alone. Answers whether any was changed. */
export function editEntry(entry, fields) {
  const after = edited(entry, fields, null);
  const different = Object.keys(fields).filter((field) => JSON.stringify(entry[field]) !== JSON.stringify(after[field]));
  if (different.length === 0) return false;
  const changes = Object.fromEntries(different.map((field) => [field, fields[field]]));
  perform({ kind: 'edit', list: entry.list, entry: entry.id, fields: changes, was: [entry], match: revisionSeen(entry, different) });
  return true;
}

/** Texts are not written over what somebody else wrote meanwhile; of anything else, what was said last counts. */
function revisionSeen(entry, fields) {
  const isText = fields.some((field) => TEXTS.includes(field));
  const isAlone = !pending.value.some((change) => change.entry === entry.id && change.list === entry.list);
  return isText && isAlone && entry.revision > 0 ? entry.revision : undefined;
}

export function tick(entry, isDone) {
  perform({ kind: 'edit', list: entry.list, entry: entry.id, fields: { done: isDone }, was: [entry] }, isDone ? `Done: ${entry.title}` : null);
}

export function moveEntry(entry, place) {
  perform({ kind: 'move', list: entry.list, entry: entry.id, place, was: [entry] });
}

export function removeEntry(entry) {
  perform({ kind: 'remove', list: entry.list, entry: entry.id, was: [entry] }, `Deleted: ${entry.title}`);
}

/** Deletes everything that is done in a list. */
export function clearDone(list) {
  const was = [...entriesOf(shown.value, list).values()].filter((entry) => entry.done);
  perform({ kind: 'clearDone', list, was }, `Deleted ${was.length} done`);
}

/** Creates a list, or answers the one that has the name. */
export function createList(name) {
  const there = [...shown.value.lists.values()].find((list) => list.name === name.normalize('NFC'));
  return there?.id ?? perform({ kind: 'createList', list: `new-${uuid()}`, name: name.normalize('NFC') }).list;
}

export function renameList(list, name) {
  if (name !== list.name) perform({ kind: 'renameList', list: list.id, name, was: list });
}

export function removeList(list) {
  perform({ kind: 'removeList', list: list.id, was: list }, `Deleted list: ${list.name}`);
}

/** Takes back what was done last. Answers the change, or null when there is nothing. */
export function undoLast() {
  const change = done.at(-1);
  return change ? undo(change) : null;
}

/** Takes back a change. */
export function undo(change) {
  done.splice(done.findIndex((one) => one.order === change.order), 1);
  if (offer.value?.change.order === change.order) offer.value = null;
  const waiting = outbox.value.find((one) => one.order === change.order);
  if (waiting && (!waiting.tried || waiting.refused)) takeOut(waiting);
  else if (made.get(change.order) !== 0) submit(inverse(change));
  return change;
}

/** What was never sent need not be taken back. */
function takeOut(change) {
  for (const other of pending.value.filter((one) => needs(one, change))) takeOut(other);
  drop(change.key);
}

function inverse(change) {
  switch (change.kind) {
    case 'createList':
      return { kind: 'removeList', list: change.list, was: shown.value.lists.get(change.list) };
    case 'renameList':
      return { kind: 'renameList', list: change.list, name: change.was.name, was: { ...change.was, name: change.name } };
    case 'removeList':
      return { kind: 'restoreList', list: change.list, was: change.was };
    case 'add':
      return taking(change, [], [change.entry]);
    default:
      return taking(change, change.was, []);
  }
}

function taking(change, was, entries) {
  return { kind: 'undo', list: change.list, of: change.order, revision: made.get(change.order) ?? null, was, made: entries };
}

/** The entry as it is shown now; undefined when it is not there any more. */
export const current = (entry) => entryOf(shown.value, entry.list, entry.id);
