/**
 * The second script: the form engine. It is loaded while the first question is read, and handed to the page by an event,
 * so that neither script defines a global.
 */
import { FORM_LOADED } from './form-loaded.js';
import { runFormIn } from './running-form.js';

document.dispatchEvent(new CustomEvent(FORM_LOADED, { detail: { run: runFormIn(undefined) } }));
