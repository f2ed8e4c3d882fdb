/**
 * A sample of the demonstration's enterprises with unequal selection probabilities, a certainty unit, a replaced enterprise
 * and enterprises that do not respond: its weights by hand, and a run's estimates and standard errors compared with those
 * of R's survey package from the file that the product exports for SPSS, and the workers of each enterprise, which are not in it.
 */
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { Readable } from 'node:stream';
import { describe, expect, it } from '@jest/globals';
import { catalogue } from '../../src/modules/indicators/catalogue/catalogue.js';
import type { CellAddress } from '../../src/modules/indicators/domain/runs/cells.js';
import { Counting, isWeighted } from '../../src/modules/indicators/domain/runs/counting/counting.js';
import { estimateCell, sexGap } from '../../src/modules/indicators/domain/runs/estimators/estimates.js';
import { Sample } from '../../src/modules/indicators/domain/runs/estimators/sample.js';
import { plansOf } from '../../src/modules/indicators/domain/runs/plan.js';
import { defaultSettings } from '../../src/modules/indicators/domain/runs/settings.js';
import { populationsOf } from '../../src/modules/indicators/domain/weighting/populations.js';
import { baseSpecification } from '../../src/modules/indicators/domain/weighting/specification.js';
import { makeWeights } from '../../src/modules/indicators/domain/weighting/weight-set.js';
import { weightingOf } from '../../src/modules/indicators/domain/weighting/weighting.js';
import { parkWorkerQuestionnaire } from '../../src/surveys/catalogue/park-worker.js';
import type { RecordedAnswer } from '../../src/surveys/domain/files/data-columns.js';
import { dataTables } from '../../src/surveys/domain/files/data-tables.js';
import { savDictionary, savRows } from '../../src/surveys/domain/files/sav.js';
import { drawnFrom, planned } from '../../src/surveys/domain/sample.js';
import { demonstrationSample } from '../support/demonstration-sample.js';
import { answeredOf } from '../support/weight-frame.js';
import { describeWhen } from '../support/when.js';

const demonstration = demonstrationSample(['A14']);
const plan = { enterprises: 41, rule: 'neyman' as const, minimum: 2, minimumPersons: 5 };
const drawn = drawnFrom(planned(demonstration.strata, 4000, plan), 2026);
// the first reserve of each stratum replaces the first drawn enterprise, which does not answer
const replaced = new Set(drawn.flatMap(({ sample, reserve }) => (reserve.length > 0 ? [sample[0]!.psuCode] : [])));
const strata = drawn.map(({ sample, reserve, ...stratum }) => ({
  ...stratum,
  sample: [...sample, ...reserve.slice(0, 1)],
}));
const units = strata.flatMap(({ stratum, sample }) => sample.map((unit) => ({ ...unit, stratum, psu: unit.psuCode })));
const asked = new Set(units.map(({ psu }) => psu).filter((psu) => !replaced.has(psu)));
const answers = demonstration.answers.filter(({ psu }) => asked.has(psu!));
const frame = { strata: strata.map((each) => ({ ...each, enterprises: each.units.length })), units };
const answered = answeredOf(answers);
const { rows } = makeWeights({ frame, parks: new Map(), answered }, baseSpecification);
const populations = populationsOf(frame, rows);
const weighting = weightingOf(rows, populations);
const weighted = answers.filter((answer) => isWeighted(answer, weighting));

const ids = ['union_density', 'osh_training_rate', 'monthly_earnings_mean', 'injury_frequency_rate'];
const addresses: Readonly<Record<string, CellAddress>> = {
  all: { sex: null, breakdown: null, level: null },
  women: { sex: 'F', breakdown: null, level: null },
  men: { sex: 'M', breakdown: null, level: null },
  park: { sex: null, breakdown: 'park', level: 'A' },
};

/** Estimates and standard errors, in total, by sex and for a park; and of women minus men. */
function figures(): Map<string, readonly [number, number]> {
  const runFrame = { strata: frame.strata, units: units.map((unit) => ({ ...unit, responding: 0 })) };
  const plans = plansOf(catalogue).filter(({ id }) => ids.includes(id));
  const counting = new Counting(plans, runFrame, []);
  for (const answer of weighted) counting.observe(answer, { ...defaultSettings, lowPayYuanPerHour: 20 });
  const sample = new Sample(counting.rows, { weighting, lonely: 'adjust' });
  return new Map(
    counting.tallies.flatMap((tally) => [
      ...Object.entries(addresses).map(([cell, address]) => {
        const { value, standardError } = estimateCell(tally, sample, address)!;
        return [`${tally.plan.id} ${cell}`, [value, standardError!] as const] as const;
      }),
      [`${tally.plan.id} gap`, gapOf(sexGap(tally, sample, addresses['all']!)!)] as const,
    ]),
  );
}

const gapOf = ({ value, standardError }: { value: number; standardError: number | null }) =>
  [value, standardError!] as const;

