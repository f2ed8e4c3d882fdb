import type { INestApplicationContext } from '@nestjs/common';
import type { LocalizedText } from '../kernel/localized-text.js';
import { localized } from '../kernel/localized-text.js';
import { Database } from '../platform/database/database.js';
import type { Transaction } from '../platform/database/transaction.js';
import { parkWorkerQuestionnaire } from '../surveys/catalogue/park-worker.js';
import { allocate } from '../surveys/domain/frame.js';
import { judgeSubmission } from '../surveys/domain/submission.js';
import type { Form } from '../surveys/form/index.js';
import { compileForm } from '../surveys/form/index.js';
import { SurveysFacade } from '../surveys/index.js';
import type { ImportedAnswer } from '../surveys/persistence/response.repository.js';
import { ResponseRepository } from '../surveys/persistence/response.repository.js';
import { AddFrameUnits } from '../surveys/use-cases/add-frame-units.js';
import { ChangeWave } from '../surveys/use-cases/change-wave.js';
import { CloseWave } from '../surveys/use-cases/close-wave.js';
import { DraftWave } from '../surveys/use-cases/draft-wave.js';
import { OpenWave } from '../surveys/use-cases/open-wave.js';
import type { ParkCharacter } from './survey-answers.js';
import { Dice, drawPerson } from './survey-answers.js';
import type { CityWorld, DemoParkKey, DemoWorld } from './world.js';

/** Head counts of the fourteen enterprises of a park, before its own scale. */
const headcounts = [12, 14, 16, 18, 45, 90, 150, 240, 330, 460, 620, 880, 1250, 2300];

interface DemoParkPlan extends ParkCharacter {
  readonly scale: number;
  readonly women: number;
  /** Enterprises in which nobody answered. */
  readonly silent: readonly number[];
}

/** Made up. Park D is small and lets almost nobody answer, so that the protection of small cells has work to do. */
const plans: Readonly<Record<DemoParkKey, DemoParkPlan>> = {
  A: {
    scale: 1,
    women: 0.44,
    output: 0.4,
    process: 0.24,
    pay: 7600,
    payGap: 0.13,
    formality: 0.86,
    union: 0.46,
    silent: [3, 8],
  },
  B: {
    scale: 0.9,
    women: 0.36,
    output: 0.24,
    process: 0.3,
    pay: 6900,
    payGap: 0.18,
    formality: 0.78,
    union: 0.38,
    silent: [1, 9],
  },
  C: {
    scale: 0.8,
    women: 0.52,
    output: 0.14,
    process: 0.2,
    pay: 6100,
    payGap: 0.21,
    formality: 0.66,
    union: 0.24,
    silent: [5, 10],
  },
  D: {
    scale: 0.35,
    women: 0.3,
    output: 0.09,
    process: 0.12,
    pay: 5700,
    payGap: 0.16,
    formality: 0.6,
    union: 0.18,
    silent: [0, 2, 5, 7, 8, 9, 11, 12],
  },
};

interface DemoWave {
  readonly title: LocalizedText;
  /** Days before today. */
  readonly from: number;
  readonly to: number;
  readonly seed: number;
  readonly answers: Readonly<Record<DemoParkKey, number>>;
  /** Added to the share of environmental work of all parks: an indicator moves. */
  readonly shift: number;
}

const closedWaves: readonly DemoWave[] = [
  {
    title: localized('Park workers, first wave', '园区职工调查（第一期）'),
    from: 400,
    to: 370,
    seed: 19,
    answers: { A: 620, B: 560, C: 500, D: 40 },
    shift: -0.06,
  },
  {
    title: localized('Park workers, second wave', '园区职工调查（第二期）'),
    from: 60,
    to: 30,
    seed: 2026,
    answers: { A: 2140, B: 1990, C: 1810, D: 60 },
    shift: 0,
  },
];

/** Frame, two closed waves with synthetic answers and one open for the phone; does nothing where a wave is there already. */
export async function seedSurveys(app: INestApplicationContext, { city }: DemoWorld): Promise<void> {
  const database = app.get(Database);
  const waves = await database.read(city.system, (tx) => app.get(SurveysFacade, { strict: false }).waves(tx));
  if (waves.length > 0) return;
  await database.write(city.system, (tx) => seedFrame(tx, app, city));
  for (const wave of closedWaves) await seedClosedWave(app, city, wave);
  const title = localized('Park workers, third wave', '园区职工调查（第三期）');
  await openWave(app, city, { title, from: 5, to: -60, target: 6000 });
}

async function seedFrame(tx: Transaction, app: INestApplicationContext, city: CityWorld): Promise<void> {
  const add = app.get(AddFrameUnits, { strict: false });
  for (const park of city.parks) {
    const plan = plans[park.key];
    const here = city.enterprises.filter((enterprise) => enterprise.park === park.key);
    const units = here.map((enterprise, index) => {
      const headcount = Math.max(8, Math.round(headcounts[index % headcounts.length]! * plan.scale));
      const women = Math.round(headcount * Math.min(0.9, plan.women * (0.8 + 0.05 * (index % 9))));
      return { placeId: enterprise.id, headcount, women, men: headcount - women, certainty: false };
    });
    await add.within(tx, units);
  }
}

const day = (daysAgo: number): string => new Date(Date.now() - daysAgo * 86_400_000).toISOString().slice(0, 10);

