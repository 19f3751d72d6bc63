// Where an entry is shown until the server has said its position: texts that sort between the server's.

const BEFORE_ALL = 0x20;
const BEHIND_ALL = 0x7f;

/** A text that sorts behind `low` and before `high`; a `high` of null is the end. */
export function between(low, high) {
  let made = '';
  for (let i = 0; ; i++) {
    const from = i < low.length ? low.charCodeAt(i) : BEFORE_ALL;
    const to = high !== null && i < high.length ? high.charCodeAt(i) : BEHIND_ALL;
    if (to - from > 1) return made + String.fromCharCode((from + to) >> 1);
    made += String.fromCharCode(from);
    if (to > from) high = null;
  }
}

/** The position for a place (`{before}` or `{after}`, as the API has it) among entries in order. */
export function positionAt(place, entries) {
  const ids = entries.map((entry) => entry.id);
  let at = entries.length;
  if (place?.after === null) at = 0;
  else if (place?.after !== undefined) at = ids.indexOf(place.after) + 1 || at;
  else if (place?.before) at = ids.includes(place.before) ? ids.indexOf(place.before) : at;
  return between(entries[at - 1]?.position ?? '', entries[at]?.position ?? null);
}