/** As the export writes the answers. */
async function writeFile(file: string): Promise<void> {
  const numbers = new Map(units.map(({ psu }, at) => [psu, at + 1]));
  const stratumOf = new Map(units.map(({ psu, stratum }) => [psu, stratum]));
  const parks = new Map(['A', 'B', 'C', 'D'].map((park) => [park, { en: `Park ${park}`, zh: `${park}园区` }]));
  const [table] = dataTables(parkWorkerQuestionnaire, { parks, flags: {} }, { version: 1, correction: true });
  const recorded = answers.map((answer): RecordedAnswer => {
    const psu = answer.psu!;
    const isCounted = isWeighted(answer, weighting);
    const enterprises = populations.strata.get(stratumOf.get(psu)!)!;
    return {
      ...{ ...answer, answers: answer.answers as RecordedAnswer['answers'], psu: numbers.get(psu)! },
      stratum: stratumOf.get(psu)!,
      weight: isCounted ? weighting.of(psu, answer.answers['sex'] === '2' ? 'F' : 'M') / 1e6 : null,
      enterprises: isCounted ? enterprises : null,
      ...{ formVersion: '2.0', sizeClass: null, lang: 'zh', modulesOffered: [], modulesTaken: [], askedCount: 60 },
      ...{ durationBand: null, paceBand: null, flags: [], leftOut: false, aboveTarget: null },
    };
  });
  const { columns } = table!;
  const createdOn = new Date('2026-11-08T09:05:00Z');
  fs.writeFileSync(file, savDictionary({ columns, language: 'en', title: 'Park workers', createdOn }));
  for await (const piece of savRows(columns, Readable.from([table!.valuesOf(recorded)])))
    fs.appendFileSync(file, piece);
  const workers = [...populations.workers].map(([psu, count]) => `${numbers.get(psu)},${count}`);
  fs.writeFileSync(`${file}.csv`, ['psu,workers', ...workers].join('\n'));
}

const script = `
suppressMessages({ library(haven); library(survey) })
options(survey.lonely.psu = "adjust")
d <- subset(read_sav(commandArgs(TRUE)[1]), !is.na(survey_weight))
d$answer <- seq_len(nrow(d))
frame <- read.csv(paste0(commandArgs(TRUE)[1], ".csv"))
d$workers <- frame$workers[match(d$psu, frame$psu)]
emp <- d$emp_status %in% 1:2
employee <- emp & d$icse %in% 41:44
d$union_density.y <- as.numeric(d$union_member == 1)
d$osh_training_rate.y <- ifelse(is.na(d$osh_train), NA, as.numeric(d$osh_train %in% 1:2))
d$monthly_earnings_mean.y <- as.numeric(d$wage_month)
d$injury_frequency_rate.y <- 1e6 * as.numeric(d$injury_n)
hours <- 50 * as.numeric(d$hours_usual)
domains <- list(union_density = employee, osh_training_rate = emp, monthly_earnings_mean = employee,
  injury_frequency_rate = emp & !is.na(hours) & hours > 0)
cells <- list(all = TRUE, women = d$sex == 2, men = d$sex == 1, park = d$park == 1)
d$hours <- ifelse(is.na(hours), 0, hours)
whole <- svydesign(ids = ~psu + answer, strata = ~stratum, fpc = ~fpc_enterprises + workers,
  weights = ~survey_weight, data = as.data.frame(d))
say <- function(id, cell, est, se) cat(id, " ", cell, ",", sprintf("%.17g,%.17g", est, se), "\\n", sep = "")
for (id in names(domains)) {
  whole$variables$y <- d[[paste0(id, ".y")]]
  whole$variables$x <- if (id == "injury_frequency_rate") d$hours else 1
  inside <- domains[[id]] & !is.na(whole$variables$y)
  for (cell in names(cells)) {
    r <- svyratio(~y, ~x, subset(whole, inside & cells[[cell]]))
    say(id, cell, coef(r), SE(r))
  }
  by <- svyby(~y, ~sex, denominator = ~x, subset(whole, inside & d$sex %in% 1:2), svyratio, covmat = TRUE)
  gap <- svycontrast(by, c(-1, 1))
  say(id, "gap", coef(gap), SE(gap))
}`;

const withR = spawnSync('Rscript', ['-e', 'library(haven); library(survey)']).status === 0;

describe('a sample with unequal selection probabilities', () => {
  it('gives an answer N/n x workers of drawn over those of responding enterprises x workers over answers', () => {
    const heard = new Set(rows.map(({ psu }) => psu));
    const workers = (list: readonly { readonly headcount: number }[]): number =>
      list.reduce((sum, { headcount }) => sum + headcount, 0);
    const fractions = new Set(strata.map(({ sample, units: all }) => sample.length / all.length));
    expect(fractions.size).toBeGreaterThan(3);
    expect(replaced.size).toBeGreaterThan(2);
    for (const { sample, units: all } of strata) {
      const responding = sample.filter(({ psuCode }) => heard.has(psuCode));
      for (const { psuCode: psu, headcount } of responding) {
        const own = rows.filter((row) => row.psu === psu);
        const m = own.reduce((sum, row) => sum + row.answers, 0);
        const weight = (all.length / sample.length) * (workers(sample) / workers(responding)) * (headcount / m);
        for (const { after } of own) expect(after / 1e6).toBeCloseTo(weight, 6);
      }
    }
  });

  describeWhen(
    withR ? null : 'R with survey and haven not found (install r-cran-survey and r-cran-haven)',
    'in the file for SPSS',
    () => {
      it('has the estimates and standard errors that svydesign of R computes with the workers of each enterprise', async () => {
        const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'svydesign-'));
        try {
          const file = path.join(folder, 'answers-en.sav');
          await writeFile(file);
          const { stdout, stderr } = spawnSync('Rscript', ['-e', script, file], { encoding: 'utf8' });
          expect(stderr).toBe('');
          const fromR = stdout.trim().split('\n');
          const mine = figures();
          expect(fromR).toHaveLength(mine.size);
          for (const line of fromR) {
            const [name = '', ...numbers] = line.split(',');
            for (const [at, number] of mine.get(name)!.entries())
              expect([name, at, Math.abs(number - Number(numbers[at])) / Math.abs(number) < 1e-9]).toEqual([
                name,
                at,
                true,
              ]);
          }
        } finally {
          fs.rmSync(folder, { recursive: true });
        }
      });
    },
    false,
  );
});
