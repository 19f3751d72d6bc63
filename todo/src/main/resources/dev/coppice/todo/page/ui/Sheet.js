// A dialog over the page, of which `shows` says whether it is there.

import { html, useLayoutEffect, useRef } from '../html.js';
import { Icon } from './Icon.js';

export function Sheet({ shows, title, children }) {
  const dialog = useRef(null);
  useLayoutEffect(() => {
    if (shows.value) dialog.current.showModal();
    else dialog.current.close();
  }, [shows.value]);
  const close = () => {
    shows.value = false;
  };
  return html`
    <dialog class="sheet" aria-label=${title} ref=${dialog} onClose=${close} onClick=${(event) => event.target === dialog.current && close()}>
      <div class="sheet-head">
        <h2>${title}</h2>
        <button class="bare" aria-label="Close" onClick=${close}><${Icon} name="close" /></button>
      </div>
      ${children}
    </dialog>`;
}
