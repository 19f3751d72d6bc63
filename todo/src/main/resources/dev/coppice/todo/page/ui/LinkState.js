// Whether the server can be reached and makes what it is asked for, said quietly and only when it matters.

import { computed, html, useEffect, useState } from '../html.js';
import { isKept, pending } from '../store.js';
import { link, loggedOut, troubles } from '../sync/link.js';
import { counted } from '../words/say.js';
import { obstacle } from '../words/wrong.js';
import { Icon } from './Icon.js';

const PATIENCE = 1_000;

const waiting = computed(() => pending.value.length);
const isAway = computed(() => link.value.state === 'away');
const trouble = computed(() => pending.value.map((change) => troubles.value.get(change.list)).find(Boolean));

export function LinkState() {
  const slow = useAfter(PATIENCE, waiting.value > 0 && !isAway.value);
  const away = useAfter(PATIENCE, isAway.value);
  const stuck = useAfter(PATIENCE, Boolean(trouble.value)) && trouble.value;
  return html`<div class="link-state" role="status">${said({ away, slow, stuck })}</div>`;
}

function said({ away, slow, stuck }) {
  const kept = waiting.value > 0 ? counted(waiting.value, 'change is kept here', 'changes are kept here') : '';
  if (!isKept.value && kept) return html`<p>This browser has no room left: keep the page open until everything is saved.</p>`;
  if (loggedOut.value) return html`<p><${Icon} name="person" /> <a href=${loginHere()}>Log in</a> to go on.${kept && ` ${kept} until then.`}</p>`;
  if (away) return html`<p><${Icon} name="cloud" /> The server does not answer. ${kept ? `${kept} until it is back.` : 'You can go on: what you do is kept here.'}</p>`;
  if (stuck) return html`<p><${Icon} name="cloud" /> ${obstacle(stuck)} ${kept} and tried again.</p>`;
  if (slow) return html`<p class="is-slow">Saving…</p>`;
  return null;
}

/** The form that leads back to where one is. */
const loginHere = () => `/login?next=${encodeURIComponent(`/${location.hash}`)}`;

/** Whether something has been so for a while. */
function useAfter(time, is) {
  const [so, setSo] = useState(false);
  useEffect(() => {
    if (!is) {
      setSo(false);
      return undefined;
    }
    const timer = setTimeout(() => setSo(true), time);
    return () => clearTimeout(timer);
  }, [is]);
  return so;
}
