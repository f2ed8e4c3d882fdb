/** Validates a request key by key, at every depth. Whether its columns exist is checked later, against the table. */
import type { LonelyRule } from '../../methodology/estimation/variance.js';
import { type QuantileRule, quantileRules } from '../../methodology/estimation/quantiles.js';
import { estimateProblems } from '../input/problems.js';
import type {
  CalibrationSpec,
  Condition,
  ContrastSpec,
  Derivation,
  DesignSpec,
  EstimateRequest,
  IntervalKind,
  Operator,
  ReplicationSpec,
  Statistic,
} from './request.js';
import { finite, list, oneOf, record, text, texts, whole } from '../input/request-shape.js';

const statistics: readonly Statistic[] = [
  'mean',
  'total',
  'ratio',
  'quantile',
  'proportion',
  'independence',
  't-test',
  'design',
];
const intervalsOfShares: readonly IntervalKind[] = ['mean', 'logit', 'xlogit', 'asin', 'beta', 'likelihood'];
const intervals: readonly IntervalKind[] = [...intervalsOfShares, 'score'];
const lonelyRules: readonly LonelyRule[] = ['fail', 'remove', 'certainty', 'adjust', 'average'];
const operators: readonly Operator[] = ['==', '!=', '>', '>=', '<', '<=', 'present', 'missing'];
const contrastKinds = ['difference', 'ratio', 'relative-gap'] as const;
/** Types of replicates that are created from the design. */
const made = ['JK1', 'JKn', 'bootstrap'] as const;
const replications = ['JK1', 'JKn', 'BRR', 'Fay', 'bootstrap', 'other'] as const;

const keys = {
  request: [
    'design',
    'options',
    'where',
    'derive',
    'missing',
    'calibration',
    'replication',
    'statistic',
    'variables',
    'denominator',
    'probabilities',
    'quantileRule',
    'interval',
    'df',
    'by',
    'contrasts',
    'deff',
    'covariance',
    'weights',
  ],
  design: ['ids', 'strata', 'weights', 'fpc', 'nest'],
  options: ['lonelyPsu', 'adjustDomainLonely', 'ultimateCluster'],
  condition: ['column', 'op', 'value'],
  derivation: ['name', 'column', 'where'],
  margins: ['kind', 'margins'],
  margin: ['column', 'counts'],
  totals: ['kind', 'totals', 'bounds'],
  replication: ['type', 'columns', 'scale', 'rscales', 'mse', 'replicates', 'seed'],
  contrast: ['name', 'kind', 'of', 'to'],
} as const;

const flag = (value: unknown, pointer: string): boolean =>
  oneOf(value ?? undefined, pointer, { among: [true, false], otherwise: false });

function conditions(value: unknown, pointer: string): readonly Condition[] {
  return list(value, pointer).map((entry, at) => {
    const here = `${pointer}/${at}`;
    const body = record(entry, here, keys.condition);
    const op = oneOf(body['op'], `${here}/op`, { among: operators });
    const column = text(body['column'], `${here}/column`);
    if (op === 'present' || op === 'missing') return { column, op };
    if (typeof body['value'] !== 'string' && typeof body['value'] !== 'number')
      throw estimateProblems.shape(`${here}/value`, 'a text or a number');
    return { column, op, value: body['value'] };
  });
}

function derivations(value: unknown): readonly Derivation[] {
  return list(value, '/derive').map((entry, at) => {
    const here = `/derive/${at}`;
    const body = record(entry, here, keys.derivation);
    return {
      name: text(body['name'], `${here}/name`),
      ...(body['column'] !== undefined && { column: text(body['column'], `${here}/column`) }),
      where: conditions(body['where'], `${here}/where`),
    };
  });
}

