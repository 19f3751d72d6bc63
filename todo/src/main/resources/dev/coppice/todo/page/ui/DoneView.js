// What has been done, the last first.

import { computed, html } from '../html.js';
import { everything } from '../model/state.js';
import { doneView, queries } from '../model/views.js';
import { shown, today } from '../store.js';
import { dayInShort, dayOfYear } from '../words/say.js';
import { More } from './More.js';
import { Failed, Groups, Head, Heading, Nothing, Waiting, useFind } from './View.js';

const groups = computed(() => doneView([...everything(shown.value)]));
const NAMED = new Set(['Today', 'Yesterday']);

export function DoneView() {
  const found = useFind(queries.done());
  return html`
    <${Head} note="What you have done, the last first"><${Heading}>Done<//><//>
    ${groups.value.length > 0
      ? html`<${Groups} groups=${groups.value} titleOf=${titleOf} showsList /><${More} found=${found} />`
      : found.failed
        ? html`<${Failed} answer=${found.failed} retry=${found.retry} />`
        : found.ready
          ? html`<${Nothing} title="Nothing is done yet">Check something off and it is kept here.<//>`
          : html`<${Waiting} />`}`;
}

function titleOf({ doneOn: day }) {
  const short = dayInShort(day, today.value);
  return NAMED.has(short) ? short : dayOfYear(day);
}
