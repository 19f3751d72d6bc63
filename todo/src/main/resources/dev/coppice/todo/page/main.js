// Starts the page.

import { html, render } from './html.js';
import { start as listen } from './sync/feed.js';
import { open } from './sync/outbox.js';
import { start as send } from './sync/sender.js';
import { start as knowUser } from './sync/session.js';
import { start as keep } from './sync/snapshot.js';
import { App } from './ui/App.js';
import { start as hearKeys } from './ui/keys.js';

render(html`<${App} />`, document.getElementById('page'));
hearKeys();
listen();
send();
knowUser();
open();
keep();
navigator.serviceWorker?.register('/page/worker.js', { scope: '/' }).catch(() => {}); // then not without the server
