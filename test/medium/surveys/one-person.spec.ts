import { text } from 'node:stream/consumers';
import { Readable } from 'node:stream';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type Actor, nobody, type Role } from '../../../src/kernel/actor.js';
import { SystemClock } from '../../../src/kernel/clock.js';
import { newId } from '../../../src/kernel/ids.js';
import { AgreeToExport } from '../../../src/surveys/use-cases/agree-to-export.js';
import { AllowMoreLinks } from '../../../src/surveys/use-cases/allow-more-links.js';
import { ChangeFrameUnit } from '../../../src/surveys/use-cases/change-frame-unit.js';
import { DecideWithheld } from '../../../src/surveys/use-cases/decide-withheld.js';
import { ExportMicrodata } from '../../../src/surveys/use-cases/export-microdata.js';
import { RotatePoster } from '../../../src/surveys/use-cases/rotate-poster.js';
import { WeightSource } from '../../../src/surveys/use-cases/weight-source.js';
import type { SurveyFixture } from './survey-fixture.js';
import { leaver, newFrame, openWave, postersOf, start, surveyFixture } from './survey-fixture.js';

let fixture: SurveyFixture;
let agree: AgreeToExport;
let allow: AllowMoreLinks;
let withheld: DecideWithheld;
let changeUnit: ChangeFrameUnit;
beforeAll(async () => {
  fixture = await surveyFixture();
  const { database, identity, directory } = fixture;
  agree = new AgreeToExport(database, identity);
  allow = new AllowMoreLinks(database, identity, directory);
  withheld = new DecideWithheld(database, identity, directory);
  changeUnit = new ChangeFrameUnit(database);
});
afterAll(() => fixture.end());

const both: readonly Role[] = ['analyst', 'fieldwork-manager'];

/** A member of the workspace with these roles. */
async function member(system: Actor, roles: readonly Role[]): Promise<Actor> {
  return fixture.database.write(system, async (tx) => {
    const accountId = newId();
    const personId = await fixture.identity.addPerson(tx, {
      ...{ name: { en: 'A person', zh: '一人' }, capacity: 'adviser', sex: 'not-stated', language: 'en' },
    });
    const account = {
      id: accountId,
      email: `${accountId}@demo.example`,
      passwordHash: '$argon2id$v=19$m=19456,t=2,p=1$c2FsdHNhbHQ$aGFzaGhhc2g',
      language: 'en',
    } as const;
    await fixture.identity.addAccount(tx, account);
    await fixture.identity.admitMember(tx, { accountId, personId, roles });
    return { ...nobody, kind: 'person', accountId, personId, workspaceId: system.workspaceId, roles };
  });
}

const exported = async (actor: Actor, waveId: string): Promise<string> => {
  const files = new ExportMicrodata(
    ...([fixture.database, fixture.directory, new SystemClock(), new WeightSource(), fixture.storage] as const),
  );
  return text(Readable.from((await files.execute(actor, waveId, 'csv')).pieces));
};

const victimAge = '55';
const answerOf = (age: string) => leaver({ answers: { consent: '1', age, emp_status: '3', sex: '2' } });

/** The workers of other ages than the attacker entered, of enterprises from which one such row left. */
function isolated(file: string): number {
  const [head = '', ...lines] = file.replace('\ufeff', '').trim().split('\r\n');
  const [psu, age] = ['psu', 'age'].map((name) => head.split(',').indexOf(name));
  const rows = lines.map((line) => line.split(','));
  const found = new Map<string, number>();
  for (const row of rows.filter((cells) => cells[age!] === victimAge))
    found.set(row[psu!]!, (found.get(row[psu!]!) ?? 0) + 1);
  return [...found.values()].filter((count) => count === 1).length;
}

interface Attack {
  readonly system: Actor;
  readonly waveId: string;
  readonly attacker: Actor;
}

async function newAttack(roles: readonly Role[] = both): Promise<Attack> {
  const system = await newFrame(fixture, [14, 14, 14, 14, 14]);
  const waveId = await openWave(fixture, system);
  return { system, waveId, attacker: await member(system, roles) };
}