function designOf(value: unknown): DesignSpec {
  const design = record(value ?? {}, '/design', keys.design);
  const weights = design['weights'] ?? null;
  const spec = {
    ids: texts(design['ids'], '/design/ids'),
    strata: texts(design['strata'], '/design/strata'),
    weights: weights === null ? null : text(weights, '/design/weights'),
    fpc: texts(design['fpc'], '/design/fpc'),
    nest: flag(design['nest'], '/design/nest'),
  };
  if (spec.fpc.length > Math.max(1, spec.ids.length))
    throw estimateProblems.shape('/design/fpc', 'at most one population column for each stage of ids');
  return spec;
}

function counts(value: unknown, pointer: string): Readonly<Record<string, number>> {
  const body = record(value, pointer, null);
  for (const [level, count] of Object.entries(body)) {
    if (finite(count, `${pointer}/${level}`) < 0)
      throw estimateProblems.shape(`${pointer}/${level}`, 'a count that is not negative');
  }
  return body as Readonly<Record<string, number>>;
}

function bounds(value: unknown): { bounds?: readonly [number, number] } {
  if (value === undefined || value === null) return {};
  const [low, high, more] = list(value, '/calibration/bounds').map((entry, at) =>
    finite(entry, `/calibration/bounds/${at}`),
  );
  if (low === undefined || high === undefined || more !== undefined || !(low < 1 && high > 1))
    throw estimateProblems.shape('/calibration/bounds', 'two numbers, one below and one above 1');
  return { bounds: [low, high] };
}

function calibrationOf(value: unknown): CalibrationSpec | undefined {
  if (value === undefined || value === null) return undefined;
  const kinds = ['poststratify', 'rake', 'linear', 'raking', 'logit'] as const;
  const kind = oneOf(record(value, '/calibration', null)['kind'], '/calibration/kind', { among: kinds });
  if (kind === 'poststratify' || kind === 'rake') {
    const body = record(value, '/calibration', keys.margins);
    const margins = list(body['margins'], '/calibration/margins').map((entry, at) => {
      const here = `/calibration/margins/${at}`;
      const margin = record(entry, here, keys.margin);
      return { column: text(margin['column'], `${here}/column`), counts: counts(margin['counts'], `${here}/counts`) };
    });
    if (margins.length === 0 || (kind === 'poststratify' && margins.length > 1))
      throw estimateProblems.shape('/calibration/margins', kind === 'rake' ? 'at least one margin' : 'one margin');
    return { kind, margins };
  }
  const body = record(value, '/calibration', keys.totals);
  const totals = record(body['totals'], '/calibration/totals', null);
  for (const [name, total] of Object.entries(totals)) finite(total, `/calibration/totals/${name}`);
  if (Object.keys(totals).length === 0) throw estimateProblems.shape('/calibration/totals', 'at least one total');
  return { kind, totals: totals as Readonly<Record<string, number>>, ...bounds(body['bounds']) };
}

function replicationOf(value: unknown): ReplicationSpec | undefined {
  if (value === undefined || value === null) return undefined;
  const body = record(value, '/replication', keys.replication);
  const columns = body['columns'] ?? undefined;
  if (columns !== undefined && !text(columns, '/replication/columns').includes('#'))
    throw estimateProblems.shape('/replication/columns', 'a name with # in place of the number of the replicate');
  const among = columns === undefined ? made : replications;
  return {
    type: oneOf(body['type'], '/replication/type', columns === undefined ? { among } : { among, otherwise: 'other' }),
    ...(columns !== undefined && { columns: columns as string }),
    ...(body['scale'] !== undefined && { scale: finite(body['scale'], '/replication/scale') }),
    ...(body['rscales'] !== undefined && {
      rscales: list(body['rscales'], '/replication/rscales').map((x, at) => finite(x, `/replication/rscales/${at}`)),
    }),
    ...(body['replicates'] !== undefined && {
      replicates: whole(body['replicates'], '/replication/replicates', [2, 10_000]),
    }),
    ...(body['seed'] !== undefined && { seed: whole(body['seed'], '/replication/seed', [0, Number.MAX_SAFE_INTEGER]) }),
    ...(body['mse'] !== undefined && { mse: flag(body['mse'], '/replication/mse') }),
  };
}

