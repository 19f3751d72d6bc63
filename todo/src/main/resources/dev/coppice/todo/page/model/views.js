// Which entries belong to a view, in which order and under which headings.

import { byPosition } from './state.js';
import { dayOf, plusDays } from './days.js';
import { finds } from './text.js';

/** By due date and time; those of a day without a time come first. */
export function byDue(a, b) {
  const left = `${a.due ?? '9999'} ${a.time ?? ''}`;
  const right = `${b.due ?? '9999'} ${b.time ?? ''}`;
  if (left !== right) return left < right ? -1 : 1;
  return a.list === b.list ? byPosition(a, b) : a.list < b.list ? -1 : 1;
}

const byDone = (a, b) => (a.done_at === b.done_at ? byDue(a, b) : a.done_at > b.done_at ? -1 : 1);

export const isDueBy = (day) => (entry) => !entry.done && entry.due !== null && entry.due <= day;

const isDueOn = (day) => (entry) => entry.due === day;

/** What is overdue, and what is due today. */
export function todayView(entries, today) {
  const due = entries.filter(isDueBy(today)).sort(byDue);
  return filled([
    { name: 'overdue', entries: due.filter((entry) => entry.due < today) },
    { name: 'today', day: today, entries: due.filter(isDueOn(today)) },
  ]);
}

/** What is due later, day by day. */
export function upcomingView(entries, today) {
  const due = entries.filter((entry) => !entry.done && entry.due !== null && entry.due > today);
  return byDay(due.sort(byDue), (entry) => entry.due);
}

/** What is due on a day, done or not. */
export function dayView(entries, day) {
  const due = entries.filter(isDueOn(day)).sort(byDue);
  return filled([
    { name: 'open', day, entries: due.filter((entry) => !entry.done) },
    { name: 'done', day, entries: due.filter((entry) => entry.done) },
  ]);
}

/** What is done, by the day it was. */
export function doneView(entries) {
  const done = entries.filter((entry) => entry.done).sort(byDone);
  return byDay(done, (entry) => dayOf(new Date(entry.done_at))).map(({ day, ...group }) => ({ ...group, doneOn: day }));
}

/** What a search finds: what is open first. */
export function searchView(entries, search) {
  const found = entries.filter(finds(search)).sort(byDue);
  return filled([
    { name: 'open', entries: found.filter((entry) => !entry.done) },
    { name: 'done', entries: found.filter((entry) => entry.done).sort(byDone) },
  ]);
}

/** How many entries are open on each day of a month. */
export function openByDay(entries, weeks) {
  const [from, to] = [weeks[0][0], weeks.at(-1)[6]];
  const counts = new Map();
  for (const { due, done } of entries) {
    if (!done && due !== null && due >= from && due <= to) counts.set(due, (counts.get(due) ?? 0) + 1);
  }
  return counts;
}

/** What to ask the server for, so that a view is complete. */
export const queries = {
  today: ({ today }) => ({ due_to: today, done: false }),
  upcoming: ({ today }) => ({ due_from: plusDays(today, 1), done: false }),
  done: () => ({ done: true, order: 'done' }),
  search: ({ q }) => ({ q }),
};

const filled = (groups) => groups.filter((group) => group.entries.length > 0);

function byDay(entries, dayOfEntry) {
  return [...Map.groupBy(entries, dayOfEntry)].map(([day, entries]) => ({ name: day, day, entries }));
}
