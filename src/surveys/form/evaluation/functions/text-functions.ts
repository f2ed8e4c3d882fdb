/** Functions of texts: XPath 1.0, section 4.2, and https://getodk.github.io/xforms-spec/#xpath-functions. */
import type { Frame, Operand, XPathFunction } from '../operand.js';
import { nameOf } from '../nodes.js';
import type { FormResources } from '../environment.js';
import { Pattern, patternFault } from '../pattern.js';
import { nodesOfArgument, numberAt, textAt, textsFrom } from './arguments.js';
import { ofTwo } from './plain-functions.js';

function before(text: string, part: string): string {
  const at = text.indexOf(part);
  return at < 0 ? '' : text.slice(0, at);
}

function after(text: string, part: string): string {
  const at = text.indexOf(part);
  return at < 0 ? '' : text.slice(at + part.length);
}

/** Places count from 0; negative ones from the end. Without an end, up to the end. */
function substr(args: readonly Operand[], frame: Frame): string {
  const text = textAt(args, 0, frame);
  const start = numberAt(args, 1, frame);
  return text.slice(start, args.length > 2 ? numberAt(args, 2, frame) : undefined);
}

/** Places count from 1, and the third argument is a number of characters (XPath 1.0, section 4.2). */
function substring(args: readonly Operand[], frame: Frame): string {
  const start = Math.round(numberAt(args, 1, frame));
  const end = args.length > 2 ? start + Math.round(numberAt(args, 2, frame)) : Number.POSITIVE_INFINITY;
  // a comparison with NaN is false, so that nothing is left
  return Array.from(textAt(args, 0, frame))
    .filter((_, at) => at + 1 >= start && at + 1 < end)
    .join('');
}

/** Each character of `from` becomes the one at the same place of `to`, or is removed. */
function translate(text: string, from: string, to: string): string {
  const sources = Array.from(from);
  const targets = Array.from(to);
  const map = new Map(sources.map((sign, at) => [sign, targets[at] ?? ''] as const).reverse());
  return Array.from(text, (sign) => map.get(sign) ?? sign).join('');
}

function digest(args: readonly Operand[], frame: Frame): string {
  const encoding = args.length > 2 && textAt(args, 2, frame) === 'hex' ? 'hex' : 'base64';
  return frame.environment.context.digest(textAt(args, 0, frame), textAt(args, 1, frame), encoding) ?? '';
}

/** The text behind base64, read as UTF-8; `''` if it is not base64. */
function decoded(text: string): string {
  try {
    const bytes = Uint8Array.from(atob(text.trim()), (sign) => sign.charCodeAt(0));
    return new TextDecoder().decode(bytes);
  } catch {
    return '';
  }
}

function nameOfFirst(args: readonly Operand[], frame: Frame): string {
  const node = args.length === 0 ? frame.item : nodesOfArgument(args, 0, frame)[0];
  return node === undefined ? '' : nameOf(node);
}

const HEX = '0123456789abcdef';

/** An identifier of version 4 (RFC 9562), or a random text of a given length, at most 1,000. */
function uuid(args: readonly Operand[], frame: Frame): string {
  const { random } = frame.environment.context;
  const pick = (signs: string): string => signs[Math.floor(random() * signs.length)] ?? '';
  if (args.length > 0) {
    const length = Math.min(Math.max(0, Math.trunc(numberAt(args, 0, frame)) || 0), 1000);
    return Array.from({ length }, () =>
      pick(`${HEX.slice(0, 10)}ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz`),
    ).join('');
  }
  return 'xxxxxxxx-xxxx-4xxx-yxxx-xxxxxxxxxxxx'.replace(/[xy]/g, (sign) => pick(sign === 'x' ? HEX : '89ab'));
}

/** Patterns that a form may use; more would be made by calculations, without end. */
const MOST_PATTERNS = 1000;

/** Patterns are prepared once for all sets of answers to a form. */
const patterns = new WeakMap<FormResources, Map<string, Pattern | undefined>>();

/** Undefined if the pattern cannot be used. */
function patternOf(form: FormResources, text: string): Pattern | undefined {
  let known = patterns.get(form);
  if (known === undefined) patterns.set(form, (known = new Map()));
  if (!known.has(text)) {
    if (known.size >= MOST_PATTERNS) known.clear();
    known.set(text, patternFault(text) === undefined ? new Pattern(text) : undefined);
  }
  return known.get(text);
}

export const TEXT_FUNCTIONS: Readonly<Record<string, XPathFunction>> = {
  join: (args, frame) => textsFrom(args, 1, frame).join(textAt(args, 0, frame)),
  substr,
  substring,
  'substring-before': (args, frame) => before(textAt(args, 0, frame), textAt(args, 1, frame)),
  'substring-after': (args, frame) => after(textAt(args, 0, frame), textAt(args, 1, frame)),
  'ends-with': ofTwo((text, part) => text.endsWith(part)),
  translate: (args, frame) => translate(textAt(args, 0, frame), textAt(args, 1, frame), textAt(args, 2, frame)),
  regex: (args, frame) => {
    const pattern = patternOf(frame.environment.resources, textAt(args, 1, frame));
    return pattern?.matches(textAt(args, 0, frame)) ?? false;
  },
  digest,
  'base64-decode': (args, frame) => decoded(textAt(args, 0, frame)),
  'extract-signed': (args, frame) =>
    frame.environment.context.extractSigned(textAt(args, 0, frame), textAt(args, 1, frame)) ?? '',
  uuid,
  version: (_args, { environment }) => environment.resources.model.version,
  property: (args, frame) => frame.environment.context.properties[textAt(args, 0, frame)] ?? '',
  // texts of the form by their XForms id cannot be read: XLSForms do not name them
  'jr:itext': () => '',
  lang: () => false,
  name: (args, frame) => nameOfFirst(args, frame),
  'local-name': (args, frame) => nameOfFirst(args, frame),
  'namespace-uri': () => '',
};
