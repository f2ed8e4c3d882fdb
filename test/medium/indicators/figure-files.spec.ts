import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { StreamableFile } from '@nestjs/common';
import { parse } from 'csv-parse/sync';
import { DirectoryFacade } from '../../../src/modules/directory/index.js';
import { figureFile, type FileFormat } from '../../../src/modules/indicators/http/publication/figure-files.js';
import { ReadFigures } from '../../../src/modules/indicators/use-cases/publication/read-figures.js';
import { StartRun } from '../../../src/modules/indicators/use-cases/runs/start-run.js';
import { AnswersFacade } from '../../../src/surveys/answers.js';
import { type OpenDatabase, openTestDatabase } from '../../support/database.js';
import { syntheticSurvey } from '../../support/park-workers.js';
import { unzip } from '../../support/unzip.js';
import { publishedRunOn } from './compute-on.js';
import { newWorkspace, type StoredWorkspace, storeWave } from './stored-survey.js';

const parkKeys = ['park-1', 'park-2', 'park-3', 'park-4'];
const quiet = { progress: async () => undefined, throwIfCancelled: async () => undefined };

let test: OpenDatabase;
let workspace: StoredWorkspace;
let figures: ReadFigures;
let runId: string;
/** The weighted and the unweighted share, which two women of one park would reveal. */
let secretShare: string;

beforeAll(async () => {
  test = await openTestDatabase();
  const surveys = new AnswersFacade();
  figures = new ReadFigures(test.database, new DirectoryFacade());
  workspace = await newWorkspace(test.owner, test.database, parkKeys);
  const survey = syntheticSurvey({ size: 1200, seed: 12, parks: parkKeys });
  let secret = 0;
  const answers = survey.answers.map((answer) => {
    if (answer.parkId !== 'park-3' || answer.answers['sex'] !== '2') return answer;
    secret += 1;
    return { ...answer, answers: { ...answer.answers, unfair: secret <= 2 ? '1' : '0' } };
  });
  secretShare = String(2 / secret).slice(0, 6);
  const waveId = await storeWave(test.owner, workspace, {
    survey: { ...survey, answers },
    number: 1,
    database: test.database,
  });
  const settings = { breakdowns: ['park', 'age_group'] as const };
  runId = (await new StartRun(test.database, surveys).execute(workspace.actor, { waveId, settings })).id;
  await publishedRunOn(test.database).execute(workspace.actor, runId, quiet);
  // a text that a spreadsheet would run as a formula
  await test.owner(`UPDATE directory_place SET name = '{"en": "=1+1", "zh": "@园区"}' WHERE id = $1`, [
    workspace.parks.get('park-1'),
  ]);
}, 120_000);
afterAll(() => test.close());

async function bytes(file: StreamableFile): Promise<Buffer> {
  const pieces: Buffer[] = [];
  for await (const piece of file.getStream()) pieces.push(Buffer.from(piece));
  return Buffer.concat(pieces);
}

const ofRun = async (format: FileFormat) =>
  bytes(await figureFile('run', (await figures.ofRun(workspace.actor, runId)).figures, format));
const ofIndicator = async (format: FileFormat) =>
  bytes(await figureFile('indicator', await figures.ofIndicator(workspace.actor, 'unfair_treatment_rate'), format));

type Line = Readonly<Record<string, string>>;
const linesOf = (csv: Buffer): Line[] => parse(csv, { columns: true, bom: true, record_delimiter: '\r\n' });

describe('figures in a file', () => {
  it('have one row each with interval, reliability, settings, run and notice, in a file that Excel reads', async () => {
    const csv = await ofIndicator('csv');
    expect(csv.subarray(0, 3)).toEqual(Buffer.from([0xef, 0xbb, 0xbf]));
    const lines = linesOf(csv);
    const all = lines.find((line) => line['sex'] === '' && line['breakdown'] === '')!;
    expect(all).toMatchObject({
      indicator: 'unfair_treatment_rate',
      wave: '1',
      run: '1',
      unit: '%',
      definition_version: '1',
    });
    expect(Number(all['ci95_low'])).toBeLessThan(Number(all['value']));
    expect(Number(all['ci95_high'])).toBeGreaterThan(Number(all['value']));
    expect(all['settings']).toContain('decent_rule=core5');
    expect(all['run_sha256']).toMatch(/^[0-9a-f]{64}$/);
    expect(all['note']).toBe('Project statistics, not official statistics / 项目统计数据，非官方统计数据');
    const ages = lines.filter((line) => line['breakdown'] === 'age_group' && line['sex'] === '');
    expect(ages.map((line) => line['level_zh'])).toContain('25–34岁');
  });

  it('escape what a spreadsheet would run as a formula, in both formats', async () => {
    const lines = linesOf(await ofIndicator('csv'));
    const park = lines.find((line) => line['level'] === workspace.parks.get('park-1'))!;
    expect([park['level_en'], park['level_zh']]).toEqual(["'=1+1", "'@园区"]);
    const sheets = unzip(await ofIndicator('xlsx'));
    expect([...sheets.values()].join('')).toContain('=1+1');
    expect([...sheets.values()].join('')).not.toMatch(/<f[ >]/);
  });

  it('include a complete run, in a workbook with a sheet that explains columns and signs in both languages', async () => {
    const lines = linesOf(await ofRun('csv'));
    expect(new Set(lines.map((line) => line['indicator'])).size).toBeGreaterThan(40);
    const sheets = unzip(await ofRun('xlsx'));
    const text = [...sheets.values()].join('');
    expect(sheets.has('xl/worksheets/sheet2.xml')).toBe(true);
    expect(text).toContain('不公布：精度过低');
    expect(text.match(/<row /g)!.length).toBeGreaterThan(lines.length);
  });

  it('are empty if suppressed, with only the reason', async () => {
    const lines = linesOf(await ofRun('csv'));
    const secret = lines.find(
      (line) =>
        line['indicator'] === 'unfair_treatment_rate' &&
        line['level'] === workspace.parks.get('park-3') &&
        line['sex'] === 'F',
    )!;
    expect(secret['status']).toBe('withheld');
    const numbers = ['value', 'standard_error', 'ci95_low', 'ci95_high', 'df', 'n', 'cv', 'flags', 'gap', 'gap_df'];
    expect(numbers.map((name) => secret[name] ?? '')).toEqual(numbers.map(() => ''));
    for (const line of lines)
      if (!['reliable', 'caution', 'unreliable'].includes(line['status']!)) expect(line['value']).toBe('');
    const unfair = linesOf(await ofIndicator('csv'));
    expect(unfair.map((line) => line['value']!.slice(0, 6))).not.toContain(secretShare);
    // an error or a limit may happen to have the same digits
    const column = String.fromCharCode(65 + Object.keys(unfair[0]!).indexOf('value'));
    const text = [...unzip(await ofIndicator('xlsx')).values()].join('');
    const values = text.match(new RegExp(`<c r="${column}\\d+"><v>[^<]*`, 'g'))!;
    expect(values.length).toBeGreaterThan(10);
    expect(values.filter((value) => value.endsWith(`>${secretShare}`))).toEqual([]);
  });

  it('are not available for an unknown indicator, an unknown run and the run of another workspace', async () => {
    const other = await newWorkspace(test.owner, test.database, parkKeys);
    await expect(figures.ofRun(other.actor, runId)).rejects.toThrow('indicators.run.not-found');
    await expect(figures.ofIndicator(other.actor, 'none')).rejects.toThrow('indicators.indicator.not-found');
    expect(await figures.ofIndicator(other.actor, 'unfair_treatment_rate')).toEqual([]);
  });
});
