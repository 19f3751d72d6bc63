// What is due after today, day by day.

import { computed, html } from '../html.js';
import { everything } from '../model/state.js';
import { queries, upcomingView } from '../model/views.js';
import { plusDays } from '../model/days.js';
import { shown, today } from '../store.js';
import { dayInShort, dayOfYear } from '../words/say.js';
import { AddField } from './AddField.js';
import { More } from './More.js';
import { Failed, Groups, Head, Heading, Nothing, Waiting, useFind } from './View.js';

const groups = computed(() => upcomingView([...everything(shown.value)], today.value));

export function UpcomingView() {
  const found = useFind(queries.upcoming({ today: today.value }));
  return html`
    <${Head} note="What comes after today"><${Heading}>Upcoming<//><//>
    <${AddField} due=${plusDays(today.value, 1)} />
    ${groups.value.length > 0
      ? html`<${Groups} groups=${groups.value} titleOf=${titleOf} showsList /><${More} found=${found} />`
      : found.failed
        ? html`<${Failed} answer=${found.failed} retry=${found.retry} />`
        : found.ready
          ? html`<${Nothing} title="Nothing is planned">What you add with a date shows up here: “Pay rent 1 dec”.<//>`
          : html`<${Waiting} />`}`;
}

function titleOf({ day }) {
  const short = dayInShort(day, today.value);
  return short === 'Tomorrow' ? html`Tomorrow <span class="aside">${dayOfYear(day)}</span>` : dayOfYear(day) + yearOf(day);
}

const yearOf = (day) => (day.slice(0, 4) === today.value.slice(0, 4) ? '' : ` ${day.slice(0, 4)}`);