async function openWave(
  app: INestApplicationContext,
  city: CityWorld,
  wave: { readonly title: LocalizedText; readonly from: number; readonly to: number; readonly target: number },
): Promise<string> {
  const actor = city.system;
  const id = await app.get(DraftWave, { strict: false }).execute(actor, {
    title: wave.title,
    startsOn: day(wave.from),
    endsOn: day(wave.to),
    target: wave.target,
    offer: 'one-at-random',
    openPosters: true,
    demonstration: true,
  });
  const approvalExemption = 'Demonstration: nobody is asked. 演示数据，未对任何人开展调查。';
  const changes = { texts: demoTexts(wave.title), approvalExemption };
  await app.get(ChangeWave, { strict: false }).execute(actor, id, { baseVersion: 1, changes });
  await app.get(OpenWave, { strict: false }).execute(actor, id);
  return id;
}

function demoTexts(title: LocalizedText): Record<string, LocalizedText> {
  const said: Readonly<Record<string, LocalizedText>> = {
    survey_owner: localized('the survey office of the demonstration city', '演示市调查办公室'),
    partners: localized('the partners of the demonstration', '演示合作机构'),
    survey_name: title,
    legal_basis: localized('consent (demonstration)', '本人同意（演示）'),
    permit_note: localized(
      'Demonstration: no permit is needed, for nobody is asked.',
      '演示：未对任何人开展调查，无需批准。',
    ),
    answers_kept_until: localized('the end of the demonstration', '演示结束之日'),
    health_kept_until: localized('the end of the demonstration', '演示结束之日'),
    contact_name: localized('survey office', '调查办公室'),
    contact_phone: localized('000-0000', '000-0000'),
    contact_email: localized('survey@demo.example', 'survey@demo.example'),
    complaint_contact: localized('complaints office (demonstration)', '投诉受理部门（演示）'),
    results_address: localized('https://demo.example/results', 'https://demo.example/results'),
    results_date: localized('next quarter', '下个季度'),
  };
  const all = parkWorkerQuestionnaire.placeholders.map(({ name, meaning }) => [name, said[name] ?? meaning] as const);
  return Object.fromEntries(all);
}

async function seedClosedWave(app: INestApplicationContext, city: CityWorld, wave: DemoWave): Promise<void> {
  const target = Object.values(wave.answers).reduce((sum, count) => sum + count, 0);
  const id = await openWave(app, city, { ...wave, target });
  const form = compileForm(parkWorkerQuestionnaire);
  const database = app.get(Database);
  const units = await database.read(city.system, (tx) => unitsOf(tx, id));
  const answers = drawAnswers(form, { city, wave, units });
  await database.write(city.system, async (tx) => {
    const responses = tx.get(ResponseRepository);
    for (let index = 0; index < answers.length; index += 1_000) {
      await responses.addImported({ waveId: id, importId: null }, answers.slice(index, index + 1_000));
    }
  });
  await app.get(CloseWave, { strict: false }).execute(city.system, id);
}

interface UnitRow {
  readonly id: string;
  readonly placeId: string;
  readonly headcount: number;
  readonly women: number;
}

function unitsOf(tx: Pick<Transaction, 'query'>, waveId: string): Promise<UnitRow[]> {
  return tx.query<UnitRow>(
    `SELECT u.id, f.place_id AS "placeId", u.headcount, u.women FROM surveys_wave_unit u
     JOIN surveys_frame_unit f ON f.id = u.frame_unit_id WHERE u.wave_id = $1`,
    [waveId],
  );
}

/** In the order of enterprises and then of persons, so that the seed alone decides. */
function drawAnswers(
  form: Form,
  input: { readonly city: CityWorld; readonly wave: DemoWave; readonly units: readonly UnitRow[] },
): ImportedAnswer[] {
  const { city, wave, units } = input;
  const dice = new Dice(wave.seed);
  const byPlace = new Map(units.map((unit) => [unit.placeId, unit]));
  return city.parks.flatMap((park) => {
    const { silent, ...plan } = plans[park.key];
    const character = { ...plan, output: Math.max(0.02, plan.output + wave.shift) };
    const here = city.enterprises.filter((enterprise) => enterprise.park === park.key);
    const answering = here
      .filter((_, index) => !silent.includes(index))
      .map((enterprise) => byPlace.get(enterprise.id)!);
    const counts = allocate(answering, wave.answers[park.key], 2);
    return answering.flatMap((unit, index) =>
      Array.from({ length: counts[index]! }, () => answerOf(form, { dice, unit, character, wave })),
    );
  });
}

function answerOf(
  form: Form,
  from: { readonly dice: Dice; readonly unit: UnitRow; readonly character: ParkCharacter; readonly wave: DemoWave },
): ImportedAnswer {
  const { dice, unit, character, wave } = from;
  const person = drawPerson(form, { dice, park: character, womenShare: unit.women / unit.headcount });
  const submission = {
    lang: dice.chance(0.06) ? ('en' as const) : ('zh' as const),
    modulesOffered: person.modulesOffered,
    modulesTaken: [],
    durationBand: dice.pick({ '1': 6, '2': 52, '3': 34, '4': 6, '5': 2 }),
    paceBand: person.paceBand,
    answers: person.answers,
  };
  // Most come in the first week and after the reminder in the third.
  const late = Math.floor(
    (dice.chance(0.6) ? dice.next() ** 2 : 0.45 + 0.55 * dice.next() ** 2) * (wave.from - wave.to),
  );
  return {
    mark: null,
    unit: unit.id,
    version: form.version,
    day: day(wave.from - late),
    body: judgeSubmission(parkWorkerQuestionnaire, submission, person.check).body,
  };
}
