// Everything to a file, and everything of a file to the lists.

import { html, useRef, useState } from '../html.js';
import { passes, problemOf, succeeded } from '../sync/api.js';
import { carryIn } from '../sync/carry.js';
import { uuid } from '../sync/tabs.js';
import { counted } from '../words/say.js';
import { obstacle } from '../words/wrong.js';
import { showsCarrying } from './panels.js';
import { Sheet } from './Sheet.js';

export function Carrying() {
  const input = useRef(null);
  const [state, setState] = useState({ name: 'idle' });
  const take = async (file, key) => {
    setState({ name: 'busy', file });
    const answer = await carryIn(file, key);
    setState({ name: 'answered', file, key, answer });
  };
  const choose = ({ target }) => {
    if (target.files[0]) take(target.files[0], uuid());
    target.value = ''; // the same file may be chosen again
  };
  const again = state.answer && passes(state.answer);
  return html`
    <${Sheet} shows=${showsCarrying} title="Import and export">
      <section class="carry">
        <h3>Export</h3>
        <p>All lists with all their entries, as one file of JSON: to keep, or to import into another server.</p>
        <a class="button strong" href="/api/v1/export" download="todo.json">Export everything</a>
      </section>
      <section class="carry">
        <h3>Import</h3>
        <p>Adds what such a file holds to the lists of the same names, and makes those that are not there.</p>
        <input type="file" accept=".json,application/json" hidden ref=${input} onChange=${choose} />
        <button class="button" disabled=${state.name === 'busy'} onClick=${() => input.current.click()}>Choose a file…</button>
        ${again && html`<button class="button" onClick=${() => take(state.file, state.key)}>Try again</button>`}
        <p class="carry-said" role="status">${said(state)}</p>
      </section>
    <//>`;
}

function said({ name, file, answer }) {
  if (name === 'idle') return '';
  if (name === 'busy') return `Importing ${file.name}…`;
  if (succeeded(answer)) {
    return `${counted(answer.body.entries, 'entry', 'entries')} of ${counted(answer.body.lists, 'list', 'lists')} imported.`;
  }
  if (answer.status === 0) return 'The server does not answer. Nothing is added twice when you try again.';
  return passes(answer) ? obstacle({ status: answer.status, detail: problemOf(answer) }) : `${file.name} was not imported: ${problemOf(answer)}.`;
}
