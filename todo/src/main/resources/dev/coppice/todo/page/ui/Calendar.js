// A month to choose a day from: arrow keys go from day to day, Page Up and Page Down from month to month.

import { html } from '../html.js';
import { plusDays, plusMonths } from '../model/days.js';
import { today } from '../store.js';
import { counted, dateInMonth, dayInFull, monthInFull, weekdayInShort } from '../words/say.js';
import { afterRender } from './focus.js';
import { Icon } from './Icon.js';

const STEPS = {
  ArrowLeft: (day) => plusDays(day, -1),
  ArrowRight: (day) => plusDays(day, 1),
  ArrowUp: (day) => plusDays(day, -7),
  ArrowDown: (day) => plusDays(day, 7),
  PageUp: (day) => plusMonths(day, -1),
  PageDown: (day) => plusMonths(day, 1),
};

export function Calendar({ month, weeks, day, counts, choose, look }) {
  const onKey = (event) => {
    const step = STEPS[event.key];
    if (!step || event.altKey || event.ctrlKey || event.metaKey || !event.target.dataset.day) return;
    event.preventDefault();
    event.stopPropagation();
    const next = step(event.target.dataset.day);
    choose(next);
    afterRender(() => document.querySelector(`[data-day="${next}"]`)?.focus());
  };
  return html`
    <section class="calendar" aria-label="Month" onKeyDown=${onKey}>
      <div class="calendar-head">
        <h2 class="calendar-month" aria-live="polite">${monthInFull(month)}</h2>
        <button class="bare" aria-label="Previous month" onClick=${() => look(plusMonths(month, -1))}><${Icon} name="previous" /></button>
        <button class="bare text" onClick=${() => choose(today.value)}>Today</button>
        <button class="bare" aria-label="Next month" onClick=${() => look(plusMonths(month, 1))}><${Icon} name="next" /></button>
      </div>
      <table>
        <thead><tr>${weeks[0].map((one) => html`<th scope="col">${weekdayInShort(one)}</th>`)}</tr></thead>
        <tbody>${weeks.map((week) => html`<tr key=${week[0]}>${week.map(cell)}</tr>`)}</tbody>
      </table>
    </section>`;

  function cell(one) {
    const open = counts.get(one) ?? 0;
    const stop = weeks.flat().includes(day) ? one === day : one === month;
    const classes = ['day', one.slice(0, 7) !== month.slice(0, 7) && 'outside', one === today.value && 'is-today', open > 0 && 'has-open'];
    return html`
      <td key=${one}>
        <button class=${classes.filter(Boolean).join(' ')} data-day=${one} tabindex=${stop ? 0 : -1} aria-pressed=${one === day}
          aria-current=${one === today.value ? 'date' : undefined}
          aria-label=${`${dayInFull(one)}${open > 0 ? `, ${counted(open, 'open entry', 'open entries')}` : ''}`}
          onClick=${() => choose(one)}>
          ${dateInMonth(one)}
        </button>
      </td>`;
  }
}
