import { execFile } from 'node:child_process';
import { existsSync, readFileSync, statSync } from 'node:fs';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { promisify } from 'node:util';
import { gzipSync } from 'node:zlib';
import type {
  Form,
  PhoneAnswers,
  PhoneModules,
  PhoneOpening,
  Questionnaire,
  QuestionnaireTexts,
} from '../../src/surveys/form/index.js';
import { importedFormTexts } from '../../src/surveys/catalogue/imported-form.js';
import { boxOf, withTextLimit } from '../../src/surveys/domain/box-length.js';
import { definitionOf } from '../../src/surveys/domain/form-definition.js';
import type { FormModel } from '../../src/surveys/form/model/form-model.js';
import { readForm } from '../../src/surveys/xlsform/read-form.js';
import { readMarkdown } from '../../src/surveys/xlsform/read-markdown.js';
import { checkAnswers, compileForm, toPhoneTexts, toWire, wireTables } from '../../src/surveys/form/index.js';

const catalogue = path.resolve('src/surveys/catalogue/park-worker-questionnaire.json');

/** An uploaded form as a wave uses it; the placeholder that only such forms have is filled here. */
export function uploadedQuestionnaire(markdown: string): ReferenceQuestionnaire {
  const { model, messages } = readForm(readMarkdown(markdown), 'form');
  if (model === null) throw new Error(JSON.stringify(messages));
  return questionnaireOf(model);
}

export function questionnaireOf(model: FormModel): ReferenceQuestionnaire {
  const { definition, obstacles } = definitionOf(model, importedFormTexts);
  if (obstacles.length > 0) throw new Error(JSON.stringify(obstacles));
  return { ...definition, texts: definition.texts as unknown as ReferenceQuestionnaire['texts'] };
}

export type ReferenceQuestionnaire = Questionnaire & {
  readonly texts: QuestionnaireTexts & {
    readonly closing: { readonly help: readonly { number: string; label: { en: string; zh: string } }[] };
  };
  readonly placeholders: readonly { readonly name: string }[];
};

export function referenceQuestionnaire(): ReferenceQuestionnaire {
  return JSON.parse(readFileSync(catalogue, 'utf8')) as ReferenceQuestionnaire;
}

/** Texts that a wave fills in, with realistic lengths. */
const filled: Readonly<Record<string, { readonly en: string; readonly zh: string }>> = {
  survey_owner: { en: 'The University Survey Centre', zh: '大学调查中心' },
  partners: { en: 'the trade union federation and the enterprise confederation', zh: '总工会和企业联合会' },
  survey_name: { en: 'Park workers 2026, wave 1', zh: '2026年园区劳动者调查第一期' },
  park_name: { en: 'Lakeside park', zh: '湖畔园区' },
  core_questions: { en: '20', zh: '20' },
  core_minutes: { en: '4 to 5', zh: '4至5' },
  legal_basis: {
    en: 'Personal Information Protection Law of the People’s Republic of China, Articles 13, 14 and 29',
    zh: '《中华人民共和国个人信息保护法》第十三条、第十四条、第二十九条',
  },
  permit_note: { en: 'This survey needs no permit.', zh: '本调查无需审批。' },
  answers_kept_until: { en: '31 December 2028', zh: '2028年12月31日' },
  health_kept_until: { en: '31 December 2027', zh: '2027年12月31日' },
  contact_name: { en: 'Survey office', zh: '调查办公室' },
  contact_phone: { en: '000-0000 0000', zh: '000-0000 0000' },
  contact_email: { en: 'survey@example.org', zh: 'survey@example.org' },
  complaint_contact: { en: 'ethics office, ethics@example.org', zh: '伦理办公室，ethics@example.org' },
  results_address: { en: 'https://results.example.org/park-2026', zh: 'https://results.example.org/park-2026' },
  survey_purpose: { en: 'We want to know how heat affects work.', zh: '我们希望了解高温对工作的影响。' },
  results_date: { en: 'June 2027', zh: '2027年6月' },
};

/** The first answer of the server and that to `/modules`, made by the real form engine as in `surveys`. */
export function phoneAnswersOf(questionnaire: ReferenceQuestionnaire): {
  opening: PhoneOpening;
  modules: PhoneModules;
} {
  const { texts, unfilled } = toPhoneTexts(questionnaire.texts, filled, questionnaire.texts.closing.help);
  if (unfilled.length > 0) throw new Error(`unfilled: ${unfilled.join(', ')}`);
  const { sheetTitle, summary, sheet, ...later } = texts;
  const optional = questionnaire.modules.filter((module) => module.optional).map((module) => module.id);
  return {
    opening: {
      wave: { name: ['Park workers 2026, wave 1', '2026年园区劳动者调查第一期'], state: 'open' },
      parkName: ['Lakeside park', '湖畔园区'],
      resultsAddress: 'https://results.example.org/park-2026',
      approval: 'S-2026-14 · Provincial Bureau of Statistics',
      demonstration: false,
      form: withTextLimit(toWire(questionnaire, ['core']), boxOf(questionnaire)),
      texts: { sheetTitle, summary, sheet },
      offers: optional.map((module) => ({ module, probability: 1 })),
    },
    modules: {
      ...{ version: questionnaire.version, questions: toWire(questionnaire, optional).questions, texts: later },
      ...wireTables(questionnaire),
    },
  };
}

