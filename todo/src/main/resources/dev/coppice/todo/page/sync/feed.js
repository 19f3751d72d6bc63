// Hears what changes on the server, and asks for it.
//
// One stream tells of all lists which revision they have; of those that have changed, the changes since the revision
// that is known are asked for. A tab that nobody sees hears nothing, and catches up when it is looked at: browsers
// allow only six connections to a server, for all tabs together.

import { batch } from '../html.js';
import { withList, withLists, withNews, withoutList, withWhole } from '../model/state.js';
import { caughtUp, confirmed, forget, loaded, pending, whole } from '../store.js';
import { ask, comesLater, listPath, pages, succeeded, withQuery } from './api.js';
import { loggedOut, missed, pause, pauseAfter, reached } from './link.js';
import { newer } from './outcome.js';
import { isUncertain, whenSettled } from './sender.js';
import { forget as forgetAll, renew, restore } from './snapshot.js';

const PAGE = 1_000;
const MOST_LISTS = 2_000;
const RETRY = 1_000;
const PATIENCE = 2_000;

let stream = null;
let asking = false;
const catching = new Set();
const late = new Map();
const onMissed = [];

/** Calls when more may have been missed than can be asked for list by list: what is on view is to be found anew. */
export const whenMissed = (listener) => onMissed.push(listener);

/** Listens, from now on, whenever the page is seen. */
export function start() {
  whenSettled(takeUp);
  addEventListener('pageshow', ({ persisted }) => persisted && location.reload());
  document.addEventListener('visibilitychange', listen);
  listen();
  loggedOut.subscribe((isSo) => isSo && lost()); // until one has logged in, maybe in another tab
}

function listen() {
  if (document.visibilityState === 'hidden') {
    stream?.close();
    stream = null;
  } else if (!stream) {
    stream = new EventSource('/api/v1/events');
    stream.onopen = reached;
    stream.onerror = lost;
    stream.addEventListener('reset', readLists);
    stream.addEventListener('list', ({ data }) => hear(JSON.parse(data)));
  }
}

/**
 * The stream broke. The browser connects again by itself (with Last-Event-ID), but not after a refusal; until it has,
 * the lists are asked for, so that the page works where no stream gets through.
 */
async function lost() {
  if (stream?.readyState === EventSource.CLOSED) stream = null;
  missed();
  if (asking) return;
  asking = true;
  if (!loaded.value) await restore();
  await readLists();
  await pause(RETRY);
  asking = false;
  listen();
}

/** Reads all lists, and what has changed in them. */
export async function readLists() {
  await Promise.race([certain(), pause(PATIENCE)]);
  const { answer, all, more } = await pages('/api/v1/lists', { limit: PAGE }, 'lists', MOST_LISTS);
  if (answer.status === 401) forgetAll();
  if (!succeeded(answer)) {
    if (answer.status === 0) missed();
    await pauseAfter(answer);
    return readLists();
  }
  reached();
  batch(() => {
    renew();
    const before = confirmed.value;
    const others = more ? [...before.lists.values()] : [];
    confirmed.value = withLists(before, [...others, ...all].map((list) => (newer(before, list) ? list : before.lists.get(list.id))));
    loaded.value = more ? 'in part' : true;
    for (const id of caughtUp.keys()) if (!confirmed.value.lists.has(id)) forget(id);
  });
  for (const list of all) {
    if (caughtUp.has(list.id)) hear(list);
    else caughtUp.set(list.id, list.revision);
  }
  for (const listener of onMissed) listener();
}

/** Waits until it is known what has become of our own changes, of a list or of all: what they made is not to be seen twice. */
async function certain(list) {
  const isCertain = () => !pending.value.some((change) => change.tried && (list === undefined || change.list === list));
  if (isCertain()) return;
  let stop;
  await new Promise((resolve) => {
    stop = pending.subscribe(() => isCertain() && resolve());
  });
  stop();
}

