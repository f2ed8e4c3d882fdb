/** Compares the rows of a file with the present frame and the directory. */
import type { LocalizedText } from '../../../kernel/localized-text.js';
import type { FieldVersions } from '../../../kernel/merge.js';
import type { SizeClass } from '../frame.js';
import { sizeClassOf } from '../frame.js';
import type { FrameColumn } from './columns.js';
import { type FrameFault, type FrameFileError, frameFileError } from './errors.js';
import type { FrameRow, Written } from './read-row.js';

export interface KnownPlace {
  readonly id: string;
  readonly level: string;
  readonly parentId: string | null;
  readonly name: LocalizedText;
  readonly code: string | null;
  /** Of a park or an enterprise: its number in an official register. */
  readonly registerNumber: string | null;
}

/** What an import may change of an enterprise of the frame. */
export interface FrameFigures {
  /** As in the directory; of an enterprise in a new park blank until the park is created. */
  readonly parkId: string;
  readonly sizeClass: SizeClass;
  readonly headcount: number;
  readonly women: number;
  readonly men: number;
  readonly certainty: boolean;
  /** Taken out of the frame; waves that were drafted before keep it. */
  readonly takenOut: boolean;
}

export interface KnownUnit extends FrameFigures {
  readonly id: string;
  readonly placeId: string;
  readonly psuCode: string;
  readonly version: number;
  readonly fieldVersions: FieldVersions;
}

export interface NewPark {
  readonly name: LocalizedText;
  readonly regionId: string | null;
  /** As the first row states that has one. */
  registerNumber: string | null;
}

export interface FrameChange {
  readonly row: number;
  readonly name: LocalizedText;
  readonly parkName: LocalizedText;
  /** An existing place, or the park of this name that is created. */
  readonly park: string | NewPark;
  /** Null: the enterprise is created in the directory. */
  readonly placeId: string | null;
  /** Null: new in the frame. */
  readonly unit: KnownUnit | null;
  readonly figures: FrameFigures;
  /** Blank: a new code is generated. */
  readonly code: string;
  /** Of an enterprise that is created; blank: not stated. */
  readonly registerNumber: string;
}

export interface FrameComparison {
  /** New, returned and changed enterprises, in the order of the file. */
  readonly changes: readonly FrameChange[];
  readonly unchanged: number;
  readonly newParks: readonly NewPark[];
  /** By the ids of existing parks and enterprises that have no register number yet. */
  readonly registerNumbers: ReadonlyMap<string, string>;
  /** Enterprises of the frame that the file does not contain. */
  readonly missing: readonly KnownUnit[];
  readonly errors: readonly FrameFileError[];
}

const nameKey = (name: string): string => name.normalize('NFKC').replace(/\s+/g, ' ').trim().toLowerCase();
const keysOf = ({ en, zh }: Written): readonly string[] => [...new Set([nameKey(en), nameKey(zh)])].filter(Boolean);
const bothOf = ({ en, zh }: Written): LocalizedText => ({ en: en || zh, zh: zh || en });

class Index<Value> {
  private readonly values = new Map<string, Value[]>();

  add(key: string, value: Value): void {
    const known = this.values.get(key);
    if (known === undefined) this.values.set(key, [value]);
    else if (!known.includes(value)) known.push(value);
  }

  find(keys: readonly string[]): readonly Value[] {
    return [...new Set(keys.flatMap((key) => this.values.get(key) ?? []))];
  }
}

type Found<Value> = Value | { readonly fault: FrameFault; readonly column: FrameColumn; readonly earlierRow?: number };
type Park = KnownPlace | NewPark;
const isKnown = (park: Park): park is KnownPlace => 'id' in park;
/** Whether the directory has the name for other places only. */
const isOther = (place: Park, named: readonly Park[]): boolean => named.length > 0 && !named.includes(place);
const isEnterprise = (place: Park): place is KnownPlace => isKnown(place) && place.level === 'enterprise';

export class FrameComparer {
  private readonly places: ReadonlyMap<string, KnownPlace>;
  private readonly regions = new Map<string, KnownPlace>();
  private readonly parks = new Index<Park>();
  private readonly enterprises = new Index<KnownPlace>();
  /** Parks and enterprises by register number, those of earlier rows included. */
  private readonly numbered = new Map<string, Park>();
  private readonly newNumbers = new Map<string, string>();
  private readonly unitOfPlace: ReadonlyMap<string, KnownUnit>;
  private readonly unitOfCode: ReadonlyMap<string, KnownUnit>;
  private readonly newParks: NewPark[] = [];
  /** Of parks without a recorded region: the first that the file states. */
  private readonly stated = new Map<Park, KnownPlace>();

  constructor(
    places: readonly KnownPlace[],
    private readonly units: readonly KnownUnit[],
  ) {
    this.places = new Map(places.map((place) => [place.id, place]));
    for (const place of places) this.addPlace(place);
    // an enterprise that moved is also found by its former park
    for (const { placeId, parkId } of units) {
      const place = this.places.get(placeId);
      if (place !== undefined) this.addEnterprise(place, parkId);
    }
    this.unitOfPlace = new Map(units.map((unit) => [unit.placeId, unit]));
    this.unitOfCode = new Map(units.map((unit) => [unit.psuCode, unit]));
  }

