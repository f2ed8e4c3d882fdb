import type { QuestionType } from '../form/model/form-model.js';
import type { Messages } from './messages.js';
import { Parameters } from './parameters.js';
import type { SimpleKind } from './question-types.js';
import { rangeOf } from './range.js';
import type { ChoiceLists } from './read-choices.js';
import type { TableRow } from './table.js';

const PLACE_KEYS = ['allow-mock-accuracy', 'capture-accuracy', 'warning-accuracy', 'reference-geometry'] as const;
const AUDIT_KEYS = [
  ...['location-priority', 'location-min-interval', 'location-max-age'],
  ...['track-changes', 'identify-user', 'track-changes-reasons'],
] as const;
const QUALITIES = ['voice-only', 'low', 'normal', 'external'] as const;

interface Readers {
  readonly messages: Messages;
  readonly lists: ChoiceLists;
}

/** The type of a question that is no select, with its parameters. */
export function questionType(kind: SimpleKind, row: TableRow, { messages, lists }: Readers): QuestionType {
  const parameters = Parameters.of(row, messages);
  switch (kind) {
    case 'text':
      return { kind, rows: parameters.allow('rows').wholeNumber('rows') };
    case 'range':
      return rangeOf(row, parameters, { messages, lists });
    case 'geopoint':
    case 'geotrace':
    case 'geoshape':
      return placeType(kind, parameters);
    case 'image':
      return imageType(row, parameters);
    case 'audio':
      parameters.allow('quality').oneOf('quality', QUALITIES);
      return { kind, quality: parameters.get('quality') };
    case 'video':
    case 'file':
      return { kind, quality: undefined };
    default:
      return { kind };
  }
}

function placeType(kind: 'geopoint' | 'geotrace' | 'geoshape', parameters: Parameters): QuestionType {
  parameters.allow(...PLACE_KEYS, ...(kind === 'geopoint' ? [] : ['incremental']));
  parameters.oneOf('allow-mock-accuracy', ['true', 'false']);
  parameters.oneOf('incremental', ['true', 'true()', 'yes']);
  parameters.number('capture-accuracy');
  parameters.number('warning-accuracy');
  return { kind, settings: parameters.asRecord() };
}

function imageType(row: TableRow, parameters: Parameters): QuestionType {
  const app = parameters.allow('max-pixels', 'app').get('app');
  const appearance = row.text('appearance');
  if (app !== undefined && ['', 'annotate'].includes(appearance) && !/^[a-z]\w*(?:\.[a-z]\w*)+$/i.test(app))
    parameters.refuse('app', 'a package name such as org.example.app', '包名，例如 org.example.app');
  return { kind: 'image', maxPixels: parameters.wholeNumber('max-pixels') };
}

/** Checks the parameters of a question that the device fills in. */
export function checkMetadata(of: string, row: TableRow, messages: Messages): void {
  const parameters = Parameters.of(row, messages);
  if (of === 'background-audio')
    parameters.allow('quality').oneOf(
      'quality',
      QUALITIES.filter((quality) => quality !== 'external'),
    );
  if (of === 'background-geopoint' && row.text('calculation') !== '')
    messages.add('not-calculated-place', row.place('calculation'));
  if (of === 'background-geopoint' && row.text('trigger') === '') messages.add('bad-trigger', row.place('trigger'));
  if (of === 'audit') checkAudit(row, parameters, messages);
}

/** The log of how a form is answered; places are logged only with all three parameters. */
function checkAudit(row: TableRow, parameters: Parameters, messages: Messages): void {
  if (!['', 'audit'].includes(row.text('name'))) messages.add('reserved-name', row.place('name'));
  parameters.allow(...AUDIT_KEYS);
  parameters.oneOf('track-changes', ['true', 'false']);
  parameters.oneOf('identify-user', ['true', 'false']);
  parameters.oneOf('track-changes-reasons', ['on-form-edit']);
  parameters.oneOf('location-priority', ['no-power', 'low-power', 'balanced', 'high-accuracy']);
  const location = AUDIT_KEYS.slice(0, 3);
  const missing = location.filter((key) => parameters.get(key) === undefined);
  if (missing.length === location.length) return;
  for (const key of missing) parameters.refuse(key, 'a value', '一个值');
  const interval = parameters.wholeNumber('location-min-interval') ?? 0;
  const age = parameters.wholeNumber('location-max-age') ?? 0;
  if (interval < 0) parameters.refuse('location-min-interval', 'a number of at least 0', '不小于0的数字');
  if (age < interval)
    parameters.refuse(
      'location-max-age',
      'a number of at least location-min-interval',
      '不小于 location-min-interval 的数字',
    );
}
