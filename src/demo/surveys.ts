import type { INestApplicationContext } from '@nestjs/common';
import { newId } from '../kernel/ids.js';
import { dayIn } from '../kernel/day.js';
import type { LocalizedText } from '../kernel/localized-text.js';
import { localized } from '../kernel/localized-text.js';
import { Database } from '../platform/database/database.js';
import type { Transaction } from '../platform/database/transaction.js';
import { parkWorkerQuestionnaire } from '../surveys/catalogue/park-worker.js';
import { defaultRules, Flagger } from '../surveys/domain/flag-rules.js';
import type { Flagged } from '../surveys/domain/submission.js';
import {
  addItem,
  changeItem,
  formulaOf,
  newQuestion,
  readModel,
  renameItem,
  withoutTrees,
} from '../surveys/form/editing/index.js';
import { itemsOf } from '../surveys/form/model/form-model.js';
import { compileForm } from '../surveys/form/index.js';
import { SurveysFacade } from '../surveys/index.js';
import type { ImportedAnswer } from '../surveys/persistence/response.repository.js';
import { ResponseRepository } from '../surveys/persistence/response.repository.js';
import { AddFrameUnits } from '../surveys/use-cases/add-frame-units.js';
import { ChangeWave } from '../surveys/use-cases/change-wave.js';
import { CloseWave } from '../surveys/use-cases/close-wave.js';
import { DraftWave } from '../surveys/use-cases/draft-wave.js';
import { EditSharingRules } from '../surveys/use-cases/edit-sharing-rules.js';
import { OpenAnswerSets } from '../surveys/use-cases/open-answer-sets.js';
import { OpenWave } from '../surveys/use-cases/open-wave.js';
import { DecideQuestionnaire } from '../surveys/use-cases/decide-questionnaire.js';
import { EditQuestionnaire } from '../surveys/use-cases/edit-questionnaire.js';
import { ReadQuestionnaireDraft } from '../surveys/use-cases/read-questionnaire-draft.js';
import { signAdded } from '../surveys/use-cases/sign-answers.js';
import { UploadQuestionnaire } from '../surveys/use-cases/upload-questionnaire.js';
import { onDay } from './story-clock.js';
import { heatForm } from './survey-form.js';
import { closedWaves, type DemoWave, demoUnits, drawAnswers } from './survey-sample.js';
import type { DemoCity, Demonstration } from './demonstration.js';

/** The frame, two closed waves with synthetic answers and one open wave; does nothing if a wave exists. */
export async function seedSurveys(app: INestApplicationContext, { city }: Demonstration): Promise<void> {
  const database = app.get(Database);
  const waves = await database.read(city.system, (tx) => app.get(SurveysFacade, { strict: false }).waves(tx));
  if (waves.length > 0) return;
  await onDay(420, () => database.write(city.system, (tx) => seedFrame(tx, app, city)));
  for (const wave of closedWaves) await seedClosedWave(app, city, wave);
  const title = localized('Park workers, third wave', '园区职工调查（第3期）');
  await openWave(app, city, { title, from: 5, to: -60, target: 6000 });
  await onDay(3, () => seedForm(app, city));
}

/** A questionnaire that was uploaded and published; no wave has used it yet. */
async function seedForm(app: INestApplicationContext, city: DemoCity): Promise<void> {
  const actor = city.actors.analyst;
  const upload = app.get(UploadQuestionnaire, { strict: false });
  const { id } = await upload.execute(actor, { name: 'heat-at-work.md', bytes: Buffer.from(heatForm) });
  if (id === null) throw new Error('the questionnaire of the demonstration has errors');
  await app.get(DecideQuestionnaire, { strict: false }).publish(actor, id);
  await seedDraft(app, city, id);
}

/** The draft of the next version: a renamed question, a new one without its translation, and other words. */
async function seedDraft(app: INestApplicationContext, city: DemoCity, published: string): Promise<void> {
  const actor = city.actors.analyst;
  const edit = app.get(EditQuestionnaire, { strict: false });
  const title = 'Heat at work / 工作中的高温';
  const id = await edit.create(actor, { name: 'heat-at-work', title, template: published });
  const {
    model: stored,
    revision,
    languages,
  } = await app.get(ReadQuestionnaireDraft, { strict: false }).one(actor, id);
  const model = readModel(stored, newId);
  const idOf = (name: string): string => [...itemsOf(model.items)].find((item) => item.name === name)?.id ?? '';
  const training = {
    ...newQuestion(newId(), 'training'),
    ...{
      label: { [languages.en]: 'Have you been trained to recognise heat stroke?' },
      relevant: formulaOf("${hot} = 'yes'"),
    },
    type: { kind: 'selectOne', choices: { from: { list: 'yes_no' }, filter: undefined, randomize: undefined } },
  } as const;
  const next = addItem(renameItem(model, idOf('days'), 'hot_days'), training, idOf('help'));
  const said = { [languages.en]: 'How exhausting is the heat for you? 0: not at all, 10: very much' };
  const changed = changeItem(next, idOf('strain'), (item) => ({ ...item, label: { ...item.label, ...said } }));
  await edit.save(actor, { id, revision, model: withoutTrees(changed) });
}

async function seedFrame(tx: Transaction, app: INestApplicationContext, city: DemoCity): Promise<void> {
  const units = demoUnits(city).map(({ placeId, headcount, women }) => ({
    placeId,
    headcount,
    women,
    men: headcount - women,
    certainty: false,
  }));
  await app.get(AddFrameUnits, { strict: false }).within(tx, units);
}

