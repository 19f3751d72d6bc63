// Where the name of a new list is typed.

import { createList } from '../actions.js';
import { html, useState } from '../html.js';
import { draft, keepDraft } from '../sync/shelf.js';
import { announce } from './announce.js';
import { afterRender, focusAdd } from './focus.js';
import { Icon } from './Icon.js';
import { sideIsOpen } from './panels.js';
import { go } from './route.js';

export function NewList() {
  const [name, setName] = useState(draft('new-list'));
  const type = (text) => {
    setName(text);
    keepDraft('new-list', text);
  };
  const leave = (event) => event.key === 'Escape' && !sideIsOpen.value && event.target.blur();
  const create = (event) => {
    event.preventDefault();
    if (name.trim() === '') return;
    go('list', createList(name.trim()));
    announce(`List ${name.trim()}`);
    type('');
    afterRender(focusAdd);
  };
  return html`
    <form class="new-list" onSubmit=${create}>
      <${Icon} name="plus" />
      <input class="bare-input" id="new-list" aria-label="New list" placeholder="New list" maxlength="100" autocomplete="off"
        value=${name} onInput=${(event) => type(event.target.value)} onKeyDown=${leave} />
    </form>`;
}
