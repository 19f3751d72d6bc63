// Which entry is being edited, and what has been typed into it so far. It is kept, and open again after a reload.

import { signal } from '../html.js';
import { rowOf } from '../store.js';
import { whenNamed } from '../sync/outbox.js';
import { draft, keepDraft } from '../sync/shelf.js';

const PLACE = 'edit';

/** `{row, list, entry, typed, was}`, or null. */
export const editing = signal(restored());

/** Begins to edit an entry. */
export function edit(entry) {
  set({ row: rowOf(entry), list: entry.list, entry: entry.id, typed: null, was: entry });
}

/** What has been typed. */
export function typed(fields) {
  set({ ...editing.value, typed: fields });
}

export function endEdit() {
  set(null);
}

function set(value) {
  editing.value = value;
  keepDraft(PLACE, value?.typed ? JSON.stringify(value) : '');
}

function restored() {
  try {
    const value = JSON.parse(draft(PLACE) || 'null');
    return value && { ...value, row: rowOf({ list: value.list, id: value.entry }) };
  } catch {
    return null;
  }
}

whenNamed((from, to) => {
  const value = editing.value;
  if (!value) return;
  const id = (one) => (one === from ? to : one);
  if (value.entry === from || value.list === from) {
    const next = { ...value, list: id(value.list), entry: id(value.entry), was: { ...value.was, list: id(value.list), id: id(value.entry) } };
    set({ ...next, row: rowOf({ list: next.list, id: next.entry }) });
  }
});
