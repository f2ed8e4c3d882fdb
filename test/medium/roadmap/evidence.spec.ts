import { createHash } from 'node:crypto';
import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { detailResponse } from '../../../src/roadmap/http/action-responses.js';
import { concurrently } from '../../support/database.js';
import { uploadPartBytes } from '../../../src/roadmap/domain/upload.js';
import type { Place, Roadmap } from './roadmap-fixture.js';
import { bytes, clock, fileCount, openPlace, openRoadmap, title } from './roadmap-fixture.js';

describe('evidence', () => {
  let roadmap: Roadmap;
  let place: Place;
  let actionId: string;

  beforeAll(async () => {
    roadmap = await openRoadmap();
    place = await openPlace(roadmap);
    const input = { title, ownerOrganisationId: place.employers.id, stage: 'agreed' as const };
    actionId = (await roadmap.openAction.execute(place.facilitator, input)).id;
  });
  afterAll(() => roadmap.close());

  const bring = (declaredName: string, content: Readable, actor = place.employers.delegate) =>
    roadmap.addEvidence.execute(actor, { actionId, declaredName, content });
  const kept = () => fileCount(roadmap.folder);

  it('is stored with its name, type and hash, and is returned unchanged', async () => {
    const content = Buffer.concat([Buffer.from('%PDF-1.7\n'), Buffer.alloc(300_000, 7)]);
    const added = await bring('../../签到表.pdf', bytes(content));
    expect(added).toMatchObject({ fileName: '签到表.pdf', mediaType: 'application/pdf', bytes: content.length });
    expect(added.sha256).toBe(createHash('sha256').update(content).digest('hex'));
    const fetched = await roadmap.fetchEvidence.execute(place.workers.delegate, { actionId, evidenceId: added.id });
    expect((await buffer(fetched.content)).equals(content)).toBe(true);
  });

  it.each([
    ['an SVG called PNG', 'chart.png', '<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>'],
    ['an HTML page called text', 'notes.txt', '<!DOCTYPE html><script>alert(1)</script>'],
    ['an HTML page behind a byte order mark', 'notes.csv', '\uFEFF<html><body onload="alert(1)">'],
    ['an SVG called SVG', 'chart.svg', '<svg xmlns="http://www.w3.org/2000/svg"/>'],
    ['a program', 'report.pdf', 'MZ\u0090\u0000\u0003'],
    ['a script', 'run.sh', '#!/bin/sh\nrm -rf /'],
  ])('is refused for %s and leaves nothing', async (_, name, content) => {
    const before = await kept();
    await expect(bring(name, bytes(content))).rejects.toMatchObject({ code: 'roadmap.evidence.type-refused' });
    expect(await kept()).toBe(before);
  });

  /** A ZIP that begins with this entry, uncompressed. */
  const archive = (name: string, content: string): Buffer => {
    const head = Buffer.alloc(30);
    head.writeUInt32LE(0x04034b50, 0);
    head.writeUInt32LE(content.length, 18);
    head.writeUInt32LE(content.length, 22);
    head.writeUInt16LE(name.length, 26);
    return Buffer.concat([head, Buffer.from(name + content), Buffer.from('PK\u0003\u0004')]);
  };

  it.each([
    ['slides.pptx', '[Content_Types].xml', '<Types/>', 'openxmlformats-officedocument.presentationml.presentation'],
    ['slides.pptx', 'ppt/presentation.xml', '<p/>', 'openxmlformats-officedocument.presentationml.presentation'],
    ['text.odt', 'mimetype', 'application/vnd.oasis.opendocument.text', 'oasis.opendocument.text'],
    ['renamed.docx', 'mimetype', 'application/vnd.oasis.opendocument.spreadsheet', 'oasis.opendocument.spreadsheet'],
    ['slides.odp', 'mimetype', 'application/vnd.oasis.opendocument.presentation', 'oasis.opendocument.presentation'],
  ])('is accepted for %s that begins with %s %s', async (name, entry, content, mediaType) => {
    expect(await bring(name, bytes(archive(entry, content)))).toMatchObject({
      mediaType: `application/vnd.${mediaType}`,
    });
  });

  it.each([
    ['an e-book called text document', 'book.odt', 'mimetype', 'application/epub+zip'],
    ['a page in an archive called slides', 'slides.pptx', 'index.html', '<html>'],
    ['a formula of OpenDocument', 'formula.odf', 'mimetype', 'application/vnd.oasis.opendocument.formula'],
  ])('refuses %s', async (_, name, entry, content) => {
    await expect(bring(name, bytes(archive(entry, content)))).rejects.toMatchObject({
      code: 'roadmap.evidence.type-refused',
    });
  });

  it('is refused if it is empty or exceeds the limit while it is sent', async () => {
    const before = await kept();
    await expect(bring('empty.txt', bytes(''))).rejects.toMatchObject({ code: 'roadmap.evidence.empty' });
    const block = Buffer.alloc(1024 * 1024, 65);
    let sent = 0;
    const endless = new Readable({
      read() {
        sent += 1;
        this.push(sent > 500 ? null : block);
      },
    });
    await expect(bring('film.txt', endless)).rejects.toMatchObject({ kind: 'too-large' });
    expect(sent).toBeLessThan(40);
    expect(await kept()).toBe(before);
  });

  it('is accepted from the owner only, which is checked before a byte is stored', async () => {
    const before = await kept();
    await expect(bring('list.txt', bytes('names'), place.workers.delegate)).rejects.toMatchObject({
      code: 'roadmap.action.not-yours',
    });
    const observer = { ...place.employers.delegate, roles: ['observer'] as const };
    await expect(bring('list.txt', bytes('names'), observer)).rejects.toMatchObject({ kind: 'forbidden' });
    await expect(roadmap.fetchEvidence.execute(observer, { actionId, evidenceId: actionId })).rejects.toMatchObject({
      kind: 'forbidden',
    });
    expect(await kept()).toBe(before);
  });

  it('can be removed by the person who added it until a progress report refers to it', async () => {
    const loose = await bring('draft.txt', bytes('draft'));
    const target = { actionId, evidenceId: loose.id };
    await expect(roadmap.removeEvidence.execute(place.employers.colleague, target)).rejects.toMatchObject({
      code: 'roadmap.evidence.attached',
    });
    await roadmap.removeEvidence.execute(place.employers.delegate, target);
    await expect(roadmap.fetchEvidence.execute(place.employers.delegate, target)).rejects.toMatchObject({
      kind: 'not-found',
    });
    const firm = await bring('signed.txt', bytes('signed'));
    const report = { actionId, text: 'Signed by all.', evidenceIds: [firm.id] };
    await roadmap.report.execute(place.employers.delegate, report);
    await expect(
      roadmap.removeEvidence.execute(place.employers.delegate, { actionId, evidenceId: firm.id }),
    ).rejects.toMatchObject({ code: 'roadmap.evidence.attached' });
    await expect(roadmap.report.execute(place.employers.delegate, report)).rejects.toMatchObject({
      code: 'roadmap.evidence.not-found',
    });
  });

  it('can be a link, or a figure with its source, and goes into a report like a file', async () => {
    const owner = place.employers.delegate;
    const nothing = { link: null, figure: null, unit: null, source: null };
    const state = (stated: object, actor = owner) =>
      roadmap.addEvidence.state(actor, actionId, { kind: 'link', title: 'Notice', ...nothing, ...stated });
    for (const [stated, fault] of [
      [{ link: 'javascript:alert(1)' }, 'link-wrong'],
      [{ link: 'https://user:word@example.org' }, 'link-wrong'],
      [{ link: 'https://exam\u0000ple.org' }, 'link-wrong'],
      [{ link: `https://example.org/${'文'.repeat(300)}` }, 'link-wrong'],
      [{}, 'link-wrong'],
      [{ kind: 'figure', figure: '12' }, 'source-missing'],
      [{ kind: 'figure', source: 'Yearbook' }, 'figure-missing'],
    ] as const)
      await expect(state(stated)).rejects.toMatchObject({ code: `roadmap.evidence.${fault}` });
    await expect(state({ link: 'https://example.org' }, place.workers.delegate)).rejects.toMatchObject({
      code: 'roadmap.action.not-yours',
    });
    const link = await state({ title: 'Not\u202Eice ', link: ' HTTPS://Example.org/no tice ' });
    expect(link).toMatchObject({ fileName: 'Notice', link: 'https://example.org/no%20tice' });
    const figure = await state({ kind: 'figure', figure: '412.50', unit: 'workers', source: 'Yearbook 2026, table 3' });
    await expect(roadmap.fetchEvidence.execute(owner, { actionId, evidenceId: link.id })).rejects.toMatchObject({
      kind: 'not-found',
    });
    const evidenceIds = [figure.id];
    await roadmap.report.execute(owner, { actionId, text: 'Counted.', evidenceIds });
    await roadmap.removeEvidence.execute(owner, { actionId, evidenceId: link.id });
    const { evidence } = (await roadmap.actions.one(owner, actionId)).action;
    expect(evidence.filter(({ kind }) => kind !== 'file')).toMatchObject([
      {
        id: figure.id,
        kind: 'figure',
        figure: '412.50',
        unit: 'workers',
        source: 'Yearbook 2026, table 3',
        bytes: null,
      },
    ]);
    const shownTo = async (actor: typeof owner) =>
      detailResponse(actor, await roadmap.actions.one(actor, actionId)).evidence.find(({ id }) => id === figure.id);
    expect(await shownTo({ ...place.workers.delegate, roles: ['observer'] })).toMatchObject({
      ...{ fileName: 'Notice', kind: 'figure', link: null, figure: null, unit: null, source: null },
    });
    expect(await shownTo(place.workers.delegate)).toMatchObject({ figure: '412.50', unit: 'workers' });
  });

  it('is a picture without the place that the camera stored, and refused if that cannot be removed', async () => {
    const before = await kept();
    const chunk = (type: string, data: string): Buffer => {
      const head = Buffer.alloc(8);
      head.writeUInt32BE(data.length);
      head.write(type, 4, 'latin1');
      return Buffer.concat([head, Buffer.from(data), Buffer.alloc(4)]);
    };
    const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
    const picture = [signature, chunk('IHDR', 'x'), chunk('eXIf', 'N 31.29 E 120.58'), chunk('IEND', '')];
    await expect(bring('cut.png', bytes(...picture.slice(0, 2)))).rejects.toMatchObject({
      code: 'roadmap.evidence.picture-unreadable',
    });
    expect(await kept()).toBe(before);
    const { id: evidenceId, bytes: size, sha256 } = await bring('photo.png', bytes(...picture));
    expect(await kept()).toBe(before + 1);
    const fetched = await roadmap.fetchEvidence.execute(place.workers.delegate, { actionId, evidenceId });
    const content = await buffer(fetched.content);
    expect(content.includes('120.58')).toBe(false);
    expect([content.length, createHash('sha256').update(content).digest('hex')]).toEqual([size, sha256]);
  });

  describe('that is sent in parts', () => {
    const file = { fileName: 'survey.txt', bytes: 12_000_000, fingerprint: '1' };
    const whole = Buffer.alloc(file.bytes, 'evidence ');
    const start = (more: object = {}, actor = place.employers.delegate) =>
      roadmap.sendUpload.start(actor, { actionId, ...file, ...more });
    const send = (uploadId: string, offset: number, content: Buffer, actor = place.employers.delegate) =>
      roadmap.sendUpload.part(actor, { actionId, uploadId, offset, content: bytes(content) });
    const end = (uploadId: string) => ({ actionId, uploadId });
    const part = (offset: number) => whole.subarray(offset, offset + uploadPartBytes);

    it('continues after a cut, takes each part once, and becomes one file that is hashed as a whole', async () => {
      const before = await kept();
      const { id } = await start();
      expect(await send(id, 0, part(0))).toMatchObject({ received: 5_000_000 });
      await expect(send(id, 5_000_000, part(0).subarray(1))).rejects.toMatchObject({
        code: 'roadmap.upload.part-wrong',
      });
      expect(await send(id, 0, part(0))).toMatchObject({ received: 5_000_000 });
      expect(await start()).toMatchObject({ id, received: 5_000_000 });
      const twice = await concurrently(2, () => send(id, 5_000_000, part(5_000_000)));
      expect(twice).toMatchObject([{ value: { received: 10_000_000 } }, { value: { received: 10_000_000 } }]);
      await expect(roadmap.endUpload.complete(place.employers.delegate, end(id))).rejects.toMatchObject({
        code: 'roadmap.upload.incomplete',
      });
      expect(await send(id, 10_000_000, part(10_000_000))).toMatchObject({ received: file.bytes });
      const ended = await concurrently(3, () => roadmap.endUpload.complete(place.employers.delegate, end(id)));
      const refused = ended.filter((answer) => answer.status === 'rejected');
      for (const { reason } of refused) expect(reason).toMatchObject({ code: 'roadmap.upload.completing' });
      expect(refused.length).toBeLessThan(3);
      await roadmap.endUpload.complete(place.employers.delegate, end(id));
      expect(await kept()).toBe(before + 1);
      const evidence = await roadmap.fetchEvidence.execute(place.workers.delegate, { actionId, evidenceId: id });
      expect(evidence).toMatchObject({ mediaType: 'text/plain', bytes: file.bytes });
      expect(evidence.sha256).toBe(createHash('sha256').update(whole).digest('hex'));
      expect((await buffer(evidence.content)).equals(whole)).toBe(true);
    });

    it('is refused with its first part if it is a program, page or picture, and from anyone else', async () => {
      const before = await kept();
      const { id } = await start({ fingerprint: '2' });
      const startingWith = (text: string) =>
        Buffer.concat([Buffer.from(text, 'latin1'), part(0)]).subarray(0, 5_000_000);
      for (const [text, code] of [
        ['MZ\u0090\u0000', 'roadmap.evidence.type-refused'],
        ['<html><script>', 'roadmap.evidence.type-refused'],
        ['\u00ff\u00d8\u00ff\u00e1', 'roadmap.upload.picture'],
      ] as const)
        await expect(send(id, 0, startingWith(text))).rejects.toMatchObject({ code });
      const other = { ...place.employers.delegate, personId: place.workers.delegate.personId };
      await expect(send(id, 0, part(0), other)).rejects.toMatchObject({
        code: 'roadmap.upload.not-found',
      });
      const observer = { ...place.employers.delegate, roles: ['observer'] as const };
      await expect(send(id, 0, part(0), observer)).rejects.toMatchObject({ kind: 'forbidden' });
      await expect(start({ bytes: 200_000_001 })).rejects.toMatchObject({ code: 'roadmap.upload.too-large' });
      expect(await kept()).toBe(before);
      await roadmap.endUpload.cancel(place.employers.delegate, end(id));
    });

    it('leaves no parts behind when the store refuses to remove them at first', async () => {
      const before = await kept();
      const { id } = await start({ fingerprint: '7' });
      await send(id, 0, part(0));
      const refusal = jest.spyOn(roadmap.storage, 'remove').mockRejectedValueOnce(new Error('refused'));
      await roadmap.endUpload.cancel(place.employers.delegate, end(id));
      refusal.mockRestore();
      expect(await roadmap.sendUpload.read(place.employers.delegate, actionId)).toEqual([]);
      expect(await kept()).toBe(before + 1);
      expect(await roadmap.endUpload.deleteAbandoned(place.system)).toEqual({ parts: 1 });
      expect(await kept()).toBe(before);
    });

    it('is limited to three a person, and deleted when it is cancelled or receives nothing for a week', async () => {
      const before = await kept();
      const first = await start({ fingerprint: '3' });
      await send(first.id, 0, part(0));
      const twice = await concurrently(2, () => start({ fingerprint: '4' }));
      expect(new Set(twice.map((answer) => answer.status === 'fulfilled' && answer.value.id)).size).toBe(1);
      expect(twice[0]?.status).toBe('fulfilled');
      const { id } = await start({ fingerprint: '5' });
      await expect(start({ fingerprint: '6' })).rejects.toMatchObject({ code: 'roadmap.upload.too-many' });
      await start({ fingerprint: '6' }, { ...place.employers.delegate, personId: place.workers.delegate.personId });
      await roadmap.endUpload.cancel(place.employers.delegate, end(id));
      await expect(roadmap.endUpload.cancel(place.employers.delegate, end(id))).rejects.toMatchObject({
        code: 'roadmap.upload.not-found',
      });
      expect(await roadmap.sendUpload.read(place.employers.delegate, actionId)).toHaveLength(2);
      clock.moveTo(new Date('2026-12-02T03:59:59Z'));
      expect(await roadmap.endUpload.deleteAbandoned(place.system)).toEqual({ parts: 0 });
      clock.moveTo(new Date('2026-12-02T04:00:01Z'));
      expect(await roadmap.endUpload.deleteAbandoned(place.system)).toEqual({ parts: 1 });
      clock.moveTo(new Date('2026-11-25T04:00:00Z'));
      expect(await roadmap.sendUpload.read(place.employers.delegate, actionId)).toEqual([]);
      expect(await kept()).toBe(before);
    });
  });

  it('is not found from another workspace', async () => {
    const mine = await bring('mine.txt', bytes('mine'));
    const elsewhere = await openPlace(roadmap);
    await expect(
      roadmap.fetchEvidence.execute(elsewhere.workers.delegate, { actionId, evidenceId: mine.id }),
    ).rejects.toMatchObject({ kind: 'not-found' });
  });
});
