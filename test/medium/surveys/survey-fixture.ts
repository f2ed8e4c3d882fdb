import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import type { Actor } from '../../../src/kernel/actor.js';
import { systemActor } from '../../../src/kernel/actor.js';
import { newId, newRandomId } from '../../../src/kernel/ids.js';
import { DirectoryFacade } from '../../../src/modules/directory/index.js';
import { IdentityFacade } from '../../../src/modules/identity/index.js';
import { readSettings } from '../../../src/platform/config/environment.js';
import {
  AnswerLedger,
  AuthenticationKey,
  BoxSealer,
  InstallationKey,
  SecretsKey,
} from '../../../src/platform/sealing/index.js';
import { FolderStorage } from '../../../src/platform/storage/folder-storage.js';
import { parkWorkerQuestionnaire } from '../../../src/surveys/catalogue/park-worker.js';
import type { PhoneAnswers } from '../../../src/surveys/form/index.js';
import { AddFrameUnits } from '../../../src/surveys/use-cases/add-frame-units.js';
import { ChangeWave } from '../../../src/surveys/use-cases/change-wave.js';
import { CloseWave } from '../../../src/surveys/use-cases/close-wave.js';
import { CreateTestLink } from '../../../src/surveys/use-cases/create-test-link.js';
import { DraftWave } from '../../../src/surveys/use-cases/draft-wave.js';
import { FieldWaves } from '../../../src/surveys/use-cases/field-waves.js';
import { IssueInvitations } from '../../../src/surveys/use-cases/issue-invitations.js';
import { OpeningKeys } from '../../../src/surveys/use-cases/opening-keys.js';
import { OpenAnswerSets } from '../../../src/surveys/use-cases/open-answer-sets.js';
import { OpenWave } from '../../../src/surveys/use-cases/open-wave.js';
import type { SealedAnswer } from '../../../src/surveys/domain/submission.js';
import { CheckKeys } from '../../../src/surveys/use-cases/check-keys.js';
import { ReadPosters } from '../../../src/surveys/use-cases/read-posters.js';
import { ReadPhoneSurvey } from '../../../src/surveys/use-cases/read-phone-survey.js';
import { sealedRow } from '../../../src/surveys/use-cases/sealed-rows.js';
import { SubmissionBatch } from '../../../src/surveys/use-cases/submission-batch.js';
import { SubmitAnswers } from '../../../src/surveys/use-cases/submit-answers.js';
import { miscounted } from '../../support/answer-counts.js';
import type { OpenDatabase } from '../../support/database.js';
import { openTestDatabase } from '../../support/database.js';
import { FixedClock } from '../../support/fixed-clock.js';

export const start = new Date('2026-11-25T04:00:00Z');
const directory = new DirectoryFacade();
const identity = new IdentityFacade();

/** The use cases of surveys on a separate database, with manual dependencies. */
export async function surveyFixture() {
  const clock = new FixedClock(start);
  const test = await openTestDatabase({ clock });
  const { database } = test;
  const folder = await mkdtemp(path.join(os.tmpdir(), 'surveys-'));
  const authentication = AuthenticationKey.temporary();
  const waves = new FieldWaves(database, authentication);
  const key = InstallationKey.temporary();
  const ledger = new AnswerLedger(path.join(folder, 'answers.ledger'), authentication);
  const newBatch = () => new SubmissionBatch(database, identity, clock, authentication, key);
  const newOpener = () => {
    const own = new AnswerLedger(ledger.file, authentication);
    return new OpenAnswerSets(database, identity, clock, new OpeningKeys(key, authentication, own));
  };
  return {
    test,
    database,
    clock,
    draft: new DraftWave(database, directory, authentication),
    change: new ChangeWave(database),
    open: new OpenWave(database, identity),
    close: new CloseWave(database),
    invite: new IssueInvitations(database, authentication),
    posters: new ReadPosters(database, directory),
    readPhoneSurvey: new ReadPhoneSurvey(waves, directory, identity, database, clock),
    key,
    authentication,
    ledger,
    secrets: SecretsKey.temporary(),
    submit: new SubmitAnswers(waves, newBatch()),
    /** The row that a submission stores. */
    sealed: (
      wave: { readonly workspaceId: string; readonly waveId: string },
      row: { readonly answer: SealedAnswer; readonly length: number },
    ) => sealedRow({ sealer: new BoxSealer(key.publicKey), key: authentication }, wave, row),
    /** The same use case in another process. */
    newProcess: () => new SubmitAnswers(waves, newBatch()),
    sets: newOpener(),
    /** The same use case in another process. */
    newOpener,
    testLink: new CreateTestLink(database, authentication),
    checkKeys: new CheckKeys(database, key, authentication),
    directory,
    identity,
    waves,
    storage: new FolderStorage(readSettings({ DATA_DIR: folder })),
    addUnits: new AddFrameUnits(database, directory),
    /** After all tests of a file, the stored counts must be correct. */
    end: async () => {
      const wrong = await miscounted(test.owner);
      await test.close();
      await rm(folder, { recursive: true });
      if (wrong.length > 0)
        throw new Error(`counts that differ from the answers: ${JSON.stringify(wrong.slice(0, 5))}`);
    },
  };
}

