import { type ArgumentMetadata, ValidationPipe } from '@nestjs/common';
import type { ValidationError } from 'class-validator';
import { localized, type LocalizedText } from '../../kernel/localized-text.js';
import { type InputError, Problem } from '../../kernel/problem.js';

/** Messages for the constraints in use. Other constraints get a general sentence with the constraint's name as code. */
const words: Readonly<Record<string, LocalizedText>> = {
  whitelistValidation: localized('Unknown field.', '未知字段。'),
  isDefined: localized('This field is required.', '此项必填。'),
  isNotEmpty: localized('This field is required.', '此项必填。'),
  isString: localized('Enter a text.', '应为文本。'),
  isInt: localized('Enter a whole number.', '应为整数。'),
  isNumber: localized('Enter a number.', '应为数字。'),
  isBoolean: localized('Choose yes or no.', '应为是或否。'),
  isArray: localized('Send a list.', '应为列表。'),
  isObject: localized('Send an object.', '应为对象。'),
  nestedValidation: localized('Send an object.', '应为对象。'),
  isUuid: localized('Enter a valid identifier.', '应为标识符。'),
  isIn: localized('Choose one of the allowed values.', '不在可选值之内。'),
  isEmail: localized(
    'Enter an email address in the correct format, such as name@example.com.',
    '请输入格式正确的邮箱地址，例如 name@example.com。',
  ),
  isCalendarDate: localized(
    'Enter a date between 1900 and 2199, such as 2026-11-25.',
    '请输入1900年至2199年之间的日期，例如2026-11-25。',
  ),
  minLength: localized('The text is too short.', '内容过短。'),
  maxLength: localized('The text is too long.', '内容过长。'),
  isLength: localized('The length is not allowed.', '长度不符合要求。'),
  min: localized('The number is too small.', '数值过小。'),
  max: localized('The number is too large.', '数值过大。'),
  matches: localized('The format is not valid.', '格式不符合要求。'),
  arrayMaxSize: localized('The list is too long.', '列表过长。'),
  arrayMinSize: localized('The list is too short.', '列表过短。'),
};
const general = localized('This value is not allowed.', '不允许该值。');

const pointerTo = (name: string): string => `/${name.replaceAll('~', '~0').replaceAll('/', '~1')}`;

export function toInputErrors(errors: readonly ValidationError[], prefix = ''): readonly InputError[] {
  return errors.flatMap((error) => {
    const pointer = `${prefix}${pointerTo(error.property)}`;
    const own = faultsOf(error).map((code) => ({ pointer, code, detail: words[code] ?? general }));
    return [...own, ...toInputErrors(error.children ?? [], pointer)];
  });
}

const types: ReadonlySet<string> = new Set([
  'isString',
  'isInt',
  'isNumber',
  'isBoolean',
  'isArray',
  'isObject',
  'nestedValidation',
]);

/**
 * A missing field is reported only as required, and a wrong type only as that: further messages, for example about its
 * length, would not help.
 */
function faultsOf({ value, constraints = {} }: ValidationError): readonly string[] {
  const codes = Object.keys(constraints);
  if (value === undefined) return ['isDefined'];
  const wrongType = codes.filter((code) => types.has(code));
  return wrongType.length > 0 ? wrongType : codes;
}

export function inputInvalid(errors: readonly InputError[]): Problem {
  return new Problem(
    'invalid',
    'platform.http.input-invalid',
    localized('Some values are not valid.', '部分内容不符合要求。'),
    {
      detail: localized(
        'Nothing was saved. Correct the marked values and send again.',
        '未保存任何内容。请更正标出的内容后重新提交。',
      ),
      errors,
    },
  );
}

interface Described {
  readonly required?: boolean;
  readonly nullable?: boolean;
  readonly isArray?: boolean;
  readonly type?: unknown;
}

const isRequest = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value) && value.constructor !== Object;

const descriptionOf = (value: object, name: string) =>
  Reflect.getMetadata('swagger/apiModelProperties', value, name) as Described | undefined;

/**
 * Finds what class-validator lets pass: a missing object, null for an optional field, and an empty list where one
 * object is expected. The description of the field, which also appears in the API description, is used in the message.
 */
