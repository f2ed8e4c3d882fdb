import { readXml, XmlProblem } from '../../platform/storage/read-xml.js';
import { type FileReading, ItemsTable, kindOf, readCsvTable } from '../domain/file-table.js';
import { readGeojsonTable } from '../domain/geojson-table.js';

/** A file of a questionnaire as a table, by the ending of its name. */
export function readFormFile(name: string, text: string): FileReading {
  const kind = kindOf(name);
  if (kind === 'csv') return readCsvTable(text);
  return kind === 'xml' ? readXmlTable(text) : readGeojsonTable(text);
}

type Words = readonly [en: string, zh: string];

const XML_WORDS: Readonly<Record<XmlProblem['fault'], Words>> = {
  broken: [
    'the XML cannot be read here. Check for elements that are not closed and characters such as “&”.',
    '此处的 XML 无法读取。请检查未关闭的元素和“&”等字符。',
  ],
  declaration: [
    'the file declares a document type. Remove the part that begins with “<!DOCTYPE”.',
    '文件含文档类型声明。请删除以“<!DOCTYPE”开头的部分。',
  ],
  encoding: [
    'the file declares an encoding other than UTF-8. Save it in UTF-8.',
    '文件声明的编码不是 UTF-8。请另存为 UTF-8。',
  ],
};

/** What is not as ODK says. */
class Misplaced extends Error {
  constructor(
    readonly line: number,
    readonly words: Words,
  ) {
    super(words[0]);
  }
}

/**
 * XML as ODK reads it (https://docs.getodk.org/form-datasets/#building-selects-from-xml-files): `<root>` with an `<item>`
 * for each row, whose elements are its columns. Reading stops at the first fault.
 */
export function readXmlTable(content: string): FileReading {
  const items = new ItemsTable('xml');
  const path: string[] = [];
  let item = new Map<string, string>();
  let line = 0;
  const open = (name: string, at: number): void => {
    if (path.length === 0 && name !== 'root')
      throw new Misplaced(at, ['the outermost element must be <root>.', '最外层元素须为 <root>。']);
    if (path.length === 1 && name !== 'item')
      throw new Misplaced(at, ['<root> can only contain <item> elements.', '<root> 中只能有 <item> 元素。']);
    if (path.length === 2 && item.has(name))
      throw new Misplaced(at, [`the item has two elements <${name}>.`, `该 <item> 中有两个 <${name}> 元素。`]);
    if (path.length === 3)
      throw new Misplaced(at, [
        `<${path[2]}> contains another element. The elements of an <item> can only contain text.`,
        `<${path[2]}> 中含有其他元素。<item> 中的元素只能含文本。`,
      ]);
    path.push(name);
    if (path.length === 2) [item, line] = [new Map(), at];
    if (path.length === 3) item.set(name, '');
  };
  const text = (found: string, at: number): void => {
    const [, , column] = path;
    if (column !== undefined) item.set(column, (item.get(column) ?? '') + found);
    else if (found.trim() !== '')
      throw new Misplaced(at, ['this text is in no element of an <item>.', '此文本不在 <item> 的元素中。']);
  };
  const close = (): void => {
    if (path.pop() !== 'item' || path.length !== 1) return;
    items.add(
      line,
      [...item].map(([column, found]) => [column, found.trim()] as const),
    );
  };
  try {
    readXml(content, { open, close, text });
  } catch (error) {
    if (error instanceof XmlProblem) items.faults.add(error.line, error.fault, XML_WORDS[error.fault]);
    else if (error instanceof Misplaced) items.faults.add(error.line, 'structure', error.words);
    else throw error;
  }
  return items.read();
}
