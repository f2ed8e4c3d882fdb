/**
 * A roundtable in Chinese whose delegates have a telephone or have none, from the seat list to the record. The printed
 * record is read by an independent program, line by line against the log of an observer in the room.
 */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import PostalMime from 'postal-mime';
import type { Constituency } from '../../src/kernel/actor.js';
import { newId } from '../../src/kernel/ids.js';
import { localized } from '../../src/kernel/localized-text.js';
import { DirectoryFacade } from '../../src/modules/directory/index.js';
import { Database } from '../../src/platform/database/database.js';
import { type RunningApp, startApp } from '../support/app.js';
import { linkTo } from '../support/letters.js';
import { MeetingLog } from '../support/meeting-log.js';
import { givenVisitor, type Visitor, visit, visitorPassword } from '../support/visitor.js';
import { describeWhen } from '../support/when.js';
import { givenWorkspace, type GivenWorkspace } from '../support/workspace.js';
import { FixedClock } from '../support/fixed-clock.js';

const begin = Date.parse('2026-03-10T01:00:00Z');
const groups: Readonly<Record<Constituency, string>> = { government: '政府', employers: '雇主', workers: '工人' };
/** The first of each group reads email on a telephone; the second has neither telephone nor email. */
const delegates = (Object.keys(groups) as Constituency[]).flatMap((group) => [
  { name: `${groups[group]}代表一`, group, email: `${group}-1@test.example`, sex: '女' },
  { name: `${groups[group]}代表二`, group, email: '', sex: '男' },
]);
const byPhone = delegates.filter(({ email }) => email !== '').map(({ name }) => name);

interface Seated {
  readonly personId: string;
  readonly name: { readonly zh: string };
  readonly way: string;
  readonly language: string;
  readonly answer: string | null;
}

function pdfText(bytes: Uint8Array): string {
  const file = path.join(mkdtempSync(path.join(tmpdir(), 'chinese-')), 'file.pdf');
  writeFileSync(file, bytes);
  const { stdout, status, stderr } = spawnSync('pdftotext', ['-layout', '-enc', 'UTF-8', file, '-'], {
    encoding: 'utf8',
  });
  expect([status, stderr]).toEqual([0, '']);
  return stdout;
}

const lacking =
  spawnSync('pdftotext', ['-v']).error === undefined ? null : 'pdftotext not found (install poppler-utils)';

