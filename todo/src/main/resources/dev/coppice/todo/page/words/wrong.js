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
 * What the server has refused, and in a word or two what can be done about it: to ask again, if that makes sense, or not.
 *
 * @returns `{text, again, leave}`
 */
export function refusal({ kind, was, fields, moves, after, refused }) {
  const why = refused.detail;
  if (moves) return { text: `“${fields.title}” was not moved: ${why}.`, again: null, leave: 'Close' };
  if (kind === 'remove' && after && refused.status === 412) {
    return { text: `“${was[0].title}” is in both lists now: ${why}.`, again: 'Delete the old one', leave: 'Keep both' };
  }
  if (refused.theirs) return { text: `${WHAT[kind]} was not saved: ${why}.`, again: 'Use mine', leave: 'Keep theirs' };
  if (kind !== 'undo') return { text: `${WHAT[kind]} was not saved: ${why}.`, again: 'Try again', leave: 'Give up' };
  const what = was.length === 1 ? `“${was[0].title}”` : was.length > 1 ? counted(was.length, 'entry', 'entries') : 'This';
  const late = TOO_LATE[refused.kind];
  return { text: `${what} could not be taken back: ${late ?? why}.`, again: late ? null : 'Try again', leave: late ? 'Close' : 'Give up' };
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
