// A list: its name, which can be edited in place, what is open in its order, and what is done.

import { clearDone, removeList, renameList } from '../actions.js';
import { computed, html, useEffect, useLayoutEffect, useRef, useState } from '../html.js';
import { isNew } from '../model/changes.js';
import { inOrder } from '../model/state.js';
import { keyOf, loaded, pending, shown, whole } from '../store.js';
import { comesLater } from '../sync/api.js';
import { readWhole } from '../sync/feed.js';
import { pauseAfter } from '../sync/link.js';
import { keepDraft } from '../sync/shelf.js';
import { counted } from '../words/say.js';
import { AddField } from './AddField.js';
import { Entries } from './Entries.js';
import { afterRender } from './focus.js';
import { Icon } from './Icon.js';
import { goInstead, route } from './route.js';
import { Failed, Head, Nothing, Waiting } from './View.js';

const list = computed(() => shown.value.lists.get(route.value.of));

const halves = computed(() => {
  const { open = [], done = [] } = Object.groupBy(inOrder(shown.value, route.value.of), (entry) => (entry.done ? 'done' : 'open'));
  return { open, done: done.sort((a, b) => (a.done_at > b.done_at ? -1 : 1)) };
});

export function ListView({ of }) {
  const failed = useWhole(of);
  if (!list.value) return html`<${Missing} />`;
  const { open, done } = halves.value;
  const isKnown = whole.value.has(of) || isNew(of);
  return html`
    <${Head} note=${counted(list.value.open, 'open entry', 'open entries')} tools=${html`<${Tools} />`}><${Name} key=${keyOf(of)} /><//>
    <${AddField} key=${keyOf(of)} list=${of} />
    ${open.length > 0 && html`<section aria-label="Open"><${Entries} entries=${open} canMove /></section>`}
    ${failed && html`<${Failed} answer=${failed.answer} retry=${failed.retry} />`}
    ${!isKnown && !failed && open.length === 0 && html`<${Waiting} />`}
    ${isKnown && open.length === 0 && html`
      <${Nothing} title=${done.length > 0 ? 'All done' : 'This list is empty'}>
        ${done.length > 0 ? 'What you add next starts a new page.' : 'Type what there is to do and press Enter. “Dentist fri 9:30” has a date.'}
      <//>`}
    ${done.length > 0 && html`<${Done} key=${keyOf(of)} entries=${done} />`}`;
}

/** Reads the list if that has not been done, as often as it takes. Answers what the server refuses. */
function useWhole(id) {
  const [failed, setFailed] = useState(null);
  const [round, setRound] = useState(0);
  useEffect(() => {
    let over = false;
    const read = async () => {
      const answer = await readWhole(id);
      if (over || !answer) return;
      if (answer.status === 404) return;
      if (comesLater(answer)) {
        await pauseAfter(answer);
        if (!over) read();
      } else {
        setFailed({ answer, retry: () => setRound((n) => n + 1) });
      }
    };
    setFailed(null);
    if (!isNew(id) && loaded.value && !whole.value.has(id) && !comesBack(id)) read();
    return () => {
      over = true;
    };
  }, [id, round, Boolean(loaded.value), whole.value.has(id), shown.value.lists.has(id), comesBack(id)]);
  return failed;
}

/** Whether a list is on view that the server has yet to bring back: until then it knows of no such list. */
const comesBack = (id) => pending.value.some((change) => change.kind === 'restoreList' && change.list === id);

/** The name is a heading; a click makes it a field. */
function Name() {
  const [typed, setTyped] = useState(null);
  const button = useRef(null);
  const field = useRef(null);
  useLayoutEffect(() => field.current?.focus(), [typed === null]);
  const { name } = list.value;
  const save = (event) => {
    event?.preventDefault();
    if (typed !== null && typed.trim() !== '') renameList(list.value, typed.trim().normalize('NFC'));
    end();
  };
  const end = () => {
    const hadFocus = document.activeElement === field.current;
    setTyped(null);
    if (hadFocus) afterRender(() => button.current?.focus());
  };
  if (typed === null) {
    return html`<h1 class="heading" id="heading" tabindex="-1">
      <button class="heading-button" ref=${button} title="Rename" onClick=${() => setTyped(name)}>${name}</button>
    </h1>`;
  }
  return html`
    <form class="heading" onSubmit=${save}>
      <input class="bare-input heading-input" aria-label="Name of the list" maxlength="100" autocomplete="off" value=${typed} ref=${field}
        onInput=${(event) => setTyped(event.target.value)} onBlur=${() => field.current && save()}
        onKeyDown=${(event) => event.key === 'Escape' && (event.stopPropagation(), end())} />
    </form>`;
}

const Tools = () => html`
  <button class="bare" aria-label=${`Delete list ${list.value.name}`} title="Delete list" onClick=${removeThis}><${Icon} name="bin" /></button>`;

function removeThis() {
  removeList(list.value);
  keepDraft(`add.${route.value.of}`, '');
  goInstead('today');
}

function Done({ entries }) {
  const [isOpen, setOpen] = useState(false);
  return html`
    <section class="done-part" aria-label="Done">
      <div class="done-head">
        <button class=${`bare text ${isOpen ? 'is-open' : ''}`} aria-expanded=${isOpen} onClick=${() => setOpen(!isOpen)}>
          <${Icon} name="down" /> Done <span class="count">${entries.length}</span>
        </button>
        ${isOpen && html`<button class="bare text" onClick=${() => clearDone(route.value.of)}>Delete all done</button>`}
      </div>
      ${isOpen && html`<${Entries} entries=${entries} />`}
    </section>`;
}

const Missing = () => (loaded.value
  ? html`<${Head}><h1 class="heading" id="heading" tabindex="-1">No such list</h1><//>
      <${Nothing} title="This list is not there">It may have been deleted. Choose another one at the side.<//>`
  : html`<${Head}><h1 class="heading" id="heading" tabindex="-1">\u00a0</h1><//><${Waiting} />`);
