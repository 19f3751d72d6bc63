// A month, and what is due on one of its days.

import { html, useState } from '../html.js';
import { weeksOf } from '../model/days.js';
import { everything } from '../model/state.js';
import { dayView, openByDay } from '../model/views.js';
import { shown, today } from '../store.js';
import { dayOfYear, firstWeekday } from '../words/say.js';
import { AddField } from './AddField.js';
import { Calendar } from './Calendar.js';
import { goInstead } from './route.js';
import { Failed, Groups, Head, Heading, Nothing, Waiting, useFind } from './View.js';

const TITLES = { open: 'Open', done: 'Done' };
const DAY = /^\d{4}-\d{2}-\d{2}$/;

export function DayView({ of }) {
  const day = isDay(of) ? of : today.value;
  const [looked, setLooked] = useState(null);
  const month = looked ?? `${day.slice(0, 7)}-01`;
  const weeks = weeksOf(month, firstWeekday());
  const found = useFind({ due_from: weeks[0][0] < day ? weeks[0][0] : day, due_to: weeks.at(-1)[6] > day ? weeks.at(-1)[6] : day });
  const all = [...everything(shown.value)];
  const groups = dayView(all, day);
  const choose = (chosen) => {
    setLooked(null);
    goInstead('day', chosen);
  };
  return html`
    <${Head} note=${dayOfYear(day)}><${Heading}>By date<//><//>
    <${Calendar} month=${month} weeks=${weeks} day=${day} counts=${openByDay(all, weeks)} choose=${choose} look=${setLooked} />
    <${AddField} due=${day} />
    ${groups.length > 0
      ? html`<${Groups} groups=${groups} titleOf=${(group) => TITLES[group.name]} showsList />`
      : found.failed
        ? html`<${Failed} answer=${found.failed} retry=${found.retry} />`
        : found.ready
          ? html`<${Nothing} title="A free day">Nothing is due on ${dayOfYear(day)}.<//>`
          : html`<${Waiting} />`}`;
}

const isDay = (text) => DAY.test(text) && !Number.isNaN(Date.parse(`${text}T00:00:00Z`)) && text > '1000';
