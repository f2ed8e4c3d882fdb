import { describe, expect, it } from '@jest/globals';
import { CsvReader } from '../../kernel/csv.js';
import { Problem } from '../../kernel/problem.js';
import { ColumnsOfText } from '../input/columns-of-text.js';
import { refusedRequest } from './refused-request.js';
import { answerRequest } from './run-estimate-request.js';
import { Table } from '../input/table.js';

const header = 'id,stratum,unit,pop,w,sex,size,pay,yes';
const lines = [
  '1,A,A1,10,5,F,S,10,0',
  '2,A,A1,10,5,M,S,12,1',
  '3,A,A2,10,5,F,L,11,0',
  '4,B,B1,6,3,M,L,20,1',
  '5,B,B2,6,3,F,S,25,1',
  '6,B,B2,6,3,M,L,22,0',
];
const csv = (change: (line: string, at: number) => string = (line) => line): string =>
  [header, ...lines.map(change)].join('\n');
const design = { ids: ['unit'], strata: ['stratum'], weights: 'w', fpc: [], nest: false };
const mean = { design, statistic: 'mean', variables: ['pay'] };
const rake = (margins: object[]): object => ({ ...mean, calibration: { kind: 'rake', margins } });
const bySex = { column: 'sex', counts: { F: 13, M: 11 } };

function read(text: string, size = 7): Table {
  const reader = new CsvReader();
  const columns = new ColumnsOfText();
  for (let at = 0; at < text.length; at += size)
    reader.push(text.slice(at, at + size), (record) => columns.take(record));
  reader.end((record) => columns.take(record));
  return Table.of(columns.end());
}

function refusal(text: string, request: object): ReturnType<typeof refusedRequest>['problem'] | null {
  try {
    answerRequest(read(text), request);
    return null;
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    return refusedRequest(error).problem;
  }
}

const edit =
  (row: number, from: string, to: string) =>
  (line: string, at: number): string =>
    at === row ? line.replace(from, to) : line;

