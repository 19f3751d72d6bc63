// What components are written with: Preact, its hooks, signals, and tagged templates instead of JSX.
import htm from './vendor/htm.js';
import { h } from './vendor/preact.js';

export { Component, Fragment, render } from './vendor/preact.js';
export { useEffect, useLayoutEffect, useRef, useState } from './vendor/hooks.js';
export { batch, computed, effect, signal, useSignal } from './vendor/signals.js';

export const html = htm.bind(h);
