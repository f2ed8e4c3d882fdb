import type { FormModel } from '../model/form-model.js';
import { ANY_FORM } from './any-form.js';
import type { LoadedForm } from './form-loader.js';
import { loadFormIn } from './form-loader.js';

/** Compiles any form (`loadFormIn`). */
export function loadForm(model: FormModel): LoadedForm {
  return loadFormIn(ANY_FORM, model);
}
