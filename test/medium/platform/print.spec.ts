import { spawnSync } from 'node:child_process';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { renderNamePlates, renderPdf, type PrintBlock, type PrintDocument } from '../../../src/platform/print/index.js';
import { describeWhen } from '../../support/when.js';

const createdAt = new Date('2026-11-28T08:00:00Z');
const sentence = '本次会议由三方代表参加，讨论绿色岗位占雇员的3.4%（95%置信区间为2.9%至3.9%）。';

const document = (blocks: readonly PrintBlock[], language: 'en' | 'zh' = 'zh'): PrintDocument => ({
  title: language === 'zh' ? '会议记录' : 'Record of the meeting',
  ...{ language, createdAt, blocks },
});

const columns = [
  { title: '议题', weight: 3 },
  { title: '发言时长', weight: 1, align: 'right' as const },
];
const rows = Array.from({ length: 90 }, (_, row) => [`第${row + 1}项：绿色岗位的标准与职工培训`, `${row}分钟`]);

describe('a printed document', () => {
  it('has the same bytes when it is printed again', async () => {
    const one = await renderPdf(document([{ kind: 'paragraph', text: sentence }]));
    expect(one.equals(await renderPdf(document([{ kind: 'paragraph', text: sentence }])))).toBe(true);
  });

  it('embeds only the characters that it uses', async () => {
    const { length } = await renderPdf(document([{ kind: 'table', columns, rows }]));
    expect(length).toBeLessThan(120_000);
  });
});

/** Poppler reads the files independently of the library that writes them. */
function poppler(program: 'pdftotext' | 'pdfinfo', pdf: Buffer, ...parameters: string[]): string {
  const file = path.join(mkdtempSync(path.join(tmpdir(), 'print-')), 'document.pdf');
  writeFileSync(file, pdf);
  const output = program === 'pdftotext' ? ['-'] : [];
  const { status, stdout, stderr } = spawnSync(program, [...parameters, file, ...output], { encoding: 'utf8' });
  expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
  return stdout;
}

const withoutBlanks = (text: string): string => text.replace(/\s/g, '');
const lacking =
  spawnSync('pdftotext', ['-v']).error === undefined ? null : 'pdftotext not found (install poppler-utils)';

describeWhen(
  lacking,
  'a printed document as Poppler reads it',
  () => {
    it('contains the Chinese text intact', async () => {
      const pdf = await renderPdf(
        document([
          { kind: 'heading', level: 2, text: '出席情况' },
          { kind: 'paragraph', text: sentence.repeat(20) },
          { kind: 'facts', entries: [['地点', '苏州工业园区，第3会议室']] },
          { kind: 'list', items: ['“绿色岗位”的定义', 'ISO 14001认证'] },
        ]),
      );
      const text = withoutBlanks(poppler('pdftotext', pdf, '-enc', 'UTF-8'));
      for (const part of [
        '出席情况',
        sentence.repeat(20),
        '苏州工业园区，第3会议室',
        '“绿色岗位”的定义',
        'ISO14001认证',
      ])
        expect(text).toContain(withoutBlanks(part));
    });

    it('repeats the header of a table on each page and loses no row', async () => {
      const text = poppler('pdftotext', await renderPdf(document([{ kind: 'table', columns, rows }])), '-layout');
      const pages = text.split('\f').slice(0, -1);
      expect(pages.length).toBeGreaterThan(1);
      for (const [index, page] of pages.entries()) {
        expect(page).toContain('发言时长');
        expect(page).toContain(`第${index + 1}页，共${pages.length}页`);
      }
      for (const [title = ''] of rows) expect(text).toContain(title);
    });

    it('divides a row that is higher than a page', async () => {
      const text = Array.from({ length: 400 }, (_, index) => `point ${index + 1};`).join(' ');
      const pdf = await renderPdf(document([{ kind: 'table', columns, rows: [[text, 'end']] }], 'en'));
      const read = poppler('pdftotext', pdf, '-layout').replace(/\s+/g, ' ');
      for (const point of ['point 1;', 'point 200;', 'point 400;']) expect(read).toContain(point);
    });

    it('is tagged and has its title, its language and page numbers', async () => {
      const pdf = await renderPdf(document([{ kind: 'paragraph', text: 'Opened at 9:00.' }], 'en'));
      const facts = poppler('pdfinfo', pdf);
      expect(facts).toMatch(/Title: +Record of the meeting\n/);
      expect(facts).toMatch(/Tagged: +yes\n/);
      expect(poppler('pdfinfo', pdf, '-struct-text')).toMatch(/H1[^]*Record of the meeting[^]*P [^]*Opened at 9:00\./);
      expect(pdf.toString('latin1')).toContain('/Lang (en)');
      expect(poppler('pdftotext', pdf)).toContain('Page 1 of 1');
    });

    it('shows a box for a character that the font does not contain', async () => {
      const pdf = await renderPdf(document([{ kind: 'paragraph', text: 'A\u200f name\u0007 with 😀' }], 'en'));
      expect(poppler('pdftotext', pdf)).toContain('A name with □');
    });
  },
  false,
);