describe('bad input of estimate', () => {
  it('does not include the table and request from which the cases below are made', () => {
    expect(refusal(csv(), mean)).toBeNull();
    expect(refusal(csv(), rake([bySex]))).toBeNull();
  });

  const cases: readonly (readonly [name: string, text: string, request: object, code: string, pointer: string])[] = [
    ['unknown column', csv(), { ...mean, variables: ['Pay'] }, 'indicators.estimate.unknown-column', '/variables/0'],
    ['text in a number', csv(edit(2, '11', 'ca. 11')), mean, 'indicators.estimate.not-a-number', '/variables/0'],
    ['a decimal comma', csv(edit(2, ',11,', ',"11,5",')), mean, 'indicators.estimate.not-a-number', '/variables/0'],
    ['an infinite value', csv(edit(2, '11', 'Inf')), mean, 'indicators.estimate.not-finite', '/variables/0'],
    [
      'sums beyond doubles',
      csv((line) => line.replace(/,(\d+),([01])$/, ',1e308,$2')),
      mean,
      'indicators.estimate.overflow',
      '/variables/0',
    ],
    [
      'weights that are all 0',
      csv((line) => line.replace(/,(10|6),[53],/, ',$1,0,')),
      mean,
      'indicators.estimate.no-weight',
      '/design/weights',
    ],
    [
      'a factor tested against itself',
      csv(),
      { design, statistic: 'independence', variables: ['sex', 'sex'] },
      'indicators.estimate.same-factor',
      '/variables/1',
    ],
    [
      'a group for each row of many',
      [header, ...Array.from({ length: 2_001 }, (_, at) => `${at},A,A${at % 2},10,5,F,S,10,0`)].join('\n'),
      { ...mean, by: ['id'] },
      'indicators.estimate.too-many-figures',
      '/by',
    ],
    ['a value beyond doubles', csv(edit(2, '11', '1e999')), mean, 'indicators.estimate.not-finite', '/variables/0'],
    [
      'a negative weight',
      csv(edit(0, ',5,', ',-5,')),
      mean,
      'methodology.estimation.weight-invalid',
      '/design/weights',
    ],
    ['a missing weight', csv(edit(0, ',5,', ',,')), mean, 'indicators.estimate.missing-values', '/design/weights'],
    ['a missing value', csv(edit(0, ',10,0', ',NA,0')), mean, 'indicators.estimate.missing-values', '/missing'],
    [
      'a unit in two strata',
      csv(edit(3, 'B1', 'A2')),
      mean,
      'methodology.estimation.unit-in-two-strata',
      '/design/ids/0',
    ],
    [
      'fpc below the sample size',
      csv((line) => line.replace(',10,', ',1,')),
      { ...mean, design: { ...design, fpc: ['pop'] } },
      'methodology.estimation.population-below-sample',
      '/design/fpc/0',
    ],
    [
      'fpc that varies in a stratum',
      csv(edit(0, ',10,', ',12,')),
      { ...mean, design: { ...design, fpc: ['pop'] } },
      'methodology.estimation.population-varies',
      '/design/fpc/0',
    ],
    [
      'a stratum with one unit',
      csv(edit(3, 'B1', 'B2')),
      mean,
      'methodology.estimation.lonely-psu',
      '/options/lonelyPsu',
    ],
    [
      'a margin without sample',
      csv(),
      rake([{ column: 'sex', counts: { F: 13, M: 10, X: 1 } }]),
      'methodology.calibration.margin-without-sample',
      '/calibration/margins',
    ],
    [
      'a level without a count',
      csv(),
      rake([{ column: 'sex', counts: { F: 24 } }]),
      'methodology.calibration.level-without-count',
      '/calibration/margins',
    ],
    [
      'contradictory margins',
      csv(),
      rake([bySex, { column: 'size', counts: { S: 10, L: 10 } }]),
      'methodology.calibration.margins-contradict',
      '/calibration/margins',
    ],
    [
      'margins that no weights meet',
      csv((line) => line.replace(/[FM],[SL]/, (both) => (both.startsWith('F') ? 'F,S' : 'M,L'))),
      rake([bySex, { column: 'size', counts: { S: 4, L: 20 } }]),
      'methodology.calibration.not-converged',
      '/calibration',
    ],
    [
      'bounds that are too tight',
      csv(),
      {
        ...mean,
        calibration: { kind: 'logit', totals: { '(Intercept)': 24, sexF: 20 }, bounds: [0.9, 1.1] },
      },
      'methodology.calibration.not-converged',
      '/calibration',
    ],
    [
      'a level with a stray space',
      csv(edit(0, ',F,', ',F ,')),
      { ...mean, by: ['sex'] },
      'indicators.estimate.stray-space',
      '/by/0',
    ],
    [
      'a condition with a stray space',
      csv(),
      { ...mean, where: [{ column: 'sex', op: '==', value: 'F ' }] },
      'indicators.estimate.stray-space',
      '/where/0/value',
    ],
    [
      'a condition that some rows would miss by a stray space',
      csv(edit(2, ',F,', ',F ,')),
      { ...mean, where: [{ column: 'sex', op: '==', value: 'F' }] },
      'indicators.estimate.stray-space',
      '/where/0/value',
    ],
    ['a unit with a stray space', csv(edit(1, 'A1', 'A1 ')), mean, 'indicators.estimate.stray-space', '/design/ids/0'],
    [
      'a stratum with a stray space',
      csv(edit(0, ',A,', ', A,')),
      mean,
      'indicators.estimate.stray-space',
      '/design/strata/0',
    ],
    ['a duplicated header', csv().replace('yes', 'pay'), mean, 'indicators.estimate.duplicated-column', '/data'],
    ['a row that is too long', csv(edit(1, '12', '12,0')), mean, 'indicators.estimate.ragged-row', '/data'],
    ['a quote that never closes', csv(edit(1, '12', '"12')), mean, 'indicators.estimate.open-quote', '/data'],
    ['text behind a quote', csv(edit(1, ',M,', ',"M"x,')), mean, 'indicators.estimate.stray-quote', '/data'],
    ['a header alone', header, mean, 'indicators.estimate.no-rows', '/data'],
    ['an empty file', '', mean, 'indicators.estimate.no-header', '/data'],
    ['an unknown key', csv(), { ...mean, wheer: [] }, 'indicators.estimate.unknown-key', '/wheer'],
    [
      'an unknown key of the design',
      csv(),
      { ...mean, design: { ...design, psu: 1 } },
      'indicators.estimate.unknown-key',
      '/design/psu',
    ],
    [
      'an unknown option',
      csv(),
      { ...mean, options: { lonelyPSU: 'adjust' } },
      'indicators.estimate.unknown-key',
      '/options/lonelyPSU',
    ],
    [
      'an unknown statistic',
      csv(),
      { ...mean, statistic: 'average' },
      'indicators.estimate.unknown-value',
      '/statistic',
    ],
    ['no request', csv(), [], 'indicators.estimate.shape', ''],
    [
      'a probability of 50',
      csv(),
      { ...mean, statistic: 'quantile', probabilities: [50] },
      'indicators.estimate.shape',
      '/probabilities/0',
    ],
    [
      'a share of what is not 0/1',
      csv(),
      { ...mean, statistic: 'proportion' },
      'indicators.estimate.not-binary',
      '/variables',
    ],
    [
      'no one in the domain',
      csv(),
      { ...mean, statistic: 'total', where: [{ column: 'pay', op: '>', value: 99 }] },
      'methodology.estimation.domain-empty',
      '/where',
    ],
    [
      'a contrast with an unknown level',
      csv(),
      { ...mean, by: ['sex'], contrasts: [{ name: 'gap', kind: 'difference', of: 'f', to: 'M' }] },
      'indicators.estimate.unknown-level',
      '/contrasts/0/of',
    ],
    [
      'a derived column of a name that is taken',
      csv(),
      { ...mean, derive: [{ name: 'pay', where: [] }] },
      'indicators.estimate.column-taken',
      '/derive/0/name',
    ],
    [
      'a score interval of a share',
      csv(),
      { ...mean, statistic: 'proportion', variables: ['yes'], interval: 'score' },
      'indicators.estimate.unknown-value',
      '/interval',
    ],
    [
      'a jackknife over all of a stratified sample',
      csv(),
      { ...mean, replication: { type: 'JK1' } },
      'indicators.estimate.jackknife-of-strata',
      '/replication/type',
    ],
    [
      'factors whose table is the same in each unit',
      csv((line, at) =>
        line.replace(/,[FM],[SL],.*/, at % 2 ? ',M,L,1,1' : ',F,S,1,1').replace(/,[AB]\d,/, `,${at >> 1},`),
      ),
      { design: { ...design, strata: [], weights: null }, statistic: 'independence', variables: ['sex', 'size'] },
      'indicators.estimate.no-test',
      '/statistic',
    ],
    [
      'replicates without a scale',
      csv(),
      { ...mean, replication: { type: 'Fay', columns: 'w#' } },
      'indicators.estimate.unknown-column',
      '/replication/columns',
    ],
  ];

  it.each(cases)('%s', (_name, text, request, code, pointer) => {
    const problem = refusal(text, request);
    expect(problem?.code).toBe(code);
    expect(problem?.pointer).toBe(pointer);
    expect(problem?.detail).not.toBe('');
  });

  it('names the worst margin when the weights do not converge', () => {
    const text = csv((line) => line.replace(/[FM],[SL]/, (both) => (both.startsWith('F') ? 'F,S' : 'M,L')));
    expect(refusal(text, rake([bySex, { column: 'size', counts: { S: 4, L: 20 } }]))?.facts).toMatchObject({
      worstMargin: 'sex',
    });
  });

  it('names the row of an invalid number and the column that was probably meant', () => {
    expect(refusal(csv(edit(2, '11', 'x')), mean)?.facts).toMatchObject({ row: 3, column: 'pay', cell: 'x' });
    expect(refusal(csv(), { ...mean, variables: ['Pay '] })?.detail).toBe('Did you mean "pay"?');
  });
});

