import { buffer } from 'node:stream/consumers';
import { Readable } from 'node:stream';
import { describe, expect, it } from '@jest/globals';
import { readDta } from '../../../../test/support/read-dta.js';
import type { DataColumn, DataValue } from './data-columns.js';
import { dtaPieces, measureOf } from './dta.js';
import { stataNames } from './stata-names.js';

const yesNo = [
  { value: 1, label: { en: 'Yes', zh: '是' }, missing: false },
  { value: 2, label: { en: 'No', zh: '否' }, missing: false },
  { value: 98, label: { en: "Don't know", zh: '不知道' }, missing: true },
  { value: 99, label: { en: 'Prefer not to say', zh: '不愿回答' }, missing: true },
];
const of = (
  name: string,
  kind: DataColumn['kind'],
  more: Partial<Omit<DataColumn, 'valueOf'>> = {},
): Omit<DataColumn, 'valueOf'> => ({
  ...{ name, kind, label: { en: `Label of ${name}`, zh: `${name}的标签` }, width: kind === 'text' ? 255 : 8 },
  ...{ codes: [], question: null, ...more },
});
const columns = [
  of('stratum', 'text'),
  of('psu', 'number'),
  of('survey_weight', 'number'),
  of('green', 'codes', { codes: yesNo }),
  of('if', 'codes', { codes: yesNo }),
  of('wage', 'number', { codes: [{ ...yesNo[3]!, value: -99 }] }),
];
const rows: DataValue[][] = [
  ['一层', 3, 12.345678, 1, 2, 7500.5],
  ['P01-S2', 1, 0.000001, 98, 99, -99],
  [null, null, null, null, null, null],
];
const title = { en: 'Park workers', zh: '园区职工调查' };
const createdOn = new Date('2026-11-08T09:05:00Z');

function written(language: 'en' | 'zh', given: readonly DataValue[][] = rows): Promise<Buffer> {
  const groups = () => Readable.from([given.slice(0, 2), given.slice(2)]);
  const measure = measureOf(columns, given.length, { stratum: 6 });
  return buffer(Readable.from(dtaPieces({ columns, language, title, createdOn }, measure, groups())));
}

describe('the Stata file', () => {
  it('keeps numbers, texts, missing codes and blanks', async () => {
    const file = readDta(await written('en'));
    expect(file).toMatchObject({ label: 'Park workers', timestamp: '08 Nov 2026 09:05' });
    expect(file.variables.map(({ name }) => name)).toEqual(['stratum', 'psu', 'survey_weight', 'green', 'if_', 'wage']);
    expect(file.rows).toEqual([
      ['一层', 3, 12.345678, 1, 2, 7500.5],
      ['P01-S2', 1, 0.000001, '.a', '.b', '.a'],
      ['', '.', '.', '.', '.', '.'],
    ]);
  });

  it.each(['en', 'zh'] as const)(
    'shows the labels in %s first and has the others as a label language',
    async (first) => {
      const other = first === 'en' ? 'zh' : 'en';
      const { variables, labels, characteristics } = readDta(await written(first));
      expect(characteristics['_dta/_lang_list']).toBe(`${first} ${other}`);
      expect(characteristics['_dta/_lang_c']).toBe(first);
      const at = variables.find(({ name }) => name === 'green')!;
      expect(at.label).toBe(columns[3]!.label[first]);
      expect(characteristics[`green/_lang_v_${other}`]).toBe(columns[3]!.label[other]);
      for (const [language, set] of [
        [first, at.labels],
        [other, characteristics[`green/_lang_l_${other}`]!],
      ] as const)
        expect(labels[set]).toEqual({
          ...Object.fromEntries(yesNo.slice(0, 2).map(({ value, label }) => [value, label[language]])),
          ...{ '.a': yesNo[2]!.label[language], '.b': yesNo[3]!.label[language] },
        });
    },
  );

  it('has no rows if there are no answers', async () => {
    expect(readDta(await written('zh', [])).rows).toEqual([]);
  });

  it('is broken off if answers come or go while it is written', async () => {
    const measure = { rows: 4, widths: columns.map(() => 10) };
    const pieces = dtaPieces({ columns, language: 'en', title, createdOn }, measure, Readable.from([rows]));
    await expect(buffer(Readable.from(pieces))).rejects.toThrow('changed during the export');
  });

  it('has names that Stata accepts and that differ', () => {
    expect(stataNames(['a-b', 'a.b', '1st', 'str5', 'x'.repeat(40), 'x'.repeat(41)])).toEqual([
      ...['a_b', 'a_b_2', '_1st', 'str5_', 'x'.repeat(32), `${'x'.repeat(30)}_2`],
    ]);
  });
});
