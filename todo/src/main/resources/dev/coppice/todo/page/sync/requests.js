// Which request makes which change.

import { listPath } from './api.js';

/** `{method, path, body, match}` for a change. */
export const requestFor = (change) => requests[change.kind](change);

const requests = {
  add: ({ list, fields }) => post(listPath(list, '/entries'), fields),
  edit: ({ list, entry, fields, match }) => ({ method: 'PATCH', path: entryPath(list, entry), body: fields, match }),
  move: ({ list, entry, place }) => post(`${entryPath(list, entry)}/move`, place),
  remove: ({ list, entry, match }) => ({ method: 'DELETE', path: entryPath(list, entry), match }),
  clearDone: ({ list }) => ({ method: 'DELETE', path: listPath(list, '/entries?done=true') }),
  undo: ({ list, revision }) => post(listPath(list, '/undo'), { revision }),
  createList: ({ name }) => post('/api/v1/lists', { name }),
  renameList: ({ list, name }) => ({ method: 'PATCH', path: listPath(list), body: { name } }),
  removeList: ({ list }) => ({ method: 'DELETE', path: listPath(list) }),
  restoreList: ({ list }) => post(listPath(list, '/restore')),
};

const post = (path, body) => ({ method: 'POST', path, body });

const entryPath = (list, entry) => listPath(list, `/entries/${entry}`);
