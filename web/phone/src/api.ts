import type { PhoneAnswers, PhoneOpening, WireText } from '#server/surveys/form/index.js';
import formScript from './form-script.ts?worker&url';
import fullFormScript from './full-form-script.ts?worker&url';
import { FORM_LOADED } from './form-loaded.js';
import laterWords from './later-words.json?url';
import type { Reply } from './outbox.js';
import { previewPath } from './preview.js';
import type { LaterForm, LoadedScript } from './session-start.js';
import type { Word } from './words.js';

/** A connection without response counts as broken after this time; it is long because weak networks are slow. */
const TIMEOUT_MS = 30_000;
/** The files of a questionnaire are up to some megabytes. */
const DATA_TIMEOUT_MS = 300_000;
/** Someone may wait for the message that follows. */
const CHECK_TIMEOUT_MS = 3000;

/** The result of opening the address. */
export type Opened =
  | { readonly kind: 'open'; readonly opening: PhoneOpening }
  /** The code is unknown, or the invitation was used or has expired. */
  | { readonly kind: 'unknown' | 'gone' }
  /** The asked version is no longer accepted. */
  | { readonly kind: 'changed' }
  | { readonly kind: 'unreachable' };

const path = (code: string): string => previewPath(code) || `/api/phone/${encodeURIComponent(code)}`;

const inVersion = (version: string): string => (version ? `?version=${encodeURIComponent(version)}` : '');

/** @param version blank: the present one */
export async function fetchOpening(code: string, version: string): Promise<Opened> {
  try {
    const response = await withTimeout(
      fetch(path(code) + inVersion(version), { headers: { Accept: 'application/json' } }),
    );
    if (response.status === 404 || response.status === 400) return { kind: 'unknown' };
    if (response.status === 409) return { kind: 'changed' };
    if (response.status === 410) return { kind: 'gone' };
    if (!response.ok) return { kind: 'unreachable' };
    const opening = (await withTimeout(response.json())) as PhoneOpening;
    return opening && opening.wave ? { kind: 'open', opening } : { kind: 'unreachable' };
  } catch {
    return { kind: 'unreachable' };
  }
}

export interface Later extends LaterForm {
  readonly words: Partial<Record<Word, WireText>>;
}

/**
 * Fetches what is needed from the second question on: the form engine, optional modules and remaining texts. `outdated`:
 * the program was updated since the page was opened, and no longer has the files of this page.
 */
export async function fetchLater(
  code: string,
  needsMore: boolean,
  version: string,
): Promise<Later | 'outdated' | undefined> {
  const address = needsMore ? fullFormScript : formScript;
  try {
    const [script, modules, words] = await Promise.all([
      withTimeout(loadForm(address)),
      fetchJson(`${path(code)}/modules${inVersion(version)}`),
      fetchJson(laterWords),
    ]);
    return Object.assign({ modules, words }, script) as Later;
  } catch {
    const missing = await Promise.all([address, laterWords].map(isMissing));
    return missing.indexOf(true) >= 0 ? 'outdated' : undefined;
  }
}

async function isMissing(address: string): Promise<boolean> {
  try {
    return (await withTimeout(fetch(address, { method: 'HEAD' }), CHECK_TIMEOUT_MS)).status === 404;
  } catch {
    return false;
  }
}

/**
 * Runs the second script, which hands over the form engine by an event. The page of a public network in its place sends
 * no event.
 */
function loadForm(address: string): Promise<LoadedScript> {
  // the development server has no scripts, only modules
  if (import.meta.hot) {
    const modules = [import('./more-fields.js'), import('./running-form.js')] as const;
    const language = import('#server/surveys/form/evaluation/uploaded-form.js');
    return Promise.all([...modules, language]).then(([{ moreFields }, { runFormIn }, { UPLOADED_FORM }]) => {
      return { run: runFormIn(UPLOADED_FORM), fields: moreFields };
    });
  }
  return new Promise((resolve, reject) => {
    const loaded = (event: Event): void => resolve((event as CustomEvent<LoadedScript>).detail);
    document.addEventListener(FORM_LOADED, loaded, { once: true });
    const script = document.createElement('script');
    script.onload = script.onerror = () => reject(new Error('no form'));
    script.src = address;
    document.head.appendChild(script);
  });
}

async function fetchJson(address: string): Promise<unknown> {
  const response = await withTimeout(fetch(address));
  if (!response.ok) throw new Error(String(response.status));
  return withTimeout(response.json(), DATA_TIMEOUT_MS);
}

/** Sends one answer, without cookies and without the address of the page. */
export async function postAnswers(code: string, body: PhoneAnswers): Promise<Reply> {
  const response = await withTimeout(
    fetch(`${path(code)}/answers`, {
      method: 'POST',
      credentials: 'omit',
      headers: { 'Content-Type': 'application/json', 'Accept-Language': body.language },
      body: JSON.stringify(body),
    }),
  );
  const said = await withTimeout(response.json()).catch(() => ({}));
  const { received, code: problem, detail } = said as { received?: unknown; code?: unknown; detail?: unknown };
  return {
    status: response.status,
    received: received === true,
    code: String(problem || ''),
    detail: String(detail || ''),
    retryAfter: Number(response.headers.get('Retry-After')) || 0,
  };
}

function withTimeout<T>(work: Promise<T>, milliseconds = TIMEOUT_MS): Promise<T> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error('timeout')), milliseconds);
    const clear = (): void => clearTimeout(timer);
    work.then(clear, clear);
    work.then(resolve, reject);
  });
}
