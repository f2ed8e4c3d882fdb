import { type FileReading, ItemsTable } from './file-table.js';

type Words = readonly [en: string, zh: string];
type Json = Readonly<Record<string, unknown>>;

/**
 * GeoJSON (RFC 7946) as ODK reads it (https://docs.getodk.org/form-datasets/#building-selects-from-geojson-files): each
 * feature is a row, with its properties, its `id` and its `geometry` in the notation of ODK. Properties that are lists or
 * objects are left out.
 */
export function readGeojsonTable(text: string): FileReading {
  const items = new ItemsTable('geojson');
  const features = featuresIn(text, items);
  for (const [at, feature] of features.entries()) {
    const found = cellsOf(feature);
    if (Array.isArray(found)) items.add(at + 1, found);
    else items.faults.add(at + 1, found.code, found.words);
  }
  return items.read();
}

function featuresIn(text: string, { faults }: ItemsTable): readonly unknown[] {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    const [at, atZh] = placeOf(String(error), text);
    faults.addWhole('json', [
      `${at}: the JSON is not valid. Correct it, or export the file again.`,
      `${atZh}：JSON 无效。请更正，或重新导出文件。`,
    ]);
    return [];
  }
  if (isObject(value) && value['type'] === 'FeatureCollection' && Array.isArray(value['features']))
    return value['features'] as readonly unknown[];
  faults.addWhole('collection', [
    'The file must be one object of the type “FeatureCollection” with a list “features”.',
    '文件须为一个“FeatureCollection”类型的对象，并含列表“features”。',
  ]);
  return [];
}

/** Where the engine stopped to read: it names a position, or quotes the text there, or has reached the end. */
function placeOf(message: string, text: string): Words {
  const position = /position (\d+)/.exec(message)?.[1];
  const quoted = /"([^]*)".* is not valid JSON$/.exec(message)?.[1];
  if (position === undefined)
    return quoted === undefined ? ['At its end', '文件末尾'] : [`Near “${quoted}”`, `“${quoted}”附近`];
  const line = text.slice(0, Number(position)).split('\n').length;
  return [`Line ${line}`, `第${line}行`];
}

const isObject = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

interface Fault {
  readonly code: string;
  readonly words: Words;
}

type Cells = (readonly [column: string, text: string])[];

function cellsOf(feature: unknown): Cells | Fault {
  if (!isObject(feature) || feature['type'] !== 'Feature')
    return { code: 'feature', words: ['it must be an object of the type “Feature”.', '须为“Feature”类型的对象。'] };
  const geometry = feature['geometry'] === null ? '' : geometryText(feature['geometry']);
  if (geometry === undefined) return { code: 'geometry', words: geometryWords };
  const properties = isObject(feature['properties']) ? feature['properties'] : {};
  const cells: Cells = [];
  for (const [name, value] of Object.entries({ ...properties, id: feature['id'] ?? properties['id'] })) {
    if (Number.isInteger(value) && !Number.isSafeInteger(value)) return { code: 'number', words: numberWords(name) };
    const text = cellOf(value);
    // the column of this name is the place
    if (name !== 'geometry' && text !== undefined) cells.push([name, text]);
  }
  return [...cells, ['geometry', geometry]];
}

/** Undefined for a list or an object, and for an `id` that is missing. */
function cellOf(value: unknown): string | undefined {
  if (value === null) return '';
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean'
    ? String(value)
    : undefined;
}

const numberWords = (name: string): Words => [
  `the number “${name}” has too many digits to be read exactly. Write it as a text, in quotation marks.`,
  `数字“${name}”的位数过多，无法准确读取。请加引号写成文本。`,
];

const geometryWords: Words = [
  'the geometry must be a Point, LineString or Polygon with longitude and latitude in degrees, or null.',
  '几何须为 Point、LineString 或 Polygon，坐标为以度表示的经度和纬度；也可为 null。',
];

/** `latitude longitude altitude accuracy`, with `; ` between points; of a polygon its outer ring. Undefined if it cannot be read. */
function geometryText(geometry: unknown): string | undefined {
  if (!isObject(geometry)) return undefined;
  const { type, coordinates } = geometry;
  const ring: unknown = type === 'Polygon' && Array.isArray(coordinates) ? coordinates[0] : coordinates;
  if (type !== 'Point' && type !== 'LineString' && type !== 'Polygon') return undefined;
  const points: unknown = type === 'Point' ? [coordinates] : ring;
  if (!Array.isArray(points) || points.length === 0) return undefined;
  const texts = points.map(pointText);
  return texts.includes(undefined) ? undefined : texts.join('; ');
}

function pointText(point: unknown): string | undefined {
  if (!Array.isArray(point) || point.length < 2) return undefined;
  const [longitude, latitude, altitude = 0] = point as readonly unknown[];
  if (typeof longitude !== 'number' || typeof latitude !== 'number' || typeof altitude !== 'number') return undefined;
  if (Math.abs(longitude) > 180 || Math.abs(latitude) > 90) return undefined;
  return `${latitude} ${longitude} ${altitude} 0`;
}
