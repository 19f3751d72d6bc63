// Brings the page when the server does not: what was fetched last is kept for that. The server always comes first.

const KEPT = 'coppice-page';

addEventListener('install', (event) => event.waitUntil(fill()));
addEventListener('activate', (event) => event.waitUntil(clients.claim()));
addEventListener('fetch', (event) => {
  if (isOfPage(event.request)) event.respondWith(freshOrKept(event.request));
});

function isOfPage({ method, url }) {
  const { origin, pathname } = new URL(url);
  return method === 'GET' && origin === location.origin && (pathname === '/' || pathname.startsWith('/page/'));
}

/** Keeps everything that the page begins with, so that the first visit is enough. */
async function fill() {
  const start = await fetch('/');
  if (!start.ok || start.redirected) throw new Error('there is no page to keep');
  const files = [...(await start.clone().text()).matchAll(/(?:href|src)="(\/page\/[^"]+)"/g)].map(([, file]) => file);
  const kept = await caches.open(KEPT);
  await kept.put('/', start);
  await kept.addAll(files);
  await skipWaiting();
}

async function freshOrKept(request) {
  const kept = await caches.open(KEPT);
  try {
    const fresh = await fetch(request);
    if (fresh.ok && !fresh.redirected) await keep(kept, request, fresh);
    return fresh;
  } catch (nobodyThere) {
    const last = await kept.match(request);
    if (last) return last;
    throw nobodyThere;
  }
}

async function keep(kept, request, fresh) {
  const last = await kept.match(request);
  if (last?.headers.get('ETag') !== fresh.headers.get('ETag')) await kept.put(request, fresh.clone());
}
