import type { Transaction } from '../../platform/database/index.js';
import { BoxOpener, sumByLink } from '../../platform/sealing/index.js';
import type { AnswerDigest } from '../domain/answer-digest.js';
import type { WaitingAnswer } from '../domain/answer-sets.js';
import { beyondLinks, checkOpenings, type OpeningFault } from '../domain/opening-check.js';
import type { SealedAnswer } from '../domain/submission.js';
import { leastPersons } from '../domain/wave.js';
import { AnswerDigestRepository } from '../persistence/answer-digest.repository.js';
import { AnswerSetRepository, type OpenedAnswer } from '../persistence/answer-set.repository.js';
import { SealedAnswerRepository } from '../persistence/sealed-answer.repository.js';
import { isIssued } from './codes.js';
import type { OpeningKeys } from './opening-keys.js';
import { isAuthenticRow, openedRow } from './sealed-rows.js';
import { basisOf, decrypted } from './sign-answers.js';

/** Fields that are the same for all answers of a set. */
export type SetPlace = Pick<OpenedAnswer, 'parkId' | 'sizeClass' | 'stratum' | 'psuCode'>;

export interface Waiting extends WaitingAnswer {
  readonly sealed: SealedAnswer;
  readonly place: SetPlace;
  /** The keyed hash by which the ledger knows its box. */
  readonly hash: string;
}

export interface Inspection {
  readonly waveId: string;
  readonly waiting: readonly Waiting[];
  readonly digest: AnswerDigest | null;
  readonly fault: OpeningFault | null;
  /** Sets that were opened before and must be opened again, whole and first. */
  readonly repeated: readonly (readonly string[])[] | null;
}

/** Reads the waiting answers of a wave, and compares what the database has with signatures and ledger. */
export async function inspectWaiting(
  tx: Transaction,
  wave: { readonly id: string; readonly minimum: number },
  { answers, authentication, ledger }: OpeningKeys,
): Promise<Inspection> {
  const content = await tx.get(AnswerDigestRepository).find(wave.id);
  const digest = content === null ? null : decrypted(tx.auditKey, wave.id, content);
  const rows = await tx.get(AnswerSetRepository).waiting(wave.id);
  const placeOf = (id: string) => ({ id, workspaceId: tx.workspaceId, waveId: wave.id });
  const stopped = (kind: OpeningFault['kind'], ids: readonly string[], waiting: readonly Waiting[] = []) => {
    return { waveId: wave.id, waiting, digest, fault: { kind, ids }, repeated: null };
  };
  const foreign = rows.filter((row) => !isAuthenticRow(authentication, placeOf(row.id), row));
  if (foreign.length > 0) return stopped('not-authentic', idsOf(foreign));
  // without the passphrase of a command, as if sealed with another key
  const opener = answers.isLocked() ? null : new BoxOpener(answers.privateKey);
  const opened = rows.map((row) => ({ ...row, sealed: opener && openedRow(opener, placeOf(row.id), row) }));
  const locked = opened.filter(({ sealed }) => sealed === null);
  if (locked.length > 0) return stopped('cannot-be-opened', idsOf(locked));
  const waiting = await withPlaces(
    tx,
    wave.id,
    opened.map(({ id, tag, sealed }) => ({ id, sealed: sealed!, hash: ledger.hashOf(tag) })),
  );
  const isSigned = digest !== null && digest.basis === (await basisOf(tx, wave.id)) && wave.minimum >= leastPersons;
  if (!isSigned) return stopped('wave-changed', [], waiting);
  const check = checkOpenings({
    ...ledger.ofWave(wave.id),
    digest,
    waiting: new Map(waiting.map(({ id, hash }) => [hash, id])),
  });
  if ('kind' in check) return stopped(check.kind, check.ids, waiting);
  return { waveId: wave.id, waiting, digest, fault: null, repeated: check.repeated };
}

/** Whether an enterprise has more answers by personal links, opened and waiting, than links. */
export async function linkFault(
  tx: Transaction,
  { waveId, waiting, digest }: Inspection,
  { authentication, ledger }: OpeningKeys,
): Promise<OpeningFault | null> {
  const answers = waiting.map(({ id, sealed: { unitId, byLink } }) => ({ id, unitId, byLink }));
  if (!answers.some(({ byLink }) => byLink)) return null;
  const links = new Map<string, number>();
  for (const link of await tx.get(SealedAnswerRepository).links(waveId))
    if (isIssued(authentication, link)) links.set(link.unitId!, (links.get(link.unitId!) ?? 0) + 1);
  const { byLink, openings } = ledger.ofWave(waveId);
  const committed = openings.filter(({ number }) => number <= digest!.openings);
  const ids = beyondLinks(answers, links, sumByLink(byLink, committed));
  return ids.length === 0 ? null : { kind: 'more-than-links', ids };
}

const idsOf = (rows: readonly { readonly id: string }[]): string[] => rows.map(({ id }) => id);

async function withPlaces(
  tx: Transaction,
  waveId: string,
  rows: readonly { readonly id: string; readonly sealed: SealedAnswer; readonly hash: string }[],
): Promise<Waiting[]> {
  const units = await tx.get(AnswerSetRepository).units(waveId);
  const sizes = sizesOf([...units.values()]);
  return rows.map(({ id, sealed, hash }) => {
    const unit = sealed.unitId === null ? undefined : units.get(sealed.unitId);
    const { parkId, version } = sealed;
    const each = { id, sealed, hash, version, refused: sealed.body.disposition === 'refusal' };
    if (unit === undefined) {
      const place = { parkId, sizeClass: null, stratum: null, psuCode: null };
      return { ...each, place, group: `${version} open ${parkId}`, code: null, stratum: null };
    }
    const place = { parkId, sizeClass: sizes.get(unit.group)!, stratum: unit.stratum, psuCode: unit.group };
    return { ...each, place, group: `${version} ${unit.group}`, code: unit.group, stratum: unit.stratum };
  });
}

/** The size class of each group; null if its enterprises have different ones. */
function sizesOf(units: readonly { readonly group: string; readonly sizeClass: string }[]): Map<string, string | null> {
  const sizes = new Map<string, string | null>();
  for (const { group, sizeClass } of units) {
    const known = sizes.get(group);
    sizes.set(group, known === undefined || known === sizeClass ? sizeClass : null);
  }
  return sizes;
}
