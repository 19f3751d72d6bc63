// What is known of the lists, as an immutable value. Functions take a state and return the next one.
//
// `lists` has each list by id, `entries` the known entries of each list by id, and `gone` the revisions at which
// entries were deleted, so that an older answer that arrives late does not bring one back.

const NONE = new Map();

export const EMPTY = { lists: new Map(), entries: new Map(), gone: new Map() };

/** The known entries of a list, by id. */
export const entriesOf = (state, list) => state.entries.get(list) ?? NONE;

/** An entry; undefined when it is not known. */
export const entryOf = (state, list, id) => entriesOf(state, list).get(id);

/** All known entries of lists that are there. */
export function* everything(state) {
  for (const [list, entries] of state.entries) {
    if (state.lists.has(list)) yield* entries.values();
  }
}

/** The entries of a list in its order. */
export function inOrder(state, list) {
  return [...entriesOf(state, list).values()].sort(byPosition);
}

export function byPosition(a, b) {
  if (a.position !== b.position) return a.position < b.position ? -1 : 1;
  return Number(a.id) - Number(b.id);
}

export const withList = (state, list) => ({ ...state, lists: set(state.lists, list.id, list) });

/** The state in which these are the lists: entries of others are forgotten. */
export function withLists(state, lists) {
  const byId = new Map(lists.map((list) => [list.id, list]));
  const kept = (entries) => new Map([...entries].filter(([list]) => byId.has(list)));
  return { lists: byId, entries: kept(state.entries), gone: kept(state.gone) };
}

export function withoutList(state, id) {
  return {
    lists: unset(state.lists, id),
    entries: unset(state.entries, id),
    gone: unset(state.gone, id),
  };
}

/** What the server told of entries: each counts unless something later is known. */
export function withNews(state, list, entries, deleted = []) {
  const known = new Map(entriesOf(state, list));
  const gone = new Map(state.gone.get(list));
  for (const entry of entries) {
    const lost = gone.get(entry.id) ?? 0;
    const newest = known.get(entry.id)?.revision ?? 0;
    if (entry.revision > lost && entry.revision >= newest) known.set(entry.id, entry);
  }
  for (const { id, revision } of deleted) {
    if (revision > (known.get(id)?.revision ?? 0)) known.delete(id);
    gone.set(id, Math.max(revision, gone.get(id) ?? 0));
  }
  return {
    ...state,
    entries: set(state.entries, list, known),
    gone: set(state.gone, list, gone),
  };
}

/** What is found when a whole list is read: entries that were known and are not among these were deleted. */
export function withWhole(state, list, entries, revision) {
  const there = new Set(entries.map((entry) => entry.id));
  const missing = [...entriesOf(state, list).values()]
    .filter((entry) => !there.has(entry.id) && entry.revision <= revision)
    .map(({ id }) => ({ id, revision }));
  return withNews(state, list, entries, missing);
}

/** The state with one entry replaced, whatever its revision. */
export function withEntry(state, entry) {
  const entries = set(entriesOf(state, entry.list), entry.id, entry);
  return { ...state, entries: set(state.entries, entry.list, entries) };
}

export function withoutEntry(state, list, id) {
  return { ...state, entries: set(state.entries, list, unset(entriesOf(state, list), id)) };
}

/** The state in which a list has so many more entries, and so many more open ones. */
export function counted(state, id, all, open) {
  const list = state.lists.get(id);
  if (!list || (all === 0 && open === 0)) return state;
  return withList(state, { ...list, entries: list.entries + all, open: Math.max(0, list.open + open) });
}

function set(map, key, value) {
  return new Map(map).set(key, value);
}

function unset(map, key) {
  const rest = new Map(map);
  rest.delete(key);
  return rest;
}
