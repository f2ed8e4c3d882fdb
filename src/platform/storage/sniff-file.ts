/**
 * Detects the type of a file by its first bytes; the name is used only to distinguish formats that share a container,
 * and its extension follows the type.
 * Not a library: the current `file-type` requires Node 22, and a list of what is accepted has to exclude whatever a
 * browser could run, which a detector of all formats does not.
 */
import { nameOfType } from '../../kernel/file-name.js';
import { isWorkbook } from './table-file.js';

interface Signature {
  readonly mediaType: string;
  readonly parts: readonly { readonly offset: number; readonly bytes: readonly number[] }[];
}

const at = (offset: number, ...bytes: number[]) => ({ offset, bytes });

const signatures: readonly Signature[] = [
  { mediaType: 'application/pdf', parts: [at(0, 0x25, 0x50, 0x44, 0x46, 0x2d)] },
  { mediaType: 'image/png', parts: [at(0, 0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a)] },
  { mediaType: 'image/jpeg', parts: [at(0, 0xff, 0xd8, 0xff)] },
  { mediaType: 'image/webp', parts: [at(0, 0x52, 0x49, 0x46, 0x46), at(8, 0x57, 0x45, 0x42, 0x50)] },
];

const zip: Signature = { mediaType: 'application/zip', parts: [at(0, 0x50, 0x4b, 0x03, 0x04)] };
const office = 'application/vnd.openxmlformats-officedocument';
const zipped: Readonly<Record<string, string>> = {
  docx: `${office}.wordprocessingml.document`,
  xlsx: `${office}.spreadsheetml.sheet`,
  pptx: `${office}.presentationml.presentation`,
};
const openDocument = 'application/vnd.oasis.opendocument';
const openDocuments: readonly string[] = ['text', 'spreadsheet', 'presentation'].map(
  (kind) => `${openDocument}.${kind}`,
);
const texts: Readonly<Record<string, string>> = { csv: 'text/csv', txt: 'text/plain' };

function fits(head: Uint8Array, signature: Signature): boolean {
  return signature.parts.every(({ offset, bytes }) => bytes.every((byte, index) => head[offset + index] === byte));
}

export interface KnownFile {
  readonly mediaType: string;
  /** The declared name with the extension of the type: `report.html` that is a PDF is `report.pdf`. */
  readonly fileName: string;
}

/**
 * Returns the type and the name of a file that is allowed as evidence. Formats that a browser could run (SVG, HTML, XML,
 * scripts) are excluded on purpose.
 */
export function sniffFile(head: Uint8Array, declaredName: string): KnownFile | undefined {
  const mediaType = typeOf(head, declaredName);
  return mediaType === undefined ? undefined : { mediaType, fileName: nameOfType(declaredName, mediaType) };
}

/** The name under which a table of rows is listed: a workbook or a CSV file, by its first bytes. */
export function tableNamed(head: Uint8Array, declaredName: string): string {
  return nameOfType(declaredName, isWorkbook(head) ? zipped['xlsx']! : texts['csv']!);
}

function typeOf(head: Uint8Array, declaredName: string): string | undefined {
  const extension = /\.([a-z0-9]+)$/i.exec(declaredName)?.[1]?.toLowerCase() ?? '';
  const known = signatures.find((signature) => fits(head, signature));
  if (known !== undefined) return known.mediaType;
  return fits(head, zip) ? inZip(head, extension) : isPlainText(head) ? texts[extension] : undefined;
}

/**
 * Accepts an archive only if its first entry is one that office programs write; programs and pages in a ZIP are
 * refused.
 */
function inZip(head: Uint8Array, extension: string): string | undefined {
  const number = (offset: number): number => (head[offset] ?? 0) + 256 * (head[offset + 1] ?? 0);
  const text = (from: number, length: number): string =>
    Buffer.from(head.subarray(from, from + length)).toString('latin1');
  const [method, size, nameLength, extraLength] = [number(8), number(22), number(26), number(28)];
  const name = text(30, nameLength);
  // OpenDocument 1.3, part 2, 3.3: the first file is "mimetype", stored uncompressed, and names the format.
  if (name === 'mimetype' && method === 0)
    return openDocuments.find((kind) => kind === text(30 + nameLength + extraLength, size));
  return /^(\[Content_Types\]\.xml$|(_rels|docProps|word|xl|ppt|customXml)\/)/.test(name)
    ? zipped[extension]
    : undefined;
}

function isPlainText(head: Uint8Array): boolean {
  if (head.includes(0)) return false;
  const text = Buffer.from(head)
    .toString('latin1')
    .replace(/^\xef\xbb\xbf/, '');
  // also after a comment or a few words: browsers search the first bytes for these signs
  return !/^\s*<[?!a-z/]/i.test(text) && !/<(!doctype|html|svg|script|iframe|body|head)[\s>/]/i.test(text);
}
