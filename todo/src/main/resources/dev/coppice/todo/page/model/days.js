// Days as texts `YYYY-MM-DD`, as the API has them, without time zones in the way.

const DAY = 24 * 60 * 60 * 1000;

const utc = (day) => new Date(`${day}T00:00:00Z`);
const text = (date) => date.toISOString().slice(0, 10);

/** The day it is here. */
export function dayOf(date) {
  const two = (n) => String(n).padStart(2, '0');
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
}

export const plusDays = (day, n) => text(new Date(utc(day).getTime() + n * DAY));

export const daysBetween = (from, to) => Math.round((utc(to) - utc(from)) / DAY);

/** 0 is Sunday. */
export const weekdayOf = (day) => utc(day).getUTCDay();

/** The same day so many months later, or the last one of that month. */
export function plusMonths(day, n) {
  const date = utc(day);
  const wanted = date.getUTCDate();
  date.setUTCDate(1);
  date.setUTCMonth(date.getUTCMonth() + n);
  date.setUTCDate(Math.min(wanted, lastOfMonth(date.getUTCFullYear(), date.getUTCMonth() + 1)));
  return text(date);
}

/** The day of these numbers; null when there is none, as February 30. */
export function day(year, month, date) {
  if (year < 1000 || year > 9999 || month < 1 || month > 12 || date < 1 || date > lastOfMonth(year, month)) return null;
  return text(new Date(Date.UTC(year, month - 1, date)));
}

function lastOfMonth(year, month) {
  return new Date(Date.UTC(year, month, 0)).getUTCDate();
}

/** A month as the weeks of a calendar, each of seven days, from a Monday (1) or a Sunday (0). */
export function weeksOf(month, firstWeekday) {
  const first = `${month.slice(0, 7)}-01`;
  const start = plusDays(first, -((weekdayOf(first) - firstWeekday + 7) % 7));
  const last = plusDays(plusMonths(first, 1), -1);
  const weeks = [];
  for (let monday = start; monday <= last; monday = plusDays(monday, 7)) {
    weeks.push(Array.from({ length: 7 }, (_, i) => plusDays(monday, i)));
  }
  return weeks;
}
