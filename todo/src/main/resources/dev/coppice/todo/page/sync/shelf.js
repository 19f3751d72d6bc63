// What is kept in the browser until it is no longer needed: changes that the server has not made yet, and texts that
// are still being typed. Survives a reload, a crash of the browser, and any death of the server.

const CHANGE = 'coppice.change.';
const DRAFT = 'coppice.draft.';

/** Keeps a change; false when the browser has no room or does not allow it. */
export const keep = (change) => write(CHANGE + change.key, JSON.stringify(change));

export const discard = (key) => write(CHANGE + key, null);

/** All changes that are kept, in the order made. */
export function kept() {
  const changes = [];
  for (const name of names(CHANGE)) {
    try {
      changes.push(JSON.parse(localStorage.getItem(name)));
    } catch {
      write(name, null); // nothing that this page wrote
    }
  }
  return changes.sort((a, b) => (a.order < b.order ? -1 : 1));
}

/** The text that was being typed at a place; empty when there is none. */
export function draft(place) {
  try {
    return localStorage.getItem(DRAFT + place) ?? '';
  } catch {
    return '';
  }
}

export const keepDraft = (place, text) => write(DRAFT + place, text || null);

/** Forgets everything that is kept. */
export const clear = () => names('coppice.').forEach((name) => write(name, null));

function write(name, text) {
  try {
    if (text === null) localStorage.removeItem(name);
    else localStorage.setItem(name, text);
    return true;
  } catch {
    return false;
  }
}

function names(prefix) {
  try {
    return Object.keys(localStorage).filter((name) => name.startsWith(prefix));
  } catch {
    return [];
  }
}
