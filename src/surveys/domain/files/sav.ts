/**
 * Writes an SPSS system file (`.sav`), piece by piece. Layout after the description of the format in the manual of
 * GNU PSPP, "System File Format". Texts are UTF-8; numbers are little-endian; rows are compressed byte by byte.
 */
import type { Bilingual } from '../../form/index.js';
import type { DataCode, DataColumn as ValuedColumn, DataValue } from './data-columns.js';

/** A variable; its values are given apart from it. */
type DataColumn = Omit<ValuedColumn, 'valueOf'>;

export interface SavFile {
  readonly columns: readonly DataColumn[];
  /** SPSS has one label for each variable and code: that of this language. */
  readonly language: keyof Bilingual;
  /** Title in the header; at most 64 bytes are kept. */
  readonly title: string;
  readonly createdOn: Date;
}

const bias = 100;
const systemMissing = -Number.MAX_VALUE;
const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

const int = (value: number): Buffer => {
  const four = Buffer.alloc(4);
  four.writeInt32LE(value);
  return four;
};

const double = (value: number): Buffer => {
  const eight = Buffer.alloc(8);
  eight.writeDoubleLE(value);
  return eight;
};

/** At most `length` bytes of UTF-8, cut between characters. */
function clipped(text: string, length: number): Buffer {
  const whole = Buffer.from(text, 'utf8');
  if (whole.length <= length) return whole;
  let end = length;
  while ((whole[end]! & 0xc0) === 0x80) end -= 1;
  return whole.subarray(0, end);
}

const padded = (text: Buffer, length: number): Buffer =>
  Buffer.concat([text, Buffer.alloc(Math.max(0, length - text.length), ' ')]);

const upTo = (size: number, multiple: number): number => Math.ceil(size / multiple) * multiple;

/** How many units of 8 bytes a value takes. */
const unitsOf = ({ kind, width }: DataColumn): number => (kind === 'text' ? Math.ceil(width / 8) : 1);

const formatOf = ({ kind, width }: DataColumn): number =>
  kind === 'text' ? (1 << 16) | (width << 8) : (5 << 16) | (10 << 8) | (kind === 'number' ? 2 : 0);

/** Names of at most 8 bytes, which the format needs besides the long ones. */
const shortName = (index: number): string => `V${String(index + 1).padStart(5, '0')}`;

function header({ columns, title, createdOn }: SavFile): Buffer {
  const day = `${String(createdOn.getUTCDate()).padStart(2, '0')} ${months[createdOn.getUTCMonth()]} ${String(createdOn.getUTCFullYear()).slice(2)}`;
  return Buffer.concat([
    Buffer.from('$FL2'),
    padded(Buffer.from('@(#) SPSS DATA FILE Tripartite'), 60),
    int(2),
    int(columns.reduce((sum, column) => sum + unitsOf(column), 0)),
    int(1),
    int(0),
    // the number of rows is not known before they were written
    int(-1),
    double(bias),
    Buffer.from(day),
    Buffer.from('00:00:00'),
    padded(clipped(title, 64), 64),
    Buffer.alloc(3),
  ]);
}

/** Three codes can be marked as missing in a file; questions have at most two. */
const missingOf = ({ codes }: DataColumn): readonly DataCode[] => codes.filter(({ missing }) => missing).slice(0, 3);

function variable(column: DataColumn, index: number, language: keyof Bilingual): Buffer {
  const label = clipped(column.label[language], 255);
  const missing = missingOf(column);
  const type = column.kind === 'text' ? column.width : 0;
  const format = int(formatOf(column));
  const own = Buffer.concat([
    ...[2, type, 1, missing.length].map(int),
    format,
    format,
    padded(Buffer.from(shortName(index)), 8),
    int(label.length),
    padded(label, upTo(label.length, 4)),
    ...missing.map(({ value }) => double(value)),
  ]);
  const further = Buffer.concat([...[2, -1, 0, 0, 0, 0].map(int), Buffer.alloc(8, ' ')]);
  return Buffer.concat([own, ...Array.from({ length: unitsOf(column) - 1 }, () => further)]);
}

function labelsOfCodes({ columns, language }: SavFile): Buffer[] {
  let position = 1;
  return columns.flatMap((column) => {
    const at = position;
    position += unitsOf(column);
    if (column.codes.length === 0) return [];
    const labels = column.codes.map((code) => {
      const text = clipped(code.label[language], 120);
      return Buffer.concat([
        double(code.value),
        padded(Buffer.concat([Buffer.from([text.length]), text]), upTo(text.length + 1, 8)),
      ]);
    });
    return [int(3), int(labels.length), ...labels, ...[4, 1, at].map(int)];
  });
}

