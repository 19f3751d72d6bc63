// Understands a line that is typed to add an entry: "Call mum fri 9:30 #family !high".

import { when } from './when.js';

const PRIORITIES = { low: 1, medium: 2, high: 3, 1: 1, 2: 2, 3: 3, '!': 2, '!!': 3 };
export const LONGEST_LABEL = 50;

/**
 * What is meant by a line.
 *
 * @param now `{day, time}`
 * @param asWritten whether the line is only a title
 * @returns the `fields` of the entry, and the `parts` of the line that are not its title, in order, each with
 *     `kind`, `from` and `to`
 */
export function understood(line, now, asWritten = false) {
  const parts = asWritten ? [] : partsOf(line, now);
  const title = without(line, parts);
  if (title === '') return { fields: { title: line.trim() }, parts: [] };
  const fields = { title };
  const due = parts.find((part) => part.kind === 'due');
  if (due) {
    fields.due = due.due;
    if (due.time) fields.time = due.time;
    if (due.zone) fields.zone = due.zone;
  }
  const labels = [...new Set(parts.filter((part) => part.kind === 'label').map((part) => part.label))];
  if (labels.length > 0) fields.labels = labels;
  const priority = parts.find((part) => part.kind === 'priority');
  if (priority) fields.priority = priority.priority;
  return { fields, parts };
}

function partsOf(line, now) {
  const parts = [];
  for (const { 0: word, index, groups } of line.matchAll(/(?<=^|\s)(?:#(?<label>[\p{L}\p{N}][^\s#]*)|!(?<level>\w+|!{1,2}))(?=\s|$)/gu)) {
    const place = { from: index, to: index + word.length };
    if (groups.label && groups.label.length <= LONGEST_LABEL) {
      parts.push({ kind: 'label', label: groups.label, ...place });
    } else if (Object.hasOwn(PRIORITIES, groups.level?.toLowerCase() ?? '')) {
      parts.push({ kind: 'priority', priority: PRIORITIES[groups.level.toLowerCase()], ...place });
    }
  }
  const rest = blanked(line, parts);
  const due = when(rest, now);
  if (due) parts.push({ kind: 'due', ...due });
  return parts.sort((a, b) => a.from - b.from);
}

/** The line with spaces where its parts are, so that places stay the same, and ends are ends. */
function blanked(line, parts) {
  let rest = line;
  for (const { from, to } of parts) rest = rest.slice(0, from) + ' '.repeat(to - from) + rest.slice(to);
  return rest;
}

const without = (line, parts) => blanked(line, parts).replace(/\s+/g, ' ').trim();
