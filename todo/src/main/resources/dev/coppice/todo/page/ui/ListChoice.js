// A list to be chosen among all.

import { computed, html } from '../html.js';
import { keyOf, shown } from '../store.js';

/** The lists as they are offered, by name. */
export const lists = computed(() => [...shown.value.lists.values()].sort((a, b) => a.name.localeCompare(b.name, undefined, { numeric: true })));

export const ListChoice = ({ value, choose, ...rest }) => html`
  <select value=${value} onChange=${(event) => choose(event.target.value)} ...${rest}>
    ${lists.value.map(({ id, name }) => html`<option key=${keyOf(id)} value=${id}>${name}</option>`)}
  </select>`;
