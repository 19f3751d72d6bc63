// The sheet of keys.

import { html } from '../html.js';
import { lettersWork, switchLetters } from './letters.js';
import { showsShortcuts } from './panels.js';
import { Sheet } from './Sheet.js';

const KEYS = [
  ['Add', [['n', 'Add an entry'], ['l', 'Add a list'], ['Enter', 'Save what is typed'], ['Esc', 'Take a date as text; leave it as it was']]],
  ['Rows', [
    ['↓ ↑ or j k', 'Go to the next, the previous'], ['Space or x', 'Check off'], ['Enter or e', 'Edit'],
    ['Alt ↑ ↓', 'Move'], ['Delete', 'Delete'], ['z or Ctrl Z', 'Undo'],
  ]],
  ['Go', [['g t', 'Today'], ['g u', 'Upcoming'], ['g d', 'By date'], ['g o', 'Done'], ['[ ]', 'Previous, next list'], ['/', 'Search'], ['?', 'This sheet']]],
];

export const Shortcuts = () => html`
  <${Sheet} shows=${showsShortcuts} title="Shortcuts">
    <div class="sheet-groups">
      ${KEYS.map(([title, keys]) => html`
        <section key=${title}>
          <h3>${title}</h3>
          <dl>${keys.map(([key, what]) => html`<div key=${key}><dt>${key.split(' ').map((one) => (one === 'or' ? ' or ' : html`<kbd>${one}</kbd>`))}</dt><dd>${what}</dd></div>`)}</dl>
        </section>`)}
    </div>
    <label class="switch"><input type="checkbox" checked=${lettersWork.value} onChange=${(event) => switchLetters(event.target.checked)} /> Single letters work, where nothing is being typed</label>
    <p class="hint">A line may say more than a title: <b>Dentist fri 9:30 #health !high</b>. Dates count at its start or end, or after “on” and “by”; a time may have a zone, as in <b>3pm New York time</b>.</p>
  <//>`;
