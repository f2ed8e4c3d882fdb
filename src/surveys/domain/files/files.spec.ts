import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import os from 'node:os';
import path from 'node:path';
import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { describe, expect, it } from '@jest/globals';
import { SaxesParser } from 'saxes';
import { parkWorkerQuestionnaire } from '../../catalogue/park-worker.js';
import { zipPieces } from '../../../platform/storage/zip-pieces.js';
import { dataColumns, type DataColumn, type DataValue, type RecordedAnswer } from './data-columns.js';
import { ddiCodebook } from './ddi-codebook.js';
import { savDictionary, savRows } from './sav.js';

interface SavVariable {
  readonly name: string;
  readonly label: string;
  readonly missing: unknown;
}

interface SavReader {
  readonly meta: {
    readonly sysvars: readonly SavVariable[];
    getValueLabels(name: string): readonly { readonly val: number; readonly label: string }[];
  };
  open(): Promise<void>;
  readAllRows(): Promise<readonly Record<string, unknown>[]>;
}

/** An independent reader. The package has neither an entry for ES modules nor types for it. */
const { SavFileReader } = createRequire(import.meta.url)('sav-reader') as {
  SavFileReader: new (file: string) => SavReader;
};

const parks = new Map([
  ['p2', { en: 'West park', zh: '西园' }],
  ['p1', { en: 'East park', zh: '东园' }],
]);
const weights = { version: 3, correction: true, margins: ['park-sex'] } as const;
const flags = { speeding: { en: 'Less than 4 seconds per question', zh: '每题不足4秒' } };
const columns = dataColumns(parkWorkerQuestionnaire, { parks, flags }, weights);
const title = { en: 'Park workers, first wave', zh: '园区职工调查（第一期）' };

function row(answers: Record<string, string>, other: Partial<RecordedAnswer> = {}): RecordedAnswer {
  return {
    id: 'k1',
    formVersion: '2.0',
    parkId: 'p1',
    sizeClass: 'S2',
    stratum: 'P01-S2',
    psu: 4,
    weight: 12.5,
    enterprises: 6,
    aboveTarget: 3,
    lang: 'zh',
    modulesOffered: ['skills'],
    modulesTaken: [],
    askedCount: 20,
    durationBand: '3',
    paceBand: null,
    answers,
    disposition: 'complete',
    flags: [],
    leftOut: false,
    ...other,
  };
}

async function read(language: 'en' | 'zh', rows: readonly RecordedAnswer[], of: readonly DataColumn[] = columns) {
  const groups: DataValue[][][] = [rows.map((one) => of.map((column) => column.valueOf(one)))];
  const file = { columns: of, language, title: title[language], createdOn: new Date('2026-11-28T10:00:00Z') };
  const folder = await mkdtemp(path.join(os.tmpdir(), 'sav-'));
  try {
    const name = path.join(folder, 'answers.sav');
    const data = await buffer(Readable.from(savRows(file.columns, Readable.from(groups))));
    await writeFile(name, Buffer.concat([savDictionary(file), data]));
    const sav = new SavFileReader(name);
    await sav.open();
    // the reader adds an empty row where the number of rows is not known
    return { meta: sav.meta, rows: (await sav.readAllRows()).slice(0, rows.length) };
  } finally {
    await rm(folder, { recursive: true });
  }
}

