/** The second script for forms that need more than the built-in one: the same engine with more of the language, and fields. */
import { UPLOADED_FORM } from '#server/surveys/form/evaluation/uploaded-form.js';
import { FORM_LOADED } from './form-loaded.js';
import { moreFields } from './more-fields.js';
import { runFormIn } from './running-form.js';

document.dispatchEvent(new CustomEvent(FORM_LOADED, { detail: { run: runFormIn(UPLOADED_FORM), fields: moreFields } }));