function shapeErrors(value: unknown, prefix = ''): InputError[] {
  if (Array.isArray(value)) return value.flatMap((inner, index) => shapeErrors(inner, `${prefix}/${index}`));
  if (!isRequest(value)) return [];
  const missing = missingObjects(value).map((name) => faultAt(`${prefix}/${name}`, 'isDefined'));
  const present = Object.entries(value).flatMap(([name, inner]) => {
    if (inner === undefined) return [];
    const described = descriptionOf(value, name);
    const pointer = `${prefix}/${name}`;
    const code = described === undefined ? undefined : shapeFault(inner, described);
    return code === undefined ? shapeErrors(inner, pointer) : [faultAt(pointer, code)];
  });
  return [...missing, ...present];
}

function faultAt(pointer: string, code: string): InputError {
  return { pointer, code, detail: words[code] ?? general };
}

/** Texts and numbers have their own rules; only nested objects need this check. */
const plain: ReadonlySet<unknown> = new Set([String, Number, Boolean, Object, Array, Date]);

function missingObjects(value: Record<string, unknown>): readonly string[] {
  const names = (Reflect.getMetadata('swagger/apiModelPropertiesArray', value) as readonly string[] | undefined) ?? [];
  return names
    .map((name) => name.slice(1))
    .filter((name) => {
      const { required, type } = descriptionOf(value, name) ?? {};
      return value[name] === undefined && required !== false && typeof type === 'function' && !plain.has(type);
    });
}

function shapeFault(value: unknown, { nullable, isArray, type }: Described): string | undefined {
  if (value === null) return nullable === true ? undefined : 'isDefined';
  return Array.isArray(value) && isArray !== true && typeof type === 'function' && type !== Array
    ? 'isObject'
    : undefined;
}

/** Fields with names that every object has, such as toString: class-transformer leaves them out without a word. */
function inheritedNames(value: unknown, prefix = ''): InputError[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, inner]) => {
    const pointer = `${prefix}${pointerTo(name)}`;
    if (!Array.isArray(value) && name in Object.prototype) return [faultAt(pointer, 'whitelistValidation')];
    return inheritedNames(inner, pointer);
  });
}

class InputPipe extends ValidationPipe {
  override async transform(value: unknown, metadata: ArgumentMetadata): Promise<unknown> {
    const inherited = metadata.type === 'body' ? inheritedNames(value) : [];
    if (inherited.length > 0) throw inputInvalid(inherited);
    const input: unknown = await super.transform(value, metadata);
    // the actor, the socket and the response come from the server itself
    if (metadata.type === 'custom') return input;
    const errors = shapeErrors(input);
    if (errors.length > 0) throw inputInvalid(errors);
    return input;
  }
}

/**
 * Validates shape and size only; the domain validates meaning. The same pipe serves HTTP bodies and socket payloads.
 */
export const inputPipe = new InputPipe({
  whitelist: true,
  forbidNonWhitelisted: true,
  transform: true,
  validateCustomDecorators: false,
  exceptionFactory: (errors) => inputInvalid(toInputErrors(errors)),
});

/** Rules for each field, by the names that have messages above. A rule may rely on the rules before it. */
export type FieldRules<Shape> = Readonly<
  Record<keyof Shape & string, Readonly<Record<string, (value: unknown) => boolean>>>
>;

/** A faster equivalent of the pipe for one flat body that thousands send at the same time. Throws the same problem. */
export function readFields<Shape>(body: unknown, rules: FieldRules<Shape>): Shape {
  if (typeof body !== 'object' || body === null || Array.isArray(body)) throw inputInvalid([faultAt('', 'isObject')]);
  const sent = body as Record<string, unknown>;
  const unknown = Object.keys(sent).filter((name) => !Object.hasOwn(rules, name));
  const errors = [
    ...unknown.map((name) => faultAt(pointerTo(name), 'whitelistValidation')),
    ...Object.keys(rules).flatMap((name) => {
      const code = faultOf(sent[name], rules[name as keyof Shape & string]);
      return code === undefined ? [] : [faultAt(`/${name}`, code)];
    }),
  ];
  if (errors.length > 0) throw inputInvalid(errors);
  return sent as Shape;
}

function faultOf(value: unknown, rules: FieldRules<{ field: unknown }>['field']): string | undefined {
  if (value === undefined) return 'isDefined';
  return Object.keys(rules).find((name) => !rules[name]!(value));
}
