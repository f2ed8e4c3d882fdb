import { promisify } from 'node:util';
import { constants, crc32, deflateRaw } from 'node:zlib';
import { type PhoneModules, toWire, wireTables } from '../form/index.js';
import type { FieldForm } from './field-waves.js';

const compress = promisify(deflateRaw);

/** The part of a reply that is the same for all phones, up to its last bracket. */
interface SharedPart {
  readonly plain: Buffer;
  readonly compressed: Buffer;
  readonly check: number;
}

const kept = new WeakMap<FieldForm, Promise<SharedPart>>();

/**
 * The reply to `GET …/modules`: lists and tables have up to 2 MB, so that they are written and compressed once for each
 * form. Only the texts, which the wave fills in, are added to each reply.
 */
export async function modulesReply(
  field: FieldForm,
  texts: PhoneModules['texts'],
  isCompressed: boolean,
): Promise<Buffer> {
  const made = kept.get(field) ?? sharedPart(field);
  kept.set(field, made);
  const shared = await made;
  const own = Buffer.from(`,"texts":${JSON.stringify(texts)}}`);
  return isCompressed ? gzipOf(shared, own) : Buffer.concat([shared.plain, own]);
}

async function sharedPart({ definition }: FieldForm): Promise<SharedPart> {
  const optional = definition.modules.filter((module) => module.optional).map((module) => module.id);
  const { questions } = toWire(definition, optional);
  const part: Omit<PhoneModules, 'texts'> = { version: definition.version, questions, ...wireTables(definition) };
  const plain = Buffer.from(JSON.stringify(part).slice(0, -1));
  // whole bytes and not the end, so that the texts can follow
  const compressed = await compress(plain, { finishFlush: constants.Z_FULL_FLUSH });
  return { plain, compressed, check: crc32(plain) };
}

/** RFC 1952: method deflate, no flags, no time, unknown system. */
const HEADER = Buffer.from([0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 255]);

async function gzipOf({ plain, compressed, check }: SharedPart, own: Buffer): Promise<Buffer> {
  const end = Buffer.alloc(8);
  end.writeUInt32LE(crc32(own, check), 0);
  end.writeUInt32LE(plain.length + own.length, 4);
  return Buffer.concat([HEADER, compressed, await compress(own), end]);
}
