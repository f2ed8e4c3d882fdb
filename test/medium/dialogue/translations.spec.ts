import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { LocalizedText } from '../../../src/kernel/localized-text.js';
import { localized } from '../../../src/kernel/localized-text.js';
import { openTestDatabase } from '../../support/database.js';
import type { OpenDatabase } from '../../support/database.js';
import { dialogueOn, openWorkspace, plan } from './table.js';

describe('translations of what was agreed', () => {
  let open: OpenDatabase;
  let dialogue: ReturnType<typeof dialogueOn>;
  let place: Awaited<ReturnType<typeof openWorkspace>>;
  let roundtableId: string;
  let count = 0;

  beforeAll(async () => {
    open = await openTestDatabase();
    dialogue = dialogueOn(open);
  });
  afterAll(() => open.close());

  beforeEach(async () => {
    count += 1;
    place = await openWorkspace(open, `translating-${count}`);
    roundtableId = (await dialogue.create.execute(place.system, plan)).id;
    for (const to of ['convened', 'in-session'] as const)
      await dialogue.state.execute(place.system, { roundtableId, to });
    const personId = await place.person({ constituency: 'workers' });
    await dialogue.seat.execute(place.system, { roundtableId, personId, kind: 'titular' });
  });

  const record = async (text: LocalizedText) =>
    (
      await dialogue.record.execute(place.system, {
        roundtableId,
        text,
        agreement: 'agreed',
        agreedOn: '2026-03-10',
      })
    ).id;
  const both = localized('Shifts end at ten.', '班次十点结束。');
  const read = async (id: string) => (await dialogue.conclusions.one(place.system, id)).conclusion;
  const revise = async (conclusionId: string, changes: object) =>
    dialogue.revise.execute(place.system, { conclusionId, baseVersion: (await read(conclusionId)).version, changes });
  const reserve = (conclusionId: string, statement: LocalizedText) =>
    dialogue.reserve.execute(place.system, { conclusionId, kind: 'reservation', constituency: 'workers', statement });
  const close = () => dialogue.state.execute(place.system, { roundtableId, to: 'closed' });
  const interpreter = () => place.as('interpreter');
  const worklist = () => dialogue.conclusions.translations(interpreter());

  it('are out of date when only the other language is revised, and show its previous text', async () => {
    const id = await record(both);
    expect((await read(id)).staleLanguage).toBeNull();
    await revise(id, { en: 'Shifts end at nine.' });
    await revise(id, { en: 'Shifts end at eight.' });
    expect((await read(id)).staleLanguage).toBe('zh');
    expect(await worklist()).toMatchObject([
      {
        kind: 'conclusion',
        id,
        language: 'zh',
        reason: 'out-of-date',
        source: 'Shifts end at eight.',
        sourceBefore: 'Shifts end at ten.',
      },
    ]);
    await revise(id, { zh: '班次八点结束。' });
    expect((await read(id)).staleLanguage).toBeNull();
    expect(await worklist()).toEqual([]);
  });

  it('are up to date if they are added or revised together with the other language', async () => {
    const added = await record(localized('Shifts end at ten.', ''));
    expect(await worklist()).toMatchObject([{ id: added, language: 'zh', reason: 'missing', sourceBefore: null }]);
    await revise(added, { zh: '班次十点结束。' });
    const together = await record(both);
    await revise(together, { en: 'Shifts end at nine.', zh: '班次九点结束。' });
    expect([(await read(added)).staleLanguage, (await read(together)).staleLanguage]).toEqual([null, null]);
  });

  it('are corrected by an interpreter after the roundtable has closed, including reservations', async () => {
    const id = await record(both);
    await revise(id, { en: 'Shifts end at nine.' });
    const reservation = await reserve(id, localized('Night work is left out.', ''));
    await close();
    const page = await read(id);
    await dialogue.translate.execute(interpreter(), {
      conclusionId: id,
      baseVersion: page.version,
      language: 'zh',
      text: '班次九点结束。',
    });
    await dialogue.translateReservation.execute(interpreter(), {
      reservationId: reservation.id,
      language: 'zh',
      replaces: '',
      text: '未涉及夜班。',
    });
    const second = (replaces: string) =>
      dialogue.translateReservation.execute(interpreter(), {
        reservationId: reservation.id,
        language: 'zh',
        replaces,
        text: '未涉及夜间工作。',
      });
    await expect(second('')).rejects.toMatchObject({ code: 'dialogue.translation.translated-meanwhile' });
    expect(await read(id)).toMatchObject({
      text: { en: 'Shifts end at nine.', zh: '班次九点结束。' },
      staleLanguage: null,
      reservations: [{ statement: { en: 'Night work is left out.', zh: '未涉及夜班。' } }],
    });
    expect(await worklist()).toEqual([]);
  });

  it('can be confirmed unchanged; the agreed language cannot be changed by an interpreter', async () => {
    const id = await record(both);
    await revise(id, { en: 'Shifts end at ten o’clock.' });
    await close();
    const repair = (language: 'en' | 'zh', text: string | null, baseVersion = 2) =>
      dialogue.translate.execute(interpreter(), { conclusionId: id, baseVersion, language, text });
    await expect(repair('en', 'Shifts end at noon.')).rejects.toMatchObject({
      code: 'dialogue.translation.not-due',
    });
    await expect(repair('zh', null, 1)).rejects.toMatchObject({ code: 'dialogue.translation.source-changed' });
    await repair('zh', null);
    expect(await read(id)).toMatchObject({ staleLanguage: null, text: { zh: both.zh } });
    await expect(repair('zh', null)).rejects.toMatchObject({ code: 'dialogue.translation.not-due' });
    const member = place.as('member');
    await expect(
      dialogue.translate.execute(member, { conclusionId: id, baseVersion: 2, language: 'zh', text: null }),
    ).rejects.toMatchObject({ code: 'platform.auth.not-permitted' });
  });

  it('do not change the text version of a reservation, which is flagged when its text is revised', async () => {
    const id = await record(localized('Shifts end at ten.', ''));
    await reserve(id, localized('Night work is left out.', '未涉及夜班。'));
    await revise(id, { zh: '班次十点结束。' });
    expect((await read(id)).reservations).toMatchObject([{ textVersion: 1, textChanged: false }]);
    await revise(id, { en: 'Shifts end at nine.' });
    expect((await read(id)).reservations).toMatchObject([{ textVersion: 1, textChanged: true }]);
    await revise(id, { zh: '班次九点结束。' });
    await reserve(id, localized('Still left out.', '仍未涉及。'));
    expect((await read(id)).reservations).toMatchObject([
      { textVersion: 1, textChanged: true },
      { textVersion: 4, textChanged: false },
    ]);
  });

  it('leave events without any text', async () => {
    const id = await record(localized('Shifts end at ten.', ''));
    const text = '班次十点结束。';
    await dialogue.translate.execute(interpreter(), { conclusionId: id, baseVersion: 1, language: 'zh', text });
    const [event] = await open.owner<{ payload: object }>(
      `SELECT payload FROM domain_event WHERE type = 'dialogue.conclusion.translated.v1' AND subject = $1`,
      [id],
    );
    expect(event?.payload).toEqual({ conclusionId: id, language: 'zh', textVersion: 2 });
  });

  it('are marked as translations until those who record conclusions record that the groups adopted them', async () => {
    const id = await record(localized('Shifts end at ten.', ''));
    expect(await read(id)).toMatchObject({ agreedIn: 'en' });
    const adopt = (textVersion: number, as = place.as('rapporteur')) =>
      dialogue.adoptTranslation.execute(as, { conclusionId: id, textVersion });
    await expect(adopt(1)).rejects.toMatchObject({ code: 'dialogue.translation.not-adoptable' });
    await dialogue.translate.execute(interpreter(), {
      ...{ conclusionId: id, baseVersion: 1, language: 'zh', text: '班次十点结束。' },
    });
    expect(await read(id)).toMatchObject({ agreedIn: 'en' });
    await expect(adopt(1)).rejects.toMatchObject({ code: 'dialogue.translation.not-adoptable' });
    await expect(adopt(2, interpreter())).rejects.toMatchObject({ code: 'platform.auth.not-permitted' });
    await close();
    await adopt(2);
    expect(await read(id)).toMatchObject({ agreedIn: 'both' });
    await expect(adopt(2)).rejects.toMatchObject({ code: 'dialogue.translation.not-adoptable' });
  });

  it('are what is corrected when only they are reworded; the agreed text stays up to date', async () => {
    const agreement = { agreement: 'agreed', agreedOn: '2026-03-10' } as const;
    const { id } = await dialogue.record.execute(place.system, {
      ...{ roundtableId, text: both, agreedIn: 'en', ...agreement },
    });
    await revise(id, { zh: '班次于十点结束。' });
    expect(await read(id)).toMatchObject({ agreedIn: 'en', staleLanguage: null });
    await revise(id, { en: 'Shifts end at nine.' });
    expect(await read(id)).toMatchObject({ agreedIn: 'en', staleLanguage: 'zh' });
  });

  it('are needed again for a text agreed in both languages when one of them is revised', async () => {
    const id = await record(both);
    expect(await read(id)).toMatchObject({ agreedIn: 'both' });
    await revise(id, { zh: '班次九点结束。' });
    expect(await read(id)).toMatchObject({ agreedIn: 'zh', staleLanguage: 'en' });
  });

  it('cannot be named as the language of the agreement when the text in it is missing', async () => {
    const text = localized('Shifts end at ten.', '');
    await expect(
      dialogue.record.execute(place.system, {
        ...{ roundtableId, text, agreedIn: 'zh', agreement: 'agreed', agreedOn: '2026-03-10' },
      }),
    ).rejects.toMatchObject({ code: 'dialogue.conclusion.agreed-text-missing' });
  });
});
