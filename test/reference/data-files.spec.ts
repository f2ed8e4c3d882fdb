import { spawnSync } from 'node:child_process';
import { appendFile, mkdtemp, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { Readable } from 'node:stream';
import { expect, it } from '@jest/globals';
import type { DataColumn, DataValue } from '../../src/surveys/domain/files/data-columns.js';
import { dtaPieces, measureOf } from '../../src/surveys/domain/files/dta.js';
import { savDictionary, savRows } from '../../src/surveys/domain/files/sav.js';
import { describeWhen } from '../support/when.js';

const codes = [
  { value: 1, label: { en: 'Yes', zh: '是' }, missing: false },
  { value: 98, label: { en: "Don't know", zh: '不知道' }, missing: true },
  { value: 99, label: { en: 'Prefer not to say', zh: '不愿回答' }, missing: true },
];
const of = (name: string, kind: DataColumn['kind'], more: Partial<Omit<DataColumn, 'valueOf'>> = {}) => ({
  ...{ name, kind, label: { en: `Label of ${name}`, zh: `${name}的标签` }, width: kind === 'text' ? 255 : 8 },
  ...{ codes: [], question: null, ...more },
});
const columns = [
  of('stratum', 'text'),
  of('survey_weight', 'number'),
  of('green', 'codes', { codes }),
  of('wage', 'number', { codes: [{ ...codes[2]!, value: -99 }] }),
];
const rows: DataValue[][] = [
  ['一层', 12.345678, 1, 7500.5],
  ['P01-S2', 0.000001, 98, -99],
  [null, null, null, null],
];

const found = spawnSync('Rscript', ['-e', 'library(haven)'], { encoding: 'utf8' });
const lacking = found.status === 0 ? null : 'R with haven not found (install r-cran-haven)';

const readByHaven = async (): Promise<void> => {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'haven-'));
  try {
    const [dta, sav] = [path.join(folder, 'a.dta'), path.join(folder, 'a.sav')];
    const file = { columns, language: 'zh' as const, createdOn: new Date('2026-11-08T09:05:00Z') };
    const title = { en: 'Park workers', zh: '园区职工调查' };
    const measure = measureOf(columns, rows.length, { stratum: 6 });
    await writeFile(dta, dtaPieces({ ...file, title }, measure, Readable.from([rows])));
    await writeFile(sav, savDictionary({ ...file, title: title.zh }));
    for await (const piece of savRows(columns, Readable.from([rows]))) await appendFile(sav, piece);
    const script = `
      for (file in c("${dta}", "${sav}")) {
        d <- if (endsWith(file, "dta")) haven::read_dta(file) else haven::read_sav(file, user_na = TRUE)
        cat(nrow(d), format(d$survey_weight[1], digits = 10), d$stratum[1], attr(d$green, "label"),
          names(attr(d$green, "labels"))[3], is.na(d$wage[2]), is.na(d$green[2]), is.na(d$green[3]), "\\n", sep = "|")
      }
      d <- haven::read_dta("${dta}")
      cat(haven::na_tag(d$green[2]), haven::na_tag(d$wage[2]))`;
    const { stdout, stderr } = spawnSync('Rscript', ['-e', script], { encoding: 'utf8' });
    const line = '3|12.345678|一层|green的标签|不愿回答|TRUE|TRUE|TRUE|';
    expect(`${stderr}${stdout}`.trim().split('\n')).toEqual([line, line, 'a a']);
  } finally {
    await rm(folder, { recursive: true });
  }
};

describeWhen(lacking, 'files for Stata and SPSS', () => it('are read by haven in R', readByHaven), false);