  compare(rows: readonly FrameRow[]): FrameComparison {
    const changes: FrameChange[] = [];
    const errors: FrameFileError[] = [];
    const seen = new Map<string, number>();
    let unchanged = 0;
    for (const row of rows) {
      const change = this.changeOf(row, seen);
      if ('fault' in change) {
        const { fault, ...at } = change;
        errors.push(frameFileError(fault, { row: row.row, value: cellOf(row, at.column), ...at }));
      } else if (change.unit !== null && sameFigures(change.unit, change.figures)) unchanged += 1;
      else changes.push(change);
    }
    const missing = this.units.filter(({ id, takenOut }) => !takenOut && !seen.has(id));
    return { changes, unchanged, newParks: this.newParks, registerNumbers: this.newNumbers, missing, errors };
  }

  private addPlace(place: KnownPlace): void {
    if (place.registerNumber !== null) this.numbered.set(place.registerNumber, place);
    if (place.level === 'park') for (const key of keysOf(place.name)) this.parks.add(key, place);
    else if (place.level === 'enterprise') this.addEnterprise(place, place.parentId);
    else if (place.code !== null) this.regions.set(place.code, place);
  }

  private addEnterprise(place: KnownPlace, parkId: string | null): void {
    for (const key of keysOf(place.name)) this.enterprises.add(`${parkId} ${key}`, place);
  }

  /** `seen`: rows by the marks of their enterprises. */
  private changeOf(row: FrameRow, seen: Map<string, number>): Found<FrameChange> {
    const park = this.parkOf(row);
    if ('fault' in park) return park;
    const place = this.enterpriseOf(row, park);
    if (place !== null && 'fault' in place) return place;
    const unit = this.unitAt(place);
    const names = keysOf(row.name).map((key) => `${this.keyOf(park)} ${key}`);
    const marks = [...(place === null ? names : [unit?.id ?? place.id]), ...numberMarks(row)];
    const earlierRow = marks.map((mark) => seen.get(mark)).find((earlier) => earlier !== undefined);
    if (earlierRow !== undefined) return { fault: 'twice', column: nameColumn(row), earlierRow };
    for (const mark of marks) seen.set(mark, row.row);
    return {
      ...{ row: row.row, unit, code: row.code, registerNumber: row.registerNumber },
      ...(place === null ? { placeId: null, name: bothOf(row.name) } : { placeId: place.id, name: place.name }),
      ...this.parkFields(this.places.get(place?.parentId ?? '') ?? park, { row, unit }),
    };
  }

  private unitAt(place: KnownPlace | null): KnownUnit | null {
    return this.unitOfPlace.get(place?.id ?? '') ?? null;
  }

  private parkFields(park: Park, { row, unit }: { readonly row: FrameRow; readonly unit: KnownUnit | null }) {
    const parkId = isKnown(park) ? park.id : '';
    return { parkName: park.name, park: isKnown(park) ? park.id : park, figures: figuresOf(row, { unit, parkId }) };
  }

  /** By register number, else by name; of several, the one in the stated region. */
  private parkOf(row: FrameRow): Found<Park> {
    const region = row.regionCode === '' ? null : this.regions.get(row.regionCode);
    if (region === undefined) return { fault: 'region-wrong', column: 'regionCode' };
    const named = this.parks.find(keysOf(row.park));
    const numbered = this.numbered.get(row.parkNumber);
    if (numbered !== undefined && (isEnterprise(numbered) || isOther(numbered, named)))
      return { fault: 'register-of-other', column: 'parkNumber' };
    const known = numbered === undefined ? named : [numbered];
    const found = region === null ? known : this.parksIn(known, region);
    if (found.length > 1) return { fault: 'park-several', column: row.park.en ? 'parkEn' : 'parkZh' };
    if (found.length === 0 && known.length > 0) return { fault: 'park-elsewhere', column: 'regionCode' };
    const park = found[0] ?? this.newPark(row, region);
    if (region !== null && this.regionOf(park) === null) this.stated.set(park, region);
    return this.withNumber(park, row.parkNumber, 'parkNumber');
  }

  private newPark({ park }: FrameRow, region: KnownPlace | null): NewPark {
    const made = { name: bothOf(park), regionId: region?.id ?? null, registerNumber: null };
    this.newParks.push(made);
    for (const key of keysOf(park)) this.parks.add(key, made);
    return made;
  }

  /** Those whose region contains the other or is contained in it, else those whose region is not known. */
  private parksIn(parks: readonly Park[], region: KnownPlace): readonly Park[] {
    const within = parks.filter((park) => {
      const own = this.regionOf(park);
      return own !== null && (this.contains(own, region.id) || this.contains(region.id, own));
    });
    return within.length > 0 ? within : parks.filter((park) => this.regionOf(park) === null);
  }