/** In the time zone of the workspace, as the days on which `onDay` dates what is done. */
const day = (daysAgo: number): string => dayIn(new Date(Date.now() - daysAgo * 86_400_000), 'Asia/Shanghai');

async function openWave(
  app: INestApplicationContext,
  city: DemoCity,
  wave: { readonly title: LocalizedText; readonly from: number; readonly to: number; readonly target: number },
): Promise<string> {
  const actor = city.actors.analyst;
  const draft = {
    title: wave.title,
    startsOn: day(wave.from),
    endsOn: day(wave.to),
    target: wave.target,
    offer: 'one-at-random' as const,
    openPosters: true,
    demonstration: true,
  };
  const id = await onDay(wave.from + 12, () => app.get(DraftWave, { strict: false }).execute(actor, draft));
  const approvalExemption = 'Demonstration: no one is surveyed / 演示：未对任何人开展调查';
  const graceHours = wave.to > 0 ? 0 : 72;
  // the first wave is more than a year old, after which answers are deleted unless a later day was promised
  const kept = { healthKeptUntil: day(-365), answersKeptUntil: day(-730) };
  const changes = { texts: demoTexts(wave.title), approvalExemption, graceHours, ...kept };
  const changed = { baseVersion: 1, changes };
  await onDay(wave.from + 5, () => app.get(ChangeWave, { strict: false }).execute(actor, id, changed));
  await onDay(wave.from, () => app.get(OpenWave, { strict: false }).execute(actor, id));
  return id;
}

const monthOf = (date: Date): LocalizedText =>
  localized(
    date.toLocaleDateString('en-GB', { month: 'long', year: 'numeric' }),
    date.toLocaleDateString('zh-CN', { month: 'long', year: 'numeric' }),
  );

function demoTexts(title: LocalizedText): Record<string, LocalizedText> {
  const said: Readonly<Record<string, LocalizedText>> = {
    survey_owner: localized('the survey office of the demonstration city', '演示市调查办公室'),
    partners: localized('the partners of the demonstration', '演示合作机构'),
    survey_name: title,
    legal_basis: localized('consent (demonstration)', '本人同意（演示）'),
    permit_note: localized(
      'Demonstration: no approval is needed because no one is surveyed.',
      '演示：未对任何人开展调查，无需批准。',
    ),
    contact_name: localized('survey office', '调查办公室'),
    contact_phone: localized('000-0000', '000-0000'),
    contact_email: localized('survey@demo.example', 'survey@demo.example'),
    complaint_contact: localized('complaints office (demonstration)', '投诉受理部门（演示）'),
    results_address: localized('https://demo.example/results', 'https://demo.example/results'),
    results_date: monthOf(new Date(Date.now() + 92 * 86_400_000)),
  };
  const all = parkWorkerQuestionnaire.placeholders.map(({ name, meaning }) => [name, said[name] ?? meaning] as const);
  return Object.fromEntries(all);
}

async function seedClosedWave(app: INestApplicationContext, city: DemoCity, wave: DemoWave): Promise<void> {
  const target = Object.values(wave.answers).reduce((sum, count) => sum + count, 0);
  const id = await openWave(app, city, { ...wave, target });
  const form = compileForm(parkWorkerQuestionnaire);
  const database = app.get(Database);
  const units = await database.read(city.system, (tx) => unitsOf(tx, id));
  const flagger = new Flagger(parkWorkerQuestionnaire, defaultRules(parkWorkerQuestionnaire));
  const answers = drawAnswers(form, demoUnits(city), wave).map(({ placeId, body }): Flagged<ImportedAnswer> => ({
    mark: null,
    unit: units.get(placeId)!,
    park: null,
    version: form.version,
    body: { ...body, flags: flagger.flagsOf(body) },
  }));
  await onDay(wave.to, () =>
    database.write(city.system, async (tx) => {
      const responses = tx.get(ResponseRepository);
      for (let index = 0; index < answers.length; index += 1_000) {
        const added = await responses.addImported(
          { workspaceId: city.workspaceId, waveId: id, importId: null },
          answers.slice(index, index + 1_000),
        );
        await signAdded(tx, id, added);
      }
    }),
  );
  await onDay(wave.to - 1, async () => {
    await app.get(CloseWave, { strict: false }).execute(city.actors.analyst, id);
    await app.get(OpenAnswerSets, { strict: false }).execute(city.system);
    const rules = app.get(EditSharingRules, { strict: false });
    const proposed = await rules.read(city.actors.analyst, id);
    if (proposed.origin === 'default')
      await rules.save(city.actors.analyst, id, { baseVersion: 0, rules: proposed.rules });
  });
}

/** Maps the place of an enterprise to its unit of the wave. */
async function unitsOf(tx: Pick<Transaction, 'query'>, waveId: string): Promise<ReadonlyMap<string, string>> {
  const rows = await tx.query<{ id: string; placeId: string }>(
    `SELECT u.id, f.place_id AS "placeId" FROM surveys_wave_unit u
     JOIN surveys_frame_unit f ON f.id = u.frame_unit_id WHERE u.wave_id = $1`,
    [waveId],
  );
  return new Map(rows.map(({ id, placeId }) => [placeId, id]));
}
