import type { FormModel } from '../../src/surveys/form/model/form-model.js';
import { readForm } from '../../src/surveys/xlsform/read-form.js';
import { writeForm } from '../../src/surveys/xlsform/write-form.js';

/** The form after it was written to the sheets of an XLSForm and read again; the errors if it is refused then. */
export function reread(model: FormModel): unknown {
  const sheets = writeForm(model).map(({ name, head, rows }) => ({
    name,
    rows: [head, ...rows].map((cells, at) => ({ number: at + 1, cells })),
  }));
  const { model: again, messages } = readForm({ sheets, sheetNames: sheets.map(({ name }) => name) }, 'another');
  return again === null ? messages.filter(({ severity }) => severity === 'error') : comparable(again);
}

/** Without the rows in which things are written, and with attached files in alphabetical order. */
export function comparable(model: FormModel): unknown {
  const text = JSON.stringify({ ...model, attachments: [...model.attachments].sort() }, (key, value: unknown) =>
    key === 'source' ? undefined : value,
  );
  return JSON.parse(text) as unknown;
}
