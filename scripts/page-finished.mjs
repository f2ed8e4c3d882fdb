/**
 * Detects when a page is finished: loading states have been replaced, no request is open and fonts are loaded, all for
 * a short time.
 */
import { setTimeout as sleep } from 'node:timers/promises';

const longest = 20_000;
/** Milliseconds. Requests that follow each other start within this time. */
const calm = 400;

/** Skeletons, their announcement, and loading dots on buttons and charts. */
const unfinished = `(() => {
  const shown = (element) => element.getClientRects().length > 0;
  const waiting = '.mantine-Skeleton-root, [role=status][aria-label], .mantine-Loader-root, [data-loading], [aria-busy=true]';
  const found = [...document.querySelectorAll(waiting)].filter(shown);
  return [...found.map((element) => element.className || element.tagName), ...(document.fonts.status === 'loaded' ? [] : ['fonts'])];
})()`;

/** The socket stays open; all other requests are waited for. */
const isLasting = (request) => request.url().includes('/socket.io/') || request.resourceType() === 'websocket';

/** Call it before the page is opened. */
export function watchRequests(page) {
  const open = new Set();
  page.on('request', (request) => !isLasting(request) && open.add(request));
  for (const end of ['requestfinished', 'requestfailed']) page.on(end, (request) => open.delete(request));
  // a page may leave the body of an error unread, and its request is then never finished
  page.on('response', (response) => response.status() >= 400 && open.delete(response.request()));
  page.on('framenavigated', (frame) => frame === page.mainFrame() && open.clear());
  return () => [...open].map((request) => new URL(request.url()).pathname);
}

/** Null, or what was not finished in time. */
export async function finished(page, openRequests) {
  let calmSince = null;
  let left = [];
  for (const begun = Date.now(); Date.now() - begun < longest; await sleep(50)) {
    left = [...openRequests(), ...(await page.evaluate(unfinished))];
    if (left.length > 0) calmSince = null;
    else calmSince ??= Date.now();
    if (calmSince !== null && Date.now() - calmSince >= calm) return null;
  }
  return left.join(', ') || 'one request after the other';
}
