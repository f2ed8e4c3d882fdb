import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, it } from '@jest/globals';
import { languages } from '../../../src/kernel/localized-text.js';
import { parkWorkerQuestionnaire } from '../../../src/surveys/catalogue/park-worker.js';
import { noticeKinds, noticeOf } from '../../../src/surveys/domain/notices.js';
import type { Wave } from '../../../src/surveys/domain/wave.js';
import { printNotice } from '../../../src/surveys/http/print-notice.js';
import { describeWhen } from '../../support/when.js';

const lacking = spawnSync('pdftotext', ['-v']).error === undefined ? null : 'pdftotext (poppler-utils)';
const both = (en: string, zh: string) => ({ en, zh });
const wave = {
  ...{ title: both('Second wave of the survey of park workers', '园区职工调查第二期'), offer: 'all' },
  ...{ startsOn: '2026-03-02', endsOn: '2026-03-29', answersKeptUntil: '2027-03-29', healthKeptUntil: '2026-09-28' },
  ...{ approvalNumber: 'A-17', approvalBody: 'City bureau', approvalExemption: null },
  ...{ minimumPersons: 7, minimumEnterprises: 3 },
  texts: {
    survey_owner: both('the survey office of the city', '市调查办公室'),
    contact_name: both('Survey desk', '调查服务台'),
    contact_phone: both('000-1111', '000-1111'),
    complaint_contact: both('Labour office, 000-2222', '劳动监察部门，000-2222'),
    results_address: both('https://example.org/results', 'https://example.org/results'),
  },
} as unknown as Wave;

const aboveFooter = ['-x', '0', '-y', '0', '-W', '595', '-H', '795'];

/** Text of a PDF above its footers as Poppler reads it, and the number of its pages. */
function read(pdf: Buffer): { readonly text: string; readonly pages: number } {
  const folder = mkdtempSync(path.join(tmpdir(), 'notice-'));
  const file = path.join(folder, 'notice.pdf');
  writeFileSync(file, pdf);
  const { stdout } = spawnSync('pdftotext', ['-enc', 'UTF-8', ...aboveFooter, file, '-'], { encoding: 'utf8' });
  rmSync(folder, { recursive: true });
  return { text: stdout.replace(/\s/g, ''), pages: stdout.split('\f').length - 1 };
}

describeWhen(lacking, 'the printed pages about a wave', () => {
  it.each(noticeKinds.flatMap((kind) => languages.map((language) => [kind, language] as const)))(
    'for %s in %s contain the facts of the wave and all that the page says, on the two sides of one sheet',
    async (kind, language) => {
      const notice = noticeOf(kind, { wave, definition: parkWorkerQuestionnaire }, language);
      const { text, pages } = read(await printNotice(notice, language, new Date('2026-02-01T00:00:00Z')));
      const facts = notice.facts.map(([, value]) => value);
      expect(facts).toContain(language === 'en' ? 'Labour office, 000-2222' : '劳动监察部门，000-2222');
      for (const { items } of notice.sections)
        for (const said of [...facts, ...items]) expect(text).toContain(said.replace(/\s/g, ''));
      expect(pages).toBeLessThanOrEqual(2);
    },
  );
});
