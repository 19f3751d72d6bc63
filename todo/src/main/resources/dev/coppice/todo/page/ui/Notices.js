// What the server has refused. What was typed stays here until the user says what is to become of it.

import { addEntry } from '../actions.js';
import { computed, html } from '../html.js';
import { entryOf } from '../model/state.js';
import { refused, shown, whole } from '../store.js';
import { drop, resubmit } from '../sync/outbox.js';
import { refusal } from '../words/wrong.js';
import { typeAgain } from './AddField.js';
import { editing, endEdit, meant } from './editing.js';

export const Notices = () => html`
  <div class="notices">
    ${refused.value.map((change) => html`<${Notice} key=${change.key} change=${change} />`)}
    ${isOrphaned.value && html`<${Orphan} />`}
  </div>`;

/** Whether the entry that is being edited is not there any more. */
const isOrphaned = computed(() => {
  const value = editing.value;
  return Boolean(value?.typed) && whole.value.has(value.list) && !entryOf(shown.value, value.list, value.entry);
});

/** What was typed into an entry that somebody else has deleted meanwhile. */
function Orphan() {
  const { typed, list } = editing.value;
  const addAgain = () => {
    const fields = meant(typed);
    if (!fields) return;
    endEdit();
    addEntry(list, fields);
  };
  return html`
    <div class="notice" role="alert">
      <p class="notice-title">The entry that you are editing was deleted elsewhere.</p>
      <blockquote>${[typed.title, typed.notes].filter(Boolean).join('\n')}</blockquote>
      <div class="notice-foot">
        <button class="button" onClick=${addAgain} disabled=${meant(typed) === null}>Add it again</button>
        <button class="button quiet" onClick=${endEdit}>Give up</button>
      </div>
    </div>`;
}

function Notice({ change }) {
  const typed = typedIn(change);
  const { text, again, leave } = refusal(change);
  const { theirs } = change.refused;
  return html`
    <div class="notice" role="alert">
      <p class="notice-title">${text}</p>
      ${typed && html`<blockquote>${typed}</blockquote>`}
      ${theirs && html`<p>It says now: <q>${theirs[Object.keys(change.fields)[0]]}</q></p>`}
      <div class="notice-foot">
        ${change.kind === 'add' && !change.moves && html`<button class="button" onClick=${() => typeAgain(change)}>Edit again</button>`}
        ${again && html`<button class="button" onClick=${() => resubmit(change.key, { match: undefined })}>${again}</button>`}
        <button class="button quiet" onClick=${() => drop(change.key)}>${leave}</button>
      </div>
    </div>`;
}

function typedIn({ fields, name, line }) {
  return name ?? line ?? [fields?.title, fields?.notes].filter(Boolean).join('\n');
}
