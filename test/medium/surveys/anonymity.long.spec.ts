import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { composeDemonstration } from '../../../src/demo/compose-demonstration.js';
import { closedWaves, type DemoWave, demoUnits, drawAnswers } from '../../../src/demo/survey-sample.js';
import { newRandomId } from '../../../src/kernel/ids.js';
import { parkWorkerQuestionnaire } from '../../../src/surveys/catalogue/park-worker.js';
import { compileForm } from '../../../src/surveys/form/index.js';
import { ResponseRepository } from '../../../src/surveys/persistence/response.repository.js';
import { SealedAnswerRepository } from '../../../src/surveys/persistence/sealed-answer.repository.js';
import { hashOfCode } from '../../../src/surveys/use-cases/codes.js';
import { boxOf } from '../../../src/surveys/domain/box-length.js';
import { type Attack, Intruder, linksOf } from './anonymity-attack.js';
import type { SurveyFixture } from './survey-fixture.js';
import { leaver, newFrame, openWave, postersOf, start, surveyFixture } from './survey-fixture.js';

let fixture: SurveyFixture;
beforeAll(async () => {
  fixture = await surveyFixture();
});
afterAll(() => fixture.end());

const { instanceId: _random, answers } = leaver();
const { bytes: length } = boxOf(parkWorkerQuestionnaire);
const body = {
  lang: 'zh' as const,
  modulesOffered: [],
  modulesTaken: [],
  durationBand: '1',
  paceBand: '3',
  answers,
  askedCount: 4,
  disposition: 'complete' as const,
  flags: [],
};

/** Many answers from the posters of all enterprises, stored in the same way as submissions. */
async function fill({ actor, waveId }: Attack, count: number): Promise<void> {
  const { enterprises } = await postersOf(fixture, actor, waveId);
  await fixture.database.write(actor, async (tx) => {
    const sealed = tx.get(SealedAnswerRepository);
    const found = await Promise.all(enterprises.map(({ code }) => sealed.findCollector(hashOfCode(code))));
    for (let done = 0; done < count; done += 1000) {
      const rows = Array.from({ length: Math.min(1000, count - done) }, (_, index) => {
        const { unitId, parkId } = found[(done + index) % found.length]!;
        const answer = { version: parkWorkerQuestionnaire.version, unitId, parkId, byLink: false, body };
        return fixture.sealed({ workspaceId: tx.workspaceId, waveId }, { answer, length });
      });
      await sealed.accept(
        tx.workspaceId,
        rows.map((row) => ({
          ...{ waveId, version: parkWorkerQuestionnaire.version },
          mark: Buffer.from(newRandomId().replaceAll('-', ''), 'hex'),
          bodyCheck: Buffer.alloc(32),
          link: null,
          ...row,
        })),
      );
    }
  });
}

async function importSome({ actor, waveId }: Attack, count: number): Promise<void> {
  await fixture.database.write(actor, async (tx) => {
    const responses = tx.get(ResponseRepository);
    const units = [...(await responses.unitsByCode(waveId)).values()];
    const rows = Array.from({ length: count }, (_, index) => ({
      mark: Buffer.from(newRandomId().replaceAll('-', ''), 'hex').toString('hex'),
      unit: units[index % units.length]!.id,
      park: null,
      version: parkWorkerQuestionnaire.version,
      body,
    }));
    await responses.addImported({ workspaceId: tx.workspaceId, waveId, importId: null }, rows);
  });
}

describe('an intruder who has the database and knows the holder of every link', () => {
  it.each([5_001, 50_000])(
    'finds no answer to which a link can be traced among %i answers, also after an import and a restart',
    async (count) => {
      const actor = await newFrame(fixture);
      const attack: Attack = { actor, waveId: await openWave(fixture, actor), minimum: 5 };
      await importSome(attack, 300);
      await fill(attack, count);
      const intruder = new Intruder(fixture, attack);
      await intruder.open();
      const links = await linksOf(fixture, attack, 1);
      for (const [index, link] of links.entries()) {
        await intruder.use(link);
        if (index % 5 === 0) await intruder.open();
        if (index === 5) await fixture.checkKeys.onApplicationBootstrap();
      }
      await fixture.close.execute(actor, attack.waveId);
      fixture.clock.advance(73 * 3_600_000);
      await intruder.open();
      const report = await intruder.report();
      process.stderr.write(`attack by snapshots, ${count} answers: ${JSON.stringify(report)}\n`);
      expect(report.links).toBe(10);
      expect(report.exposed).toBe(0);
      fixture.clock.moveTo(start);
    },
    600_000,
  );
});

