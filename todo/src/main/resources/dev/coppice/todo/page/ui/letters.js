// Whether keys that are a single letter do something: whoever speaks to the computer wants to switch them off.

import { signal } from '../html.js';
import { draft, keepDraft } from '../sync/shelf.js';

export const lettersWork = signal(draft('letters') !== 'off');

export function switchLetters(on) {
  lettersWork.value = on;
  keepDraft('letters', on ? '' : 'off');
}
