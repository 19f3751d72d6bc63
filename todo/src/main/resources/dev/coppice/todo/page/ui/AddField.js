// Where what there is to do is typed. What is understood besides the title is marked as it is typed, and shown below.

import { addEntry, createList, offer } from '../actions.js';
import { html, signal, useLayoutEffect, useRef, useState } from '../html.js';
import { now, shown, today } from '../store.js';
import { drop, whenNamed } from '../sync/outbox.js';
import { draft, keepDraft } from '../sync/shelf.js';
import { understood } from '../words/quick.js';
import { dueInFull, dueInShort, inSentence } from '../words/say.js';
import { announce } from './announce.js';
import { afterRender, focusAdd, isInSight } from './focus.js';
import { Icon } from './Icon.js';
import { ListChoice, lists } from './ListChoice.js';
import { Part } from './Part.js';
import { go } from './route.js';

const FIRST_LIST = 'To do';

/** The list that was added to last; views over all lists add to it too. */
const target = signal(draft('target'));

whenNamed((from, to) => {
  keepDraft(`add.${to}`, draft(`add.${from}`) || draft(`add.${to}`));
  keepDraft(`add.${from}`, '');
  if (target.value === from) aim(to);
});

/** A line that is to be typed again: `{place, line}`. */
const again = signal(null);

/** Lets a line be typed again that was refused, unless another one is being typed into its list, if that is there. */
export function typeAgain({ key, list, line, fields }) {
  const isThere = shown.value.lists.has(list);
  const place = `add.${isThere ? list : 'view'}`;
  if (isThere) go('list', list);
  else go('today');
  if (draft(place).trim() === '') {
    keepDraft(place, line ?? fields.title);
    again.value = { place, line: line ?? fields.title };
    drop(key);
  } else {
    announce('First finish the line that you are typing');
  }
  afterRender(focusAdd);
}

export function AddField({ list = null, due = null }) {
  const place = `add.${list ?? 'view'}`;
  const [line, setLine] = useState(draft(place));
  const [asWritten, setAsWritten] = useState(false);
  const mirror = useRef(null);
  const { fields, parts } = understood(line, now(), asWritten);

  const type = (text) => {
    setLine(text);
    keepDraft(place, text);
    if (text.trim() === '') setAsWritten(false);
  };
  useLayoutEffect(() => {
    if (again.value?.place !== place) return;
    type(again.value.line);
    again.value = null;
  }, [again.value]);

  const add = (event) => {
    event.preventDefault();
    if (fields.title === '') return;
    const into = list ?? aimed();
    const wish = due && !fields.due && !asWritten ? { ...fields, due } : fields;
    const added = addEntry(into, wish, line);
    aim(into);
    afterRender(() => isInSight(added.entry) || tellOf(added));
    announce(`Added ${wish.title}${wish.due ? `, due ${dueInFull(wish)}` : ''}`);
    type('');
  };
  const onKey = (event) => {
    if (event.key !== 'Escape' || event.isComposing) return;
    if (parts.length > 0) setAsWritten(true);
    else event.target.blur();
  };
  return html`
    <form class="add" onSubmit=${add}>
      <div class="add-line">
        <${Icon} name="plus" />
        <div class="add-text">
          <div class="add-mirror" aria-hidden="true" ref=${mirror}>${marked(line, parts)}</div>
          <input class="bare-input" id="add" aria-label="Add an entry" aria-describedby="add-parts" placeholder=${due ? 'Add an entry' : 'Add an entry, with a date if it has one'}
            maxlength="1000" autocomplete="off" enterkeyhint="done" value=${line}
            onInput=${(event) => type(event.target.value)} onKeyDown=${onKey}
            onScroll=${(event) => (mirror.current.scrollLeft = event.target.scrollLeft)} />
        </div>
        ${!list && lists.value.length > 0 && html`<${ListChoice} class="add-list" aria-label="List to add to" value=${aimed()} choose=${aim} />`}
      </div>
      <div class="add-parts" id="add-parts">
        ${parts.map((part) => html`<${Part} key=${part.from} part=${part} />`)}
        ${parts.length > 0 && html`
          <button type="button" class="bare text small" onClick=${() => setAsWritten(true)} title="Take the line as it is (Escape)">Keep as text</button>`}
      </div>
    </form>`;
}

/** Says where an entry has gone that is not to be seen where it was typed. */
function tellOf(added) {
  const { due } = added.fields;
  const name = shown.value.lists.get(added.list)?.name;
  offer.value = { text: `Added to ${name}${due ? `, due ${inSentence(dueInShort(added.fields, today.value))}` : ''}`, change: added };
}

/** The line with what is understood marked, to stand behind the field. */
function marked(line, parts) {
  const pieces = [];
  let at = 0;
  for (const { kind, from, to } of parts) {
    pieces.push(line.slice(at, from), html`<mark class=${kind}>${line.slice(from, to)}</mark>`);
    at = to;
  }
  return [...pieces, line.slice(at)];
}

/** The list that a view adds to; the first time there is none it is made. */
function aimed() {
  const there = lists.value;
  if (there.some(({ id }) => id === target.value)) return target.value;
  return there[0]?.id ?? createList(FIRST_LIST);
}

function aim(list) {
  target.value = list;
  keepDraft('target', list);
}
