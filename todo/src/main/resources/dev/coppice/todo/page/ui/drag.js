// Dragging a row to another place of its list, with a mouse, a pen or a finger. Others make room as it passes.

const EDGE = 60;
const SCROLL = 12;

/**
 * Begins to drag a row.
 *
 * @param drop called with the number of the place that it is dropped at
 */
export function drag(event, row, drop) {
  if (event.button !== 0) return;
  event.preventDefault();
  const rows = [...row.parentElement.querySelectorAll(':scope > [data-row]')];
  const from = rows.indexOf(row);
  const boxes = rows.map((one) => one.getBoundingClientRect());
  const height = boxes[from].height;
  const start = event.clientY + scrollY;
  let to = from;
  const grip = event.currentTarget;
  grip.setPointerCapture(event.pointerId);
  row.classList.add('is-dragged');

  function moved(at) {
    if (at.clientY < EDGE) scrollBy(0, -SCROLL);
    else if (at.clientY > innerHeight - EDGE) scrollBy(0, SCROLL);
    const way = at.clientY + scrollY - start;
    row.style.transform = `translateY(${way}px)`;
    const middle = boxes[from].top + height / 2 + way;
    to = boxes.filter((box, i) => i !== from && box.top + box.height / 2 < middle).length;
    for (const [i, other] of rows.entries()) {
      if (i !== from) other.style.transform = shift(i);
    }
  }

  function shift(i) {
    if (i > from && i <= to) return `translateY(${-height}px)`;
    if (i < from && i >= to) return `translateY(${height}px)`;
    return '';
  }

  function end({ type }) {
    for (const one of rows) one.style.transform = '';
    row.classList.remove('is-dragged');
    grip.removeEventListener('pointermove', moved);
    grip.removeEventListener('pointerup', end);
    grip.removeEventListener('pointercancel', end);
    removeEventListener('keydown', cancel, true);
    if (type === 'pointerup' && to !== from) drop(to);
  }

  function cancel(key) {
    if (key.key !== 'Escape') return;
    key.stopPropagation();
    end(key);
  }

  grip.addEventListener('pointermove', moved);
  grip.addEventListener('pointerup', end);
  grip.addEventListener('pointercancel', end);
  addEventListener('keydown', cancel, true);
}
