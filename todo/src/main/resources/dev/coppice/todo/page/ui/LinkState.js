// Whether the server can be reached, said quietly and only when it matters.

import { computed, html, useEffect, useState } from '../html.js';
import { isKept, pending } from '../store.js';
import { link, loggedOut } from '../sync/link.js';
import { counted } from '../words/say.js';
import { Icon } from './Icon.js';

const PATIENCE = 1_000;

const waiting = computed(() => pending.value.length);
const isAway = computed(() => link.value.state === 'away');

export function LinkState() {
  const slow = useAfter(PATIENCE, waiting.value > 0 && !isAway.value);
  const away = useAfter(PATIENCE, isAway.value);
  return html`<div class="link-state" role="status">${said(away, slow)}</div>`;
}

function said(away, slow) {
  const kept = waiting.value > 0 ? `${counted(waiting.value, 'change is', 'changes are')} kept here until it is back.` : 'You can go on: what you do is kept here.';
  if (!isKept.value && waiting.value > 0) return html`<p>This browser has no room left: keep the page open until everything is saved.</p>`;
  if (loggedOut.value) return html`<p><a href="/login">Log in</a> to go on. ${waiting.value > 0 ? kept.replace('it is back', 'then') : ''}</p>`;
  if (away) return html`<p><${Icon} name="cloud" /> The server does not answer. ${kept}</p>`;
  if (slow) return html`<p class="is-slow">Saving…</p>`;
  return null;
}

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
