import type { FormModel } from '../form/model/form-model.js';
import { Messages } from './messages.js';
import { type FormReading, readForm } from './read-form.js';
import { writeForm } from './write-form.js';

/**
 * Checks a form of the editor as an upload is checked: its XLSForm is written and read. Rows of messages are those of
 * the written sheets.
 */
export function checkForm(model: FormModel): FormReading {
  if (model.items.length === 0) return withoutQuestions();
  const sheets = writeForm(model).map(({ name, head, rows }) => ({
    name,
    rows: [head, ...rows].map((cells, place) => ({ number: place + 1, cells })),
  }));
  return readForm({ sheets, sheetNames: sheets.map(({ name }) => name) }, model.id);
}

/** A form that was just begun: its sheet would have no columns, which says nothing to someone in the editor. */
function withoutQuestions(): FormReading {
  const messages = new Messages();
  messages.add('empty-survey', { sheet: 'survey', row: 1, column: '', value: '' });
  return { model: null, messages: messages.all, questions: 0 };
}
