// What all views have in common: a heading, what is to be found, and groups of entries.

import { html, useEffect, useState } from '../html.js';
import { announce } from './announce.js';
import { Entries } from './Entries.js';
import { MenuButton } from './Side.js';
import { comesLater, problemOf } from '../sync/api.js';
import { find, whenMissed } from '../sync/feed.js';
import { pauseAfter } from '../sync/link.js';
import { loaded } from '../store.js';

const PAGE = 200;

/** The top of a view. */
export const Head = ({ children, note, tools }) => html`
  <header class="head">
    <${MenuButton} />
    <div class="head-text">
      ${children}
      ${note && html`<p class="note">${note}</p>`}
    </div>
    ${tools}
  </header>`;

export const Heading = ({ children }) => html`<h1 class="heading" id="heading" tabindex="-1">${children}</h1>`;

/** Groups of entries, each under its heading. */
export const Groups = ({ groups, titleOf, ...rest }) =>
  groups.map(
    (group) => html`
      <section class="group" key=${group.name} aria-labelledby=${`group-${group.name}`}>
        <h2 class=${`group-heading ${group.name}`} id=${`group-${group.name}`}>${titleOf(group)}</h2>
        <${Entries} entries=${group.entries} day=${group.day} ...${rest} />
      </section>`,
  );

/** What is said where there are no entries. */
export const Nothing = ({ title, children }) => html`
  <div class="nothing"><p class="nothing-title">${title}</p><p>${children}</p></div>`;

/** What stands where entries will be. */
export const Waiting = () => html`
  <div class="waiting" aria-hidden="true">${[72, 48, 60].map((width) => html`<div class=${`bone w${width}`} />`)}</div>`;

export const Failed = ({ answer, retry }) => html`
  <div class="nothing" role="alert">
    <p class="nothing-title">This cannot be shown now</p>
    <p>The server says: ${problemOf(answer)}.</p>
    <button class="button" onClick=${retry}>Try again</button>
  </div>`;

/**
 * Finds what a view shows, again when something was missed.
 *
 * @returns `{ready, failed, more, showMore, retry}`
 */
export function useFind(parameters) {
  const [enough, setEnough] = useState(PAGE);
  const [found, setFound] = useState({ of: null });
  const [round, setRound] = useState(0);
  const asked = JSON.stringify(parameters);
  useEffect(() => setEnough(PAGE), [asked]);
  useEffect(() => {
    let over = false;
    const search = async () => {
      const { failed, more } = await find(JSON.parse(asked), enough);
      if (over) return;
      if (failed && comesLater(failed)) {
        await pauseAfter(failed);
        return over || search();
      }
      setFound({ of: asked, failed, more });
    };
    if (loaded.value || round > 0) search();
    return () => {
      over = true;
    };
  }, [asked, enough, round, Boolean(loaded.value)]);
  useEffect(() => onMissed(() => setRound((n) => n + 1)), []);
  const isNew = found.of === asked;
  return { ready: isNew, failed: isNew ? found.failed : null, more: isNew && found.more, showMore: () => setEnough((n) => n + PAGE), retry: () => setRound((n) => n + 1) };
}

const missed = new Set();
whenMissed(() => missed.forEach((listener) => listener()));

function onMissed(listener) {
  missed.add(listener);
  return () => missed.delete(listener);
}

/** Says how many there are, when that has changed. */
export function useCountSaid(text) {
  useEffect(() => {
    if (text) announce(text);
  }, [text]);
}