function contrastsOf(value: unknown): readonly ContrastSpec[] {
  return list(value, '/contrasts').map((entry, at) => {
    const here = `/contrasts/${at}`;
    const body = record(entry, here, keys.contrast);
    const level = (key: 'of' | 'to'): string => {
      if (typeof body[key] !== 'string' && typeof body[key] !== 'number')
        throw estimateProblems.shape(`${here}/${key}`, 'a level');
      return String(body[key]);
    };
    return {
      name: text(body['name'], `${here}/name`),
      kind: oneOf(body['kind'], `${here}/kind`, { among: contrastKinds }),
      of: level('of'),
      to: level('to'),
    };
  });
}

function probabilitiesOf(value: unknown): readonly number[] {
  const given = list(value, '/probabilities').map((p, at) => {
    if (!(finite(p, `/probabilities/${at}`) >= 0 && (p as number) <= 1))
      throw estimateProblems.shape(`/probabilities/${at}`, 'a number from 0 to 1');
    return p as number;
  });
  return given.length === 0 ? [0.5] : given;
}

function optionsOf(value: unknown): EstimateRequest['options'] {
  const options = record(value ?? {}, '/options', keys.options);
  return {
    lonelyPsu: oneOf(options['lonelyPsu'], '/options/lonelyPsu', { among: lonelyRules, otherwise: 'fail' }),
    adjustDomainLonely: flag(options['adjustDomainLonely'], '/options/adjustDomainLonely'),
    ultimateCluster: flag(options['ultimateCluster'], '/options/ultimateCluster'),
  };
}

function variablesOf(value: unknown, statistic: Statistic): readonly string[] {
  const variables = texts(value, '/variables');
  const least = statistic === 'design' ? 0 : statistic === 'independence' ? 2 : 1;
  if (variables.length < least)
    throw estimateProblems.shape('/variables', least === 2 ? 'two factors' : 'at least one column');
  return variables;
}

/** Parses the request. Errors: unknown keys and values, wrong shapes, each with its pointer. */
export function parseEstimateRequest(input: unknown): EstimateRequest {
  const body = record(input, '', keys.request);
  const statistic = oneOf(body['statistic'], '/statistic', { among: statistics });
  const calibration = calibrationOf(body['calibration']);
  const replication = replicationOf(body['replication']);
  return {
    design: designOf(body['design']),
    options: optionsOf(body['options']),
    where: conditions(body['where'], '/where'),
    derive: derivations(body['derive']),
    missing: oneOf(body['missing'], '/missing', { among: ['fail', 'omit'], otherwise: 'fail' }),
    ...(calibration !== undefined && { calibration }),
    ...(replication !== undefined && { replication }),
    statistic,
    variables: variablesOf(body['variables'], statistic),
    ...(statistic === 'ratio' && { denominator: text(body['denominator'], '/denominator') }),
    probabilities: probabilitiesOf(body['probabilities']),
    quantileRule: oneOf<QuantileRule>(body['quantileRule'], '/quantileRule', {
      among: quantileRules,
      otherwise: 'math',
    }),
    interval: oneOf(body['interval'], '/interval', {
      among: statistic === 'proportion' ? intervalsOfShares : intervals,
      otherwise: statistic === 'proportion' ? 'logit' : 'mean',
    }),
    df: oneOf(body['df'], '/df', { among: ['design', 'domain'], otherwise: 'design' }),
    by: texts(body['by'], '/by'),
    contrasts: contrastsOf(body['contrasts']),
    deff: oneOf<boolean | 'replace'>(body['deff'], '/deff', { among: [true, false, 'replace'], otherwise: false }),
    covariance: flag(body['covariance'], '/covariance'),
    weights: flag(body['weights'], '/weights'),
  };
}