describe('the answers of the demonstration, sent as submissions', () => {
  const answersOf = ({ answers }: DemoWave): number => Object.values(answers).reduce((sum, count) => sum + count, 0);

  it.each(closedWaves.map((wave) => [answersOf(wave), wave] as const))(
    'lose fewer than one in a hundred of %d to sets that are too small',
    async (_, wave) => {
      const { city } = composeDemonstration();
      const units = demoUnits(city);
      const drawn = drawAnswers(compileForm(parkWorkerQuestionnaire), units, wave);
      // the fourteen enterprises of each park, in the frame of a workspace with two parks and two waves
      const byPark = units.reduce(
        (parks, unit, index) => parks.set(Math.floor(index / 14), [...(parks.get(Math.floor(index / 14)) ?? []), unit]),
        new Map<number, typeof units>(),
      );
      const total = { sent: 0, openedDuringFieldwork: 0, waitingAtEnd: 0, opened: 0, unopened: 0 };
      const seconds = { sealing: 0, opening: 0 };
      for (const places of byPark.values()) {
        const actor = await newFrame(
          fixture,
          places.map(({ headcount }) => headcount),
        );
        const waveId = await openWave(fixture, actor);
        const { enterprises } = await postersOf(fixture, actor, waveId);
        const [north] = [...new Set(enterprises.map(({ park }) => park.en))].sort();
        const frame = await fixture.test.owner<{ id: string; headcount: number }>(
          'SELECT id, headcount FROM surveys_wave_unit WHERE wave_id = $1',
          [waveId],
        );
        const headcounts = new Map(frame.map(({ id, headcount }) => [id, headcount]));
        const codes = new Map(
          enterprises
            .filter(({ park }) => park.en === north)
            .map(({ unitId, code }) => [headcounts.get(unitId!)!, code]),
        );
        const headcountOf = new Map(places.map(({ placeId, headcount }) => [placeId, headcount]));
        const here = drawn.filter(({ placeId }) => headcountOf.has(placeId));
        const begun = performance.now();
        await fixture.database.write(actor, async (tx) => {
          const sealed = tx.get(SealedAnswerRepository);
          const rows: ReturnType<typeof fixture.sealed>[] = [];
          for (const each of here) {
            const collector = await sealed.findCollector(hashOfCode(codes.get(headcountOf.get(each.placeId)!)!));
            const { unitId, parkId } = collector!;
            const answer = { version: parkWorkerQuestionnaire.version, unitId, parkId, byLink: false, body: each.body };
            rows.push(fixture.sealed({ workspaceId: tx.workspaceId, waveId }, { answer, length }));
          }
          await sealed.accept(
            tx.workspaceId,
            rows.map((row) => ({
              ...{ waveId, version: parkWorkerQuestionnaire.version },
              mark: Buffer.from(newRandomId().replaceAll('-', ''), 'hex'),
              bodyCheck: Buffer.alloc(32),
              link: null,
              ...row,
            })),
          );
        });
        const stored = performance.now();
        const during = await fixture.sets.execute(actor);
        await fixture.close.execute(actor, waveId);
        fixture.clock.advance(73 * 3_600_000);
        const report = await fixture.sets.execute(actor);
        seconds.sealing += (stored - begun) / 1000;
        seconds.opening += (performance.now() - stored) / 1000;
        fixture.clock.moveTo(start);
        total.openedDuringFieldwork += during.opened;
        total.waitingAtEnd += here.length - during.opened;
        total.sent += here.length;
        total.opened += during.opened + report.opened;
        total.unopened += report.unopened;
      }
      process.stderr.write(`the demonstration through sealing: ${JSON.stringify({ ...total, ...seconds })}\n`);
      expect(total.opened + total.unopened).toBe(total.sent);
      expect(total.unopened).toBeLessThan(total.sent / 100);
    },
    300_000,
  );
});
