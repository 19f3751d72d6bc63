// What a user can do. Each becomes a change, which is shown at once and sent when that is possible.

import { signal } from './html.js';
import { CONTENT, edited, needs, renamed } from './model/changes.js';
import { entriesOf, entryOf } from './model/state.js';
import { outbox, pending, shown } from './store.js';
import { GONE, drop, made, submit, submitRefused, whenNamed } from './sync/outbox.js';
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
  // Texts are not written over what somebody else wrote meanwhile; of anything else, what was said last counts.
  const match = different.some((field) => TEXTS.includes(field)) ? revisionSeen(entry) : undefined;
  perform({ kind: 'edit', list: entry.list, entry: entry.id, fields: changes, was: [entry], match });
  return true;
}

/** The revision at which nobody else has changed an entry; undefined while changes of our own are on their way. */
function revisionSeen(entry) {
  const isAlone = !pending.value.some((change) => change.entry === entry.id && change.list === entry.list);
  return isAlone && entry.revision > 0 ? entry.revision : undefined;
}

export function tick(entry, isDone) {
  perform({ kind: 'edit', list: entry.list, entry: entry.id, fields: { done: isDone }, was: [entry] }, isDone ? `Done: ${entry.title}` : null);
}

export function moveEntry(entry, place) {
  perform({ kind: 'move', list: entry.list, entry: entry.id, place, was: [entry] });
}

/** Whether nothing of our own is on its way that concerns an entry: only then it is certain what is there to be moved. */
export function isSaved({ id, list, revision }) {
  const concerns = ({ entry, was, made: back }) => entry === id || back?.includes(id) || (Array.isArray(was) && was.some((one) => one.id === id));
  return revision > 0 && !pending.value.some((change) => change.list === list && concerns(change));
}

/**
 * Moves an entry that is saved to the end of another list, with some fields changed: it is added there and, once that is
 * done, deleted where it was, unless somebody else has changed it since it was as it is given.
 */
export function moveToList(entry, fields, { id, name }) {
  const after = edited(entry, fields, null);
  const copy = Object.fromEntries(CONTENT.map((field) => [field, after[field]]));
  const added = perform({ kind: 'add', list: id, entry: `new-${uuid()}`, fields: copy, moves: true });
  perform({ kind: 'remove', list: entry.list, entry: entry.id, was: [entry], match: entry.revision, after: added.order }, `Moved to ${name}: ${copy.title}`);
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

/** Takes back what was done last. Answers whether there was anything: what was refused and given up was not done. */
export function undoLast() {
  while (done.length > 0) if (undo(done.at(-1))) return true;
  return false;
}

/**
 * Takes back a change, and the one that it was made after. Answers whether there was anything to take back.
 *
 * What was moved stays in its new list if the old entry was gone by then: there it is the only one.
 */
export function undo(change) {
  if (offer.value?.change.order === change.order) offer.value = null;
  const back = takeBack(change);
  const before = done.find((one) => one.order === change.after);
  if (before && made.get(change.order) === 0) {
    forgetDone(before);
    submitRefused(inverse(change), GONE);
    return true;
  }
  const more = before && takeBack(before, back?.order);
  return Boolean(back || more);
}

/**
 * Answers what was asked for, or the change that is asked for no more; nothing if it was not made.
 *
 * @param after the order of what is to be taken back before
 */
function takeBack(change, after) {
  forgetDone(change);
  const waiting = outbox.value.find((one) => one.order === change.order);
  if (waiting && (!waiting.tried || waiting.refused)) return takeOut(waiting);
  if (waiting || made.get(change.order) > 0) return submit({ ...inverse(change), after });
  return null;
}

function forgetDone(change) {
  done.splice(done.findIndex((one) => one.order === change.order), 1);
}

/** What was never sent need not be taken back. */
function takeOut(change) {
  for (const other of pending.value.filter((one) => needs(one, change))) takeOut(other);
  drop(change.key);
  return change;
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
