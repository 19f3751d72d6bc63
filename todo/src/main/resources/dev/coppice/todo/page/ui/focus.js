// Where the keyboard is.

const ROWS = '[data-row]';

/** Does something when what has changed is on the page, and before the next key is heard: changes are drawn in a microtask too. */
export const afterRender = (action) => queueMicrotask(action);

export const rows = () => [...document.querySelectorAll(ROWS)];

/** The row that has the focus; null when none has. */
export const rowInFocus = () => document.activeElement?.closest(ROWS) ?? null;

/** Puts the focus on a row. */
export function focusRow(row) {
  const element = typeof row === 'string' ? document.querySelector(`[data-row="${CSS.escape(row)}"]`) : row;
  element?.querySelector('.check')?.focus();
  return Boolean(element);
}

/** Whether a row can be seen, so that nobody has to look for it. */
export function isInSight(row) {
  const box = document.querySelector(`[data-row="${CSS.escape(row)}"]`)?.getBoundingClientRect();
  const add = document.querySelector('form.add');
  const floor = add && getComputedStyle(add).position === 'fixed' ? add.getBoundingClientRect().top : innerHeight;
  return Boolean(box) && box.top >= 0 && box.bottom <= floor;
}

/** The row to go to when one leaves the place where it is: the next of its group, else the one before. */
export function neighbour(element) {
  const near = element.nextElementSibling ?? element.previousElementSibling;
  return near?.dataset.row ?? null;
}

/** Puts the focus on the next or previous row. */
export function step(distance) {
  const all = rows();
  const at = all.indexOf(rowInFocus());
  const to = at < 0 ? (distance > 0 ? 0 : all.length - 1) : at + distance;
  if (all[to]) focusRow(all[to]);
}

export function focusAdd() {
  document.getElementById('add')?.focus();
}

export function focusHeading() {
  document.getElementById('heading')?.focus({ preventScroll: true });
}
