// Where the page is, as its address says: #/today, #/list/k3v9x0q2m4t7r8aa, #/day/2026-12-24, #/search/dentist.

import { signal } from '../html.js';
import { whenNamed } from '../sync/outbox.js';

const VIEWS = new Set(['today', 'upcoming', 'day', 'done', 'search', 'list']);

export const route = signal(read());

/** The address of a view. */
export const address = (view, of) => `#/${view}${of ? `/${encodeURIComponent(of)}` : ''}`;

/** Goes to a view. */
export const go = (view, of) => goTo(address(view, of));

/** Goes to where an address of a view leads. */
export function goTo(place) {
  location.hash = place;
  route.value = read(); // the browser tells of it later
}

/** Goes to a view in place of the one that is shown. */
export function goInstead(view, of) {
  history.replaceState(null, '', address(view, of));
  route.value = read();
}

function read() {
  const [view, of = ''] = location.hash.replace(/^#\//, '').split('/');
  if (!VIEWS.has(view)) return { view: 'today', of: '' };
  try {
    return { view, of: decodeURIComponent(of) };
  } catch {
    return { view, of: '' };
  }
}

addEventListener('hashchange', () => {
  route.value = read();
});

whenNamed((from, to) => {
  if (route.value.view === 'list' && route.value.of === from) goInstead('list', to);
});
