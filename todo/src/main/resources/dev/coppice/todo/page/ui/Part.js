// Something that was understood in a line: a date, a label or a priority.

import { html } from '../html.js';
import { today } from '../store.js';
import { dueInFull, dueInShort } from '../words/say.js';
import { Icon } from './Icon.js';

export const PRIORITIES = ['None', 'Low', 'Medium', 'High'];

export function Part({ part }) {
  switch (part.kind) {
    case 'due':
      return html`<span class="part due" title=${dueInFull(part)}><${Icon} name="clock" />${dueInShort(part, today.value)}<span class="aside">${explained(part)}</span></span>`;
    case 'label':
      return html`<span class="part label"><${Icon} name="label" />${part.label}</span>`;
    case 'priority':
      return html`<span class=${`part priority p${part.priority}`}><${Icon} name="flag" />${PRIORITIES[part.priority]}</span>`;
  }
}

/** The day in full where the short form does not say it. */
const explained = (part) => dueInFull({ ...part, time: null, zone: null });