describe('the SPSS file of the answers', () => {
  it('has a variable for each question and for each choice of a question with several answers', async () => {
    const { meta } = await read('en', []);
    const names = meta.sysvars.map(({ name }) => name);
    expect(names).toEqual(columns.map(({ name }) => name));
    expect(names).toEqual(expect.arrayContaining(['park', 'psu', 'age', 'wage_month', 'social_ins_1', 'hazards_7']));
    expect(names).not.toContain('hazards_99');
  });

  it('keeps numbers, texts, codes of missing answers and blanks', async () => {
    const rows = [
      row({ age: '36', wage_month: '7500.5', env_output: '99', hazards: '3 5' }),
      row({ age_declined: '99' }, { parkId: 'p2', psu: null, stratum: '一层', flags: ['speeding'] }),
    ];
    const found = (await read('zh', Array.from({ length: 5 }, () => rows).flat())).rows;
    expect(found).toHaveLength(10);
    expect(found[8]).toMatchObject({
      park: 1,
      age: 36,
      wage_month: 7500.5,
      env_output: 99,
      hazards_3: 1,
      hazards_7: 0,
      lang: 'zh',
      psu: 4,
      survey_weight: 12.5,
      fpc_enterprises: 6,
      above_target: 3,
      size_class: 2,
      duration_band: 3,
      disposition: 1,
      flag_speeding: 0,
    });
    expect(found[8]).not.toHaveProperty('pace_band');
    expect(found[9]).not.toHaveProperty('wage_month');
    expect(found[9]).toMatchObject({
      park: 2,
      age: -99,
      stratum: '一层',
      flag_speeding: 1,
    });
  });

  it.each(['en', 'zh'] as const)('has the labels and missing codes of the questionnaire in %s', async (language) => {
    const { meta } = await read(language, []);
    const labels = Object.fromEntries(meta.sysvars.map(({ name, label }) => [name, label]));
    expect(labels['age']).toBe(columns.find(({ name }) => name === 'age')!.label[language]);
    const codes = meta.getValueLabels('env_output');
    const question = parkWorkerQuestionnaire.questions.find(({ name }) => name === 'env_output')!;
    expect(codes.map(({ val, label: text }) => [val, text])).toEqual(
      question.choices.map(({ code, label }) => [Number(code), label[language]]),
    );
    expect(meta.sysvars.find(({ name }) => name === 'env_output')!.missing).toEqual([98, 99]);
  });

  it.each([
    ['size_class', 'en', ['Fewer than 20 persons', '20 to 299 persons', '300 to 999 persons', '1,000 persons or more']],
    ['duration_band', 'zh', ['不足2分钟', '2至5分钟', '5至10分钟', '10至20分钟', '超过20分钟，或曾中断']],
    ['pace_band', 'zh', ['不足4秒', '4至8秒', '8至16秒', '16至32秒', '超过32秒']],
    ['disposition', 'zh', ['完整', '部分', '中断']],
    ['flag_speeding', 'zh', ['否', '是']],
  ] as const)('says what the codes of %s mean (%s)', async (name, language, labels) => {
    const { meta } = await read(language, []);
    expect(meta.getValueLabels(name).map(({ label }) => label)).toEqual(labels);
  });

  it('names each flag by its rule', async () => {
    const { meta } = await read('zh', []);
    expect(meta.sysvars.find(({ name }) => name === 'flag_speeding')!.label).toBe('标记：每题不足4秒');
  });

  it('cuts a text that is longer than its variable between two characters', async () => {
    const { rows } = await read('en', [row({}, { stratum: '😀'.repeat(64) })]);
    expect(rows[0]).toMatchObject({ stratum: '😀'.repeat(63) });
  });
});

describe('an archive of data files', () => {
  it('fails where it is read if a file cannot be written', async () => {
    async function* failing() {
      yield await Promise.resolve('a');
      throw new Error('no connection');
    }
    const read = async () => {
      for await (const piece of zipPieces([{ name: 'a.csv', pieces: failing() }])) expect(piece).toBeInstanceOf(Buffer);
    };
    await expect(read()).rejects.toThrow('no connection');
  });
});

describe('the values of the data file', () => {
  const value = (name: string, answers: Record<string, string>): DataValue =>
    columns.find((column) => column.name === name)!.valueOf(row(answers));

  it.each<[string, Record<string, string>, DataValue]>([
    ['age', { age: '36' }, 36],
    ['age', { age_declined: '99' }, -99],
    ['age', {}, null],
    ['wage_month', { wage_month: '7500.5' }, 7500.5],
    ['env_output', { env_output: '99' }, 99],
    ['hazards_3', { hazards: '3 5 6' }, 1],
    ['hazards_7', { hazards: '3 5 6' }, 0],
    ['hazards_7', { hazards: '98' }, -98],
    ['hazards_7', {}, null],
  ])('of %s are numbers, codes of missing answers, or nothing: %j', (name, answers, expected) => {
    expect(value(name, answers)).toBe(expected);
  });
});

it('of a questionnaire with questions named like a later variable has other names for these variables', () => {
  const [question] = parkWorkerQuestionnaire.questions;
  const questions = ['above_target', 'above_target_', 'FPC_enterprises'].map((name) => ({ ...question!, name }));
  const names = dataColumns({ questions }, { parks, flags: {} }, { version: 3, correction: true }).map(
    ({ name }) => name,
  );
  expect(names).toEqual(expect.arrayContaining(['above_target', 'above_target__', 'fpc_enterprises_']));
  expect(new Set(names.map((name) => name.toLowerCase())).size).toBe(names.length);
});

