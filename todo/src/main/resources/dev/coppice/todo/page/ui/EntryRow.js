// An entry as a row: check it off, read it, open it, drag it.

import { moveEntry, removeEntry, tick } from '../actions.js';
import { html, useRef } from '../html.js';
import { shown, today } from '../store.js';
import { dueInFull, dueInShort, timeInShort } from '../words/say.js';
import { announce } from './announce.js';
import { drag } from './drag.js';
import { edit } from './editing.js';
import { afterRender, focusHeading, focusRow, neighbour } from './focus.js';
import { Grip, Icon } from './Icon.js';
import { PRIORITIES } from './Part.js';

/** @param siblings the rows among which it can be moved; null when it cannot */
export function EntryRow({ row, entry, showsList, day, siblings, at }) {
  const element = useRef(null);
  const title = `title-${row}`;

  const leave = (act) => {
    const next = neighbour(element.current);
    const hadFocus = element.current.contains(document.activeElement);
    act();
    if (hadFocus) afterRender(() => (next && focusRow(next)) || focusRow(row) || focusHeading());
  };
  const check = (event) => {
    const isDone = event.currentTarget.checked;
    leave(() => tick(entry, isDone));
    announce(`${isDone ? 'Done' : 'Open again'}: ${entry.title}`);
  };
  const remove = () => {
    leave(() => removeEntry(entry));
    announce(`Deleted ${entry.title}. Press Z to undo.`);
  };
  const move = (to) => {
    if (!siblings || to < 0 || to >= siblings.length || to === at) return;
    const others = siblings.filter((other) => other !== entry);
    moveEntry(entry, to > 0 ? { after: others[to - 1].id } : { before: others[0].id });
    announce(`${entry.title}: ${to + 1} of ${siblings.length}`);
    afterRender(() => focusRow(row));
  };
  const onKey = (event) => keys({ event, entry, remove, move, at, check });

  return html`
    <li class=${`entry ${entry.done ? 'is-done' : ''} ${entry.revision === 0 ? 'is-new' : ''}`} data-row=${row} ref=${element} onKeyDown=${onKey}>
      ${siblings && html`<span class="grip" aria-hidden="true" title="Drag to move" onPointerDown=${(event) => drag(event, element.current, move)}><${Grip} /></span>`}
      <input type="checkbox" class=${`check p${entry.priority}`} checked=${entry.done} aria-labelledby=${title} onChange=${check} />
      <div class="entry-body">
        <button class="entry-title" id=${title} title="Edit" onClick=${() => edit(entry)}>${entry.title}</button>
        <${Facts} entry=${entry} day=${day} />
      </div>
      ${showsList && html`<span class="entry-list">${shown.value.lists.get(entry.list)?.name}</span>`}
      <button class="bare entry-bin" aria-label=${`Delete ${entry.title}`} title="Delete" onClick=${remove}><${Icon} name="bin" /></button>
    </li>`;
}

function Facts({ entry, day }) {
  const { due, done, notes, labels, priority } = entry;
  const when = due === day ? timeInShort(entry) : due && dueInShort(entry, today.value);
  if (!when && !notes && labels.length === 0 && priority === 0) return null;
  return html`
    <p class="facts">
      ${when && html`<span class=${`fact due ${lateness(due, done)}`} title=${dueInFull(entry)}><${Icon} name="clock" /><span class="unseen">Due </span>${when}</span>`}
      ${priority > 0 && html`<span class=${`fact priority p${priority}`}><${Icon} name="flag" />${PRIORITIES[priority]}<span class="unseen"> priority</span></span>`}
      ${labels.map((label) => html`<span class="fact label" key=${label}>${label}</span>`)}
      ${notes && html`<span class="fact notes" title=${notes}><${Icon} name="notes" /><span class="notes-text">${notes}</span></span>`}
    </p>`;
}

function lateness(due, done) {
  if (done || due > today.value) return '';
  return due < today.value ? 'is-late' : 'is-today';
}

function keys({ event, entry, remove, move, at, check }) {
  const { key, altKey, ctrlKey, metaKey, target } = event;
  if (ctrlKey || metaKey) return;
  const act = {
    ArrowUp: altKey && (() => move(at - 1)),
    ArrowDown: altKey && (() => move(at + 1)),
    Delete: remove,
    Backspace: remove,
    Enter: target.classList.contains('check') && (() => edit(entry)),
    e: !altKey && (() => edit(entry)),
    x: !altKey && (() => check({ currentTarget: { checked: !entry.done } })),
  }[key];
  if (!act) return;
  event.preventDefault();
  event.stopPropagation();
  act();
}