  private regionOf(park: Park): string | null {
    return (isKnown(park) ? park.parentId : park.regionId) ?? this.stated.get(park)?.id ?? null;
  }

  private contains(outer: string, inner: string): boolean {
    let at: string | null = inner;
    while (at !== null && at !== outer) at = this.places.get(at)?.parentId ?? null;
    return at !== null;
  }

  /** By the code of the frame, by register number, else by name. */
  private enterpriseOf(row: FrameRow, park: Park): Found<KnownPlace> | null {
    const named = isKnown(park) ? this.enterprises.find(keysOf(row.name).map((key) => `${park.id} ${key}`)) : [];
    const coded = this.places.get(this.unitOfCode.get(row.code)?.placeId ?? '');
    const numbered = this.numbered.get(row.registerNumber);
    const found = coded ?? numbered;
    const [by, column] = coded === undefined ? (['register', 'registerNumber'] as const) : (['code', 'code'] as const);
    if (found === undefined) {
      if (named.length > 1) return { fault: 'enterprise-several', column: nameColumn(row) };
      return named[0] === undefined ? null : this.withNumbers(named[0], row);
    }
    if (!isEnterprise(found) || isOther(found, named)) return { fault: `${by}-of-other`, column };
    return this.liesIn(found, park) ? this.withNumbers(found, row) : { fault: `${by}-elsewhere`, column };
  }

  /** The enterprise, if it has no other code and register number than the row. */
  private withNumbers(place: KnownPlace, row: FrameRow): Found<KnownPlace> {
    const unit = this.unitAt(place);
    // a code is given once; answers refer to it
    if (unit !== null && row.code !== '' && unit.psuCode !== row.code)
      return { fault: 'code-of-other', column: 'code' };
    return this.withNumber(place, row.registerNumber, 'registerNumber');
  }

  private liesIn(place: KnownPlace, park: Park): boolean {
    return isKnown(park) && [this.unitAt(place)?.parkId, place.parentId].includes(park.id);
  }

  /** The place, to which a number is recorded if it has none. A number is of one place. */
  private withNumber<Place extends Park>(place: Place, number: string, column: FrameColumn): Found<Place> {
    if (number === '') return place;
    const known = place.registerNumber ?? (isKnown(place) ? this.newNumbers.get(place.id) : undefined) ?? number;
    if (known !== number || (this.numbered.get(number) ?? place) !== place)
      return { fault: 'register-of-other', column };
    if (!isKnown(place)) place.registerNumber = number;
    else if (place.registerNumber === null) this.newNumbers.set(place.id, number);
    this.numbered.set(number, place);
    return place;
  }

  private keyOf(park: Park): string {
    return isKnown(park) ? park.id : `new ${this.newParks.indexOf(park)}`;
  }
}

const numberMarks = ({ code, registerNumber }: FrameRow): readonly string[] => [
  ...(code === '' ? [] : [`code ${code}`]),
  ...(registerNumber === '' ? [] : [`number ${registerNumber}`]),
];
const nameColumn = ({ name }: FrameRow): FrameColumn => (name.en ? 'nameEn' : 'nameZh');

function figuresOf(
  row: FrameRow,
  { unit, parkId }: { readonly unit: KnownUnit | null; readonly parkId: string },
): FrameFigures {
  const { headcount, women, men } = row;
  // a size class that a register stated stays while the number of workers does
  const sizeClass = unit?.headcount === headcount ? unit.sizeClass : sizeClassOf(headcount);
  const certainty = row.certainty ?? unit?.certainty ?? false;
  return { parkId, sizeClass, headcount, women, men, certainty, takenOut: false };
}

export const figureNames = ['parkId', 'headcount', 'women', 'men', 'certainty', 'sizeClass', 'takenOut'] as const;

export function sameFigures(one: FrameFigures, other: FrameFigures): boolean {
  return figureNames.every((name) => one[name] === other[name]);
}

function cellOf(row: FrameRow, column: FrameColumn): string {
  const cells: Readonly<Partial<Record<FrameColumn, string>>> = {
    ...{ nameEn: row.name.en, nameZh: row.name.zh, parkEn: row.park.en, parkZh: row.park.zh },
    ...{ regionCode: row.regionCode, registerNumber: row.registerNumber, parkNumber: row.parkNumber, code: row.code },
  };
  return cells[column] ?? '';
}

export interface FrameFileRow {
  readonly id: string;
  /** Null: added by the import. */
  readonly before: FrameFigures | null;
  readonly after: FrameFigures;
}

/** A unit with other figures, as an import or its undoing saves it. */
export function withFigures(unit: KnownUnit, figures: FrameFigures): KnownUnit {
  const version = unit.version + 1;
  const changed = figureNames.filter((name) => unit[name] !== figures[name]);
  const fieldVersions = { ...unit.fieldVersions, ...Object.fromEntries(changed.map((name) => [name, version])) };
  return { ...unit, ...figures, version, fieldVersions };
}
