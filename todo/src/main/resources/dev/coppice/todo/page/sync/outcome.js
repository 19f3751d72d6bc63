// What the server's answer to a change means for what is known.

import { applied } from '../model/changes.js';
import { withList, withNews, withoutList } from '../model/state.js';

/** The state when the server has made a change and answered so. */
export function confirmedBy(state, change, body) {
  switch (change.kind) {
    case 'add':
    case 'edit':
    case 'move':
      return withCounts(withNews(state, change.list, [body]), state, change, body.revision);
    case 'remove':
    case 'clearDone':
    case 'undo':
      return withCounts(withNews(state, change.list, body.entries, body.deleted), state, change, body.revision);
    case 'createList':
    case 'renameList':
    case 'restoreList':
      return newer(state, body) ? withList(state, body) : state;
    case 'removeList':
      return withoutList(state, change.list);
  }
}

/** Counts as the change leaves them, until the server tells its own, if it has not yet. */
function withCounts(next, before, change, revision) {
  const list = before.lists.get(change.list);
  if (!list || list.revision >= revision) return next;
  const { entries, open } = applied(before, change).lists.get(change.list);
  return withList(next, { ...list, entries, open, revision });
}

export const newer = (state, list) => list.revision >= (state.lists.get(list.id)?.revision ?? 0);

/** The id that the server gave to what a change has made, if it has made something. */
export function named(change, body) {
  if (change.kind === 'add') return { from: change.entry, to: body.id, name: `${change.list}/${body.id}` };
  if (change.kind === 'createList') return { from: change.list, to: body.id, name: body.id };
  return null;
}
