// What can be opened over the page.

import { signal } from '../html.js';

/** Whether the side is open, where it is not always there. */
export const sideIsOpen = signal(false);

export const showsShortcuts = signal(false);

/** Whether one is asked what to export or import. */
export const showsCarrying = signal(false);
