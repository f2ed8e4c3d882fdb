import { createHmac, hash, randomBytes } from 'node:crypto';
import { newRandomId } from '../../kernel/ids.js';
import type { AuthenticationKey } from '../../platform/sealing/index.js';
import { codeFrom } from '../domain/frame.js';
import type { PhoneAnswers } from '../form/index.js';
import type { Collector } from '../persistence/sealed-answer.repository.js';
import type { NewLink, NewPoster } from '../persistence/wave.repository.js';

/** Number of letters of a code on a poster or personal link: 80 bits, which cannot be guessed. */
const codeLetters = 16;
const psuLetters = 6;

export function newCode(): string {
  return codeFrom(randomBytes(codeLetters));
}

/** A code that represents an enterprise, or a pool of enterprises, in answers and files. */
export function newPsuCode(): string {
  return codeFrom(randomBytes(psuLetters));
}

/** A code that is not among those known, to which it is added: with six letters, some of many thousands coincide. */
export function unusedPsuCode(known: Set<string>): string {
  let code = newPsuCode();
  while (known.has(code)) code = newPsuCode();
  known.add(code);
  return code;
}

type OfWave = { readonly id: string; readonly workspaceId: string };

/** A poster with a code of its own; the key authenticates where its answers belong. */
export function newPoster(
  key: AuthenticationKey,
  { id: waveId, workspaceId }: OfWave,
  of: { readonly kind: NewPoster['kind']; readonly parkId: string; readonly unitId: string | null },
): NewPoster {
  const code = newCode();
  const { kind, parkId, unitId } = of;
  const codeHash = hashOfCode(code);
  const tag = tagOfCollector(key, { workspaceId, waveId, kind, unitId, parkId, codeHash });
  return { id: newRandomId(), kind, waveUnitId: unitId, parkId, code, codeHash, tag };
}

export function newLink(
  key: AuthenticationKey,
  { id: waveId, workspaceId }: OfWave,
  { code, unitId, parkId }: { readonly code: string; readonly unitId: string; readonly parkId: string },
): NewLink {
  const codeHash = hashOfCode(code);
  return { codeHash, tag: tagOfCollector(key, { workspaceId, waveId, kind: 'link', unitId, parkId, codeHash }) };
}

type CollectorFields = Omit<Collector, 'tag'>;
const partsOf = (of: CollectorFields): (string | null)[] => [
  ...[of.codeHash, of.workspaceId, of.waveId, of.kind, of.unitId, of.parkId],
];

const tagOfCollector = (key: AuthenticationKey, of: CollectorFields): Buffer => key.tag('collector', partsOf(of));

/** Whether the program issued it: an owner of the database can insert rows. */
export const isIssued = (key: AuthenticationKey, collector: Collector): boolean =>
  key.isTag(collector.tag, 'collector', partsOf(collector));

/** Codes are case-insensitive, and only their hashes are looked up. The prefix is part of every stored hash. */
export function hashOfCode(code: string): string {
  return hash('sha256', `way-in:${code.trim().toUpperCase()}`, 'hex');
}

/**
 * A hash by which a repeated submission is recognised. It includes the wave, so the same instance id in another wave
 * is a different instance.
 */
export function markOfInstance(waveId: string, instanceId: string): Buffer {
  return hash('sha256', `instance:${waveId}:${instanceId}`, 'buffer');
}

/**
 * A hash to check whether two submissions of one instance are equal. Its key is the instance id, a random number that
 * only the phone keeps: someone with access to the database cannot test guessed answers against it.
 */
export function checkOfBody(sent: PhoneAnswers): Buffer {
  const answers = Object.keys(sent.answers)
    .sort()
    .map((name) => [name, sent.answers[name]]);
  const said = JSON.stringify([sent.version, sent.language, sent.modulesTaken, answers]);
  return createHmac('sha256', sent.instanceId).update(said).digest();
}
