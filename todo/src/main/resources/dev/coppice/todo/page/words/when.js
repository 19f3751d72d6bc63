// Understands when something is due from words: "tomorrow", "fri 9:30", "next week", "12 dec at 3pm UTC".
//
// Words count at the start or at the end of a text, and anywhere after "on", "by", "due", "until" or "at": nobody who
// writes "Read Friday Black" has a day in mind.

import { dateAt } from './date.js';
import { timeAt } from './time.js';
import { plusDays } from '../model/days.js';

const BEFORE_DATE = new Set(['on', 'by', 'due', 'until']);
const BEFORE_TIME = new Set(['at', '@']);

/**
 * When a text says that something is due, and where it says so.
 *
 * @param now `{day, time}`, as `2026-11-25` and `14:05`
 * @returns `{due, time, zone, from, to}`, or null when it does not say
 */
export function when(text, now) {
  const words = wordsOf(text);
  let found = null;
  for (let i = 0; i < words.length; i++) {
    const phrase = phraseAt(words, i, now.day);
    if (!phrase) continue;
    const atEdge = i === 0 || phrase.end === words.length;
    if (atEdge || phrase.announced) found = { ...phrase, start: i }; // what is said last counts
    i = phrase.end - 1;
  }
  if (!found) return null;
  const { due, time, zone, start, end } = found;
  return {
    due: due ?? (time > now.time ? now.day : plusDays(now.day, 1)),
    time,
    zone,
    from: words[start].from,
    to: words[end - 1].to,
  };
}

/** A date with or without a time, in either order, from a word on. */
function phraseAt(words, start, today) {
  let at = start;
  let date = null;
  let time = null;
  let announced = false;
  for (;;) {
    const [next, before] = preposition(words, at);
    if (!date) {
      const found = before !== 'time' && dateAt(words, next, today);
      if (found) {
        date = found;
        at = next + found.length;
        announced ||= before !== null;
        continue;
      }
    }
    if (!time) {
      const found = before !== 'date' && timeAt(words, next, { sure: before === 'time' || date !== null });
      if (found) {
        time = found;
        at = next + found.length;
        announced ||= before !== null;
        continue;
      }
    }
    break;
  }
  if (!date && !time) return null;
  return { due: date?.due ?? null, time: time?.time ?? null, zone: time?.zone ?? null, end: at, announced };
}

function preposition(words, at) {
  const word = words[at]?.low;
  if (BEFORE_DATE.has(word)) return [at + 1, 'date'];
  if (BEFORE_TIME.has(word)) return [at + 1, 'time'];
  return [at, null];
}

/** The words of a text, in lower case, each with its place; without what ends a clause. */
function wordsOf(text) {
  return [...text.matchAll(/\S+/g)].map(({ 0: raw, index }) => {
    const bare = /^\d{1,2}\.(\d{1,2}\.)?$/.test(raw) ? raw : raw.replace(/[,;:!?.]+$/, '') || raw;
    return { low: bare.toLowerCase(), from: index, to: index + raw.length };
  });
}
