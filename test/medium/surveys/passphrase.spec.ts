import { mkdtemp, readFile, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Actor, Role } from '../../../src/kernel/actor.js';
import { backUpKeys, restoreKeys } from '../../../src/platform/sealing/key-backup.js';
import { readSettings } from '../../../src/platform/config/environment.js';
import { InstallationKey } from '../../../src/platform/sealing/index.js';
import { SurveysFacade } from '../../../src/surveys/index.js';
import { OpenAnswerSets } from '../../../src/surveys/use-cases/open-answer-sets.js';
import { OpeningKeys } from '../../../src/surveys/use-cases/opening-keys.js';
import { SubmissionBatch } from '../../../src/surveys/use-cases/submission-batch.js';
import { SubmitAnswers } from '../../../src/surveys/use-cases/submit-answers.js';
import { UnlockAnswers } from '../../../src/surveys/use-cases/unlock-answers.js';
import type { SurveyFixture } from './survey-fixture.js';
import { leaver, newFrame, openWave, postersOf, surveyFixture } from './survey-fixture.js';

/** The answer key under a passphrase that is stored nowhere (docs/adr/0025). */
const passphrase = 'correct horse battery staple';
let fixture: SurveyFixture;
let folder: string;
let file: string;
beforeAll(async () => {
  fixture = await surveyFixture();
  folder = await mkdtemp(path.join(os.tmpdir(), 'passphrase-'));
  file = path.join(folder, 'answers.key');
  await InstallationKey.load(file).write(passphrase);
});
afterAll(async () => {
  await rm(folder, { recursive: true });
  await fixture.end();
});

/** A process that has just started. */
function started() {
  const { database, clock, authentication, ledger, identity, waves } = fixture;
  const key = InstallationKey.load(file);
  const sets = new OpenAnswerSets(database, identity, clock, new OpeningKeys(key, authentication, ledger));
  return {
    key,
    sets,
    submit: new SubmitAnswers(waves, new SubmissionBatch(database, identity, clock, authentication, key)),
    unlock: new UnlockAnswers(key, clock, sets),
  };
}

async function waveWith(count: number): Promise<{ actor: Actor; waveId: string; add: (n: number) => Promise<void> }> {
  const actor = await newFrame(fixture);
  const waveId = await openWave(fixture, actor);
  const [first] = (await postersOf(fixture, actor, waveId)).enterprises;
  const { submit } = started();
  const add = async (n: number): Promise<void> => {
    for (let index = 0; index < n; index += 1) await submit.execute(first!.code, leaver());
  };
  await add(count);
  return { actor, waveId, add };
}

const alarmOf = (waveId: string) =>
  fixture.test.owner<{ kind: string; since: Date }>(
    'SELECT kind, since FROM surveys_opening_alarm WHERE wave_id = $1',
    [waveId],
  );
const later = (seconds: number): void =>
  void fixture.clock.moveTo(new Date(fixture.clock.now().getTime() + seconds * 1000));

