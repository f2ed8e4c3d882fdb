import type { EvaluationContext } from './environment.js';
import { AttachedTable } from './tables.js';
import { Random } from '../../../methodology/numeric/random.js';
import { CsvReader } from '../../../kernel/csv.js';

interface ContextOptions {
  readonly now: Date;
  /** Minutes east of UTC. */
  readonly offset: number;
  readonly language: string;
  /** Attached files by name, with their text; those that are not at hand are left out. */
  readonly files: ReadonlyMap<string, string>;
  readonly digest: EvaluationContext['digest'];
  readonly extractSigned: EvaluationContext['extractSigned'];
}

/** A context for trying out a form: random numbers are the same each time, and the device has no properties. */
export function contextFor({ now, offset, language, files, digest, extractSigned }: ContextOptions): EvaluationContext {
  const random = new Random(1);
  return {
    now: () => now.getTime(),
    offset,
    random: () => random.uniform(),
    seed: 1,
    language,
    tables: new Map([...files].map(([name, text]) => [name.replace(/\.[^.]*$/, ''), csvTable(text)])),
    properties: {},
    lastSaved: {},
    digest,
    extractSigned,
  };
}

function csvTable(text: string): AttachedTable {
  const rows: (readonly string[])[] = [];
  const reader = new CsvReader();
  reader.push(text, ({ cells }) => rows.push(cells));
  reader.end(({ cells }) => rows.push(cells));
  const [columns = [], ...others] = rows;
  return new AttachedTable(
    columns.map((column) => column.trim()),
    others,
  );
}