async function unitsOf(system: Actor, waveId: string): Promise<[string, string]> {
  const { enterprises } = await postersOf(fixture, system, waveId);
  return [enterprises[0]!.unitId!, enterprises[1]!.unitId!];
}

async function end({ system, waveId }: Attack): Promise<void> {
  await fixture.close.execute(system, waveId);
  fixture.clock.advance(73 * 3_600_000);
  await fixture.sets.execute(system);
  fixture.clock.moveTo(start);
}

describe('one person who issues the links of an enterprise and answers all but one', () => {
  it('isolates no worker: the rows leave in no file that this person alone can make', async () => {
    const attack = await newAttack();
    const { attacker, waveId, system } = attack;
    const units = (await postersOf(fixture, system, waveId)).enterprises.slice(0, 9);
    for (const { unitId } of units) {
      const links = await fixture.invite.execute(attacker, waveId, { unitId: unitId!, count: 14 });
      for (const link of links.slice(1)) await fixture.submit.execute(link, answerOf('41'));
      await fixture.submit.execute(links[0]!, answerOf(victimAge));
    }
    await end(attack);
    const file = await exported(attacker, waveId).catch((error: unknown) => {
      expect(error).toMatchObject({ code: 'surveys.agreement.needed' });
      return '';
    });
    process.stderr.write(`one person with links: ${isolated(file)} of 9 isolated\n`);
    expect(isolated(file)).toBe(0);
  });
});

/** Poster instead of links: the attacker reads it and answers many times. */
describe('one person who reads the posters and answers all but one', () => {
  it('isolates no worker, alone or through an ordinary analyst', async () => {
    const attack = await newAttack();
    const { attacker, waveId, system } = attack;
    const posters = (await fixture.posters.execute(attacker, waveId)).posters.filter(({ kind }) => kind === 'poster');
    for (const { code } of posters.slice(0, 9)) {
      for (let count = 0; count < 13; count += 1) await fixture.submit.execute(code, answerOf('41'));
      await fixture.submit.execute(code, answerOf(victimAge));
    }
    await end(attack);
    await expect(exported(attacker, waveId)).rejects.toMatchObject({ code: 'surveys.agreement.needed' });
    const other = await member(system, ['analyst']);
    // more than four in five workers of each of the nine enterprises: their rows are withheld for everyone
    expect(isolated(await exported(other, waveId))).toBe(0);
    expect((await withheld.list(other, waveId)).filter(({ released }) => !released)).toHaveLength(9);
  });
});

