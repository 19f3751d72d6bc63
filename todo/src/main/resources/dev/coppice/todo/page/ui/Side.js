// The side: search, views, and lists with how many of their entries are open. On a phone it slides in.

import { computed, effect, html, useLayoutEffect, useRef } from '../html.js';
import { isDueBy } from '../model/views.js';
import { everything } from '../model/state.js';
import { keyOf, loaded, shown, today } from '../store.js';
import { find } from '../sync/feed.js';
import { mayCarry } from '../sync/session.js';
import { Account } from './Account.js';
import { Icon, Mark } from './Icon.js';
import { lists } from './ListChoice.js';
import { NewList } from './NewList.js';
import { showsCarrying, showsShortcuts, sideIsOpen } from './panels.js';
import { address, route } from './route.js';
import { SearchField } from './SearchField.js';
import { counted } from '../words/say.js';

const dueToday = computed(() => {
  let due = 0;
  const isDue = isDueBy(today.value);
  for (const entry of everything(shown.value)) if (isDue(entry)) due++;
  return due;
});

effect(() => {
  if (loaded.value) find({ due_to: today.value, done: false }, 1_000); // for the count
});

export function Side() {
  const side = useRef(null);
  useLayoutEffect(() => {
    if (sideIsOpen.value) side.current.querySelector('a, input, button').focus();
  }, [sideIsOpen.value]);
  return html`
    <div class=${`scrim ${sideIsOpen.value ? 'is-open' : ''}`} onClick=${closeSide} />
    <aside class=${`side ${sideIsOpen.value ? 'is-open' : ''}`} id="side" aria-label="Lists and views" ref=${side}>
      <div class="side-head">
        <${Mark} /><span class="brand">Coppice</span>
        <button class="bare only-narrow" aria-label="Close" onClick=${closeSide}><${Icon} name="close" /></button>
      </div>
      <${SearchField} />
      <nav aria-label="Views">
        <ul class="links">
          <${Link} view="today" name="Today" icon="today" count=${dueToday.value} says="due" />
          <${Link} view="upcoming" name="Upcoming" icon="upcoming" />
          <${Link} view="day" name="By date" icon="day" />
          <${Link} view="done" name="Done" icon="done" />
        </ul>
      </nav>
      <nav class="lists" aria-labelledby="lists-heading">
        <h2 class="side-heading" id="lists-heading">Lists</h2>
        <ul class="links">
          ${lists.value.map((list) => html`<${Link} key=${keyOf(list.id)} view="list" of=${list.id} name=${list.name} count=${list.open} says="open" />`)}
        </ul>
        ${loaded.value === 'in part' && html`<p class="hint">These are the first ${counted(lists.value.length, 'list', 'lists')}.</p>`}
        <${NewList} />
      </nav>
      ${mayCarry.value && html`
        <button class="bare foot-button" onClick=${() => (showsCarrying.value = true)}><${Icon} name="carry" /> Import and export</button>`}
      <button class="bare foot-button keys-button" onClick=${() => (showsShortcuts.value = true)}>
        <${Icon} name="keys" /> Shortcuts <kbd>?</kbd>
      </button>
      <${Account} />
    </aside>`;
}

function Link({ view, of, name, icon, count = 0, says }) {
  const here = route.value.view === view && (view !== 'list' || route.value.of === of);
  return html`
    <li>
      <a class="link" href=${address(view, of)} aria-current=${here ? 'page' : undefined} onClick=${closeSide}>
        ${icon ? html`<${Icon} name=${icon} />` : html`<span class="dot" />`}
        <span class="link-name">${name}</span>
        ${count > 0 && html`<span class="count">${count}<span class="unseen"> ${says}</span></span>`}
      </a>
    </li>`;
}

function closeSide() {
  sideIsOpen.value = false;
}

/** Opens the side where it is not always there. */
export const MenuButton = () => html`
  <button class="bare only-narrow menu" id="menu" aria-label="Lists and views" aria-expanded=${sideIsOpen.value} aria-controls="side"
    onClick=${() => (sideIsOpen.value = true)}><${Icon} name="menu" /></button>`;
