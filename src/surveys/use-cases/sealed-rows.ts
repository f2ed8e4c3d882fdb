import { newRandomId } from '../../kernel/ids.js';
import type { AuthenticationKey, BoxOpener, BoxSealer } from '../../platform/sealing/index.js';
import { answerIn, type SealedAnswer, textOfAnswer } from '../domain/submission.js';

/** Where a row of a waiting answer belongs; its box opens and its tag is right only there. */
export interface RowPlace {
  readonly id: string;
  readonly workspaceId: string;
  readonly waveId: string;
}

export interface BoxRow {
  readonly id: string;
  readonly box: Buffer;
  readonly tag: Buffer;
}

const partsOf = ({ id, workspaceId, waveId }: RowPlace): string[] => [id, workspaceId, waveId];

/**
 * The server makes the id of the row, so that a copy under another id is recognised. `length` is that of all answers to
 * the version of the questionnaire.
 */
export function sealedRow(
  { sealer, key }: { readonly sealer: BoxSealer; readonly key: AuthenticationKey },
  wave: Omit<RowPlace, 'id'>,
  { answer, length }: { readonly answer: SealedAnswer; readonly length: number },
): BoxRow {
  const place = { ...wave, id: newRandomId() };
  const box = sealer.seal(textOfAnswer(answer), partsOf(place).join(' '), length);
  return { id: place.id, box, tag: key.tag('waiting answer', partsOf(place), box) };
}

export const isAuthenticRow = (key: AuthenticationKey, place: RowPlace, { box, tag }: BoxRow): boolean =>
  key.isTag(tag, 'waiting answer', partsOf(place), box);

/** Null: sealed for another key, or damaged. */
export function openedRow(opener: BoxOpener, place: RowPlace, { box }: BoxRow): SealedAnswer | null {
  try {
    return answerIn(opener.open(box, partsOf(place).join(' ')));
  } catch {
    return null;
  }
}
