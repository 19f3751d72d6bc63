// The keys that work everywhere. Single letters do so only where nothing is being typed, and can be switched off.

import { undoLast } from '../actions.js';
import { announce } from './announce.js';
import { editing, endEdit } from './editing.js';
import { afterRender, focusAdd, focusHeading, focusRow, step } from './focus.js';
import { lettersWork } from './letters.js';
import { showsShortcuts, sideIsOpen } from './panels.js';
import { go, goTo } from './route.js';

const GOES = { t: 'today', u: 'upcoming', d: 'day', o: 'done' };
const PATIENCE = 1_500;
let goingUntil = 0;

/** Hears keys from now on. */
export const start = () => addEventListener('keydown', press);

function press(event) {
  const { key, ctrlKey, metaKey, altKey, target } = event;
  if (key === 'Escape' && sideIsOpen.value) return act(event, closeSide);
  const typing = target.matches?.('input:not([type=checkbox], [type=radio]), textarea, select') || document.querySelector('dialog[open]');
  if (typing || event.defaultPrevented) return;
  if (key === 'Escape' && editing.value) return act(event, leaveEntry);
  if ((ctrlKey || metaKey) && !altKey && key.toLowerCase() === 'z') return act(event, takeBack);
  if (ctrlKey || metaKey || altKey) return;
  if (key === 'ArrowDown' || key === 'ArrowUp') return act(event, () => step(key === 'ArrowDown' ? 1 : -1));
  if (!lettersWork.value) return;
  if (goingUntil > Date.now() && GOES[key]) return act(event, () => go(GOES[key]));
  const action = LETTERS[key];
  if (action) act(event, action);
}

const LETTERS = {
  n: focusAdd,
  a: focusAdd,
  j: () => step(1),
  k: () => step(-1),
  z: takeBack,
  '/': () => inSide('search'),
  l: () => inSide('new-list'),
  '?': () => (showsShortcuts.value = true),
  '[': () => toList(-1),
  ']': () => toList(1),
  g: () => (goingUntil = Date.now() + PATIENCE),
};

function act(event, action) {
  event.preventDefault();
  goingUntil = 0;
  action();
}

function closeSide() {
  sideIsOpen.value = false;
  afterRender(() => document.getElementById('menu').focus());
}

function leaveEntry() {
  const { row } = editing.value;
  endEdit();
  afterRender(() => focusRow(row) || focusHeading());
}

function takeBack() {
  announce(undoLast() ? 'Undone' : 'There is nothing to undo');
}

function inSide(field) {
  if (document.getElementById('menu').checkVisibility()) sideIsOpen.value = true;
  afterRender(() => document.getElementById(field).focus());
}

/** The list before or after this one at the side. */
function toList(distance) {
  const ids = [...document.querySelectorAll('.lists .link')].map((link) => link.getAttribute('href'));
  if (ids.length === 0) return;
  const at = ids.indexOf(location.hash);
  const to = at < 0 ? (distance > 0 ? 0 : ids.length - 1) : (at + distance + ids.length) % ids.length;
  goTo(ids[to]);
  announce(document.querySelectorAll('.lists .link-name')[to].textContent);
}