describe('personal links', () => {
  it('are never more than the workers that the enterprise had, also 20 for 14 workers and in several requests', async () => {
    const { attacker, waveId, system } = await newAttack(['fieldwork-manager']);
    const [unitId] = await unitsOf(system, waveId);
    const tooMany = { code: 'surveys.links.too-many' };
    await expect(fixture.invite.execute(attacker, waveId, { unitId, count: 20 })).rejects.toMatchObject(tooMany);
    const links = await fixture.invite.execute(attacker, waveId, { unitId, count: 14 });
    expect(links).toHaveLength(14);
    await expect(fixture.invite.execute(attacker, waveId, { unitId, count: 1 })).rejects.toMatchObject(tooMany);
    const both = [10, 10].map((count) => fixture.invite.execute(attacker, waveId, { unitId, count }));
    expect((await Promise.allSettled(both)).map(({ status }) => status)).toEqual(['rejected', 'rejected']);
  });

  it('that are replaced are closed first; a used link or one of another enterprise is not replaced', async () => {
    const { attacker, waveId, system } = await newAttack(['fieldwork-manager']);
    const [unitId, otherId] = await unitsOf(system, waveId);
    const [lost, used] = await fixture.invite.execute(attacker, waveId, { unitId, count: 14 });
    const [foreign] = await fixture.invite.execute(attacker, waveId, { unitId: otherId, count: 1 });
    await fixture.submit.execute(used!, answerOf('41'));
    for (const replaced of [[used!], [foreign!], [lost!, used!]])
      await expect(fixture.invite.execute(attacker, waveId, { unitId, count: 1, replaced })).rejects.toMatchObject({
        code: 'surveys.links.not-closed',
      });
    const [next] = await fixture.invite.execute(attacker, waveId, { unitId, count: 1, replaced: [lost!] });
    fixture.waves.forgetPosters();
    await expect(fixture.submit.execute(lost!, answerOf('30'))).rejects.toMatchObject({
      code: 'surveys.phone.code-unknown',
    });
    await fixture.submit.execute(next!, answerOf('30'));
    await expect(fixture.invite.execute(attacker, waveId, { unitId, count: 1 })).rejects.toBeDefined();
  });

  it('can be more than the workers only after another person agreed', async () => {
    const { attacker, waveId, system } = await newAttack(['fieldwork-manager']);
    const [unitId] = await unitsOf(system, waveId);
    await allow.request(attacker, waveId, { unitId, links: 16, reason: 'Two workers are new.' });
    const [{ requestedAt }] = (await allow.list(attacker, waveId)) as unknown as [{ requestedAt: Date }];
    const decision = { agreed: true, requestedAt };
    await expect(allow.decide(attacker, { waveId, unitId }, decision)).rejects.toMatchObject({
      code: 'surveys.second-person.own',
    });
    await expect(fixture.invite.execute(attacker, waveId, { unitId, count: 16 })).rejects.toBeDefined();
    await allow.decide(await member(system, ['facilitator']), { waveId, unitId }, decision);
    expect(await fixture.invite.execute(attacker, waveId, { unitId, count: 16 })).toHaveLength(16);
  });
});

describe('the agreement to an export', () => {
  async function issued() {
    const attack = await newAttack();
    const [unitId] = await unitsOf(attack.system, attack.waveId);
    await fixture.invite.execute(attack.attacker, attack.waveId, { unitId, count: 1 });
    return { ...attack, unitId };
  }
  const needed = { code: 'surveys.agreement.needed' };
  const notAsked = { code: 'surveys.agreement.not-asked' };

  it('is given by another analyst, for this wave and person, until the person issues links again', async () => {
    const { attacker, waveId, system, unitId } = await issued();
    const other = await member(system, ['analyst']);
    await expect(exported(attacker, waveId)).rejects.toMatchObject(needed);
    const { requestedAt, state } = await agree.request(attacker, waveId);
    expect(state).toBe('waiting');
    const decision = { personId: attacker.personId!, requestedAt: requestedAt!, agreed: true };
    await expect(agree.decide(attacker, waveId, decision)).rejects.toMatchObject(notAsked);
    expect((await agree.read(other, waveId)).requests).toMatchObject([{ reasons: ['links'] }]);
    await agree.decide(other, waveId, decision);
    expect(await exported(attacker, waveId)).toContain('psu');
    fixture.clock.advance(1000);
    await fixture.invite.execute(attacker, waveId, { unitId, count: 1 });
    await expect(exported(attacker, waveId)).rejects.toMatchObject(needed);
    fixture.clock.moveTo(start);
  });

  it('is not given by someone who got the right after the request, nor by one of two who both issued links', async () => {
    const { attacker, waveId, system, unitId } = await issued();
    const second = await member(system, ['analyst', 'fieldwork-manager']);
    await fixture.invite.execute(second, waveId, { unitId, count: 1 });
    const third = await member(system, ['analyst']);
    const { requestedAt, asked } = await agree.request(attacker, waveId);
    expect(asked).toHaveLength(1);
    const late = await member(system, ['analyst']);
    const decision = { personId: attacker.personId!, requestedAt: requestedAt!, agreed: true };
    for (const person of [second, late])
      await expect(agree.decide(person, waveId, decision)).rejects.toMatchObject(notAsked);
    await agree.decide(third, waveId, { ...decision, agreed: false });
    await expect(exported(attacker, waveId)).rejects.toMatchObject(needed);
    await expect(agree.decide(third, waveId, decision)).rejects.toMatchObject({ code: 'surveys.agreement.not-found' });
  });

  it('is replaced by a day after the notice where no one else has the right', async () => {
    const { attacker, waveId } = await issued();
    const { openFrom, asked } = await agree.request(attacker, waveId);
    expect(asked).toEqual([]);
    fixture.clock.moveTo(new Date(openFrom!.getTime() - 1000));
    await expect(exported(attacker, waveId)).rejects.toMatchObject(needed);
    fixture.clock.moveTo(openFrom!);
    expect(await exported(attacker, waveId)).toContain('psu');
    fixture.clock.moveTo(start);
  });

  it('is needed by an administrator, and after a change of headcounts before the wave opened', async () => {
    const { system, waveId } = await newAttack();
    const administrator = await member(system, ['administrator', 'analyst']);
    await expect(exported(administrator, waveId)).rejects.toMatchObject(needed);
    const analyst = await member(system, ['analyst']);
    expect(await exported(analyst, waveId)).toContain('psu');
    const [unit] = await fixture.test.owner<{ id: string; headcount: number }>(
      'SELECT id, headcount FROM surveys_frame_unit WHERE workspace_id = $1 LIMIT 1',
      [system.workspaceId],
    );
    await changeUnit.execute(analyst, unit!.id, { baseVersion: 1, changes: { headcount: 30 } });
    await expect(exported(analyst, await openWave(fixture, system))).rejects.toMatchObject(needed);
  });
});

