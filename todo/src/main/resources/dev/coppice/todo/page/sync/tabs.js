// The other tabs that show the page. What one of them is asked for, all show at once; the one that was asked sends it,
// and when it goes, the others take over what it has not sent.

/** The name of this tab, as long as it shows the page. */
export const HERE = uuid();

const channel = new BroadcastChannel('coppice');
const listeners = [];
const present = new Set();

const ROLL_CALL = 400;
let leaving = false;

channel.onmessage = ({ data }) => {
  if (data.type === 'who' && !leaving) channel.postMessage({ type: 'here', tab: HERE });
  if (data.type === 'here') present.add(data.tab);
  for (const listener of listeners) listener(data);
};

addEventListener('pagehide', () => {
  leaving = true;
  tell({ type: 'bye', tab: HERE });
});

/** Tells the other tabs. */
export const tell = (message) => channel.postMessage(message);

/** Hears what other tabs tell. */
export const hear = (listener) => listeners.push(listener);

/** The tabs that are there, this one included. */
export async function rollCall() {
  present.clear();
  tell({ type: 'who' });
  await new Promise((resolve) => setTimeout(resolve, ROLL_CALL));
  return new Set([HERE, ...present]);
}

/** A UUID; `crypto.randomUUID` is only there over HTTPS and on this machine. */
export function uuid() {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  bytes[6] = (bytes[6] & 0x0f) | 0x40;
  bytes[8] = (bytes[8] & 0x3f) | 0x80;
  const hex = Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}
