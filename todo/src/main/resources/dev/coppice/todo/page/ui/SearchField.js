// Where a search is typed; what is found is shown as it is typed.

import { html, useRef, useState } from '../html.js';
import { afterRender, focusHeading } from './focus.js';
import { Icon } from './Icon.js';
import { sideIsOpen } from './panels.js';
import { go, goInstead, route } from './route.js';

const PAUSE = 150;

export function SearchField() {
  const [typed, setTyped] = useState(null);
  const timer = useRef(0);
  const searching = route.value.view === 'search';
  const search = (text) => {
    setTyped(text);
    clearTimeout(timer.current);
    timer.current = setTimeout(() => {
      setTyped(null);
      if (route.value.view === 'search') goInstead('search', text);
      else if (text.trim() !== '') go('search', text);
    }, PAUSE);
  };
  const onKey = (event) => {
    if (event.key === 'Escape' && !sideIsOpen.value) {
      setTyped(null);
      clearTimeout(timer.current);
      if (searching) history.back();
      event.target.blur();
    }
    if (event.key === 'Enter' && searching) {
      sideIsOpen.value = false;
      afterRender(focusHeading);
    }
  };
  return html`
    <search class="search">
      <${Icon} name="search" />
      <input class="bare-input" id="search" type="search" enterkeyhint="search" aria-label="Search all lists" placeholder="Search" maxlength="200" autocomplete="off"
        value=${typed ?? (searching ? route.value.of : '')} onInput=${(event) => search(event.target.value)} onKeyDown=${onKey} />
      <kbd>/</kbd>
    </search>`;
}
