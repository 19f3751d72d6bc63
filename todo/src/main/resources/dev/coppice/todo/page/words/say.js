// Says days and times as people do.

import { daysBetween } from '../model/days.js';

const LOCALE = navigator.language.startsWith('en') ? navigator.language : 'en-GB';
const HERE = Intl.DateTimeFormat().resolvedOptions().timeZone;

const format = (day, options) => new Intl.DateTimeFormat(LOCALE, { timeZone: 'UTC', ...options }).format(new Date(`${day}T00:00:00Z`));

/** A day in a word or two: "Today", "Friday", "12 Dec", "12 Dec 2027". */
export function dayInShort(day, today) {
  const ahead = daysBetween(today, day);
  if (ahead === 0) return 'Today';
  if (ahead === 1) return 'Tomorrow';
  if (ahead === -1) return 'Yesterday';
  if (ahead > 1 && ahead < 7) return format(day, { weekday: 'long' });
  const year = day.slice(0, 4) === today.slice(0, 4) ? undefined : 'numeric';
  return format(day, { day: 'numeric', month: 'short', year });
}

/** A day in full: "Friday 12 December 2026". */
export const dayInFull = (day) => format(day, { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' });

/** A day without its year: "Friday, 12 December". */
export const dayOfYear = (day) => format(day, { weekday: 'long', day: 'numeric', month: 'long' });

export const monthInFull = (day) => format(day, { month: 'long', year: 'numeric' });

export const dateInMonth = (day) => String(Number(day.slice(8)));

export const weekdayInShort = (day) => format(day, { weekday: 'short' });

/** A due date as words: "Friday 09:30", "Tomorrow 15:00 Tokyo". */
export function dueInShort(entry, today) {
  return `${dayInShort(entry.due, today)} ${timeInShort(entry)}`.trim();
}

/** A due date as words within a sentence: "tomorrow 15:00", but "Friday" and "12 Dec" as they are. */
export const inSentence = (words) => words.replace(/^(Today|Tomorrow|Yesterday)/, (word) => word.toLowerCase());

/** A time as words, with its place if that is elsewhere: "15:00 Tokyo"; empty when there is none. */
export function timeInShort({ time, zone }) {
  return [time, zone && zone !== HERE ? placeOf(zone) : null].filter(Boolean).join(' ');
}

/** A due date for those who hear it, in full. */
export function dueInFull({ due, time, zone }) {
  return [dayInFull(due), time && `at ${time}`, zone && `${zone} time`].filter(Boolean).join(' ');
}

const placeOf = (zone) => zone.split('/').at(-1).replaceAll('_', ' ');

/** "1 entry", "2 entries". */
export const counted = (n, one, many) => `${n.toLocaleString(LOCALE)} ${n === 1 ? one : many}`;

/** 0 where weeks begin on Sunday, else 1. */
export function firstWeekday() {
  const locale = new Intl.Locale(navigator.language);
  const info = locale.getWeekInfo?.() ?? locale.weekInfo;
  return info?.firstDay === 7 ? 0 : 1;
}
