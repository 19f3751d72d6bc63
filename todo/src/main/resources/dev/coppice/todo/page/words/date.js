// Dates in words.

import { day, plusDays, plusMonths, weekdayOf } from '../model/days.js';

const WEEKDAYS = ['sunday', 'monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday'];
const MONTHS = [
  'january', 'february', 'march', 'april', 'may', 'june', 'july', 'august', 'september', 'october', 'november',
  'december',
];
const NUMBERS = { a: 1, an: 1, one: 1, two: 2, three: 3, four: 4, five: 5, six: 6, seven: 7, eight: 8, nine: 9, ten: 10 };

/** The date that stands at a word: `{due, length}` with the number of words, or null. */
export function dateAt(words, at, today) {
  const word = (i) => words[at + i]?.low ?? '';
  for (const read of [numeric, named, relative, next, inSome, dayMonth, monthDay]) {
    const found = read(word, today);
    if (found?.[0]) return { due: found[0], length: found[1] };
  }
  return null;
}

function numeric(word, today) {
  const iso = /^(\d{4})-(\d{1,2})-(\d{1,2})$/.exec(word(0));
  if (iso) return [day(+iso[1], +iso[2], +iso[3]), 1];
  const dotted = /^(\d{1,2})\.(\d{1,2})\.(\d{4})?$/.exec(word(0));
  if (dotted) return [inYear(dotted[3], +dotted[2], +dotted[1], today), 1];
  return null;
}

function named(word, today) {
  if (['today', 'tod'].includes(word(0))) return [today, 1];
  if (['tomorrow', 'tmr', 'tmrw'].includes(word(0))) return [plusDays(today, 1), 1];
  if (word(0) === 'day' && word(1) === 'after' && word(2) === 'tomorrow') return [plusDays(today, 2), 3];
  if (word(0) === 'weekend') return [onNext(6, today), 1];
  if (word(0) === 'eom') return [endOfMonth(today), 1];
  if (word(0) === 'end' && word(1) === 'of' && word(2) === 'month') return [endOfMonth(today), 3];
  const weekday = weekdayNamed(word(0));
  return weekday >= 0 ? [onNext(weekday, today), 1] : null;
}

function relative(word, today) {
  if (word(0) !== 'this') return null;
  if (word(1) === 'weekend') return [onNext(6, today), 2];
  const weekday = weekdayNamed(word(1));
  return weekday >= 0 ? [onNext(weekday, today), 2] : null;
}

/** "next fri" is the Friday of the week after this one; weeks begin on Monday. */
function next(word, today) {
  if (word(0) !== 'next') return null;
  const monday = plusDays(today, 7 - ((weekdayOf(today) + 6) % 7));
  if (word(1) === 'week') return [monday, 2];
  if (word(1) === 'weekend') return [plusDays(monday, 5), 2];
  if (word(1) === 'month') return [`${plusMonths(today, 1).slice(0, 7)}-01`, 2];
  if (word(1) === 'year') return [day(+today.slice(0, 4) + 1, 1, 1), 2];
  const weekday = weekdayNamed(word(1));
  return weekday >= 0 ? [plusDays(monday, (weekday + 6) % 7), 2] : null;
}

function inSome(word, today) {
  if (word(0) !== 'in') return null;
  const n = NUMBERS[word(1)] ?? (/^\d{1,4}$/.test(word(1)) ? +word(1) : NaN);
  const unit = /^(day|week|month|year)s?$/.exec(word(2))?.[1];
  if (Number.isNaN(n) || !unit) return null;
  const due = {
    day: () => plusDays(today, n),
    week: () => plusDays(today, 7 * n),
    month: () => plusMonths(today, n),
    year: () => plusMonths(today, 12 * n),
  }[unit]();
  return [/^\d{4}-/.test(due) ? due : null, 3];
}

/** "12 dec", "12th of december 2027". */
function dayMonth(word, today) {
  const date = dateNumber(word(0));
  const skipped = word(1) === 'of' ? 1 : 0;
  const month = monthNamed(word(1 + skipped));
  if (!date || !month) return null;
  const year = /^\d{4}$/.test(word(2 + skipped)) ? word(2 + skipped) : undefined;
  return [inYear(year, month, date, today), 2 + skipped + (year ? 1 : 0)];
}

/** "dec 12", "december 12, 2027". */
function monthDay(word, today) {
  const month = monthNamed(word(0));
  const date = dateNumber(word(1));
  if (!date || !month) return null;
  const year = /^\d{4}$/.test(word(2)) ? word(2) : undefined;
  return [inYear(year, month, date, today), year ? 3 : 2];
}

/** The day in a year; without one, in the next year that has it and is not over by then. */
function inYear(year, month, date, today) {
  if (year) return day(+year, month, date);
  const first = +today.slice(0, 4);
  for (let candidate = first; candidate <= first + 8; candidate++) {
    const due = day(candidate, month, date);
    if (due && due >= today) return due;
  }
  return null;
}

const onNext = (weekday, today) => plusDays(today, (weekday - weekdayOf(today) + 6) % 7 + 1);

const endOfMonth = (today) => plusDays(`${plusMonths(today, 1).slice(0, 7)}-01`, -1);

const weekdayNamed = (word) => nameIn(WEEKDAYS, word, ['tues', 'weds', 'thur', 'thurs']);

const monthNamed = (word) => nameIn(MONTHS, word, ['sept']) + 1;

/** The number of a name that is written out or as three letters (or as one of some longer ones). */
function nameIn(names, word, longer) {
  if (word.length !== 3 && !longer.includes(word)) return names.indexOf(word);
  return names.findIndex((name) => name.startsWith(word.slice(0, 3)));
}

function dateNumber(word) {
  const number = +(/^(\d{1,2})(st|nd|rd|th|\.)?$/.exec(word)?.[1] ?? 0);
  return number >= 1 && number <= 31 ? number : 0;
}
