import type { FormModel } from '../form/model/form-model.js';
import { type FormReading, readForm } from './read-form.js';
import { writeForm } from './write-form.js';

/**
 * Checks a form of the editor as an upload is checked: its XLSForm is written and read. Rows of messages are those of
 * the written sheets.
 */
export function checkForm(model: FormModel): FormReading {
  const sheets = writeForm(model).map(({ name, head, rows }) => ({
    name,
    rows: [head, ...rows].map((cells, place) => ({ number: place + 1, cells })),
  }));
  return readForm({ sheets, sheetNames: sheets.map(({ name }) => name) }, model.id);
}
