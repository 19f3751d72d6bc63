// What the user has asked for, as plain values that are kept until the server has done them.
//
// A change has a `key` (the Idempotency-Key), an `order` among all changes, the `list` it is about, and a `kind`. What it was before is in
// `was`, so that it can be shown as taken back; the `order` of another that has to be made before is in `after`. Entries and lists that the server has not seen yet have ids that
// start with `new-`; when the server has named them, `renamed` puts the right id wherever the other one stands.

import { counted, entriesOf, entryOf, inOrder, withEntry, withList, withoutEntry, withoutList } from './state.js';
import { positionAt } from './position.js';

export const isNew = (id) => typeof id === 'string' && id.startsWith('new-');

/** What makes an entry what it is, wherever it is. */
export const CONTENT = ['title', 'notes', 'due', 'time', 'zone', 'priority', 'labels', 'done'];

/** The state as it will be when the server has made a change. */
export function applied(state, change) {
  return effects[change.kind](state, change);
}

const effects = {
  add(state, { list, entry, fields, at }) {
    const made = {
      notes: '', due: null, time: null, zone: null, priority: 0, labels: [], done: false,
      ...fields,
      done_at: fields.done ? at : null,
      id: entry, list, revision: 0, created_at: at, changed_at: at,
      position: positionAt(null, inOrder(state, list)),
    };
    return counted(withEntry(state, made), list, 1, Number(!made.done));
  },

  edit(state, { list, entry, fields, at }) {
    const before = entryOf(state, list, entry);
    if (!before) return state;
    const after = edited(before, fields, at);
    const open = Number(before.done) - Number(after.done);
    return counted(withEntry(state, after), list, 0, open);
  },

  move(state, { list, entry, place }) {
    const moved = entryOf(state, list, entry);
    if (!moved) return state;
    const others = inOrder(state, list).filter((other) => other.id !== entry);
    return withEntry(state, { ...moved, position: positionAt(place, others) });
  },

  remove(state, { list, entry }) {
    return without(state, list, [entry]);
  },

  clearDone(state, { list }) {
    const done = [...entriesOf(state, list).values()].filter((entry) => entry.done);
    return without(state, list, done.map((entry) => entry.id));
  },

  undo(state, { list, was, made }) {
    let next = without(state, list, made);
    for (const entry of was) {
      const now = entryOf(next, list, entry.id);
      const open = Number(!entry.done) - Number(now ? !now.done : false);
      next = counted(withEntry(next, entry), list, now ? 0 : 1, open);
    }
    return next;
  },

  createList(state, { list, name, at }) {
    return withList(state, {
      id: list, name, revision: 0, entries: 0, open: 0, created_at: at, changed_at: at, deleted_at: null,
    });
  },

  renameList(state, { list, name }) {
    const before = state.lists.get(list);
    return before ? withList(state, { ...before, name }) : state;
  },

  removeList(state, { list }) {
    return withoutList(state, list);
  },

  restoreList(state, { was }) {
    return withList(state, was);
  },
};

/** An entry with some fields changed, as the server would. */
export function edited(entry, fields, at) {
  const after = { ...entry, ...fields };
  if (after.due === null) after.time = null;
  if (after.time === null) after.zone = null;
  if (after.done !== entry.done) after.done_at = after.done ? at : null;
  return after;
}

function without(state, list, ids) {
  let next = state;
  for (const id of ids) {
    const entry = entryOf(next, list, id);
    if (entry) next = counted(withoutEntry(next, list, id), list, -1, entry.done ? 0 : -1);
  }
  return next;
}

/** A change in which an id that the page gave stands no more, but the server's. */
export function renamed(change, from, to) {
  const id = (value) => (value === from ? to : value);
  const next = { ...change };
  if ('list' in next) next.list = id(next.list);
  if ('entry' in next) next.entry = id(next.entry);
  if (next.place) next.place = Object.fromEntries(Object.entries(next.place).map(([where, which]) => [where, id(which)]));
  if (next.made) next.made = next.made.map(id);
  if (Array.isArray(next.was)) next.was = next.was.map((entry) => ({ ...entry, id: id(entry.id), list: id(entry.list) }));
  return next;
}

/** Whether a change can only be made once another one has been. */
export function needs(change, other) {
  if (change.order === other.order) return false;
  if (change.after === other.order) return true;
  if (other.kind === 'createList') return change.list === other.list;
  if (other.kind === 'add') return change.list === other.list && mentions(change, other.entry);
  return change.kind === 'undo' && change.of === other.order;
}

/** Whether an id that the page gave stands in a change. */
export function mentions(change, id) {
  const was = Array.isArray(change.was) ? change.was.flatMap((entry) => [entry.id, entry.list]) : [];
  return [change.list, change.entry, ...Object.values(change.place ?? {}), ...(change.made ?? []), ...was].includes(id);
}