/** A list has changed. What may be our own doing waits until the answer has said so. */
function hear(list) {
  const own = confirmed.value.lists.has(list.id) || caughtUp.has(list.id) ? isUncertain(list.id) : isUncertain();
  if (own) {
    late.set(list.id, list);
    return;
  }
  if (list.deleted_at) {
    confirmed.value = withoutList(confirmed.value, list.id);
    forget(list.id);
    return;
  }
  const isNews = !caughtUp.has(list.id);
  if (newer(confirmed.value, list)) confirmed.value = withList(confirmed.value, list);
  if (isNews) {
    caughtUp.set(list.id, list.revision);
    if (list.entries > 0) for (const listener of onMissed) listener();
  } else if (list.revision > caughtUp.get(list.id)) {
    catchUp(list.id);
  }
}

function takeUp() {
  const waiting = [...late.values()];
  late.clear();
  for (const list of waiting) hear(list);
}

/** Whether a list is there of which something is known; it may be deleted while an answer is awaited. */
const isKnown = (id) => confirmed.value.lists.has(id) && caughtUp.has(id);

/** Asks what has changed in a list since the revision that is known. */
async function catchUp(id) {
  if (catching.has(id)) return;
  catching.add(id);
  try {
    while (isKnown(id)) {
      const since = caughtUp.get(id);
      const answer = await ask('GET', withQuery(listPath(id, '/changes'), { since, limit: PAGE }));
      if (!isKnown(id)) return;
      if (answer.status === 410 || (succeeded(answer) && answer.body.more && !whole.value.has(id))) return startAnew(id);
      if (comesLater(answer)) {
        await pauseAfter(answer);
        continue;
      }
      if (!succeeded(answer)) return;
      await certain(id); // a change of ours may have been made just before this was read
      if (!isKnown(id)) return;
      const { list, entries, deleted, revision, more } = answer.body;
      batch(() => {
        confirmed.value = withNews(confirmed.value, id, entries, deleted);
        if (newer(confirmed.value, list)) confirmed.value = withList(confirmed.value, list);
      });
      caughtUp.set(id, Math.max(revision, caughtUp.get(id)));
      if (!more && (confirmed.value.lists.get(id)?.revision ?? 0) <= caughtUp.get(id)) return;
      if (!more && revision <= since) return;
    }
  } finally {
    catching.delete(id);
  }
}

function startAnew(id) {
  const wasWhole = whole.value.has(id);
  forget(id);
  caughtUp.set(id, confirmed.value.lists.get(id)?.revision ?? 0);
  if (wasWhole) readWhole(id);
  else for (const listener of onMissed) listener();
}

/** Reads every entry of a list, once. Answers what went wrong; null when nothing did. */
export async function readWhole(id) {
  if (whole.value.has(id)) return null;
  const wasThere = confirmed.value.lists.has(id);
  const { answer, all } = await pages(listPath(id, '/entries'), { limit: PAGE }, 'entries');
  if (!succeeded(answer)) return answer;
  reached();
  await Promise.race([certain(id), pause(PATIENCE)]);
  if (wasThere && !confirmed.value.lists.has(id)) return null; // deleted meanwhile
  const { list } = answer.body;
  batch(() => {
    confirmed.value = withWhole(confirmed.value, id, all, list.revision);
    if (newer(confirmed.value, list)) confirmed.value = withList(confirmed.value, list);
    whole.value = new Set(whole.value).add(id);
  });
  caughtUp.set(id, list.revision);
  catchUp(id); // pages are read one after another
  return null;
}

/** Finds entries of all lists, so that they are known. Answers what went wrong; null when nothing did. */
export async function find(parameters, enough) {
  const { answer, all, more } = await pages('/api/v1/entries', { limit: Math.min(PAGE, enough), ...parameters }, 'entries', enough);
  if (!succeeded(answer)) return { failed: answer };
  reached();
  const byList = Map.groupBy(all, (entry) => entry.list);
  await Promise.race([Promise.all([...byList.keys()].map(certain)), pause(PATIENCE)]);
  batch(() => {
    for (const [list, entries] of byList) confirmed.value = withNews(confirmed.value, list, entries);
  });
  return { failed: null, more };
}

