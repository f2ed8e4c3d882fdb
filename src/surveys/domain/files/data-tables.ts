import type { Bilingual, Questionnaire, Repeat } from '../../form/index.js';
import type { DataColumn, DataValue, RecordedAnswer, WaveNames } from './data-columns.js';
import { dataColumns, entriesOf, entryColumns } from './data-columns.js';
import type { DataWeights } from './design-columns.js';

/** One data file of a wave: its answers, or the entries of a repeat. */
export interface DataTable {
  /** Without its ending. */
  readonly name: string;
  /** Null: the answers. */
  readonly repeat: string | null;
  readonly label: Bilingual;
  readonly columns: readonly Omit<DataColumn, 'valueOf'>[];
  /** How a shared file was protected. */
  readonly note?: Bilingual;
  /** The rows that some answers have in it. */
  valuesOf(answers: readonly RecordedAnswer[]): readonly (readonly DataValue[])[];
}

const answersLabel: Bilingual = { en: 'One row for each answer', zh: '每份答卷一行' };

export function dataTables(
  questionnaire: Pick<Questionnaire, 'questions' | 'repeats'>,
  wave: WaveNames,
  weights: DataWeights | null,
): readonly DataTable[] {
  const columns = dataColumns(questionnaire, wave, weights);
  const answers: DataTable = {
    ...{ name: 'answers', repeat: null, label: answersLabel, columns },
    valuesOf: (rows) => rows.map((row) => columns.map((column) => column.valueOf(row))),
  };
  const { repeats = [] } = questionnaire;
  const names = fileNames(repeats);
  const entries = repeats.map((repeat, at): DataTable => {
    const own = entryColumns(repeat, questionnaire);
    return {
      ...{ name: names[at]!, repeat: repeat.name, columns: own },
      label: {
        en: `One row for each entry of “${repeat.label.en}”; answer_key refers to the file of answers`,
        zh: `“${repeat.label.zh}”的每份填写一行；answer_key 对应答卷文件`,
      },
      valuesOf: (rows) => entriesOf(rows, repeat, repeats).map((row) => own.map((column) => column.valueOf(row))),
    };
  });
  return [answers, ...entries];
}

/** Names of devices, which Windows refuses as names of files, also with an ending. */
const device = /^(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$)/i;

/**
 * The names of the files of repeats, which differ also where case does not count. Names of repeats have no characters that
 * file systems refuse; `answers` is the name of the first file.
 */
export function fileNames(repeats: readonly Pick<Repeat, 'name'>[]): readonly string[] {
  const taken = new Set(['answers']);
  return repeats.map(({ name }) => {
    const own = device.test(name) ? `entries_${name}` : name;
    let free = own;
    for (let more = 2; taken.has(free.toLowerCase()); more += 1) free = `${own}_${more}`;
    taken.add(free.toLowerCase());
    return free;
  });
}
