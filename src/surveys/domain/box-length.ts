/**
 * The length of the sealed answers to a version of a questionnaire: one for all of them, so that it shows nothing about a
 * waiting answer (docs/adr/0025). It follows from the questionnaire alone.
 */
import { bytesInJson, type Question, type Questionnaire, type Repeat, type WireForm } from '../form/index.js';
import { AnswerSizes, entriesOf, plus, type Size, times } from './answer-size.js';
import { textOfAnswer } from './submission.js';

/**
 * 2, 8 or 32 KB with all that is stored with the text: the fingerprint and key of the box, its tag, and the columns of its
 * row. A row of 2 KB is stored in the page of its table.
 */
export const BOX_SIZES = [2048, 8192, 32_768] as const;
const besideText = 256;
/** The number of bytes of the text, which is in the box before it. */
const lengthBytes = 4;

/** Bytes that each text has at least: 200 Chinese characters. */
export const LEAST_TEXT_BYTES = 600;
/** 2,000 Chinese characters: more are refused in any case. */
const mostTextBytes = 6_000;
/** What a later version of the program may add around the answers. */
const spareBytes = 96;

export interface BoxLength {
  /** Bytes of a stored answer with its row. */
  readonly size: (typeof BOX_SIZES)[number];
  /** Bytes to which its text is padded. */
  readonly bytes: number;
  /** The most bytes of each text that a person writes, in JSON; null: no question asks for one. */
  readonly textLimit: number | null;
}

/** Questions and repeats with the bytes of their longest answers, the longest first. */
export interface TooLong {
  readonly needed: number;
  readonly tooLong: readonly { readonly name: string; readonly bytes: number }[];
}

/** The bytes to which texts are padded, so that they are stored in so many with their row. */
export const paddedBytes = (size: number): number => size - besideText;

/** The most bytes that an answer can have. */
export const mostBytes = textBytes(BOX_SIZES[2]);

/** Whether the text of an answer has room in a box of its version. */
export const fits = (text: string, { bytes }: Pick<BoxLength, 'bytes'>): boolean =>
  Buffer.byteLength(text) + lengthBytes <= bytes;

function textBytes(size: number): number {
  return paddedBytes(size) - lengthBytes;
}

/**
 * The smallest box that has room for the longest answer and for 200 characters of each text; the texts share what is left
 * in equal parts. Refusals and answers that were broken off are shorter, and padded to the same length.
 */
export function boxLength(questionnaire: Questionnaire): BoxLength | TooLong {
  const parts = partsOf(questionnaire);
  const whole = parts.reduce<Size>((sum, { size }) => plus(sum, size), { bytes: frameBytes(questionnaire), texts: 0 });
  const needed = whole.bytes + whole.texts * LEAST_TEXT_BYTES;
  const size = BOX_SIZES.find((each) => needed <= textBytes(each));
  if (size === undefined) return { needed, tooLong: longestFirst(parts) };
  const share = whole.texts === 0 ? null : Math.floor((textBytes(size) - whole.bytes) / whole.texts);
  return {
    ...{ size, bytes: paddedBytes(size) },
    textLimit: share === null ? null : Math.min(share, mostTextBytes),
  };
}

/** The form as a phone receives it, which counts the bytes of texts. */
export const withTextLimit = (form: WireForm, { textLimit }: Pick<BoxLength, 'textLimit'>): WireForm =>
  textLimit === null ? form : { ...form, textLimit };

/** What authors see of it. */
export type AnswerLength = Pick<BoxLength, 'size' | 'textLimit'>;

export const answerLengthOf = (box: BoxLength | null): AnswerLength | null =>
  box && { size: box.size, textLimit: box.textLimit };

/** Of a questionnaire that a wave uses, which has none that are too long. */
export function boxOf(questionnaire: Questionnaire): BoxLength {
  const found = boxLength(questionnaire);
  if ('tooLong' in found) throw new Error(`answers to ${questionnaire.id} can have ${found.needed} bytes`);
  return found;
}

interface Part {
  readonly name: string;
  readonly size: Size;
}

const nameBytes = (name: string): number => bytesInJson(name) + '"":'.length;
const emptyList = '[],'.length;
const emptyEntry = '{},'.length;

/** Questions and repeats with the bytes of their names and answers in all entries. */
function partsOf(questionnaire: Questionnaire): readonly Part[] {
  const { questions, repeats = [] } = questionnaire;
  const sizes = new AnswerSizes(questionnaire);
  const around = ({ repeat }: Pick<Question | Repeat, 'repeat'>): number => entriesOf(repeat, repeats);
  return [
    ...questions.map((each) => ({ name: each.name, size: times(sizes.stored(each), around(each)) })),
    ...repeats.map((each) => {
      const bytes = around(each) * (nameBytes(each.name) + emptyList + each.most * emptyEntry);
      return { name: each.name, size: { bytes, texts: 0 } };
    }),
  ];
}

function longestFirst(parts: readonly Part[]): TooLong['tooLong'] {
  return parts
    .map(({ name, size }) => ({ name, bytes: size.bytes + size.texts * LEAST_TEXT_BYTES }))
    .sort((one, other) => other.bytes - one.bytes);
}

/** What is around the answers (`SealedAnswer`), at its longest. */
function frameBytes({ version, modules, questions, repeats = [] }: Questionnaire): number {
  const optional = modules.map(({ id }) => id);
  const id = '00000000-0000-0000-0000-000000000000';
  const askedCount = questions.reduce((sum, { repeat }) => sum + entriesOf(repeat, repeats), 0);
  const body = {
    ...{ lang: 'zh' as const, modulesOffered: optional, modulesTaken: optional, durationBand: null, paceBand: null },
    ...{ answers: {}, askedCount, disposition: 'complete' as const },
  };
  return Buffer.byteLength(textOfAnswer({ version, unitId: id, parkId: id, byLink: false, body })) + spareBytes;
}
