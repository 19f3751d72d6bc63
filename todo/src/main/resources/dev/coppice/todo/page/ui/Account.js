// Who is logged in, and the way out.

import { html, useState } from '../html.js';
import { outbox } from '../store.js';
import { logOut, me } from '../sync/session.js';
import { counted } from '../words/say.js';
import { Icon } from './Icon.js';

const ROLES = { read: 'may only read' };

export function Account() {
  const [hint, setHint] = useState(null);
  if (!me.value?.name) return null;
  const { name, role } = me.value;
  const leave = async () => {
    if (!(await logOut())) setHint(html`<p>The server does not answer: you are still logged in.</p>`);
  };
  const leaveIfSaved = () => (outbox.value.length === 0 ? leave() : setHint(html`
    <p>${counted(outbox.value.length, 'change is', 'changes are')} not saved.</p>
    <button class="button" onClick=${leave}>Log out and lose ${outbox.value.length === 1 ? 'it' : 'them'}</button>
    <button class="button quiet" onClick=${() => setHint(null)}>Stay</button>`));
  return html`
    <div class="account">
      <${Icon} name="person" />
      <span class="account-name">${name}${ROLES[role] && html` <span class="aside">${ROLES[role]}</span>`}</span>
      <button class="bare text" onClick=${leaveIfSaved}>Log out</button>
    </div>
    <div class="account-hint" role="status">${hint}</div>`;
}
