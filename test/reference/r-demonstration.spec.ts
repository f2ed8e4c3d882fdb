/**
 * The main indicators of the demonstration in total, by sex and by park: a run's estimates before any protection,
 * compared with those of R's survey package from the same raw answers (r-survey/demonstration.R; `npm run bench --
 * r-demonstration` computes it again). Where R with haven and survey is installed, some are also computed from the file
 * that the product exports for SPSS, with its design columns and missing codes.
 */
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { Readable } from 'node:stream';
import { beforeAll, describe, expect, it } from '@jest/globals';
import { hourlyEarnings } from '../../src/methodology/classification/low-pay.js';
import { leastRules } from '../../src/methodology/disclosure/primary.js';
import { distribution, weightedQuantile } from '../../src/methodology/estimation/quantiles.js';
import { catalogue } from '../../src/modules/indicators/catalogue/catalogue.js';
import type { CellAddress } from '../../src/modules/indicators/domain/runs/cells.js';
import { Counting, isWeighted } from '../../src/modules/indicators/domain/runs/counting/counting.js';
import { type Estimate, estimateCell } from '../../src/modules/indicators/domain/runs/estimators/estimates.js';
import {
  type ColumnResult,
  estimateColumns,
} from '../../src/modules/indicators/domain/runs/estimators/column-estimates.js';
import { headlineIndicators } from '../../src/modules/indicators/domain/publication/moved.js';
import { personOf } from '../../src/modules/indicators/domain/runs/counting/person.js';
import { plansOf } from '../../src/modules/indicators/domain/runs/plan.js';
import { Sample } from '../../src/modules/indicators/domain/runs/estimators/sample.js';
import { defaultSettings } from '../../src/modules/indicators/domain/runs/settings.js';
import type { Tally } from '../../src/modules/indicators/domain/runs/counting/tally.js';
import { parkWorkerQuestionnaire } from '../../src/surveys/catalogue/park-worker.js';
import type { RecordedAnswer } from '../../src/surveys/domain/files/data-columns.js';
import { dataTables } from '../../src/surveys/domain/files/data-tables.js';
import { savDictionary, savRows } from '../../src/surveys/domain/files/sav.js';
import { demonstrationSample } from '../support/demonstration-sample.js';
import { describeWhen } from '../support/when.js';
import { frameWeighting } from '../support/weight-frame.js';

interface Line {
  readonly id: string;
  readonly sex: string;
  readonly park: string;
  /** Persons, estimate, standard error, limits, degrees of freedom. */
  readonly numbers: readonly number[];
}

const fromR: readonly Line[] = fs
  .readFileSync(new URL('r-survey/demonstration.csv', import.meta.url), 'utf8')
  .trim()
  .split('\n')
  .slice(2)
  .map((line) => line.split(','))
  .map(([id = '', sex = '', park = '', ...numbers]) => ({ id, sex, park, numbers: numbers.map(Number) }));

/** Whether someone is an employee does not depend on the low-pay line. */
const unpaidLine = { ...defaultSettings, lowPayYuanPerHour: Number.NaN };

interface Computed {
  readonly tallies: readonly Tally[];
  readonly sample: Sample;
  readonly medians: readonly ColumnResult[];
}

const sexes = ['*', 'F', 'M'];
const addressOf = (sex: string, park = '*'): CellAddress => ({
  sex: sex === '*' ? null : (sex as 'F' | 'M'),
  ...(park === '*' ? { breakdown: null, level: null } : { breakdown: 'park', level: park }),
});

/** The sums and columns of the run, with the product's weights and classification. */
function counted(ids: ReadonlySet<string>): Computed {
  const { frame, answers } = demonstrationSample();
  const weighting = frameWeighting(frame);
  const weighted = answers.filter((answer) => isWeighted(answer, weighting));
  const pay = weighted.flatMap(({ answers: given, psu }) => {
    const hourly = hourlyEarnings(given);
    const isEmployee = personOf(given, unpaidLine).code('employee') === '1';
    return hourly === null || !isEmployee ? [] : [[hourly, weighting.of(psu, 'F')] as const];
  });
  const lowPayYuanPerHour = (2 / 3) * weightedQuantile(distribution(pay), 0.5, 'math');
  const plans = plansOf(catalogue).filter(({ id }) => ids.has(id));
  const counting = new Counting(plans, frame, []);
  for (const answer of weighted) counting.observe(answer, { ...defaultSettings, lowPayYuanPerHour });
  const lonely = defaultSettings.lonelyPsu;
  const medians = estimateColumns(counting.columns, {
    lonely,
    least: leastRules,
    weightOf: (enterprise, sex) => weighting.of(enterprise, sex),
    placesOf: () => sexes.map((sex) => addressOf(sex)),
  });
  return { tallies: counting.tallies, sample: new Sample(counting.rows, { weighting, lonely }), medians };
}

const withR = spawnSync('Rscript', ['-e', 'library(haven); library(survey)']).status === 0;
const lacking = withR ? null : 'R with survey and haven not found (install r-cran-survey and r-cran-haven)';