describe('a table in another format', () => {
  it.each([
    ['a byte order mark', `\ufeff${csv()}`],
    ['CRLF and a last line end', `${csv().replaceAll('\n', '\r\n')}\r\n`],
    ['CR alone', csv().replaceAll('\n', '\r')],
    ['semicolons', csv().replaceAll(',', ';')],
    ['quotes, some around line breaks', csv().replaceAll(',A,', ',"A\n""x"", and",')],
    ['empty lines', csv().replaceAll('\n', '\n\n')],
    ['spaces around numbers', csv().replaceAll(',10,0', ', 10 ,0')],
  ])('%s gives the same answer, in pieces of any size', (_name, text) => {
    const expected = answerRequest(read(csv()), mean);
    for (const size of [1, 2, 5, 1000]) expect(answerRequest(read(text, size), mean)).toEqual(expected);
  });
});

it('answers a test of two factors with many levels', () => {
  const many = Array.from(
    { length: 1_500 },
    (_, at) => `${at},A,A${at % 30},10,5,F,S,${(at * 7) % 17},${(at * 11) % 18}`,
  );
  const text = [header, ...many].join('\n').replace('sex,size,pay,yes', 'x,y,sex,size');
  const codes = text.replaceAll(/,(\d+),(\d+)$/gm, ',a$1,b$2');
  const { test } = answerRequest(read(codes, 1000), { design, statistic: 'independence', variables: ['sex', 'size'] });
  expect(test!.p).toBeGreaterThanOrEqual(0);
});

