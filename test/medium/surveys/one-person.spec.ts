import { text } from 'node:stream/consumers';
import { Readable } from 'node:stream';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type Actor, nobody, type Role } from '../../../src/kernel/actor.js';
import { SystemClock } from '../../../src/kernel/clock.js';
import { newId } from '../../../src/kernel/ids.js';
import { ExportMicrodata } from '../../../src/surveys/use-cases/export-microdata.js';
import { WeightSource } from '../../../src/surveys/use-cases/weight-source.js';
import type { SurveyFixture } from './survey-fixture.js';
import { leaver, newFrame, openWave, postersOf, start, surveyFixture } from './survey-fixture.js';

let fixture: SurveyFixture;
beforeAll(async () => {
  fixture = await surveyFixture();
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
    const account = { id: accountId, email: `${accountId}@demo.example`, passwordHash: '$argon2id$v=19$m=19456,t=2,p=1$c2FsdHNhbHQ$aGFzaGhhc2g', language: 'en' } as const;
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
  // nine enterprises of 14 workers, three in the one and six in the other park would do as well
  const system = await newFrame(fixture, [14, 14, 14, 14, 14]);
  const waveId = await openWave(fixture, system);
  return { system, waveId, attacker: await member(system, roles) };
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
