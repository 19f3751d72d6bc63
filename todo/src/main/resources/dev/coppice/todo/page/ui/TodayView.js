// What is due today, and what should have been done before.

import { computed, html } from '../html.js';
import { everything } from '../model/state.js';
import { queries, todayView } from '../model/views.js';
import { shown, today } from '../store.js';
import { counted, dayOfYear } from '../words/say.js';
import { AddField } from './AddField.js';
import { Failed, Groups, Head, Heading, Nothing, Waiting, useFind } from './View.js';

const groups = computed(() => todayView([...everything(shown.value)], today.value));
const TITLES = { overdue: 'Overdue', today: 'Today' };

export function TodayView() {
  const found = useFind(queries.today({ today: today.value }));
  const due = groups.value.reduce((sum, group) => sum + group.entries.length, 0);
  return html`
    <${Head} note=${`${dayOfYear(today.value)}${due > 0 ? ` · ${counted(due, 'entry', 'entries')}` : ''}`}><${Heading}>Today<//><//>
    <${AddField} due=${today.value} />
    ${groups.value.length > 0
      ? html`<${Groups} groups=${groups.value} titleOf=${(group) => TITLES[group.name]} showsList />`
      : found.failed
        ? html`<${Failed} answer=${found.failed} retry=${found.retry} />`
        : found.ready
          ? html`<${Nothing} title="Nothing is due today">Add what there is to do today, or plan ahead: “Dentist fri 9:30”.<//>`
          : html`<${Waiting} />`}`;
}
