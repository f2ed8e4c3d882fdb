/** Check and import of 100,000 answers to the built-in questionnaire, as CSV and as an Excel workbook. */
import { zipOf } from '../test/support/zip.js';
import { answerFile, figure, imported, peak, withField } from './support/answer-files.js';

const rows = 100_000;

const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' };

function workbookOf(lines: Iterable<string>): Buffer {
  const sheet: string[] = ['<worksheet><sheetData>'];
  for (const line of lines) {
    const cells = line.trim().split(',');
    const written = cells.map((cell) => {
      if (cell === '') return '<c/>';
      return `<c t="str"><v>${cell.replace(/[&<>]/g, (sign) => entities[sign]!)}</v></c>`;
    });
    sheet.push(`<row>${written.join('')}</row>`);
  }
  sheet.push('</sheetData></worksheet>');
  return zipOf({
    'xl/_rels/workbook.xml.rels':
      '<Relationships><Relationship Id="r1" Target="worksheets/sheet1.xml"/></Relationships>',
    'xl/workbook.xml': '<workbook><sheets><sheet name="Answers" r:id="r1"/></sheets></workbook>',
    'xl/worksheets/sheet1.xml': Buffer.from(sheet.join('')),
  });
}

export function run() {
  return withField(async (field) => {
    const lines = await answerFile(field, rows);
    const csv = await peak(() => imported(field, lines));
    const workbook = workbookOf(lines());
    const xlsx = await imported(field, () => [workbook]);
    return {
      figures: {
        rows: { value: rows, unit: 'answers' },
        csvCheck: figure(csv.result.check, 's'),
        csvAdd: figure(csv.result.add, 's'),
        csvMemory: figure(csv.megabytes, 'MB'),
        xlsxCheck: figure(xlsx.check, 's'),
        xlsxAdd: figure(xlsx.add, 's'),
      },
    };
  });
}
