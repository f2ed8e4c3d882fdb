/** Functions of texts: XPath 1.0, section 4.2, and https://getodk.github.io/xforms-spec/#xpath-functions. */
import type { Frame, Operand, XPathFunction } from '../operand.js';
import { nameOf } from '../steps.js';
import { wordsOf } from '../values.js';
import { nodesOfArgument, numberAt, textAt, textsFrom } from './arguments.js';

/** The first argument, or the text of the context node if there is none. */
const subject = (args: readonly Operand[], frame: Frame): string =>
  args.length === 0 ? frame.item.text : textAt(args, 0, frame);

const ofTwo =
  (test: (text: string, part: string) => boolean): XPathFunction =>
  (args, frame) =>
    test(textAt(args, 0, frame), textAt(args, 1, frame));

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

/** Whether a code is among those of an answer; this runs more often than any other function, and makes no list. */
function isSelected(answer: string, code: string): boolean {
  if (answer === code) return code !== '' && !/\s/.test(code);
  return answer.includes(code) && wordsOf(answer).includes(code);
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

export const TEXT_FUNCTIONS: Readonly<Record<string, XPathFunction>> = {
  string: subject,
  concat: (args, frame) => textsFrom(args, 0, frame).join(''),
  join: (args, frame) => textsFrom(args, 1, frame).join(textAt(args, 0, frame)),
  substr,
  substring: substr,
  'substring-before': (args, frame) => before(textAt(args, 0, frame), textAt(args, 1, frame)),
  'substring-after': (args, frame) => after(textAt(args, 0, frame), textAt(args, 1, frame)),
  contains: ofTwo((text, part) => text.includes(part)),
  'starts-with': ofTwo((text, part) => text.startsWith(part)),
  'ends-with': ofTwo((text, part) => text.endsWith(part)),
  'string-length': (args, frame) => subject(args, frame).length,
  'normalize-space': (args, frame) => wordsOf(subject(args, frame)).join(' '),
  translate: (args, frame) => translate(textAt(args, 0, frame), textAt(args, 1, frame), textAt(args, 2, frame)),
  regex: (args, frame) => {
    const pattern = frame.environment.resources.pattern(textAt(args, 1, frame));
    return pattern?.matches(textAt(args, 0, frame)) ?? false;
  },
  digest,
  'base64-decode': (args, frame) => decoded(textAt(args, 0, frame)),
  'extract-signed': (args, frame) =>
    frame.environment.context.extractSigned(textAt(args, 0, frame), textAt(args, 1, frame)) ?? '',
  uuid,
  selected: (args, frame) => isSelected(textAt(args, 0, frame), textAt(args, 1, frame).trim()),
  'selected-at': (args, frame) => wordsOf(textAt(args, 0, frame))[numberAt(args, 1, frame)] ?? '',
  'count-selected': (args, frame) => wordsOf(textAt(args, 0, frame)).length,
  version: (_args, { environment }) => environment.resources.model.version,
  property: (args, frame) => frame.environment.context.properties[textAt(args, 0, frame)] ?? '',
  // texts of the form by their XForms id cannot be read: XLSForms do not name them
  'jr:itext': () => '',
  lang: () => false,
  name: (args, frame) => nameOfFirst(args, frame),
  'local-name': (args, frame) => nameOfFirst(args, frame),
  'namespace-uri': () => '',
};
