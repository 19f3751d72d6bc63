// An entry while it is edited, in the place of its row. Enter saves, Escape leaves it as it was.

import { current, moveEntry, removeEntry } from '../actions.js';
import { html, useLayoutEffect, useRef } from '../html.js';
import { announce } from './announce.js';
import { DueField } from './DueField.js';
import { canMoveNow, edit, editing, endEdit, fieldsOf, meant, save, type } from './editing.js';
import { afterRender, focusHeading, focusRow, neighbour } from './focus.js';
import { Icon } from './Icon.js';
import { ListChoice, lists } from './ListChoice.js';
import { PRIORITIES } from './Part.js';

/**
 * @param siblings the rows among which it can be moved; null when it cannot
 * @param at where it is among them
 */
export function EntryForm({ row, entry, siblings, at }) {
  const element = useRef(null);
  const title = useRef(null);
  const fields = editing.value.typed ?? fieldsOf(entry);
  const set = (field) => (value) => type({ ...fields, [field]: value }, entry);
  const hasChoice = lists.value.length > 1;
  const canChoose = canMoveNow(entry);
  const input = (field) => (event) => set(field)(event.target.value);

  // before it is shown, so that no key goes elsewhere
  useLayoutEffect(() => {
    title.current.focus();
    title.current.setSelectionRange(fields.title.length, fields.title.length);
    element.current.scrollIntoView({ block: 'nearest' });
  }, []);

  const backToRow = () => afterRender(() => focusRow(row) || focusHeading());
  const submit = (event) => {
    event.preventDefault();
    const next = neighbour(element.current);
    if (save()) afterRender(() => focusRow(row) || (next && focusRow(next)) || focusHeading());
  };
  const close = () => {
    endEdit();
    backToRow();
  };
  const remove = () => {
    const next = neighbour(element.current);
    endEdit();
    removeEntry(entry);
    announce(`Deleted ${entry.title}. Press Z to undo.`);
    afterRender(() => (next && focusRow(next)) || focusHeading());
  };
  const move = (to) => (event) => {
    const button = event.currentTarget;
    if (to < 0 || to >= siblings.length || (editing.value.typed && !save())) return;
    const others = siblings.filter((other) => other !== entry);
    const moved = current(entry);
    if (!moved) return; // to another list
    moveEntry(moved, to > 0 ? { after: others[to - 1].id } : { before: others[0].id });
    edit(moved);
    announce(`${moved.title}: ${to + 1} of ${siblings.length}`);
    afterRender(() => button.focus());
  };
  const onKey = (event) => {
    event.stopPropagation();
    if (event.isComposing) return;
    if (event.key === 'Escape') close();
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) submit(event);
  };

  return html`
    <li class="entry-form" data-row=${row} ref=${element}>
      <form onSubmit=${submit} onKeyDown=${onKey} aria-label=${`Edit ${entry.title}`}>
        <input class="bare-input form-title" aria-label="Title" maxlength="1000" autocomplete="off" required ref=${title}
          value=${fields.title} onInput=${input('title')} />
        <textarea class="bare-input form-notes" aria-label="Notes" placeholder="Notes" rows=${rowsFor(fields.notes)} maxlength="10000"
          value=${fields.notes} onInput=${input('notes')} />
        <div class=${`form-grid ${hasChoice ? 'has-lists' : ''}`}>
          <${DueField} text=${fields.due} set=${set('due')} id=${row} />
          <label class="field"><span class="field-name">Labels</span>
            <input class="field-input" placeholder="home, garden" autocomplete="off" value=${fields.labels} onInput=${input('labels')} /></label>
          <fieldset class="field"><legend class="field-name">Priority</legend>
            <div class="choices">
              ${PRIORITIES.map((name, priority) => html`
                <label class=${`choice p${priority}`} key=${name}>
                  <input type="radio" class="unseen" name=${`priority-${row}`} checked=${fields.priority === priority} onChange=${() => set('priority')(priority)} />
                  <span>${name}</span>
                </label>`)}
            </div></fieldset>
          ${hasChoice && html`
            <div class="field">
              <label class="field-name" for=${`list-${row}`}>List</label>
              <${ListChoice} class="field-input" id=${`list-${row}`} value=${fields.list ?? entry.list} choose=${set('list')}
                disabled=${!canChoose} title=${canChoose ? undefined : UNSAVED} />
            </div>`}
        </div>
        <div class="form-foot">
          <button class="button strong" disabled=${meant(fields) === null}>Save</button>
          <button class="button" type="button" onClick=${close}>Cancel</button>
          <span class="form-space" />
          ${siblings && html`
            <button class="bare" type="button" aria-label="Move up" title="Move up" aria-disabled=${at === 0} onClick=${move(at - 1)}><${Icon} name="up" /></button>
            <button class="bare" type="button" aria-label="Move down" title="Move down" aria-disabled=${at === siblings.length - 1} onClick=${move(at + 1)}><${Icon} name="down" /></button>`}
          <button class="bare form-bin" type="button" aria-label=${`Delete ${entry.title}`} title="Delete" onClick=${remove}><${Icon} name="bin" /></button>
        </div>
      </form>
    </li>`;
}

const UNSAVED = 'It can be moved to another list when it is saved';

const rowsFor = (notes) => Math.min(12, Math.max(2, notes.split('\n').length));
