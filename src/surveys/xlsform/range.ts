import type { QuestionType } from '../form/model/form-model.js';
import type { Messages } from './messages.js';
import type { Parameters } from './parameters.js';
import type { ChoiceLists } from './read-choices.js';
import type { TableRow } from './table.js';

const KEYS = ['start', 'end', 'step', 'placeholder', 'tick_interval', 'tick_labelset'] as const;
/** Ticks and a placeholder are drawn only on a line. */
const ON_A_LINE = ['', 'vertical', 'no-ticks', 'vertical no-ticks', 'no-ticks vertical'];

interface Line {
  readonly start: number;
  readonly end: number;
  readonly step: number;
}

/** A number on a line, with parameters as in https://xlsform.org/en/#range. */
export function rangeOf(
  row: TableRow,
  parameters: Parameters,
  { lists }: { readonly messages: Messages; readonly lists: ChoiceLists },
): QuestionType {
  parameters.allow(...KEYS);
  const line: Line = {
    start: parameters.number('start') ?? 1,
    end: parameters.number('end') ?? 10,
    step: parameters.number('step') ?? 1,
  };
  checkStep(parameters, line);
  const onLine = ['placeholder', 'tick_interval', 'tick_labelset'].find((key) => parameters.get(key) !== undefined);
  if (onLine !== undefined && !ON_A_LINE.includes(row.text('appearance')))
    parameters.refuse(
      onLine,
      'no appearance other than vertical or no-ticks',
      '除 vertical 或 no-ticks 外不使用其他外观',
    );
  checkPlaceholder(parameters, line);
  checkTicks(parameters, line);
  checkLabels(parameters, line, lists);
  return { kind: 'range', ...line };
}

/** Whether a distance is a whole number of steps, as far as decimal fractions allow. */
function isMultiple(distance: number, step: number): boolean {
  const steps = distance / step;
  return Math.abs(steps - Math.round(steps)) < 1e-9;
}

const inside = (value: number, { start, end }: Line): boolean =>
  value >= Math.min(start, end) && value <= Math.max(start, end);

function checkStep(parameters: Parameters, { start, end, step }: Line): void {
  if (step === 0 || Math.abs(step) > Math.abs(end - start))
    parameters.refuse('step', 'a step that is not 0 and not longer than the range', '不为0且不超过范围的步长');
}

function checkPlaceholder(parameters: Parameters, line: Line): void {
  const value = parameters.number('placeholder');
  if (value !== undefined && (!isMultiple(value - line.start, line.step) || !inside(value, line)))
    parameters.refuse('placeholder', 'a value of the range', '范围内的值');
}

function checkTicks(parameters: Parameters, { start, end, step }: Line): void {
  const interval = parameters.number('tick_interval');
  if (interval === undefined) return;
  if (interval === 0 || !isMultiple(interval, step) || Math.abs(interval) > Math.abs(end - start))
    parameters.refuse(
      'tick_interval',
      'a multiple of step that is not longer than the range',
      '步长的倍数，且不超过范围',
    );
}

function checkLabels(parameters: Parameters, line: Line, lists: ChoiceLists): void {
  const name = parameters.get('tick_labelset');
  if (name === undefined) return;
  const values = lists.choicesOf(name)?.map((choice) => Number(choice.name));
  const fits = (value: number): boolean => isMultiple(value - line.start, line.step) && inside(value, line);
  if (values === undefined || !values.every((value) => Number.isFinite(value) && fits(value)))
    parameters.refuse('tick_labelset', 'a list whose choices are values of the range', '选项均为范围内数值的列表');
}
