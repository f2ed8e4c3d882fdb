/** Check and import of 100,000 and then 1,000,000 different answers as CSV, and the memory of both. */
import { answerFile, figure, imported, peak, withField } from './support/answer-files.js';

const rows = 1_000_000;

export function run() {
  return withField(async (field) => {
    const tenth = await answerFile(field, rows / 10);
    const small = await peak(() => imported(field, tenth));
    const lines = await answerFile(field, rows);
    const large = await peak(() => imported(field, lines));
    return {
      figures: {
        rows: { value: rows, unit: 'answers' },
        check: figure(large.result.check, 's'),
        add: figure(large.result.add, 's'),
        memoryOfTenth: figure(small.megabytes, 'MB'),
        memory: figure(large.megabytes, 'MB'),
      },
    };
  });
}
