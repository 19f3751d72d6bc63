// Times of day in words, and the zones they are meant in.

const NAMED = { noon: '12:00', midday: '12:00', midnight: '00:00' };

/** What people call zones; the rest is found among the zones that the browser knows. */
const ABBREVIATIONS = {
  utc: 'UTC', gmt: 'UTC', z: 'UTC', bst: 'Europe/London', cet: 'Europe/Berlin', cest: 'Europe/Berlin',
  eet: 'Europe/Helsinki', est: 'America/New_York', edt: 'America/New_York', cst: 'America/Chicago',
  cdt: 'America/Chicago', mst: 'America/Denver', mdt: 'America/Denver', pst: 'America/Los_Angeles',
  pdt: 'America/Los_Angeles', jst: 'Asia/Tokyo', aest: 'Australia/Sydney',
};

/**
 * The time that stands at a word: `{time, zone, length}` with the number of words, or null.
 *
 * @param sure whether a time is expected here, so that "9" and "9.30" are times
 */
export function timeAt(words, at, { sure }) {
  const word = (i) => words[at + i]?.low ?? '';
  const found = named(word) ?? clock(word, sure);
  if (!found) return null;
  const zone = zoneAt(word, found.length);
  return { time: found.time, zone: zone?.zone ?? null, length: found.length + (zone?.length ?? 0) };
}

function named(word) {
  return Object.hasOwn(NAMED, word(0)) ? { time: NAMED[word(0)], length: 1 } : null;
}

function clock(word, sure) {
  const parts = /^(\d{1,2})(?:([:.h])(\d{2})?)?(am|pm)?$/.exec(word(0));
  if (!parts) return null;
  const apart = !parts[4] && ['am', 'pm'].includes(word(1));
  const half = parts[4] ?? (apart ? word(1) : undefined);
  const unclear = parts[2] === undefined || (parts[2] === '.' && parts[3]);
  if ((unclear && !half && !sure) || (parts[2] && parts[2] !== 'h' && !parts[3])) return null;
  const hour = hourOf(+parts[1], half);
  const minute = +(parts[3] ?? 0);
  if (hour === null || minute > 59) return null;
  const two = (n) => String(n).padStart(2, '0');
  return { time: `${two(hour)}:${two(minute)}`, length: apart ? 2 : 1 };
}

function hourOf(hour, half) {
  if (!half) return hour <= 23 ? hour : null;
  if (hour < 1 || hour > 12) return null;
  return (hour % 12) + (half === 'pm' ? 12 : 0);
}

function zoneAt(word, at) {
  const named = zoneNamed(word(at));
  if (named) return { zone: named, length: 1 };
  for (let length = 1; length <= 3; length++) {
    if (word(at + length) !== 'time') continue;
    const place = Array.from({ length }, (_, i) => word(at + i)).join(' ');
    const zone = zoneOf(place);
    if (zone) return { zone, length: length + 1 };
  }
  return null;
}

function zoneNamed(word) {
  if (Object.hasOwn(ABBREVIATIONS, word)) return ABBREVIATIONS[word];
  return word.includes('/') ? zones().find((zone) => zone.toLowerCase() === word) : undefined;
}

/** "berlin", "new york": the zone that has the name of the place. */
function zoneOf(place) {
  const end = `/${place.replaceAll(' ', '_')}`;
  return ABBREVIATIONS[place] ?? zones().find((zone) => zone.toLowerCase().endsWith(end));
}

const zones = () => Intl.supportedValuesOf?.('timeZone') ?? [];
