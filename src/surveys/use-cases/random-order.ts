import { randomBytes, randomFillSync } from 'node:crypto';

const ID = 16;

export const idOf = (bytes: Buffer, at: number): string =>
  bytes.toString('hex', at * ID, (at + 1) * ID).replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-');

/** Ids in 16 bytes each: a million as texts would take most of the memory of an export. */
export class PackedIds {
  private readonly pages: Buffer[] = [];

  add(ids: readonly string[]): void {
    this.pages.push(Buffer.from(ids.join('').replaceAll('-', ''), 'hex'));
  }

  /** In random order (Fisher and Yates, with the random numbers of the system). */
  shuffled(): Buffer {
    const all = Buffer.concat(this.pages);
    const drawn = new BigUint64Array(4096);
    const held = Buffer.alloc(ID);
    for (let last = all.length / ID - 1, used = drawn.length; last > 0; last -= 1, used += 1) {
      if (used >= drawn.length) {
        randomFillSync(drawn);
        used = 0;
      }
      // 64 bits for each: the remainder favours no place noticeably
      const other = Number(drawn[used]! % BigInt(last + 1));
      all.copy(held, 0, last * ID, (last + 1) * ID);
      all.copy(all, last * ID, other * ID, (other + 1) * ID);
      held.copy(all, other * ID);
    }
    return all;
  }
}

/** As many random keys as ids. */
export const randomKeys = (ids: Buffer): Buffer => randomBytes(ids.length);

export const countOf = (ids: Buffer): number => ids.length / ID;
