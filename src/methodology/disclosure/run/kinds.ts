/**
 * Kinds of persons, alike in everything that is counted, as many as a fixed memory holds. Each kind has a number that depends on
 * what it holds and looks drawn at random; kept are those with the lowest numbers, and of each count the one with the lowest.
 * So a kind that is kept in the end was never let go, its persons are all counted, and the order of persons does not matter.
 */

/** Kinds with the lowest numbers. Waves of so many answers lose none. */
const MOST = 20_000;

export interface Kind {
  /** A character for each code. */
  readonly row: string;
  readonly number: number;
  persons: number;
}

/** FNV-1a, its bits mixed once more (as in MurmurHash3): low numbers must not go with what comes first in a row. */
function numberOf(row: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < row.length; at += 1) hash = Math.imul(hash ^ row.charCodeAt(at), 0x01000193);
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}

function isLower(one: Kind, other: Kind): boolean {
  return one.number === other.number ? one.row < other.row : one.number < other.number;
}

export class Kinds {
  private byRow = new Map<string, Kind>();
  /** So many are held before some are let go, which is rare this way. */
  private room: number;
  /** By count. */
  private readonly lowest: (Kind | undefined)[];

  constructor(
    counts: number,
    private readonly most = MOST,
  ) {
    this.lowest = Array.from({ length: counts }, () => undefined);
    this.room = 2 * most;
  }

  /** A kind that is new, so that `claim` must give its counts; null where it is known. */
  add(row: string, persons: number): Kind | null {
    const known = this.byRow.get(row);
    if (known !== undefined) {
      known.persons += persons;
      return null;
    }
    if (this.byRow.size >= this.room) this.letGo();
    const kind = { row, number: numberOf(row), persons };
    this.byRow.set(row, kind);
    return kind;
  }

  claim(count: number, kind: Kind): void {
    const lowest = this.lowest[count];
    if (lowest === undefined || isLower(kind, lowest)) this.lowest[count] = kind;
  }

  /** Those that are kept, by ascending row. */
  kept(): readonly Kind[] {
    this.letGo();
    return [...this.byRow.values()].sort((a, b) => (a.row < b.row ? -1 : 1));
  }

  private letGo(): void {
    if (this.byRow.size <= this.most) return;
    const byNumber = [...this.byRow.values()].sort((a, b) => (isLower(a, b) ? -1 : 1));
    const kept = new Set(byNumber.slice(0, this.most));
    for (const kind of this.lowest) if (kind !== undefined) kept.add(kind);
    this.byRow = new Map([...kept].map((kind) => [kind.row, kind]));
    this.room = 2 * kept.size;
  }
}
