/** Reads a Stata file of format 118 by its map, as the manual describes it, for comparison with what was written. */
interface StataFile {
  readonly label: string;
  readonly timestamp: string;
  readonly variables: readonly { readonly name: string; readonly label: string; readonly labels: string }[];
  readonly rows: readonly (readonly (string | number)[])[];
  /** By variable and name: `_dta/_lang_c`. */
  readonly characteristics: Readonly<Record<string, string>>;
  readonly labels: Readonly<Record<string, Readonly<Record<string, string>>>>;
}

const order = (place: number): string => (place === 0 ? '.' : `.${String.fromCharCode(96 + place)}`);

const text = (bytes: Buffer): string => {
  const end = bytes.indexOf(0);
  return bytes.toString('utf8', 0, end < 0 ? bytes.length : end);
};

const between = (file: Buffer, tag: string): Buffer => {
  const start = file.indexOf(`<${tag}>`) + tag.length + 2;
  return file.subarray(start, file.indexOf(`</${tag}>`, start));
};

/** The content of a part that begins at a position of the map. */
function partAt(file: Buffer, tag: string, [from, to]: readonly [number, number]): Buffer {
  const part = file.subarray(from, to);
  const open = `<${tag}>`;
  const close = `</${tag}>`;
  if (part.toString('latin1', 0, open.length) !== open || !part.toString('latin1').endsWith(close))
    throw new Error(`The map does not lead to ${tag}.`);
  return part.subarray(open.length, part.length - close.length);
}

const tags =
  'map variable_types varnames sortlist formats value_label_names variable_labels characteristics data strls value_labels'.split(
    ' ',
  );

export function readDta(file: Buffer): StataFile {
  const map = between(file, 'map');
  const positions = Array.from({ length: 14 }, (_, at) => Number(map.readBigUInt64LE(8 * at)));
  if (positions[0] !== 0 || positions[13] !== file.length) throw new Error('The map is wrong.');
  if (file.toString('latin1', positions[12]) !== '</stata_dta>') throw new Error('The end is wrong.');
  const parts = new Map(tags.map((tag, at) => [tag, partAt(file, tag, [positions[at + 1]!, positions[at + 2]!])]));
  const part = (tag: string): Buffer => parts.get(tag)!;
  const count = between(file, 'K').readUInt16LE();
  const fieldsOf = (tag: string, width: number): string[] =>
    Array.from({ length: count }, (_, at) => text(part(tag).subarray(at * width, (at + 1) * width)));
  const [labels, labelSets] = [fieldsOf('variable_labels', 321), fieldsOf('value_label_names', 129)];
  const types = Array.from({ length: count }, (_, at) => part('variable_types').readUInt16LE(2 * at));
  const titles = between(file, 'label');
  return {
    label: titles.toString('utf8', 2, 2 + titles.readUInt16LE()),
    timestamp: between(file, 'timestamp').toString('utf8', 1),
    variables: fieldsOf('varnames', 129).map((name, at) => ({ name, label: labels[at]!, labels: labelSets[at]! })),
    rows: rowsOf(part('data'), Number(between(file, 'N').readBigUInt64LE()), types),
    characteristics: Object.fromEntries(
      chunks(part('characteristics'), 4).map((chunk) => [
        `${text(chunk.subarray(0, 129))}/${text(chunk.subarray(129, 258))}`,
        text(chunk.subarray(258)),
      ]),
    ),
    labels: Object.fromEntries(chunks(part('value_labels'), 136).map(labelsOf)),
  };
}

/** Pieces `<ch>` or `<lbl>` with their length in front. */
function chunks(part: Buffer, extra: 4 | 136): Buffer[] {
  const [open, close] = extra === 4 ? [4, 5] : [5, 6];
  const found: Buffer[] = [];
  for (let at = 0; at < part.length;) {
    const length = part.readUInt32LE(at + open) + (extra - 4);
    found.push(part.subarray(at + open + 4, at + open + 4 + length));
    at += open + 4 + length + close;
  }
  return found;
}

function labelsOf(chunk: Buffer): [string, Record<string, string>] {
  const table = chunk.subarray(132);
  const count = table.readUInt32LE(0);
  const texts = table.subarray(8 + 8 * count);
  const items = Array.from({ length: count }, (_, at): [string, string] => {
    const value = table.readInt32LE(8 + 4 * count + 4 * at);
    const shown = value >= 2_147_483_621 ? order(value - 2_147_483_621) : String(value);
    return [shown, text(texts.subarray(table.readUInt32LE(8 + 4 * at)))];
  });
  return [text(chunk.subarray(0, 129)), Object.fromEntries(items)];
}

function rowsOf(data: Buffer, count: number, types: readonly number[]): (string | number)[][] {
  let at = 0;
  const value = (type: number): string | number => {
    const size = type === 65526 ? 8 : type === 65528 ? 4 : type;
    at += size;
    const bytes = data.subarray(at - size, at);
    if (type <= 2045) return text(bytes);
    if (type === 65528) {
      const long = bytes.readInt32LE();
      return long >= 2_147_483_621 ? order(long - 2_147_483_621) : long;
    }
    const high = bytes.readUInt32LE(4);
    return high >= 0x7fe00000 ? order((high - 0x7fe00000) / 0x100) : bytes.readDoubleLE();
  };
  const rows = Array.from({ length: count }, () => types.map(value));
  if (at !== data.length) throw new Error('The data have another length.');
  return rows;
}
