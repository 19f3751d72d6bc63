// The one screen: lists at the side, and the view that was chosen from them.

import { computed, html, useLayoutEffect } from '../html.js';
import { keyOf, shown } from '../store.js';
import { Announcer } from './announce.js';
import { Carrying } from './Carrying.js';
import { DayView } from './DayView.js';
import { DoneView } from './DoneView.js';
import { focusHeading } from './focus.js';
import { ListView } from './ListView.js';
import { LinkState } from './LinkState.js';
import { Notices } from './Notices.js';
import { Offer } from './Offer.js';
import { sideIsOpen } from './panels.js';
import { route } from './route.js';
import { SearchView } from './SearchView.js';
import { Shortcuts } from './Shortcuts.js';
import { Side } from './Side.js';
import { TodayView } from './TodayView.js';
import { UpcomingView } from './UpcomingView.js';

const VIEWS = {
  today: TodayView,
  upcoming: UpcomingView,
  day: DayView,
  done: DoneView,
  search: SearchView,
  list: ListView,
};

const listNames = computed(() => new Map([...shown.value.lists].map(([id, list]) => [id, list.name])));

const TITLES = { today: 'Today', upcoming: 'Upcoming', day: 'By date', done: 'Done', search: 'Search' };

export function App() {
  const { view, of } = route.value;
  const title = view === 'list' ? (listNames.value.get(of) ?? 'List') : TITLES[view];
  useLayoutEffect(() => {
    document.title = `${title} · Coppice`;
  }, [title]);
  useLayoutEffect(() => {
    if (view !== 'search') sideIsOpen.value = false; // where one is typing, maybe
    scrollTo(0, 0);
  }, [view, view === 'list' ? keyOf(of) : '']);
  const View = VIEWS[view];
  return html`
    <a class="skip" href="#heading" onClick=${skip}>Skip to the entries</a>
    <${Side} />
    <main class="main" inert=${sideIsOpen.value}>
      <${LinkState} />
      <${Notices} />
      <${View} key=${view === 'list' ? 'list' : view} of=${of} />
    </main>
    <${Offer} />
    <${Shortcuts} />
    <${Carrying} />
    <${Announcer} />`;
}

function skip(event) {
  event.preventDefault();
  focusHeading();
}