/** Writes the answers as the export does, with enterprises as numbers, and blank weights of answers without one. */
async function writeSample(file: string): Promise<void> {
  const { frame, answers } = demonstrationSample();
  const weighting = frameWeighting(frame);
  const numbers = new Map(frame.units.map(({ psu }, at) => [psu, at + 1]));
  const parks = new Map(['A', 'B', 'C', 'D'].map((park) => [park, { en: `Park ${park}`, zh: `${park}园区` }]));
  const [table] = dataTables(parkWorkerQuestionnaire, { parks, flags: {} }, { version: 1, correction: false });
  const rows = answers.map((answer): RecordedAnswer => ({
    ...{
      ...answer,
      answers: answer.answers as RecordedAnswer['answers'],
      psu: numbers.get(answer.psu!)!,
      weight: isWeighted(answer, weighting) ? weighting.of(answer.psu, 'F') : null,
    },
    ...{ formVersion: '2.0', sizeClass: null, lang: 'zh', modulesOffered: [], modulesTaken: [], askedCount: 60 },
    ...{ durationBand: null, paceBand: null, flags: [], leftOut: false, enterprises: null, aboveTarget: null },
  }));
  const { columns } = table!;
  const createdOn = new Date('2026-11-08T09:05:00Z');
  fs.writeFileSync(file, savDictionary({ columns, language: 'en', title: 'Park workers', createdOn }));
  for await (const piece of savRows(columns, Readable.from([table!.valuesOf(rows)]))) fs.appendFileSync(file, piece);
}

/** Codes of missing answers are read as NA by haven, because the file declares them. */
const fromSav = `
suppressMessages({ library(haven); library(survey) })
options(survey.lonely.psu = "adjust")
d <- subset(read_sav(commandArgs(TRUE)[1]), !is.na(survey_weight))
emp <- d$emp_status %in% 1:2
d$employee <- emp & d$icse %in% 41:44
d$emp <- emp
d$union <- as.numeric(d$union_member == 1)
d$osh <- as.numeric(d$osh_train %in% 1:2)
d$osh[is.na(d$osh_train)] <- NA
d$stratum <- factor(d$stratum)
whole <- svydesign(ids = ~psu, strata = ~stratum, weights = ~survey_weight, data = as.data.frame(d))
say <- function(id, y, domain) for (cell in c("*", "F", "M")) {
  rows <- d[[domain]] & !is.na(d[[y]]) & d$sex %in% list("*" = 1:2, F = 2, M = 1)[[cell]]
  here <- subset(whole, rows)
  x <- svymean(as.formula(paste0("~", y)), here)
  cat(id, cell, nrow(here), sprintf("%.17g", c(coef(x), SE(x))), degf(here), sep = ",")
  cat("\\n")
}
say("union_density", "union", "employee")
say("osh_training_rate", "osh", "emp")`;

describe('the main indicators of the demonstration', () => {
  let computed: Computed;
  beforeAll(() => {
    computed = counted(new Set(fromR.map(({ id }) => id)));
  });

  it('are complete by park, and by sex if the formula does not compare the sexes', () => {
    const cells = headlineIndicators.flatMap((id) => {
      const { sex_built_in: built } = catalogue.find((definition) => definition.id === id)!;
      const parks = ['A', 'B', 'C', 'D'].map((park) => `* ${park}`);
      return ['* *', ...(built ? [] : ['F *', 'M *']), ...parks].map((cell) => `${id} ${cell}`);
    });
    expect(fromR.map(({ id, sex, park }) => `${id} ${sex} ${park}`)).toEqual(expect.arrayContaining(cells));
    expect(computed.tallies.map(({ plan }) => plan.id)).toEqual(expect.arrayContaining([...headlineIndicators]));
  });

  function figureOf({ id, sex, park }: Line): Estimate {
    const tally = computed.tallies.find(({ plan }) => plan.id === id);
    if (tally !== undefined) return estimateCell(tally, computed.sample, addressOf(sex, park))!;
    const { cell } = computed.medians.find(({ plan }) => plan.id === id)!.cells[sexes.indexOf(sex)]!;
    if (cell.state !== 'figure') throw new Error(cell.state);
    return cell.estimate;
  }

  describeWhen(
    lacking,
    'of the file for SPSS',
    () => {
      it('are what svymean of R computes from it', async () => {
        const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'svymean-'));
        try {
          const file = path.join(folder, 'answers-en.sav');
          await writeSample(file);
          const { stdout, stderr } = spawnSync('Rscript', ['-e', fromSav, file], { encoding: 'utf8' });
          expect(stderr).toBe('');
          const lines = stdout
            .trim()
            .split('\n')
            .map((line) => line.split(','));
          expect(lines).toHaveLength(6);
          for (const [id = '', sex = '', ...numbers] of lines) {
            const { n, value, standardError, df } = figureOf({ id, sex, park: '*', numbers: [] });
            for (const [at, mine] of [n, value, standardError, df].entries())
              expect(Math.abs(mine! - Number(numbers[at]))).toBeLessThanOrEqual(1e-9 * Math.abs(mine!));
          }
        } finally {
          fs.rmSync(folder, { recursive: true });
        }
      });
    },
    false,
  );

  it.each(fromR)('equal the results of R for $id $sex $park', (line) => {
    const { n, value, standardError, interval, df } = figureOf(line);
    // without degrees of freedom there is no interval; R returns NaN
    const mine = [n, value, standardError, interval[0] ?? Number.NaN, interval[1] ?? Number.NaN, df];
    for (const [at, expected] of line.numbers.entries())
      if (Number.isNaN(expected)) expect([at, mine[at]]).toEqual([at, Number.NaN]);
      else expect(Math.abs(mine[at]! - expected)).toBeLessThanOrEqual(1e-9 * Math.abs(expected));
  });
});