describeWhen(
  spawnSync('zbarimg', ['--version']).error === undefined ? lacking : 'zbarimg not found (install zbar-tools)',
  'a printed QR code',
  () => {
    it('is read from the page by another program, and by screen readers as its caption', async () => {
      const content = `https://tripartite.example/notifications/invitation#${'x'.repeat(75)}`;
      const code = { kind: 'code' as const, content, caption: ['请用手机扫描', 'Scan with a phone'] };
      const pdf = await renderPdf({ ...document([code]), letters: true });
      const folder = mkdtempSync(path.join(tmpdir(), 'print-'));
      writeFileSync(path.join(folder, 'code.pdf'), pdf);
      spawnSync('pdftoppm', ['-r', '150', '-png', '-singlefile', 'code.pdf', 'code'], { cwd: folder });
      const { stdout } = spawnSync('zbarimg', ['--quiet', '--raw', 'code.png'], { cwd: folder, encoding: 'utf8' });
      expect(stdout.trim()).toBe(content);
      expect(poppler('pdfinfo', pdf, '-struct')).toContain('Figure');
    });

    it('is read from a poster, which has a page of its own', async () => {
      const link = 'https://tripartite.example/s/ABCDEFGHJKLMNPQR';
      const lines = [{ text: '扫码作答：自愿参加，不问姓名。', tone: 'strong' as const }];
      const poster = { kind: 'poster' as const, titles: ['职工调查', 'Survey of workers'], content: link, lines };
      const list = { kind: 'paragraph' as const, text: 'For handing out' };
      const posters = ['1', '2'].map((mark) => ({ ...poster, mark, content: `${link}${mark}` }));
      const pdf = await renderPdf({ ...document([list, ...posters]), letters: true });
      expect(poppler('pdfinfo', pdf)).toMatch(/Pages:\s+3\n/);
      const folder = mkdtempSync(path.join(tmpdir(), 'print-'));
      writeFileSync(path.join(folder, 'posters.pdf'), pdf);
      spawnSync('pdftoppm', ['-r', '72', '-gray', '-f', '2', '-png', 'posters.pdf', 'page'], { cwd: folder });
      const read = spawnSync('zbarimg', ['--quiet', '--raw', 'page-2.png', 'page-3.png'], {
        cwd: folder,
        encoding: 'utf8',
      });
      expect(read.stdout.trim().split('\n')).toEqual([`${link}1`, `${link}2`]);
      expect(withoutBlanks(poppler('pdftotext', pdf))).toContain('扫码作答：自愿参加，不问姓名。');
    });

    it('stays on one page with the longest texts, and its code and link are whole', async () => {
      const content = 'https://tripartite.example/s/ABCDEFGHJKLMNPQR';
      const texts = [
        ['职工'.repeat(250), 'strong'],
        ['A long sentence. '.repeat(60), 'normal'],
        ['W'.repeat(500), 'small'],
      ] as const;
      const lines = [...texts, ...texts, [content, 'small'] as const].map(([text, tone]) => ({ text, tone }));
      const poster = { kind: 'poster' as const, titles: ['调查'.repeat(150), 'W'.repeat(300)], content, lines };
      const pdf = await renderPdf({ ...document(['1', '2'].map((mark) => ({ ...poster, mark }))), letters: true });
      expect(poppler('pdfinfo', pdf)).toMatch(/Pages:\s+2\n/);
      const text = withoutBlanks(poppler('pdftotext', pdf));
      expect([text.includes(content), text.includes('…')]).toEqual([true, true]);
    });
  },
  false,
);

const plate = (name: string) => ({ names: ['李明', name], represents: ['总工会', 'Federation of Trade Unions'] });

describeWhen(
  lacking,
  'name plates as Poppler reads them',
  () => {
    it('are one page each, with the name on both sides, and the same bytes when they are printed again', async () => {
      const plates = { title: '席卡', createdAt, plates: [plate('Li Ming'), plate('A name that is long '.repeat(20))] };
      const pdf = await renderNamePlates(plates);
      expect(pdf.equals(await renderNamePlates(plates))).toBe(true);
      expect(poppler('pdfinfo', pdf)).toMatch(/Pages:\s+2\b/);
      const text = poppler('pdftotext', pdf, '-l', '1');
      for (const word of ['李明', 'Li Ming', '总工会']) expect(text.split(word)).toHaveLength(3);
    });
  },
  false,
);
