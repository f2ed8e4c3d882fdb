import path from 'node:path';
import { Messages } from './messages.js';
import { type FormReading, readForm } from './read-form.js';
import { readMarkdown } from './read-markdown.js';
import { readXlsx } from '../../platform/storage/xlsx/read-xlsx.js';
import { FileProblem, MOST_OF_FILE, type Workbook } from '../../platform/storage/xlsx/workbook.js';
import { isFormSheet } from './workbook.js';

/** Reads the form in a file; the format follows from the name's extension. */
export async function readFormFile(name: string, bytes: Uint8Array): Promise<FormReading> {
  try {
    return readForm(await readWorkbook(name, bytes), path.parse(name).name);
  } catch (error) {
    if (!(error instanceof FileProblem)) throw error;
    const messages = new Messages();
    const { sheet = '', row = 0, value = '' } = error.place;
    messages.add(error.fault, { sheet, row, column: '', value }, { bytes: value });
    return { model: null, messages: messages.all, questions: 0 };
  }
}

/** Errors: `FileProblem`. */
async function readWorkbook(name: string, bytes: Uint8Array): Promise<Workbook> {
  switch (path.extname(name).toLowerCase()) {
    case '.xlsx':
    case '.xlsm':
      return readXlsx(bytes, isFormSheet);
    case '.xls':
      throw new FileProblem('old-workbook');
    case '.md':
      if (bytes.length > MOST_OF_FILE.bytes) throw new FileProblem('file-too-large', { value: String(bytes.length) });
      return readMarkdown(textOf(bytes));
    default:
      throw new FileProblem('unknown-format', { value: path.extname(name) });
  }
}

function textOf(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw new FileProblem('not-utf8');
  }
}
