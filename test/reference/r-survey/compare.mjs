/**
 * Compares the estimators of the ten main indicators (and one after raking) on synthetic workers: `cli estimate` and
 * R's `survey`. Needs `npm run build` and R with the package (Debian: r-base-core, r-cran-survey, r-cran-mass): node
 * test/reference/r-survey/compare.mjs The last output is in output.txt. The data are generated, so that nothing under
 * another licence is copied.
 */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';

const here = import.meta.dirname;
const root = path.join(here, '../../..');
const { Random } = await import(path.join(root, 'dist/methodology/numeric/random.js'));
const folder = mkdtempSync(path.join(os.tmpdir(), 'r-survey-'));
const SEED = 20190416;

function workers() {
  const random = new Random(SEED);
  const lines = ['stratum,psu,park,sex,w,env_job,green_job,green_woman,hourly,insured'];
  for (let stratum = 0; stratum < 8; stratum += 1) {
    for (let unit = 0; unit < 4 + random.below(6); unit += 1) {
      const level = random.uniform();
      const weight = (5 + 20 * random.uniform()).toFixed(6);
      for (let row = 0; row < 8 + random.below(20); row += 1) {
        const woman = random.uniform() < 0.45;
        const env = random.uniform() < 0.2 + 0.5 * level ? 1 : 0;
        const green = env === 1 && random.uniform() < 0.6 ? 1 : 0;
        const hourly = ((18 + 20 * level + 25 * random.uniform() ** 2) * (woman ? 0.85 : 1)).toFixed(4);
        const insured = random.uniform() < 0.5 + 0.3 * level ? 1 : 0;
        const cells = [`s${stratum}`, `${stratum}-${unit}`, `p${1 + (stratum % 4)}`, woman ? 'F' : 'M', weight];
        lines.push([...cells, env, green, green === 1 && woman ? 1 : 0, hourly, insured].join(','));
      }
    }
  }
  return `${lines.join('\n')}\n`;
}

const design = { ids: ['psu'], strata: ['stratum'], weights: 'w', fpc: [], nest: false };
const proportion = (column, where = []) => ({
  design,
  statistic: 'proportion',
  variables: [column],
  where,
  df: 'domain',
});
const gap = (kind, column) => ({
  design,
  statistic: 'mean',
  variables: [column],
  by: ['sex'],
  contrasts: [{ name: 'gap', kind, of: 'F', to: 'M' }],
});
const requests = {
  env_employment_total: { design, statistic: 'total', variables: ['env_job'] },
  env_employment_share: proportion('env_job'),
  green_job_share: proportion('green_job'),
  decent_share_of_env_jobs: proportion('green_job', [{ column: 'env_job', op: '==', value: 1 }]),
  female_share_green_jobs: { design, statistic: 'ratio', variables: ['green_woman'], denominator: 'green_job' },
  green_job_gender_gap: gap('difference', 'green_job'),
  hourly_earnings_mean: { design, statistic: 'mean', variables: ['hourly'] },
  gpg_mean: gap('relative-gap', 'hourly'),
  hourly_earnings_median: { design, statistic: 'quantile', variables: ['hourly'], probabilities: [0.5] },
  social_insurance_full_rate_of_women: proportion('insured', [{ column: 'sex', op: '==', value: 'F' }]),
  green_job_share_calibrated: {
    design,
    statistic: 'mean',
    variables: ['green_job'],
    calibration: {
      kind: 'rake',
      margins: [
        { column: 'sex', counts: { F: 13000, M: 15000 } },
        { column: 'park', counts: { p1: 9000, p2: 8000, p3: 6000, p4: 5000 } },
      ],
    },
  },
};

function call(command, parameters) {
  const { status, stdout, stderr } = spawnSync(command, parameters, { encoding: 'utf8' });
  if (status !== 0) throw new Error(`${command}: exit ${status} ${stderr}`);
  return stdout;
}

try {
  const [data, request] = [path.join(folder, 'workers.csv'), path.join(folder, 'request.json')];
  writeFileSync(data, workers());
  writeFileSync(request, JSON.stringify(Object.values(requests)));
  const cli = path.join(root, 'dist/cli.js');
  const answers = JSON.parse(call(process.execPath, [cli, 'estimate', '--data', data, '--request', request]));
  const lines = call('Rscript', ['--vanilla', path.join(here, 'compare.R'), data])
    .trim()
    .split('\n');
  const version = call('Rscript', [
    '--vanilla',
    '-e',
    'cat(R.version.string, "survey", as.character(packageVersion("survey")))',
  ]);
  const out = [`${version}; seed ${SEED}`, 'name estimate se low high: largest relative difference'];
  let worst = 0;
  for (const line of lines) {
    const [name, ...expected] = line.trim().split(/\s+/);
    const answer = answers[Object.keys(requests).indexOf(name)];
    const row = answer.contrasts?.[0] ?? answer.rows[0];
    const mine = [row.estimate, row.se, ...row.ci];
    const scale = Math.abs(row.estimate) * 1e-3;
    const apart = expected.map((value, at) => Math.abs(mine[at] - value) / Math.max(Math.abs(value), scale));
    worst = Math.max(worst, ...apart);
    out.push(`${name} ${mine.map((value) => value.toPrecision(12)).join(' ')}: ${Math.max(...apart).toExponential(1)}`);
  }
  out.push(`worst ${worst.toExponential(1)}`, '');
  writeFileSync(path.join(here, 'output.txt'), out.join('\n'));
  process.stdout.write(out.join('\n'));
  process.exitCode = lines.length === Object.keys(requests).length && worst < 1e-8 ? 0 : 1;
} finally {
  rmSync(folder, { recursive: true });
}