describeWhen(lacking, 'a roundtable in Chinese with delegates of whom half have no telephone', () => {
  let running: RunningApp;
  let workspace: GivenWorkspace;
  let administrator: Visitor;
  let facilitator: Visitor;
  let roundtableId: string;
  let record: string;
  const clock = new FixedClock(new Date('2026-03-09T02:00:00Z'));
  const log = new MeetingLog();
  const phones = new Map<string, Visitor>();
  const items: string[] = [];
  const personOf = new Map<string, string>();
  let speech: number | null = null;
  let item: string | null = null;

  const address = (rest: string): string => `/api/workspaces/${workspace.workspaceId}${rest}`;
  const room = (rest: string): string => address(`/live/rooms/${roundtableId}${rest}`);
  const chinese = { headers: { 'accept-language': 'zh-CN' } };
  async function post(who: Visitor, rest: string, body: object = {}): Promise<Record<string, unknown>> {
    const { status, body: answer } = await who.call('POST', rest, { body, ...chinese });
    if (status >= 300) throw new Error(`${rest}: ${status} ${JSON.stringify(answer)}`);
    return answer;
  }
  async function bytes(method: string, rest: string, body?: object): Promise<Uint8Array> {
    const response = await fetch(running.url + rest, {
      ...{ method, headers: { cookie: facilitator.cookie, 'content-type': 'application/json' } },
      ...(body && { body: JSON.stringify(body) }),
    });
    expect([response.status, response.headers.get('content-type')]).toEqual([200, 'application/pdf']);
    return new Uint8Array(await response.arrayBuffer());
  }
  const invited = async (): Promise<readonly Seated[]> =>
    (await facilitator.call('GET', address(`/notifications/meetings/${roundtableId}/invitations`))).body[
      'items'
    ] as readonly Seated[];

  beforeAll(async () => {
    running = await startApp({ clock });
    const database = running.app.get(Database);
    workspace = await givenWorkspace(database);
    administrator = await givenVisitor(running, workspace, { role: 'administrator' });
    facilitator = await givenVisitor(running, workspace, { role: 'facilitator' });
    await database.write(workspace.system, async (tx) => {
      const directory = running.app.get(DirectoryFacade, { strict: false });
      for (const constituency of Object.keys(groups) as Constituency[])
        await directory.addOrganisation(tx, {
          ...{
            name: localized(`${constituency} organisation`, `${groups[constituency]}组织`),
            constituency,
            capacity: null,
          },
        });
    });
  }, 120_000);
  afterAll(() => running.close());

  it('takes the seat list with the addresses that it has, and says who gets the invitation by what way', async () => {
    const created = await post(facilitator, address('/roundtables'), {
      ...{ title: localized('', '绿色就业圆桌会议'), startsOn: '2026-03-10', endsOn: '2026-03-10' },
      ...{ opensAt: '09:00', timeZone: 'Asia/Shanghai' },
    });
    roundtableId = created['id'] as string;
    for (const title of ['技能培训', '高温作业'])
      items.push(
        (
          await post(facilitator, address(`/roundtables/${roundtableId}/agenda-items`), {
            ...{ title: localized('', title), plannedMinutes: 30 },
          })
        )['id'] as string,
      );
    const rows = delegates.map(({ name, group, email, sex }) =>
      [name, email, `${groups[group]}组织`, groups[group], '正式代表', sex].join('\t'),
    );
    const text = ['姓名\t邮箱\t单位\t所属方\t席位\t性别', ...rows].join('\n');
    const seated = await post(facilitator, address(`/roundtables/${roundtableId}/seat-lists`), { text, leaveOut: [] });
    expect(seated['added']).toBe(6);
    const before = await invited();
    expect(before.map(({ name, way, language }) => [name.zh, way, language]).toSorted()).toEqual(
      delegates.map(({ name, email }) => [name, email === '' ? 'none' : 'address', 'zh-CN']).toSorted(),
    );
    for (const { name, personId } of before) personOf.set(name.zh, personId);
  });

  it('invites half of the delegates by email and half by a printed letter, and takes both answers without an account', async () => {
    await post(facilitator, address(`/roundtables/${roundtableId}/transitions`), {
      ...{ to: 'convened', reason: '各方代表已确定。' },
    });
    for (const { name, email } of delegates.filter(({ email: one }) => one !== '')) {
      const link = await linkTo(running.folder, email, { path: '/notifications/invitation#' });
      await answer(link.split('#')[1]!);
      expect((await invited()).find(({ personId }) => personId === personOf.get(name))?.answer).toBe('accepted');
    }
    const letters = pdfText(await bytes('POST', address(`/notifications/meetings/${roundtableId}/letters`), {}));
    for (const { name, email } of delegates) expect(letters.includes(name)).toBe(email === '');
  }, 60_000);
  async function answer(token: string): Promise<void> {
    const response = await fetch(`${running.url}/api/notifications/invitations/${token}`, {
      ...{ method: 'POST', headers: { 'content-type': 'application/json' }, body: '{"answer":"accepted"}' },
    });
    expect(response.status).toBe(200);
  }

  it('gives accounts to all who have an address in one step, in their own language', async () => {
    const personIds = [...personOf.values()];
    const { invited: count, failed } = await post(administrator, address('/invitations/many'), { personIds });
    expect([count, (failed as unknown[]).length]).toEqual([3, 3]);
    for (const { name, email } of delegates.filter(({ email: one }) => one !== '')) {
      const link = await linkTo(running.folder, email, { path: '/invitation#' });
      const response = await fetch(`${running.url}/api/invitations/accept`, {
        ...{ method: 'POST', headers: { 'content-type': 'application/json' } },
        body: JSON.stringify({ token: link.split('#')[1], password: visitorPassword, language: 'zh-CN' }),
      });
      expect(response.status).toBe(201);
      const cookie = response.headers.getSetCookie().find((one) => one.startsWith('tripartite_session='))!;
      phones.set(
        name,
        visit(() => running.url, cookie.split(';')[0]!),
      );
    }
    const mails = await Promise.all(
      readdirSync(path.join(running.folder, 'mail')).map((file) =>
        PostalMime.parse(readFileSync(path.join(running.folder, 'mail', file))),
      ),
    );
    expect(mails).toHaveLength(6);
    for (const { subject, text } of mails) {
      expect(subject).toMatch(/[\u4e00-\u9fff]/);
      expect(text?.replaceAll(/https?:\/\/\S+|Asia\/Shanghai|RT1|\S+@\S+/g, '')).not.toMatch(/[A-Za-z]{2,}/);
    }
  }, 60_000);

  const pass = (seconds: number): void => {
    log.pass(seconds);
    clock.advance(seconds * 1000);
  };
  /** On the own telephone, or entered by the facilitator for a person who has none. */
  async function raises(name: string): Promise<void> {
    log.raises(name, 'contribution');
    const own = phones.get(name);
    const whose = own === undefined ? { personId: personOf.get(name) } : {};
    await post(own ?? facilitator, room('/raise-hand'), { commandId: newId(), kind: 'contribution', ...whose });
  }
  async function gives(name: string): Promise<void> {
    log.gives('facilitator', name);
    const wish = { personId: personOf.get(name), replaces: speech, override: 'chair-discretion' };
    speech = (await post(facilitator, room('/give-floor'), { commandId: newId(), ...wish }))['seq'] as number;
  }
  async function ends(by: Visitor = facilitator): Promise<void> {
    log.ends();
    await post(by, room('/end-floor'), { commandId: newId(), speechId: speech });
    speech = null;
  }
  async function turns(to: number): Promise<void> {
    log.turnsTo(String(to));
    const move = { agendaItemId: items[to - 1], replaces: item };
    await post(facilitator, room('/move-cursor'), { commandId: newId(), ...move });
    item = items[to - 1]!;
  }

  it('lets all of them speak, by their telephone or by a request that the facilitator enters', async () => {
    clock.moveTo(new Date(begin));
    await post(facilitator, address(`/roundtables/${roundtableId}/transitions`), { to: 'in-session' });
    for (const personId of personOf.values()) {
      await post(facilitator, room('/attendance'), { personId, fact: 'arrived' });
    }
    pass(180);
    await turns(1);
    for (const { name } of delegates) await raises(name);
    for (const [place, { name }] of delegates.entries()) {
      await gives(name);
      pass(65 + 40 * place);
      if (phones.has(name)) await ends(phones.get(name));
      else await ends();
      pass(7);
    }
    await turns(2);
    await gives('工人代表二');
    pass(95);
    await post(facilitator, room('/pause'), { commandId: newId() });
    log.pauses();
    pass(600);
    await post(facilitator, room('/resume'), { commandId: newId() });
    log.resumes();
    pass(30);
    await gives('雇主代表一');
    pass(121);
    await ends();
    expect(log.speeches()).toHaveLength(8);
  }, 60_000);

  it('records what was agreed and the reservation of the workers in Chinese, and closes', async () => {
    const taken = { agreement: 'agreed', agreedOn: '2026-03-10', quorumShown: true };
    const { id } = await post(facilitator, address(`/roundtables/${roundtableId}/conclusions`), {
      ...{ agendaItemId: items[0], text: localized('', '各园区每年为职工提供五天绿色技能培训。'), ...taken },
    });
    await post(facilitator, address(`/roundtables/${roundtableId}/conclusions`), {
      ...{ agendaItemId: items[1], text: localized('', '气温超过三十五摄氏度时缩短作业时间。'), ...taken },
    });
    await post(phones.get('工人代表一')!, address(`/conclusions/${id as string}/reservations`), {
      ...{ kind: 'reservation', constituency: 'workers', statement: localized('', '培训时间应计入工作时间。') },
    });
    await post(facilitator, address(`/meetings/${roundtableId}/outcomes`), {
      ...{ kind: 'procedure', text: localized('', '下次会议在苏州召开。') },
    });
    pass(60);
    log.closes();
    await post(facilitator, room('/close'), { commandId: newId(), to: 'closed' });
  });

  it('prints a record with each speech at its minute and with its length, and none besides', async () => {
    record = pdfText(await bytes('GET', address(`/chain/meetings/${roundtableId}/record.pdf?language=zh-CN`)));
    const row = /^\s*(\d{1,2}:\d{2})\s+(\S+代表[一二])\s+(政府|雇主|工人)\s+(\d)\s+(\d+:\d{2})\s*$/;
    const printed = record.split('\n').flatMap((line) => {
      const [, ...cells] = row.exec(line) ?? [];
      return cells.length === 0 ? [] : [cells];
    });
    expect(printed).toEqual(
      log.speeches().map(({ speaker, item: about, from, seconds }) => {
        const minutes = 9 * 60 + Math.floor(from / 60);
        return [
          `${Math.floor(minutes / 60)}:${String(minutes % 60).padStart(2, '0')}`,
          ...[speaker, speaker.slice(0, 2), about, inClock(seconds!)],
        ];
      }),
    );
  });
  const inClock = (seconds: number): string => `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;

  it('prints the time of each group, the real times of opening and closing, the attendance and the quorum', () => {
    const lines = record.split('\n').map((line) => line.trim().split(/\s{2,}|\s+(?=\d)/));
    for (const [group, name] of Object.entries(groups)) {
      const own = delegates.filter((one) => one.group === group).map((one) => one.name);
      const speeches = log.speeches().filter(({ speaker }) => own.includes(speaker));
      const seconds = log.spokenBy(...own);
      expect(lines).toContainEqual([name, '2', String(speeches.length), inClock(seconds)]);
      expect(record.replace(/\s/g, '')).toContain(`${name}正式席位2席，出席2席，法定人数2席`);
    }
    const closing = new Date(begin + log.now * 1000 + 8 * 3600_000).toISOString().slice(11, 16).replace(/^0/, '');
    const words = record.replace(/\s/g, '');
    expect(words).toContain(`实际开会2026年3月10日9:00`);
    expect(words).toContain(`实际闭会2026年3月10日${closing}`);
    expect(words).toContain('各方均已达到');
    for (const { name } of delegates) expect(words).toContain(name);
    expect(words).not.toContain('暂定稿');
  });

  it('prints the conclusions, the reservation and the decision on procedure in Chinese and no word of English', () => {
    const words = record.replace(/\s/g, '');
    for (const text of [
      'RT1/D-01',
      '各园区每年为职工提供五天绿色技能培训。',
      '培训时间应计入工作时间。',
      'RT1/D-02',
      '气温超过三十五摄氏度时缩短作业时间。',
      '下次会议在苏州召开。',
    ])
      expect(words).toContain(text);
    expect(words.replaceAll(/RT1(?:\/D-\d+)?/g, '')).not.toMatch(/[A-Za-z]{2,}/);
  });

  it('shows on the telephones what the printed record says', async () => {
    expect([...phones.keys()]).toEqual(byPhone);
    for (const phone of phones.values()) {
      const { status, body } = await phone.call('GET', address(`/chain/meetings/${roundtableId}/record`));
      expect([status, (body['speeches'] as unknown[]).length]).toEqual([200, 8]);
    }
  });
});
