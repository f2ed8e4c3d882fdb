/**
 * Places on the earth, taken as a sphere with the equatorial radius that ODK uses. A place is `latitude longitude
 * [altitude accuracy]` in degrees and metres, a line or area is a list of places separated by `;`.
 */
import type { Frame, Operand, XPathFunction } from '../operand.js';
import { textAt, textsFrom } from './arguments.js';

/** Metres. */
const RADIUS = 6_378_100;
const RADIAN = Math.PI / 180;

interface Place {
  readonly latitude: number;
  readonly longitude: number;
}

/** Undefined if the text is not a list of places. Numbers outside of the earth's degrees are refused. */
export function placesOf(text: string): readonly Place[] | undefined {
  const parts = text.split(';').map((part) => part.trim());
  if (parts.at(-1) === '') parts.pop();
  const places = parts.map((part) => {
    const numbers = part.split(/\s+/).map(Number);
    const [latitude = Number.NaN, longitude = Number.NaN] = numbers;
    const isPlace = Math.abs(latitude) <= 90 && Math.abs(longitude) <= 180 && numbers.length <= 4;
    return isPlace && !numbers.some(Number.isNaN) ? { latitude, longitude } : undefined;
  });
  const known = places.filter((place) => place !== undefined);
  return known.length === places.length && known.length > 0 ? known : undefined;
}

/** Metres along the great circle, by the haversine formula. */
function distanceBetween(one: Place, other: Place): number {
  const latitude = Math.sin(((other.latitude - one.latitude) * RADIAN) / 2) ** 2;
  const longitude = Math.sin(((other.longitude - one.longitude) * RADIAN) / 2) ** 2;
  const share = latitude + Math.cos(one.latitude * RADIAN) * Math.cos(other.latitude * RADIAN) * longitude;
  return 2 * RADIUS * Math.asin(Math.sqrt(share));
}

const round2 = (metres: number): number => Math.round(metres * 100) / 100;

function lengthOf(places: readonly Place[]): number {
  let metres = 0;
  for (let at = 1; at < places.length; at += 1) metres += distanceBetween(places[at - 1] as Place, places[at] as Place);
  return round2(metres);
}

/** Square metres, by the shoelace formula in a plane that touches the sphere at the first place. */
function areaOf(places: readonly Place[]): number {
  const [first] = places;
  if (first === undefined || places.length < 3) return 0;
  const points = places.map(({ latitude, longitude }) => ({
    x: (longitude - first.longitude) * RADIAN * RADIUS * Math.cos(latitude * RADIAN),
    y: (latitude - first.latitude) * RADIAN * RADIUS,
  }));
  let twice = 0;
  points.forEach(({ x, y }, at) => {
    const next = points[(at + 1) % points.length] ?? { x, y };
    twice += x * next.y - next.x * y;
  });
  return round2(Math.abs(twice) / 2);
}

/** Even-odd rule: whether a line to the east crosses the border an odd number of times. */
function isInside({ latitude, longitude }: Place, area: readonly Place[]): boolean {
  let inside = false;
  area.forEach((one, at) => {
    const other = area[(at + 1) % area.length] ?? one;
    if (one.latitude > latitude === other.latitude > latitude) return;
    const share = (latitude - one.latitude) / (other.latitude - one.latitude);
    if (longitude < one.longitude + share * (other.longitude - one.longitude)) inside = !inside;
  });
  return inside;
}

/** Twice the signed area of a triangle: its sign says on which side of a line the third place is. */
const side = (a: Place, b: Place, c: Place): number =>
  (b.longitude - a.longitude) * (c.latitude - a.latitude) - (b.latitude - a.latitude) * (c.longitude - a.longitude);

/** Whether two parts of a line that are not neighbours cross. */
function crossesItself(places: readonly Place[]): boolean {
  for (let one = 0; one + 1 < places.length; one += 1)
    for (let other = one + 2; other + 1 < places.length; other += 1) {
      const [a, b, c, d] = [places[one], places[one + 1], places[other], places[other + 1]] as Place[];
      if (a === undefined || b === undefined || c === undefined || d === undefined) continue;
      const isClosing =
        one === 0 && other + 2 === places.length && a.latitude === d.latitude && a.longitude === d.longitude;
      if (!isClosing && side(a, b, c) * side(a, b, d) <= 0 && side(c, d, a) * side(c, d, b) <= 0) return true;
    }
  return false;
}

/** Places of a line or area that are compared pair by pair. */
const MOST_PLACES = 5000;

const ofPlaces = <T>(args: readonly Operand[], frame: Frame, compute: (places: readonly Place[]) => T): T | number => {
  const places = placesOf(textsFrom(args, 0, frame).join(';'));
  return places === undefined ? Number.NaN : compute(places);
};

export const PLACE_FUNCTIONS: Readonly<Record<string, XPathFunction>> = {
  area: (args, frame) => ofPlaces(args, frame, areaOf),
  'enclosed-area': (args, frame) => ofPlaces(args, frame, areaOf),
  distance: (args, frame) => ofPlaces(args, frame, lengthOf),
  geofence: (args, frame) => {
    const [place] = placesOf(textAt(args, 0, frame)) ?? [];
    const area = placesOf(textAt(args, 1, frame));
    return place !== undefined && area !== undefined && isInside(place, area);
  },
  intersects: (args, frame) => {
    const places = placesOf(textAt(args, 0, frame));
    return places !== undefined && places.length <= MOST_PLACES && crossesItself(places);
  },
};
