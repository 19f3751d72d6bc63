// The icons, drawn on a grid of 20.

import { html } from '../html.js';

const PATHS = {
  today: 'M4 5.500h12v11H4zM4 8.500h12M7 3.500v3M13 3.500v3M8.5 12.500h3',
  upcoming: 'M4 5.500h12v11H4zM4 8.500h12M7 3.500v3M13 3.500v3M8 12.500h5M11 10.500l2 2-2 2',
  day: 'M4 5.500h12v11H4zM4 8.500h12M7 3.500v3M13 3.500v3M7 11.500h.01M10 11.500h.01M13 11.500h.01M7 14h.01M10 14h.01',
  done: 'M16.5 10a6.5 6.5 0 1 1-3-5.500M7.5 9.500l2.5 2.5 6.5-7',
  search: 'M9 14.500a5.5 5.5 0 1 0 0-11 5.5 5.5 0 0 0 0 11ZM13 13l4 4',
  plus: 'M10 4.500v11M4.5 10h11',
  close: 'M5.5 5.500l9 9M14.5 5.500l-9 9',
  bin: 'M4.5 6h11M8 6V4h4v2M6 6l.700 10.500h6.600L14 6M8.7 9v4.500M11.3 9v4.5',
  menu: 'M3.5 6h13M3.5 10h13M3.5 14h13',
  keys: 'M3 6h14v8.500H3zM6 9h.01M8.7 9h.01M11.3 9h.01M14 9h.01M7 11.800h6',
  previous: 'M12 5l-5 5 5 5',
  next: 'M8 5l5 5-5 5',
  down: 'M5.5 8l4.5 4.500L14.5 8',
  up: 'M5.5 12l4.5-4.500 4.5 4.500',
  notes: 'M5 6h10M5 10h10M5 14h6',
  clock: 'M10 16.500a6.5 6.5 0 1 0 0-13 6.5 6.5 0 0 0 0 13ZM10 6.500V10l2.5 1.5',
  flag: 'M5.5 17V4M5.5 4.500h9l-2 3 2 3h-9',
  label: 'M4 4.500h6l6.5 6.5-5.5 5.500L4 10zM7.2 7.700h.01',
  person: 'M10 10.500a3.2 3.2 0 1 0 0-6.400 3.2 3.2 0 0 0 0 6.400ZM4 16.500c.6-3 3-4.500 6-4.500s5.4 1.500 6 4.500',
  carry: 'M10 3.500v8.500M7 9l3 3 3-3M4 12.500v4h12v-4',
  cloud: 'M6.5 15.500a3.5 3.5 0 0 1 0-7 4.5 4.5 0 0 1 8.7 1.200A3 3 0 0 1 14.5 15.500M4 4l12.5 12.5',
};

export const Icon = ({ name }) => html`
  <svg class="icon" viewBox="0 0 20 20" aria-hidden="true" focusable="false"><path d=${PATHS[name]} /></svg>`;

/** The dots by which a row is dragged. */
export const Grip = () => html`
  <svg class="icon" viewBox="0 0 20 20" aria-hidden="true" focusable="false">
    ${[6, 10, 14].map((y) => [7.5, 12.5].map((x) => html`<circle cx=${x} cy=${y} r="1.2" />`))}
  </svg>`;

/** A stump with two shoots. */
export const Mark = () => html`
  <svg class="mark" viewBox="0 0 32 32" aria-hidden="true" focusable="false">
    <path d="M9 25h14M16 25v-9" />
    <path class="leaf" d="M16 16c0-5 3-8 8-8 0 5-3 8-8 8Z" />
    <path class="leaf" d="M16 19c0-4-2.5-6.5-7-6.5 0 4.5 2.5 6.5 7 6.500Z" />
  </svg>`;
