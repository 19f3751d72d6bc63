// Says what happened to those who do not see it.

import { html, signal } from '../html.js';

const said = signal('');

/** Says it when nothing else is being said. */
export function announce(text) {
  said.value = '';
  setTimeout(() => {
    said.value = text;
  }, 50); // the same text twice is said twice
}

export const Announcer = () => html`<div class="unseen" role="status" aria-live="polite">${said.value}</div>`;
