import { spawnSync } from 'node:child_process';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { localized } from '../../../src/kernel/localized-text.js';
import { printedRecord } from '../../../src/modules/chain/http/print-meeting-record.js';
import { MeetingNames } from '../../../src/modules/chain/use-cases/meeting-names.js';
import { ReadMeetingRecord } from '../../../src/modules/chain/use-cases/read-meeting-record.js';
import { DirectoryFacade } from '../../../src/modules/directory/index.js';
import { IdentityFacade } from '../../../src/modules/identity/index.js';
import { renderPdf } from '../../../src/platform/print/index.js';
import { RoadmapFacade } from '../../../src/roadmap/index.js';
import { GroupVoices } from '../../../src/roadmap/use-cases/group-voices.js';
import { OwningGroups } from '../../../src/roadmap/use-cases/owning-groups.js';
import { WorkspaceDay } from '../../../src/roadmap/use-cases/workspace-day.js';
import { openTestDatabase } from '../../support/database.js';
import type { OpenDatabase } from '../../support/database.js';
import { liveOn, openRoundtable } from '../live/room.js';

describe('the record of a meeting', () => {
  let open: OpenDatabase;
  let live: ReturnType<typeof liveOn>;
  let table: Awaited<ReturnType<typeof openRoundtable>>;
  let records: ReadMeetingRecord;
  let worker: Awaited<ReturnType<typeof table.seat>>;
  let absent: Awaited<ReturnType<typeof table.seat>>;

  beforeAll(async () => {
    open = await openTestDatabase();
    live = liveOn(open);
    table = await openRoundtable(open, 'record');
    const { facade: dialogue } = table.dialogue;
    const identity = new IdentityFacade();
    const roadmap = new RoadmapFacade(
      new WorkspaceDay(identity),
      new GroupVoices(dialogue),
      new OwningGroups(dialogue),
    );
    const names = new MeetingNames(identity, new DirectoryFacade());
    records = new ReadMeetingRecord(open.database, dialogue, live.facade, roadmap, names);
    worker = await table.seat('workers');
    absent = await table.seat('employers');
    await hold();
  });
  afterAll(() => open.close());

  /** One speech on one item, a mistake, one conclusion with a reservation, one item carried over. */
  async function hold(): Promise<void> {
    const { roundtableId, dialogue, system, facilitator, command, itemId } = table;
    await dialogue.state.execute(system, { roundtableId, to: 'in-session' });
    await live.attend.execute(facilitator, roundtableId, {
      ...{ personId: worker.personId, fact: 'arrived', substituteId: null },
    });
    await live.move.execute(facilitator, command(), { agendaItemId: itemId, replaces: null });
    const wish = { kind: null, replaces: null, limitSeconds: null, override: null };
    const { seq } = await live.give.execute(facilitator, command(), { ...wish, personId: absent.personId });
    await live.undo.execute(facilitator, command(), seq);
    const given = await live.give.execute(facilitator, command(), { ...wish, personId: worker.personId });
    await live.end.execute(facilitator, command(), given.seq);
    const conclusion = await dialogue.record.execute(system, {
      ...{ roundtableId, agendaItemId: itemId, agreement: 'ad-referendum', agreedOn: '2026-03-10' },
      confirmBy: '2026-03-31',
      text: localized('Officers are trained.', '培训安全管理人员。'),
    });
    await dialogue.reserve.execute(worker.actor, {
      ...{ conclusionId: conclusion.id, kind: 'reservation' },
      constituency: 'workers',
      statement: localized('Only with a budget.', '须落实经费。'),
    });
    const late = await dialogue.addItem.execute(system, { roundtableId, title: localized('Heat', '高温作业') });
    await dialogue.carry.execute(system, late.id);
  }

  it('holds attendance, real times, speeches without mistakes, conclusions and what was carried over', async () => {
    const record = await records.execute(worker.actor, table.roundtableId);
    expect(record).toMatchObject({
      body: { kind: 'roundtable', label: 'RT1' },
      meeting: { number: 1, state: 'in-session', final: false },
      attendance: {
        people: [
          { personId: absent.personId, status: 'absent' },
          { personId: worker.personId, status: 'present' },
        ],
        quorum: false,
      },
      agenda: [
        { label: '1', title: { en: 'Skills' }, plannedMinutes: 30 },
        { status: 'carried-over', startedAt: null, carriedTo: { meetingNumber: null, roundtableLabel: null } },
      ],
      speeches: [{ constituency: 'workers', item: '1' }],
      conclusions: [
        {
          ...{ label: 'RT1/D-01', agreement: 'ad-referendum', item: '1', confirmation: { dueOn: '2026-03-31' } },
          reservations: [
            {
              kind: 'reservation',
              constituency: 'workers',
              statement: { en: 'Only with a budget.' },
              textChanged: false,
            },
          ],
        },
      ],
      actions: [],
    });
    expect(record.agenda[0]?.startedAt).not.toBeNull();
    // groups that did not speak are in the record too; others only if they spoke
    expect(record.floor.map(({ key, turns }) => [key, turns])).toEqual([
      ['government', 0],
      ['employers', 0],
      ['workers', 1],
    ]);
  });

  it('never divides speaking time by sex when few people spoke, whoever reads it', async () => {
    const { roundtableId, facilitator, command } = table;
    expect((await records.execute(facilitator, roundtableId)).floorBySex).toBeNull();
    await live.closeRoom.execute(facilitator, command(), { to: 'closed', reason: null });
    const closed = await records.execute(facilitator, roundtableId);
    expect(closed).toMatchObject({ meeting: { final: true }, floorBySex: null });
    const { beganAt, endedAt } = closed.meeting;
    expect(endedAt!.getTime()).toBeGreaterThanOrEqual(beganAt!.getTime());
    expect(closed.agenda[0]?.endedAt).not.toBeNull();
    await open.owner(`UPDATE dialogue_roundtable SET quorum_workers = 9 WHERE id = $1`, [roundtableId]);
    expect((await records.execute(facilitator, roundtableId)).attendance).toEqual(closed.attendance);
  });

  it('names a substitute with the time at the meeting, also after the seat of the substitute was removed', async () => {
    const { seat, facilitator, roundtableId, dialogue, system, command } = await openRoundtable(
      open,
      'record-substitute',
    );
    const [member, substitute] = [await seat('workers'), await seat('workers', 'male', { kind: 'substitute' })];
    const days = (count: number): Date => new Date(Date.now() + count * 86_400_000);
    const { id } = await live.substitution.execute(facilitator, {
      ...{ roundtableId, seatId: member.seatId, substituteSeatId: substitute.seatId },
      ...{ startsAt: days(-1), endsAt: days(7) },
    });
    await live.attend.execute(facilitator, roundtableId, {
      ...{ personId: substitute.personId, fact: 'arrived', substituteId: null },
    });
    await dialogue.state.execute(system, { roundtableId, to: 'in-session' });
    await live.closeRoom.execute(facilitator, command(), { to: 'closed', reason: null });
    const { attendance } = await records.execute(facilitator, roundtableId);
    const own = attendance.people.find(({ personId }) => personId === member.personId)!;
    expect(own.substitutions).toMatchObject([{ name: own.substitute }]);
    expect(own.substitutions[0]!.endsAt.getTime()).toBeLessThanOrEqual(Date.now());
    await live.substitution.end(facilitator, { roundtableId, id });
    await dialogue.vacate.execute(system, { seatId: substitute.seatId, baseVersion: 1 });
    const later = (await records.execute(facilitator, roundtableId)).attendance;
    expect(later.people.find(({ personId }) => personId === member.personId)).toEqual(own);
    expect(later.quorum).toBe(attendance.quorum);
  });

  it('is refused to people without a seat, for meetings that were not convened, and in another workspace', async () => {
    const { roundtableId, dialogue, system, facilitator } = table;
    const stranger = table.as('member', { personId: await table.person({ capacity: 'observer' }) });
    await expect(records.execute(stranger, roundtableId)).rejects.toMatchObject({ code: 'live.room.not-invited' });
    const other = await openRoundtable(open, 'record-elsewhere');
    await expect(records.execute(other.facilitator, roundtableId)).rejects.toMatchObject({
      code: 'live.room.not-found',
    });
    const planned = await dialogue.planMeeting.execute(system, {
      ...{ roundtableId, startsOn: '2026-05-04', endsOn: '2026-05-04' },
    });
    await expect(records.execute(facilitator, planned.id)).rejects.toMatchObject({
      code: 'chain.meeting-record.not-found',
    });
  });

  it('marks a conclusion that is not translated in the printed record of the other language', async () => {
    const { roundtableId, dialogue, system, itemId } = table;
    await dialogue.record.execute(system, {
      ...{ roundtableId, agendaItemId: itemId, agreement: 'agreed', agreedOn: '2026-03-10' },
      text: localized('Masks are handed out.', ''),
    });
    const record = await records.execute(table.facilitator, table.roundtableId);
    const printed = (language: 'en' | 'zh') => JSON.stringify(printedRecord(record, language).blocks);
    expect(printed('zh')).toContain('（尚无译文，以下为英文）Masks are handed out.');
    expect(printed('en')).toContain('"Masks are handed out."');
  });

  it('is printed in both languages', async () => {
    const record = await records.execute(table.facilitator, table.roundtableId);
    for (const [language, words] of [
      ['en', ['Attendance', 'Officers are trained.', 'Only with a budget.', 'Carried over', 'ad referendum']],
      ['zh', ['出席情况', '培训安全管理人员。', '须落实经费。', '高温作业', '待各组织确认']],
    ] as const) {
      const document = printedRecord(record, language);
      const text = JSON.stringify(document.blocks);
      for (const word of words) expect(text).toContain(word);
      expect(text).not.toMatch(/undefined|null|Invalid/);
      const pdf = await renderPdf(document);
      const file = path.join(mkdtempSync(path.join(tmpdir(), 'record-')), 'record.pdf');
      writeFileSync(file, pdf);
      const { stdout, error } = spawnSync('pdftotext', [file, '-'], { encoding: 'utf8' });
      if (error === undefined)
        for (const word of words) expect(stdout.replace(/\s/g, '')).toContain(word.replace(/\s/g, ''));
    }
  });
});