describe('the codebook', () => {
  it('is well-formed XML that names each variable and code in both languages', () => {
    const text = ddiCodebook({
      title: { en: 'A < B & "C"', zh: '甲' },
      startsOn: '2026-01-05',
      endsOn: '2026-02-01',
      files: [{ name: 'answers', label: { en: 'Answers', zh: '答卷' }, columns }],
    });
    expect(text).toContain('calibrated to women and men by park');
    for (const language of ['en', 'zh'])
      expect(text).toMatch(new RegExp(`<sampProc xml:lang="${language}">[^<]*fpc_enterprises`));
    const seen: string[] = [];
    const parser = new SaxesParser({ xmlns: true });
    parser.on('error', (error) => {
      throw error;
    });
    parser.on('opentag', ({ local, attributes }) => {
      if (local === 'var') seen.push(attributes['name']!.value);
    });
    parser.write(text).close();
    expect(seen).toEqual(columns.map(({ name }) => name));
    expect(text).toContain('<catgry missing="Y"><catValu>-99</catValu><labl xml:lang="en">Prefer not to say</labl>');
    expect(text).toContain('<labl xml:lang="zh">东园</labl>');
    expect(text).toMatch(/name="survey_weight"[^>]*wgt="wgt"/);
    expect(text).toContain('Final weight, version 3');
    expect(text).toMatch(/name="duration_band"[^>]*intrvl="discrete"/);
    expect(text).toContain('<catgry><catValu>5</catValu><labl xml:lang="en">Over 20 minutes, or interrupted</labl>');
    expect(text).toContain('<labl xml:lang="en">Flag: Less than 4 seconds per question</labl>');
  });

  it('has the elements in the order of the schema of DDI-Codebook 2.5, and only its values', () => {
    const note = { en: 'Protected', zh: '已作保密处理' };
    const file = {
      name: 'answers',
      label: { en: 'Answers', zh: '答卷' },
      columns: [...columns, { ...columns[0]!, note }],
    };
    const files = [
      { ...file, note },
      { ...file, name: 'children' },
    ];
    const text = ddiCodebook({ title, startsOn: '2026-01-05', endsOn: '2026-02-01', files });
    expect(faultsAgainstSchema(text)).toEqual([]);
    expect(faultsAgainstSchema(text.replace(/<fileCont>/, '<fileCont>x</fileCont><fileCont>'))).toEqual([
      'fileTxt: fileName fileCont fileCont dimensns',
    ]);
    expect(faultsAgainstSchema(text.replace('files="F1"', 'files="F9"'))).toEqual(['no element F9']);
  });
});

/** Content models of the elements that are used, after `codebook.xsd` of DDI-Codebook 2.5 (DDI Alliance, 2012). */
const contentModels: Readonly<Record<string, string>> = {
  codeBook: 'docDscr* stdyDscr+ fileDscr* dataDscr* otherMat*',
  stdyDscr: 'citation+ studyAuthorization* stdyInfo* studyDevelopment* method* dataAccs* othrStdyMat* notes*',
  citation: 'titlStmt rspStmt? prodStmt? distStmt? serStmt* verStmt* biblCit? holdings* notes*',
  titlStmt: 'titl subTitl* altTitl* parTitl* IDNo*',
  stdyInfo: 'studyBudget* subject* abstract* sumDscr* qualityStatement? notes* exPostEvaluation*',
  sumDscr: 'timePrd* collDate* nation* geogCover* geogUnit* geoBndBox? boundPoly? anlyUnit* universe* dataKind*',
  fileDscr: 'fileTxt* locMap? notes*',
  fileTxt: 'fileName? fileCitation? fileCont? fileStrc? dimensns? fileType? format? filePlac? dataChck* ProcStat?',
  dimensns: 'caseQnty* varQnty* logRecL* recPrCas* recNumTot*',
  method: 'dataColl* notes* anlyInfo? stdyClas* dataProcessing* codingInstructions*',
  dataColl:
    'timeMeth* dataCollector* frequenc* sampProc* deviat* collMode* resInstru* sources? collSitu* weight* cleanOps*',
  dataDscr: 'varGrp* nCubeGrp* var* nCube* notes*',
  var:
    'location* labl* imputation? security? embargo? respUnit? anlysUnit? qstn* valrng* invalrng* undocCod* universe* ' +
    'TotlResp? sumStat* txt* stdCatgry* catgryGrp* catgry* codInstr* verStmt* concept* derivation? varFormat? geoMap* ' +
    'catLevel* notes*',
  qstn: 'qstnLit*',
  catgry: 'catValu? labl* txt* catStat* mrow?',
};

const attributeValues: Readonly<Record<string, readonly string[]>> = {
  'var wgt': ['wgt', 'not-wgt'],
  'var intrvl': ['contin', 'discrete'],
  'catgry missing': ['Y', 'N'],
  'varFormat type': ['numeric', 'character'],
  'collDate event': ['start', 'end', 'single'],
  'codeBook version': ['2.5'],
};

const contentOf = (model: string): RegExp =>
  new RegExp(`^${model.replace(/(\w+)([*+?]?) ?/g, (_, name: string, times: string) => `(?:${name} )${times}`)}$`);

function faultsAgainstSchema(text: string): string[] {
  const faults: string[] = [];
  const open: { readonly name: string; readonly children: string[] }[] = [];
  const ids = new Set<string>();
  const references: string[] = [];
  const parser = new SaxesParser({ xmlns: true });
  parser.on('opentag', ({ local, attributes }) => {
    open.at(-1)?.children.push(local);
    open.push({ name: local, children: [] });
    for (const { name, value } of Object.values(attributes)) {
      if (attributeValues[`${local} ${name}`]?.includes(value) === false) faults.push(`${local} ${name}: ${value}`);
      if (name === 'ID' && ids.has(value)) faults.push(`two elements ${value}`);
      if (name === 'ID') ids.add(value);
      if (name === 'files') references.push(value);
    }
  });
  parser.on('closetag', () => {
    const { name, children } = open.pop()!;
    if (!contentOf(contentModels[name] ?? '').test(children.map((child) => `${child} `).join('')))
      faults.push(`${name}: ${children.join(' ')}`);
  });
  parser.write(text).close();
  return [...faults, ...references.filter((id) => !ids.has(id)).map((id) => `no element ${id}`)];
}