describe('withheld rows', () => {
  it('leave after a second person decided with a reason, who cannot export them alone', async () => {
    const attack = await newAttack();
    const { attacker, waveId, system } = attack;
    const [poster] = (await fixture.posters.execute(attacker, waveId)).posters.filter(({ kind }) => kind === 'poster');
    for (let count = 0; count < 14; count += 1)
      await fixture.submit.execute(poster!.code, answerOf(String(20 + count)));
    await end(attack);
    const [first, second] = [await member(system, ['analyst']), await member(system, ['analyst'])];
    const at = { waveId, unitId: poster!.unitId! };
    const decision = { released: true, reason: 'Everyone was asked in a works meeting.' };
    const rowsFor = async (actor: Actor): Promise<number> =>
      (await exported(actor, waveId)).trim().split('\n').length - 1;
    expect(await rowsFor(first)).toBe(0);
    await expect(withheld.decide(attacker, at, decision)).rejects.toMatchObject({ code: 'surveys.second-person.own' });
    await expect(withheld.decide(first, at, { ...decision, reason: ' ' })).rejects.toMatchObject({
      code: 'surveys.second-person.no-reason',
    });
    await withheld.decide(first, at, decision);
    expect(await rowsFor(second)).toBe(14);
    await expect(exported(first, waveId)).rejects.toMatchObject({ code: 'surveys.agreement.needed' });
    expect(await withheld.list(second, waveId)).toMatchObject([{ released: true, reason: decision.reason }]);
  });
});

describe('the code of a poster', () => {
  it('is replaced on request: the old one is closed, and answers that were sent by it stay', async () => {
    const { attacker, waveId } = await newAttack(['fieldwork-manager']);
    const [before] = (await postersOf(fixture, attacker, waveId)).enterprises;
    await fixture.submit.execute(before!.code, answerOf('41'));
    await new RotatePoster(fixture.database, fixture.waves, fixture.authentication).execute(
      attacker,
      waveId,
      before!.id,
    );
    await expect(fixture.submit.execute(before!.code, answerOf('42'))).rejects.toMatchObject({
      code: 'surveys.phone.code-unknown',
    });
    const { enterprises } = await postersOf(fixture, attacker, waveId);
    const after = enterprises.find(({ unitId }) => unitId === before!.unitId);
    expect(after).toMatchObject({ rotatedAt: start });
    expect(enterprises.map(({ id }) => id)).not.toContain(before!.id);
    await fixture.submit.execute(after!.code, answerOf('43'));
    const [count] = await fixture.test.owner(
      'SELECT count(*)::int AS n FROM surveys_sealed_answer WHERE wave_id = $1',
      [waveId],
    );
    expect(count).toEqual({ n: 2 });
  });
});