export type SurveyFixture = Awaited<ReturnType<typeof surveyFixture>>;

/**
 * A workspace with two parks in the frame, with five enterprises each unless head counts are given, and with the given
 * codes.
 */
export async function newFrame(
  fixture: SurveyFixture,
  headcounts: readonly number[] = [100, 100, 100, 100, 100],
  codes: readonly string[] = [],
): Promise<Actor> {
  const left = [...codes];
  const workspaceId = newId();
  await newWorkspace(fixture.test, workspaceId);
  const actor = systemActor(workspaceId);
  await fixture.database.write(actor, async (tx) => {
    for (const [park, women] of [
      ['North', 0.4],
      ['South', 0.7],
    ] as const) {
      const name = (what: string) => ({ en: what, zh: what });
      const parkId = await directory.addPlace(tx, { level: 'park', name: name(`${park} Park`) });
      for (const [index, headcount] of headcounts.entries()) {
        const womenHere = Math.round(headcount * women);
        const placeId = await directory.addPlace(tx, {
          level: 'enterprise',
          parentId: parkId,
          name: name(`${park} ${index + 1}`),
        });
        await fixture.addUnits.within(tx, [
          { placeId, headcount, women: womenHere, men: headcount - womenHere, certainty: false, psuCode: left.shift() },
        ]);
      }
    }
  });
  return actor;
}

async function newWorkspace(test: OpenDatabase, id: string): Promise<void> {
  await test.owner(
    `INSERT INTO identity_workspace (id, slug, name, kind, time_zone, created_at)
     VALUES ($1, $2, '{"en": "Test", "zh": "测试"}', 'programme', 'Asia/Shanghai', now())`,
    [id, `t-${id.slice(-12)}`],
  );
}

export const texts = Object.fromEntries(
  parkWorkerQuestionnaire.placeholders.map(({ name }) => [name, { en: `the ${name}`, zh: `《${name}》` }]),
);

export async function draftWave(fixture: SurveyFixture, actor: Actor): Promise<string> {
  return fixture.draft.execute(actor, {
    title: { en: 'First wave', zh: '第一期' },
    startsOn: '2026-11-01',
    endsOn: '2026-12-31',
    target: 200,
    offer: 'all',
    openPosters: true,
  });
}

/** All posters of a wave, those of enterprises first. */
export async function postersOf(fixture: SurveyFixture, actor: Actor, waveId: string) {
  const { posters } = await fixture.posters.execute(actor, waveId);
  return {
    enterprises: posters.filter(({ kind }) => kind === 'poster'),
    open: posters.filter(({ kind }) => kind !== 'poster'),
  };
}

export async function openWave(fixture: SurveyFixture, actor: Actor): Promise<string> {
  const id = await draftWave(fixture, actor);
  await fixture.change.execute(actor, id, {
    baseVersion: 1,
    changes: { texts, approvalExemption: 'No party abroad.' },
  });
  await fixture.open.execute(actor, id);
  return id;
}

/** A person who left the park: a short interview that is complete with four answers. */
export function leaver(change: Partial<PhoneAnswers> = {}): PhoneAnswers {
  return {
    instanceId: newRandomId(),
    version: parkWorkerQuestionnaire.version,
    language: 'zh',
    complete: true,
    answers: { consent: '1', age: '41', emp_status: '3', sex: '2' },
    modulesOffered: [],
    modulesTaken: [],
    durationBand: '1',
    paceBand: '3',
    ...change,
  };
}