function extension(subtype: number, size: number, data: Buffer): Buffer {
  return Buffer.concat([...[7, subtype, size, data.length / size].map(int), data]);
}

function extensions({ columns }: SavFile): Buffer[] {
  const codePage = 65001;
  const names = columns.map(({ name }, index) => `${shortName(index)}=${name}`).join('\t');
  const display = columns.flatMap(({ kind }) => (kind === 'text' ? [1, 12, 0] : [kind === 'codes' ? 1 : 3, 10, 1]));
  return [
    extension(3, 4, Buffer.concat([1, 0, 0, -1, 1, 1, 2, codePage].map(int))),
    extension(4, 8, Buffer.concat([systemMissing, Number.MAX_VALUE, -Number.MAX_VALUE].map(double))),
    extension(11, 4, Buffer.concat(display.map(int))),
    extension(13, 1, Buffer.from(names)),
    extension(20, 1, Buffer.from('UTF-8')),
  ];
}

/** Units of 8 bytes in groups of eight: one byte for each says whether its value follows the group. */
class Compressor {
  private out = Buffer.alloc(1 << 16);
  /** Where the open group begins, how many units it has, and where the next value goes. */
  private group = 0;
  private units = 0;
  private at = 8;
  private readonly field = Buffer.alloc(256);

  /** Makes room for the next row. */
  reserve(units: number): void {
    const most = this.at + 9 * (units + 8);
    if (most <= this.out.length) return;
    const larger = Buffer.alloc(2 * most);
    this.out.copy(larger, 0, 0, this.at);
    this.out = larger;
  }

  number(value: number | null): void {
    if (value === null) return this.unit(255);
    if (Number.isInteger(value) && value + bias >= 1 && value + bias <= 251) return this.unit(value + bias);
    this.at = this.out.writeDoubleLE(value, this.at);
    this.unit(253);
  }

  /** Of a text that is too long, whole characters are written. */
  text(value: string, width: number): void {
    const units = Math.ceil(width / 8);
    const length = value === '' ? 0 : this.field.write(value, 0, width);
    const written = Math.ceil(length / 8);
    this.field.fill(0x20, length, written * 8);
    for (let unit = 0; unit < units; unit += 1) {
      if (unit >= written) this.unit(254);
      else {
        this.at += this.field.copy(this.out, this.at, unit * 8, unit * 8 + 8);
        this.unit(253);
      }
    }
  }

  /** Ends the data; fills the last group of eight. */
  end(): void {
    this.reserve(8);
    this.unit(252);
    while (this.units > 0) this.unit(0);
  }

  /** The groups that are complete. */
  take(): Buffer {
    const whole = Buffer.from(this.out.subarray(0, this.group));
    this.out.copy(this.out, 0, this.group, this.at);
    this.at -= this.group;
    this.group = 0;
    return whole;
  }

  private unit(code: number): void {
    this.out[this.group + this.units] = code;
    this.units += 1;
    if (this.units < 8) return;
    this.group = this.at;
    this.at += 8;
    this.units = 0;
  }
}

/** The beginning of a file: everything but the rows. It alone depends on the language. */
export function savDictionary(file: SavFile): Buffer {
  return Buffer.concat([
    header(file),
    ...file.columns.map((column, index) => variable(column, index, file.language)),
    ...labelsOfCodes(file),
    ...extensions(file),
    ...[999, 0].map(int),
  ]);
}

/**
 * The rows of a file, one piece for each group. A text that is longer than its column is cut between characters, as the
 * codebook says.
 */
export async function* savRows(
  columns: readonly DataColumn[],
  groups: AsyncIterable<readonly (readonly DataValue[])[]>,
): AsyncGenerator<Buffer> {
  const data = new Compressor();
  const units = columns.reduce((sum, column) => sum + unitsOf(column), 0);
  for await (const rows of groups) {
    for (const row of rows) {
      data.reserve(units);
      columns.forEach(({ kind, width }, index) => {
        const value = row[index] ?? null;
        if (kind === 'text') data.text(value === null ? '' : String(value), width);
        else data.number(typeof value === 'number' ? value : null);
      });
    }
    yield data.take();
  }
  data.end();
  yield data.take();
}
