/** `xlsform`: reads questionnaires and says what is wrong with them. Needs no database and no settings. */
import { readFile, stat } from 'node:fs/promises';
import { inLanguage, type Language } from '../../kernel/localized-text.js';
import { Messages, type XlsformMessage } from './messages.js';
import { stateAfter } from './answers-report.js';
import { readFormFile } from './read-file.js';
import type { FormReading } from './read-form.js';
import { writeXform } from './xform/write-xform.js';

export const xlsformHelp = `xlsform FILE... [--json] [--language en|zh]
                 Reads XLSForms (.xlsx, .xlsm, or .md with tables) and lists errors and warnings with sheet, row, column
                 and what to do, as docs/xlsform.md says. Exit code 1 if a form is refused.
                 xlsform FILE --answers ANSWERS.json
                 Writes the state of the form after these answers as JSON: relevant questions, calculations, violations.
                 Exit code 1 if the form is refused or an answer is not valid.
                 xlsform FILE --xform
                 Writes the form as an ODK XForm (XML).`;

interface Output {
  readonly out: (text: string) => void;
}

interface Options {
  readonly json: boolean;
  readonly language: string | undefined;
  /** A file with answers to the form. */
  readonly answers?: string | undefined;
  readonly xform?: boolean;
}

/** Bytes beyond which a file is not even loaded; the reader has its own, lower limit. */
const LARGEST_FILE = 100_000_000;

/** Returns the exit code: 0, or 1 if a form is refused. Errors: TypeError if the parameters cannot be used. */
export async function readXlsforms(files: readonly string[], options: Options, output: Output): Promise<number> {
  if (files.length === 0) throw new TypeError('Name at least one file.');
  const language = languageOf(options.language);
  if (options.answers !== undefined || options.xform === true) return writeOne(files, options, output);
  const reports: object[] = [];
  let refused = false;
  for (const file of files) {
    const { model, questions, messages } = await read(file);
    const accepted = model !== null;
    refused ||= !accepted;
    const said = messages.map((message) => inOneLanguage(message, language));
    reports.push({ file, accepted, questions, messages: said });
    if (options.json) continue;
    output.out(`${file}: ${summary(accepted, questions, language)}\n`);
    for (const message of said) output.out(`  ${line(message)}\n`);
  }
  if (options.json) output.out(`${JSON.stringify(reports, null, 2)}\n`);
  return refused ? 1 : 0;
}

/** Writes what was asked of one form. The messages of a form that is refused are written in its place. */
async function writeOne(files: readonly string[], options: Options, output: Output): Promise<number> {
  const { answers, xform = false } = options;
  const [file = ''] = files;
  if (files.length > 1) throw new TypeError('--answers and --xform are for one file.');
  if (xform && answers !== undefined) throw new TypeError('Use either --answers or --xform.');
  const { model } = await read(file);
  if (model === null) return readXlsforms(files, { json: options.json, language: options.language }, output);
  if (answers === undefined) {
    output.out(writeXform(model));
    return 0;
  }
  const state = await stateAfter(model, file, answers);
  output.out(`${JSON.stringify({ file, ...state }, null, 2)}\n`);
  return state.valid ? 0 : 1;
}

function languageOf(option: string | undefined): Language {
  if (option === undefined || option === 'en') return 'en';
  if (option === 'zh' || option === 'zh-CN') return 'zh-CN';
  throw new TypeError('--language is en or zh');
}

async function read(file: string): Promise<FormReading> {
  const found = await stat(file).catch(() => undefined);
  const place = { sheet: '', row: 0, column: '', value: file };
  const messages = new Messages();
  if (found?.isFile() !== true) messages.add('unreadable-file', place);
  else if (found.size > LARGEST_FILE) messages.add('file-too-large', place, { bytes: String(found.size) });
  else return readFormFile(file, await readFile(file));
  return { model: null, messages: messages.all, questions: 0 };
}

type Said = Omit<XlsformMessage, 'text' | 'fix'> & { readonly text: string; readonly fix: string };

function inOneLanguage(message: XlsformMessage, language: Language): Said {
  const { severity, sheet, row, column, value, code, text, fix } = message;
  const words = { text: inLanguage(text, language), fix: inLanguage(fix, language) };
  return { severity, sheet, row, column, value, code, ...words };
}

function summary(accepted: boolean, questions: number, language: Language): string {
  if (language === 'zh-CN') return `${accepted ? '已接受' : '已拒绝'}，${questions}个问题`;
  return `${accepted ? 'accepted' : 'refused'}, ${questions} questions`;
}

function line({ severity, sheet, row, column, code, text, fix }: Said): string {
  const place = [sheet, row === 0 ? '' : row, column].filter((part) => part !== '').join(':');
  return `${severity} ${place === '' ? '' : `${place} `}${text} ${fix} (${code})`;
}
