// What was just done, and how to take it back.

import { offer, undo } from '../actions.js';
import { html, useLayoutEffect, useRef } from '../html.js';
import { announce } from './announce.js';
import { afterRender, focusHeading } from './focus.js';
import { Icon } from './Icon.js';
import { go } from './route.js';

const STAYS = 8_000;

export function Offer() {
  const timer = useRef(0);
  const current = offer.value;
  const leave = () => {
    clearTimeout(timer.current);
    timer.current = setTimeout(end, STAYS);
  };
  useLayoutEffect(() => {
    if (current) leave();
    return () => clearTimeout(timer.current);
  }, [current?.change.order]);
  if (!current) return null;
  const takeBack = () => {
    undo(current.change);
    announce('Undone');
    findFocus();
    if (current.change.kind === 'removeList') go('list', current.change.list);
  };
  return html`
    <section class="offer" aria-label="Just done" key=${current.change.order} onMouseEnter=${() => clearTimeout(timer.current)} onMouseLeave=${leave}
      onFocusIn=${() => clearTimeout(timer.current)} onFocusOut=${leave}>
      <span class="offer-text">${current.text}</span>
      <button class="offer-button" onClick=${takeBack}>Undo <kbd>z</kbd></button>
      <button class="bare" aria-label="Close" onClick=${close}><${Icon} name="close" /></button>
    </section>`;
}

function end() {
  offer.value = null;
}

function close() {
  end();
  findFocus();
}

/** Whoever had the focus on what is no longer there, goes on from the top of the view. */
const findFocus = () => afterRender(() => document.activeElement === document.body && focusHeading());
