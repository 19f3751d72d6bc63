// Sends the changes of the outbox: those of a list one after another, lists independently of one another, each again
// and again with the same key until the server has said what became of it.

import { CONTENT, needs } from '../model/changes.js';
import { outbox, pending } from '../store.js';
import { ask, didNothing, kindOf, listPath, passes, problemOf, succeeded } from './api.js';
import { missed, pauseAfter, reached, trouble } from './link.js';
import { amend, refuse, resubmit, settle, whenNew } from './outbox.js';
import { requestFor } from './requests.js';
import { HERE } from './tabs.js';

const lanes = new Set();
const settled = new Set();

/** Sends what is there, and from now on what comes. */
export function start() {
  whenNew(pump);
  pump();
}

/** Whether it is not known what has become of a change of a list: the server may have made it without our hearing. */
export const isUncertain = (list) => pending.value.some((change) => change.tried && (list === undefined ? change.kind === 'createList' : change.list === list));

/** Calls when the changes of a list have all been answered. */
export const whenSettled = (listener) => settled.add(listener);

function pump() {
  for (const list of new Set(pending.value.map((change) => change.list))) {
    if (!lanes.has(list) && next(list)) drive(list);
  }
}

/** The change of a list that this tab is to send now. */
function next(list) {
  const change = pending.value.find((one) => one.list === list && one.tab === HERE);
  return change && !outbox.value.some((other) => other.order < change.order && needs(change, other)) ? change : undefined;
}

async function drive(list) {
  lanes.add(list);
  for (let change; (change = next(list)); ) await attempt(change);
  lanes.delete(list);
  for (const listener of settled) listener(list);
  pump(); // under another name, maybe
}

async function attempt(change) {
  if (!change.tried) amend(change.key, { tried: true });
  const { method, path, body, match } = requestFor(change);
  const answer = await ask(method, path, { body, match, key: change.key });
  if (answer.status === 0) missed();
  else reached();
  trouble(change.list, passes(answer) && answer.status !== 0 ? { status: answer.status, detail: problemOf(answer) } : null);
  if (!pending.value.some((one) => one.key === change.key)) return; // another tab was told meanwhile
  if (succeeded(answer)) {
    settle(change.key, answer.body);
  } else if (answer.status === 401) {
    amend(change.key, { tried: false });
    await pauseAfter(answer);
  } else if (passes(answer)) {
    if (didNothing(answer)) amend(change.key, { tried: false });
    await pauseAfter(answer);
  } else {
    await refused(change, answer);
  }
}

async function refused(change, answer) {
  const gone = answer.status === 404;
  if (gone && ['remove', 'removeList', 'clearDone'].includes(change.kind)) return settle(change.key, null);
  if (answer.status === 409 && change.kind === 'createList' && answer.body?.list) return joined(change, answer.body.list);
  if (answer.status === 412) return changedMeanwhile(change);
  refuse(change.key, { status: answer.status, kind: kindOf(answer), detail: problemOf(answer) });
}

/** There is a list of that name already: then that one is meant. */
async function joined(change, list) {
  const answer = await ask('GET', listPath(list));
  if (succeeded(answer)) settle(change.key, answer.body);
  else await pauseAfter(answer);
}

/** Somebody else changed the entry. If not the same fields, both can have their way; what was moved must be as it was. */
async function changedMeanwhile(change) {
  const isMoved = change.kind === 'remove';
  const answer = await ask('GET', listPath(change.list, `/entries/${change.entry}`));
  if (answer.status === 404) return isMoved ? settle(change.key, null) : refuse(change.key, { status: 404, detail: problemOf(answer) });
  if (!succeeded(answer)) return pauseAfter(answer);
  const theirs = answer.body;
  const same = (field) => JSON.stringify(theirs[field]) === JSON.stringify(change.was[0][field]);
  if ((isMoved ? CONTENT : Object.keys(change.fields)).every(same)) {
    resubmit(change.key, { match: theirs.revision });
  } else {
    refuse(change.key, { status: 412, detail: 'it was changed elsewhere meanwhile', theirs: isMoved ? undefined : theirs });
  }
}