/** Builds the phone page from the current source. */
export async function buildPhonePage(outDir: string): Promise<void> {
  const vite = path.resolve('node_modules/vite/bin/vite.js');
  const settings = ['build', 'web/phone', '--outDir', path.resolve(outDir), '--logLevel', 'warn'];
  await promisify(execFile)(process.execPath, [vite, ...settings]);
}

export type Weather =
  /** No failures. */
  | 'fair'
  /** The answer is stored, but its confirmation is lost. */
  | 'lost'
  /** The server is unavailable. */
  | 'down'
  /** The sign-in page of a public network answers instead. */
  | 'captive'
  /** The server refuses definitely. */
  | 'conflict'
  | 'spent'
  /** Before the first day, and after the last day. */
  | 'early'
  /** The wave has left the version of the answers. */
  | 'retired'
  | 'over';

export interface PhoneServer {
  readonly origin: string;
  /** Accepted answers by instance id. */
  readonly stored: Map<string, PhoneAnswers>;
  /** All received bodies, in order. */
  readonly posts: PhoneAnswers[];
  weather: Weather;
  opening: PhoneOpening;
  close(): Promise<void>;
}

const policy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self'",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'self'",
  "frame-ancestors 'none'",
].join('; ');

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.json': 'application/json',
};

/** The built page under a strict policy, with the endpoints of the phone on the real form engine. */
export async function servePhonePage(
  directory: string,
  questionnaire: ReferenceQuestionnaire = referenceQuestionnaire(),
): Promise<PhoneServer> {
  const form = compileForm(questionnaire);
  const { opening, modules } = phoneAnswersOf(questionnaire);
  const here: Omit<PhoneServer, 'origin' | 'close'> = { stored: new Map(), posts: [], weather: 'fair', opening };
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://here');
    if (pathname.endsWith('/answers')) return void take(here, form, { request, response });
    if (pathname.startsWith('/api/phone/unknown')) return send(response, 404, { code: 'surveys.phone.code-unknown' });
    if (pathname.startsWith('/api/phone/used')) return send(response, 410, { code: 'surveys.link.used' });
    if (pathname.endsWith('/modules')) return send(response, 200, modules);
    if (pathname.startsWith('/api/')) return send(response, 200, here.opening);
    return sendFile(response, directory, pathname.replace(/^\/s\//, ''));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return Object.assign(here, {
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close: () =>
      new Promise<void>((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  });
}

interface Exchange {
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
}

async function take(here: Omit<PhoneServer, 'origin' | 'close'>, form: Form, exchange: Exchange): Promise<void> {
  const { request, response } = exchange;
  let text = '';
  for await (const piece of request) text += String(piece);
  const body = JSON.parse(text) as PhoneAnswers;
  here.posts.push(body);
  if (here.weather === 'down') return send(response, 503, { code: 'platform.database.unavailable' });
  if (here.weather === 'captive') return send(response, 200, { welcome: 'to this network' });
  if (here.weather === 'conflict')
    return send(response, 409, { code: 'surveys.answers.other-body', detail: 'Other answers.' });
  if (here.weather === 'early') return send(response, 409, { code: 'surveys.phone.not-open', detail: 'Too early.' });
  if (here.weather === 'retired')
    return send(response, 409, { code: 'surveys.phone.version-retired', detail: 'Another version.' });
  if (here.weather === 'over') return send(response, 410, { code: 'surveys.phone.closed', detail: 'Over.' });
  if (here.weather === 'spent') return send(response, 410, { code: 'surveys.link.used', detail: 'Used.' });
  const { errors } = checkAnswers(form, body.answers, { ...body, textLimit: here.opening.form?.textLimit ?? null });
  if (errors.length > 0)
    return send(response, 422, { code: 'surveys.answers.invalid', detail: JSON.stringify(errors) });
  const known = here.stored.has(body.instanceId);
  here.stored.set(body.instanceId, body);
  if (here.weather === 'lost') return void response.destroy();
  send(response, known ? 200 : 201, { received: true });
}

function send(response: ServerResponse, status: number, body: unknown): void {
  response.writeHead(status, { 'content-type': 'application/json', 'content-encoding': 'gzip' });
  response.end(gzipSync(JSON.stringify(body)));
}

function sendFile(response: ServerResponse, directory: string, name: string): void {
  const wanted = path.join(directory, name);
  const file = existsSync(wanted) && statSync(wanted).isFile() ? wanted : path.join(directory, 'index.html');
  response.writeHead(200, {
    'content-type': types[path.extname(file)] ?? 'application/octet-stream',
    'content-security-policy': policy,
    'content-encoding': 'gzip',
  });
  response.end(gzipSync(readFileSync(file)));
}
