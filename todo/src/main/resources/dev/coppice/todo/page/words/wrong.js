// What went wrong, in words for those who only want to do things.

import { counted } from './say.js';

const WHAT = {
  add: 'The new entry', edit: 'The edit', move: 'The move', remove: 'The deletion', clearDone: 'The deletion',
  createList: 'The new list', renameList: 'The new name', removeList: 'The deletion', restoreList: 'The list',
};

/** Why something can no longer be taken back, by the kind of problem; to try again is of no use. */
const TOO_LATE = {
  'changed-again': 'it was changed again since, maybe by somebody else',
  'nothing-to-undo': 'too much has happened since',
  'not-found': 'the list or the entry is not there any more',
};

/**
 * What the server has refused, and whether it makes sense to ask for the same again.
 *
 * @returns `{text, again}`
 */
export function refusal({ kind, was, refused }) {
  if (kind !== 'undo') return { text: `${WHAT[kind]} was not saved: ${refused.detail}.`, again: true };
  const what = was.length === 1 ? `“${was[0].title}”` : was.length > 1 ? counted(was.length, 'entry', 'entries') : 'This';
  const late = TOO_LATE[refused.kind];
  return { text: `${what} could not be taken back: ${late ?? refused.detail}.`, again: !late };
}

/** Why the server cannot make changes now. */
export function obstacle({ status, detail }) {
  switch (status) {
    case 507: return 'The disk of the server is full.';
    case 429:
    case 503: return 'The server has too much to do, or part of it is restarting.';
    default: return `The server cannot do this now: ${detail}.`;
  }
}