describe('an estimate with little information', () => {
  const proportion = { design, statistic: 'proportion', variables: ['yes'] };

  it('with no events has the bound of Korn and Graubard and a flag, never 0 +- 0', () => {
    const none = csv((line) => line.replace(/[01]$/, '0'));
    const [row] = answerRequest(read(none), proportion).rows;
    expect(row).toMatchObject({ estimate: 0, se: null, flags: ['no-events'] });
    // Clopper-Pearson of 0 in 6: 1 - 0.025^(1/6)
    expect(row!.ci[0]).toBe(0);
    expect(row!.ci[1]).toBeCloseTo(1 - 0.025 ** (1 / 6), 12);
    const [total] = answerRequest(read(none), { ...proportion, statistic: 'total' }).rows;
    expect(total!.ci[1]).toBeCloseTo(24 * (1 - 0.025 ** (1 / 6)), 10);
  });

  it('with only events has the bound of Korn and Graubard', () => {
    const [row] = answerRequest(read(csv((line) => line.replace(/[01]$/, '1'))), proportion).rows;
    expect(row).toMatchObject({ estimate: 1, se: null, flags: ['no-events'] });
    expect(row!.ci[0]).toBeCloseTo(0.025 ** (1 / 6), 12);
    expect(row!.ci[1]).toBe(1);
  });

  it('of equal values has no standard error', () => {
    const [row] = answerRequest(read(csv((line) => line.replace(/\d+,([01])$/, '7.1,$1'))), mean).rows;
    expect(row).toMatchObject({ se: null, ci: [null, null], flags: ['no-variation'] });
  });

  it('of a share below that does not vary between units has no interval of the quantile', () => {
    const [greatest] = answerRequest(read(csv()), { ...mean, statistic: 'quantile', probabilities: [1] }).rows;
    expect(greatest).toMatchObject({ estimate: 25, se: null, ci: [null, null], flags: ['no-variation'] });
  });

  it('without a standard error has no design effect', () => {
    const inOneUnit = { ...mean, deff: true, where: [{ column: 'unit', op: '==', value: 'A1' }] };
    const [row] = answerRequest(read(csv()), inOneUnit).rows;
    expect(row).toMatchObject({ se: null, flags: ['no-df'] });
    expect(row).not.toHaveProperty('deff');
  });

  it('without degrees of freedom has no interval', () => {
    const request = { ...mean, df: 'domain', where: [{ column: 'unit', op: '==', value: 'A1' }] };
    const [row] = answerRequest(read(csv()), request).rows;
    expect(row!.df).toBe(0);
    expect(row!.ci).toEqual([null, null]);
    expect(row!.flags).toContain('no-df');
  });

  it.each([
    ['010000', 'withhold'],
    ['010010', 'unreliable'],
    ['010110', undefined],
  ])('with events %s is %s by its coefficient of variation', (events, flag) => {
    const [row] = answerRequest(read(csv((line, at) => line.replace(/[01]$/, events[at]!))), proportion).rows;
    const cv = row!.se! / row!.estimate;
    expect(cv > 0.5 ? 'withhold' : cv > 0.3 ? 'unreliable' : undefined).toBe(flag);
    expect(row!.flags?.[0]).toBe(flag);
  });
});
