// What the server has refused. What was typed stays here until the user says what is to become of it.

import { html } from '../html.js';
import { refused } from '../store.js';
import { drop, resubmit } from '../sync/outbox.js';
import { again } from './AddField.js';

export const Notices = () => html`
  <div class="notices">${refused.value.map((change) => html`<${Notice} key=${change.key} change=${change} />`)}</div>`;

function Notice({ change }) {
  const text = typedIn(change);
  const give = () => drop(change.key);
  const { theirs } = change.refused;
  return html`
    <div class="notice" role="alert">
      <p class="notice-title">${WHAT[change.kind]} was not saved: ${change.refused.detail}.</p>
      ${text && html`<blockquote>${text}</blockquote>`}
      ${theirs && html`<p>It says now: <q>${theirs[Object.keys(change.fields)[0]]}</q></p>`}
      <div class="notice-foot">
        ${change.kind === 'add' && html`<button class="button" onClick=${() => (drop(change.key), (again.value = change.fields.title))}>Edit again</button>`}
        <button class="button" onClick=${() => resubmit(change.key, { match: undefined })}>${theirs ? 'Use mine' : 'Try again'}</button>
        <button class="button quiet" onClick=${give}>${theirs ? 'Keep theirs' : 'Give up'}</button>
      </div>
    </div>`;
}

const WHAT = {
  add: 'The new entry', edit: 'The edit', move: 'The move', remove: 'The deletion', clearDone: 'The deletion', undo: 'Undo',
  createList: 'The new list', renameList: 'The new name', removeList: 'The deletion', restoreList: 'The list',
};

function typedIn({ fields, name }) {
  return name ?? [fields?.title, fields?.notes].filter(Boolean).join('\n');
}
