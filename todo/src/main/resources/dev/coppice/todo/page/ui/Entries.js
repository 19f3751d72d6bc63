// Entries as rows. Long lists grow as they are scrolled.

import { html, useState } from '../html.js';
import { rowOf } from '../store.js';
import { EntryForm } from './EntryForm.js';
import { EntryRow } from './EntryRow.js';
import { editing } from './editing.js';
import { More } from './More.js';

const AT_ONCE = 150;

/**
 * @param canMove whether the rows can be put in another order
 * @param showsList whether each says which list it is in
 * @param day the day that all are due on, which they need not say
 */
export function Entries({ entries, canMove = false, showsList = false, day }) {
  const [most, setMost] = useState(AT_ONCE);
  const found = { more: entries.length > most, showMore: () => setMost(most + AT_ONCE) };
  return html`
    <ul class="entries" role="list">
      ${entries.slice(0, most).map((entry, i) => {
        const row = rowOf(entry);
        return editing.value?.row === row
          ? html`<${EntryForm} key=${row} row=${row} entry=${entry} siblings=${canMove ? entries : null} at=${i} />`
          : html`<${EntryRow} key=${row} row=${row} entry=${entry} showsList=${showsList} day=${day} siblings=${canMove ? entries : null} at=${i} />`;
      })}
    </ul>
    <${More} found=${found} />`;
}
