/** `estimate`: computes the answer to a request from a table, as specified by the reference values. Pure. */
import type { EstimateAnswer } from './answer.js';
import { contrastRows } from './contrast-rows.js';
import { comparisonTest, independence } from './hypothesis-tests.js';
import { parseEstimateRequest } from './parse-request.js';
import { quantileRows } from './quantile-rows.js';
import type { EstimateRequest } from './request.js';
import { estimateProblems } from '../input/problems.js';
import { type AnswerRow, statisticRows } from './rows.js';
import { buildSample, type Sample } from './sample.js';
import { baseDomain, rowsOf } from './domains.js';
import type { Table } from '../input/table.js';

function body(sample: Sample, request: EstimateRequest): Partial<EstimateAnswer> {
  switch (request.statistic) {
    case 'design':
      return { rows: [] };
    case 'independence':
      return { rows: [], test: independence(sample, request) };
    case 't-test':
      return { rows: [], test: comparisonTest(sample, request) };
    case 'quantile':
      return withContrasts(request, quantileRows(sample, request));
    default:
      return withContrasts(request, statisticRows(sample, request));
  }
}

function withContrasts(
  request: EstimateRequest,
  { rows, covariance }: { rows: AnswerRow[]; covariance: number[][] | null },
): Partial<EstimateAnswer> {
  if (request.contrasts.length > 0 && covariance === null) throw estimateProblems.quantileContrast();
  return {
    rows,
    ...(request.contrasts.length > 0 && { contrasts: contrastRows(rows, covariance!, request) }),
    ...(request.covariance && covariance !== null && { covariance }),
  };
}

/** JSON has no infinite numbers: an overflow would be read as unknown, so it is refused. */
function finite(request: EstimateRequest, answer: Partial<EstimateAnswer>): Partial<EstimateAnswer> {
  const over = answer.rows?.find(({ estimate, se }) => !Number.isFinite(estimate) || !Number.isFinite(se ?? 0));
  if (over === undefined) return answer;
  const at = Math.max(
    0,
    request.variables.findIndex((name) => over.name.startsWith(name)),
  );
  throw estimateProblems.overflow(request.variables[at] ?? over.name, `/variables/${at}`);
}

/** Computes the answer. Errors: all problems of the request, the columns, the design and the methods. */
export function answerRequest(source: Table, input: unknown): EstimateAnswer {
  const request = parseEstimateRequest(input);
  const table = request.derive.length === 0 ? source : source.copy();
  for (const [at, derivation] of request.derive.entries()) table.derive(derivation, `/derive/${at}`);
  const sample = buildSample(table, request);
  const rows = rowsOf(baseDomain(sample, request));
  const sumOfWeights = sample.weights.reduce((sum, weight) => sum + weight, 0);
  if (sumOfWeights === 0) throw estimateProblems.noWeight(request.calibration ? '/calibration' : '/design/weights');
  return {
    df: sample.freedom(request.df === 'domain' ? rows : undefined),
    n: rows.length,
    sumOfWeights,
    rows: [],
    ...finite(request, body(sample, request)),
    ...(request.weights && { weights: [...sample.weights] }),
  };
}

export type { EstimateAnswer };
