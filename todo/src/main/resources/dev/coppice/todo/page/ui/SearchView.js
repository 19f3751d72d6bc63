// What a search finds in all lists.

import { html } from '../html.js';
import { everything } from '../model/state.js';
import { queries, searchView } from '../model/views.js';
import { shown } from '../store.js';
import { counted } from '../words/say.js';
import { More } from './More.js';
import { Failed, Groups, Head, Heading, Nothing, Waiting, useCountSaid, useFind } from './View.js';

const TITLES = { open: 'Open', done: 'Done' };

export function SearchView({ of }) {
  return html`
    <${Head} note=${of.trim() === '' ? 'In titles, notes and labels of all lists' : `“${of.trim()}”`}><${Heading}>Search<//><//>
    ${of.trim() === ''
      ? html`<${Nothing} title="What are you looking for?">Each word may stand anywhere in a title, a note or a label.<//>`
      : html`<${Found} of=${of.trim()} />`}`;
}

function Found({ of }) {
  const found = useFind(queries.search({ q: of }));
  const groups = searchView([...everything(shown.value)], of);
  const number = groups.reduce((sum, group) => sum + group.entries.length, 0);
  useCountSaid(found.ready ? counted(number, 'entry found', 'entries found') : '');
  if (groups.length > 0) return html`<${Groups} groups=${groups} titleOf=${(group) => TITLES[group.name]} showsList /><${More} found=${found} />`;
  if (found.failed) return html`<${Failed} answer=${found.failed} retry=${found.retry} />`;
  return found.ready ? html`<${Nothing} title="Nothing is found">No entry has all of these words.<//>` : html`<${Waiting} />`;
}