describe('A passphrase for the answer key', () => {
  it('is in no file, and neither is the key without it', async () => {
    const content = await readFile(file, 'utf8');
    expect(content).not.toContain(passphrase);
    expect(content).not.toContain('PRIVATE');
    expect(() => InstallationKey.load(file).privateKey).toThrow(/locked/);
  });

  it('lets workers answer, while the wave says since when opening waits', async () => {
    const { actor, waveId, add } = await waveWith(9);
    const { sets } = started();
    expect(await sets.execute(actor)).toEqual({ opened: 0, unopened: 0 });
    expect(await alarmOf(waveId)).toEqual([]);
    await add(1);
    await sets.execute(actor);
    const [first] = await alarmOf(waveId);
    expect(first!.kind).toBe('passphrase-needed');
    later(60);
    await sets.execute(actor);
    expect((await alarmOf(waveId))[0]!.since).toEqual(first!.since);
  });

  it('opens what is due when it is entered, and later sets for an hour, in this process only', async () => {
    const { actor, waveId, add } = await waveWith(10);
    const [process, other] = [started(), started()];
    await process.sets.execute(actor);
    expect(await process.unlock.execute(actor, passphrase)).toEqual({ opened: 5, unopened: 0 });
    expect(await alarmOf(waveId)).toEqual([]);
    await add(5);
    expect(await other.sets.execute(actor)).toEqual({ opened: 0, unopened: 0 });
    later(3599);
    expect(await process.sets.execute(actor)).toEqual({ opened: 5, unopened: 0 });
    await add(5);
    later(1);
    expect(await process.sets.execute(actor)).toEqual({ opened: 0, unopened: 0 });
    expect(process.key.isLocked()).toBe(true);
    expect((await alarmOf(waveId))[0]!.kind).toBe('passphrase-needed');
  });

  it('waits again in a process that was started anew', async () => {
    const { actor } = await waveWith(10);
    const process = started();
    await process.unlock.execute(actor, passphrase);
    expect(process.key.isLocked(fixture.clock.now())).toBe(false);
    expect(started().key.isLocked(fixture.clock.now())).toBe(true);
  });

  it('is delayed longer after each wrong one, also where many are sent at the same time', async () => {
    const { actor } = await waveWith(10);
    const { unlock, key } = started();
    for (const seconds of [1, 2, 4, 8]) {
      await expect(unlock.execute(actor, 'a wrong one')).rejects.toMatchObject({ code: 'surveys.passphrase.wrong' });
      await expect(unlock.execute(actor, passphrase)).rejects.toMatchObject({
        ...{ code: 'surveys.passphrase.wait', options: { retryAfter: seconds } },
      });
      later(seconds);
    }
    const many = await Promise.allSettled([1, 2, 3].map(() => unlock.execute(actor, 'a wrong one')));
    expect(many.map((each) => (each.status === 'rejected' ? (each.reason as { code: string }).code : ''))).toEqual([
      ...['surveys.passphrase.wrong', 'surveys.passphrase.wait', 'surveys.passphrase.wait'],
    ]);
    expect(key.isLocked()).toBe(true);
  });

  it('is refused to people who may not open answers', async () => {
    const { actor } = await waveWith(0);
    const coordinator = { ...actor, kind: 'person', roles: ['park-coordinator'] } as Actor;
    await expect(started().unlock.execute(coordinator, passphrase)).rejects.toMatchObject({ kind: 'forbidden' });
  });

  it('stays with the key in a backup and is needed after it is restored', async () => {
    const from = readSettings({ DATA_DIR: folder });
    const keys = path.join(folder, 'copies');
    await backUpKeys({ settings: from, backup: path.join(folder, 'backup'), keys }, () => {});
    const to = readSettings({ DATA_DIR: path.join(folder, 'restored') });
    await restoreKeys({ settings: to, backup: path.join(folder, 'backup'), keys }, () => {});
    const restored = InstallationKey.load(to.answerKeyFile);
    expect(restored.isLocked()).toBe(true);
    expect(await restored.unlock(passphrase, fixture.clock.now())).toBe(true);
  });

  it('is among the tasks of those who may enter it, as a fault is among those of the field team', async () => {
    const { actor, waveId } = await waveWith(10);
    await started().sets.execute(actor);
    const tasks = async (role: Role): Promise<unknown[]> => {
      const alarms = await fixture.database.read({ ...actor, kind: 'person', roles: [role] } as Actor, (tx) =>
        new SurveysFacade().alarms(tx),
      );
      return alarms.map(({ id, needsPassphrase }) => [id, needsPassphrase]);
    };
    expect(await tasks('administrator')).toEqual([[waveId, true]]);
    expect(await tasks('analyst')).toEqual([[waveId, true]]);
    expect(await tasks('fieldwork-manager')).toEqual([]);
    await fixture.test.owner("UPDATE surveys_opening_alarm SET kind = 'not-authentic' WHERE wave_id = $1", [waveId]);
    expect(await tasks('fieldwork-manager')).toEqual([[waveId, false]]);
    expect(await tasks('park-coordinator')).toEqual([]);
    expect(await tasks('observer')).toEqual([]);
  });

  it('can be changed and removed with the present one', async () => {
    const own = path.join(folder, 'changed.key');
    const key = InstallationKey.load(own);
    const original = key.privateKey.export({ type: 'pkcs8', format: 'pem' });
    await key.write(passphrase);
    const changed = InstallationKey.load(own);
    await expect(changed.write('another passphrase')).rejects.toThrow(/locked/);
    await changed.unlock(passphrase, fixture.clock.now());
    await changed.write('another passphrase');
    const again = InstallationKey.load(own);
    expect(await again.unlock(passphrase, fixture.clock.now())).toBe(false);
    expect(await again.unlock('another passphrase', fixture.clock.now())).toBe(true);
    await again.write(null);
    expect(InstallationKey.load(own).privateKey.export({ type: 'pkcs8', format: 'pem' })).toBe(original);
  });
});
