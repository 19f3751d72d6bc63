// Which entry is being edited, and what has been typed into it so far. It is kept, and open again after a reload.

import { current, editEntry, isSaved, moveToList } from '../actions.js';
import { signal } from '../html.js';
import { rowOf, shown } from '../store.js';
import { whenNamed } from '../sync/outbox.js';
import { draft, keepDraft } from '../sync/shelf.js';
import { LONGEST_LABEL } from '../words/quick.js';
import { announce } from './announce.js';
import { dueFrom, dueText } from './DueField.js';

const PLACE = 'edit';
const MOST_LABELS = 20;

/** `{row, list, entry, typed, was}`, or null. */
export const editing = signal(restored());

/** Begins to edit an entry; another one that was being edited is saved, if it can be. Answers whether it began. */
export function edit(entry) {
  const row = rowOf(entry);
  if (editing.value?.row === row) return true;
  if (editing.value?.typed && !save()) {
    announce('First finish the entry that you are editing');
    return false;
  }
  set({ row, list: entry.list, entry: entry.id, typed: null, was: entry });
  return true;
}

/** What stands in the form of an entry before anything is typed. */
export const fieldsOf = (entry) => ({ title: entry.title, notes: entry.notes, due: dueText(entry), priority: entry.priority, labels: entry.labels.join(', '), list: entry.list });

/** What is typed, as fields of an entry; null when it cannot be. */
export function meant({ title, notes, due, priority, labels }) {
  const when = dueFrom(due);
  if (title.trim() === '' || when === null) return null;
  return { title: title.trim(), notes, ...when, priority, labels: labelsIn(labels) };
}

const labelsIn = (text) => [...new Set(text.split(',').map((label) => label.trim().slice(0, LONGEST_LABEL)).filter(Boolean))].slice(0, MOST_LABELS);

/** Takes what has been typed. Whoever begins to type has seen the entry as it is now. */
export function type(fields, entry) {
  const { typed, was } = editing.value;
  set({ ...editing.value, typed: fields, was: typed ? was : entry });
}

/** Saves what has been typed and ends; answers false when that cannot be. */
export function save() {
  const { typed, was } = editing.value;
  if (typed) {
    const fields = meant(typed);
    if (!fields) return false;
    const list = shown.value.lists.get(typed.list);
    const isElsewhere = list && list.id !== was.list;
    if (isElsewhere && canMove(was)) {
      moveToList(was, fields, list);
      announce(`Moved ${fields.title} to ${list.name}`);
    } else if (editEntry(was, fields) || isElsewhere) {
      announce(isElsewhere ? `${fields.title} can be moved when it is saved` : `Saved ${fields.title}`);
    }
  }
  endEdit();
  return true;
}

/** Whether an entry can be moved to another list: what is not there, or not saved yet, can only be edited. */
const canMove = (entry) => isSaved(entry) && current(entry) !== undefined;

/** Whether the entry in the form can be moved, as it was when typing began. */
export const canMoveNow = (entry) => canMove(editing.value.typed ? editing.value.was : entry);

/** Ends, and leaves the entry as it is. */
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
  if (!value || ![value.entry, value.list, value.typed?.list].includes(from)) return;
  const id = (one) => (one === from ? to : one);
  const typed = value.typed && { ...value.typed, list: id(value.typed.list) };
  const [list, entry] = [id(value.list), id(value.entry)];
  const revision = value.was.revision || (current({ list, id: entry })?.revision ?? 0);
  set({ ...value, list, entry, typed, row: rowOf({ list, id: entry }), was: { ...value.was, list, id: entry, revision } });
});
