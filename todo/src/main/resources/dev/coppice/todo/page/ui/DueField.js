// When an entry is due, in words, and how they were understood.

import { html } from '../html.js';
import { now } from '../store.js';
import { when } from '../words/when.js';
import { dueInFull } from '../words/say.js';

const SUGGESTIONS = ['Today', 'Tomorrow', 'Next week'];

export function DueField({ text, set, id }) {
  const due = dueFrom(text);
  const help = `due-${id}`;
  return html`
    <div class="field">
      <label class="field-name" for=${`${help}-field`}>Due</label>
      <input class="field-input" id=${`${help}-field`} placeholder="tomorrow 9:30" autocomplete="off" aria-describedby=${help} aria-invalid=${due === null}
        value=${text} onInput=${(event) => set(event.target.value)} />
      <div class=${`field-help ${due === null ? 'is-wrong' : ''}`} id=${help}>${saying(due)}</div>
      <div class="suggestions">
        ${SUGGESTIONS.map((name) => html`<button class="suggestion" type="button" key=${name} onClick=${() => set(name)}>${name}</button>`)}
        ${text !== '' && html`<button class="suggestion" type="button" onClick=${() => set('')}>No date</button>`}
      </div>
    </div>`;
}

function saying(due) {
  if (due === null) return 'Not understood. Try “fri”, “12 dec” or “tomorrow 9:30”.';
  return due.due ? dueInFull(due) : '';
}

/** What an entry's due date is as text that is understood as that. */
export const dueText = ({ due, time, zone }) => [due, time, zone].filter(Boolean).join(' ');

/** The fields that are meant by a text; null when it is not understood. */
export function dueFrom(text) {
  const line = text.trim();
  if (line === '') return { due: null, time: null, zone: null };
  const found = when(line, now());
  if (!found || found.from !== 0 || found.to !== line.length) return null;
  return { due: found.due, time: found.time, zone: found.zone };
}
