import { createHash } from 'node:crypto';
import { canonicalJson } from '../../kernel/canonical-json.js';
import type { Transaction } from '../../platform/database/index.js';
import type { AuditKey } from '../../platform/sealing/index.js';
import { type AnswerDigest, changedDigest, type GroupSums, newDigest, SumOfAnswers } from '../domain/answer-digest.js';
import { surveyEvents } from '../domain/events.js';
import { AnswerSetRepository } from '../persistence/answer-set.repository.js';
import { AnswerDigestRepository, type AnswerRow, type Which } from '../persistence/answer-digest.repository.js';

/**
 * Readable answers are signed by groups and waves, not one by one: a signature of one answer, or of one set, would say
 * when it was opened. The digest of a wave is one row, which is replaced by each change (ADR 38).
 */
export async function beginDigest(tx: Transaction, waveId: string, timeZone: string): Promise<void> {
  const content = encrypted(tx.auditKey, waveId, newDigest({ basis: await basisOf(tx, waveId), timeZone }));
  await tx.get(AnswerDigestRepository).add(tx.workspaceId, waveId, content);
}

/** For answers that this transaction has added. Returns their number. */
export async function signAdded(tx: Transaction, waveId: string, ids: readonly string[]): Promise<number> {
  const signed = await tx.get(AnswerDigestRepository).lock(waveId);
  await replace(tx, waveId, { signed, before: {}, after: await sumsOf(tx, waveId, { ids }) });
  return ids.length;
}

/**
 * For answers that this transaction has opened from sets that were determined from `version` of the digest, or, after an
 * older backup was restored, from the version that the ledger has.
 */
export async function signOpened(tx: Transaction, waveId: string, opened: OpenedIds): Promise<void> {
  const signed = await tx.get(AnswerDigestRepository).lock(waveId);
  const after = await sumsOf(tx, waveId, { ids: opened.ids });
  const finish = (digest: AnswerDigest): AnswerDigest => ({
    ...digest,
    openings: opened.number,
    version: Math.max(digest.version, opened.version + 1),
  });
  await replace(tx, waveId, { signed, before: {}, after, finish });
}

interface OpenedIds {
  readonly ids: readonly string[];
  readonly number: number;
  readonly version: number;
}

/**
 * For a change of settings or enterprises of a wave on which the opening of answers depends. What was changed before
 * without the program stays unsigned. Nothing is opened or imported meanwhile.
 */
export async function changeBasis<T>(tx: Transaction, waveId: string, change: () => Promise<T>): Promise<T> {
  await tx.get(AnswerSetRepository).lockAdding(waveId);
  const before = await basisOf(tx, waveId);
  const done = await change();
  const digests = tx.get(AnswerDigestRepository);
  const content = await digests.lock(waveId);
  const digest = content === null ? null : decrypted(tx.auditKey, waveId, content);
  if (digest === null || digest.basis !== before) return done;
  const basis = await basisOf(tx, waveId);
  if (basis === before) return done;
  await digests.replace(waveId, encrypted(tx.auditKey, waveId, { ...digest, basis, version: digest.version + 1 }));
  await recordDigest(tx, waveId);
  return done;
}

/** A person who operates the installation trusts the present settings and enterprises of a wave. */
export async function trustBasis(tx: Transaction, waveId: string): Promise<void> {
  const digests = tx.get(AnswerDigestRepository);
  const content = await digests.lock(waveId);
  const digest = content === null ? null : decrypted(tx.auditKey, waveId, content);
  if (digest === null) return;
  const basis = await basisOf(tx, waveId);
  const version = digest.version + 1;
  await digests.replace(waveId, encrypted(tx.auditKey, waveId, { ...digest, basis, version }));
  await recordDigest(tx, waveId);
}

export const hashOfBasis = (basis: string): string => createHash('sha256').update(basis).digest('hex');

export const basisOf = async (tx: Transaction, waveId: string): Promise<string> =>
  hashOfBasis(await tx.get(AnswerDigestRepository).basis(waveId));

/** For a change of answers; `which` includes all that change, before and afterwards. */
export async function changeSigned<T>(
  tx: Transaction,
  { waveId, which }: { readonly waveId: string; readonly which: Which },
  change: () => Promise<T>,
): Promise<T> {
  const signed = await tx.get(AnswerDigestRepository).lock(waveId);
  const before = await sumsOf(tx, waveId, which);
  const done = await change();
  await replace(tx, waveId, { signed, before, after: await sumsOf(tx, waveId, which) });
  return done;
}

/** The digest of a complete wave becomes part of the audit chain, and so of the exported hashes. */
export async function recordDigest(tx: Transaction, waveId: string): Promise<void> {
  const digests = tx.get(AnswerDigestRepository);
  const content = await digests.lock(waveId);
  const signed = content === null ? null : decrypted(tx.auditKey, waveId, content);
  if (signed === null || !(await digests.isComplete(waveId))) return;
  const payload = { waveId, version: signed.version, digest: hashOf(content!) };
  await tx.record({ type: surveyEvents.answersSigned, subject: waveId, payload });
}

export const hashOf = (content: Buffer): string => createHash('sha256').update(content).digest('hex');

/** Null: not written by the program for this wave. */
export function decrypted(key: AuditKey, waveId: string, content: Buffer): AnswerDigest | null {
  const text = key.decrypt(content, waveId);
  return text === null ? null : (JSON.parse(text) as AnswerDigest);
}

/** Adds an answer to the sum of its enterprise, its pool of enterprises, or the open poster of its park. */
export function addAnswer(sum: SumOfAnswers, key: AuditKey, row: AnswerRow): void {
  // without null values, so that a later migration can add a column
  const content = Object.entries(row).filter(([, value]) => value !== null);
  const inHex = content.map(([name, value]) => [name, Buffer.isBuffer(value) ? value.toString('hex') : value]);
  sum.add(row.psu_code ?? `open poster of park ${row.park_id}`, key.hmac(canonicalJson(Object.fromEntries(inHex))));
}

interface Change {
  readonly signed: Buffer | null;
  readonly before: GroupSums;
  readonly after: GroupSums;
  readonly finish?: (digest: AnswerDigest) => AnswerDigest;
}

/** A missing or wrong digest is left as it is, for `audit verify` to find. */
async function replace(
  tx: Transaction,
  waveId: string,
  { signed, before, after, finish = (digest) => digest }: Change,
): Promise<void> {
  const digest = signed === null ? null : decrypted(tx.auditKey, waveId, signed);
  if (digest === null) return;
  const content = encrypted(tx.auditKey, waveId, finish(changedDigest(digest, before, after)));
  await tx.get(AnswerDigestRepository).replace(waveId, content);
}

const encrypted = (key: AuditKey, waveId: string, digest: AnswerDigest): Buffer =>
  key.encrypt(JSON.stringify(digest), waveId);

async function sumsOf(tx: Transaction, waveId: string, which: Which): Promise<GroupSums> {
  const sum = new SumOfAnswers();
  for await (const rows of tx.get(AnswerDigestRepository).rows(waveId, which))
    for (const row of rows) addAnswer(sum, tx.auditKey, row);
  return sum.groups;
}
