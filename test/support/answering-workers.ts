import type { Page } from 'playwright-core';
import type { ParkCharacter } from '../../src/demo/survey-answers.js';
import { Dice, drawPerson } from '../../src/demo/survey-answers.js';
import { newRandomId } from '../../src/kernel/ids.js';
import { parkWorkerQuestionnaire } from '../../src/surveys/catalogue/park-worker.js';
import { csvLine } from '../../src/kernel/csv.js';
import { answerColumns } from '../../src/surveys/domain/questionnaire.js';
import type { PhoneAnswers } from '../../src/surveys/form/index.js';
import { compileForm } from '../../src/surveys/form/index.js';

/**
 * Synthetic workers with more environmental work than in the demonstration, so that an indicator changes
 * significantly.
 */
const character: ParkCharacter = {
  output: 0.6,
  process: 0.3,
  pay: 7000,
  payGap: 0.1,
  formality: 0.9,
  union: 0.6,
};

const form = compileForm(parkWorkerQuestionnaire);
const core = new Set(
  answerColumns({ questions: parkWorkerQuestionnaire.questions.filter(({ module }) => module === 'core') }),
);

/** The core answers of a person who completed the core. */
function drawCore(dice: Dice): Record<string, string> {
  for (;;) {
    const { answers, check } = drawPerson(form, { dice, park: character, womenShare: 0.45 });
    if (check.disposition === 'complete')
      return Object.fromEntries(Object.entries(answers).filter(([name]) => core.has(name)));
  }
}

/** `count` more phones that send to the same poster; returns how many were confirmed. */
export async function colleagues(link: string, count: number, language: 'en' | 'zh'): Promise<number> {
  const { origin, pathname } = new URL(link);
  const dice = new Dice(count);
  const sent = Array.from({ length: count }, async () => {
    const body: PhoneAnswers = {
      instanceId: newRandomId(),
      version: form.version,
      language,
      complete: true,
      answers: drawCore(dice),
      modulesOffered: [],
      modulesTaken: [],
      durationBand: '2',
      paceBand: '3',
    };
    const answer = await fetch(`${origin}/api/phone/${pathname.split('/').at(-1)}/answers`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
    if (answer.status !== 201) throw new Error(`the server said ${answer.status}: ${await answer.text()}`);
  });
  await Promise.all(sent);
  return sent.length;
}

/** The last address with this pattern that the page requested. */
async function askedBefore(page: Page, words: RegExp): Promise<string> {
  const asked = await page.evaluate<string[]>(`performance.getEntriesByType('resource').map(({ name }) => name)`);
  return asked.findLast((address) => words.test(address))!;
}

/** Posters of other enterprises with 300 to 999 persons, which are large enough to be their own groups. */
export async function otherPosters(page: Page, link: string): Promise<string[]> {
  const answer = await page.context().request.get(await askedBefore(page, /\/waves\/[0-9a-f-]{36}\/posters$/));
  const { posters } = (await answer.json()) as { posters: { link: string; kind: string; sizeClass: string | null }[] };
  return posters
    .filter((poster) => poster.kind === 'poster' && poster.sizeClass === 'S3' && poster.link !== link)
    .map((poster) => poster.link);
}

/**
 * Answers on paper as a table, for the enterprises of the frame in turn, with the codes that the signed-in fieldwork manager may
 * read.
 */
export async function paperAnswers(page: Page, rows: number): Promise<{ csv: Buffer; rows: number }> {
  const waves = await askedBefore(page, /\/surveys\/waves\//);
  const answer = await page.context().request.get(`${waves.split('/waves/')[0]}/frame`);
  const { items } = (await answer.json()) as { items: { psuCode: string }[] };
  const dice = new Dice(rows);
  const columns = [...core];
  const lines = Array.from({ length: rows }, (_, index) => {
    const answers = drawCore(dice);
    return csvLine([items[index % items.length]!.psuCode, ...columns.map((name) => answers[name] ?? '')]);
  });
  return { csv: Buffer.from([csvLine(['psu', ...columns]), ...lines].join('')), rows };
}
