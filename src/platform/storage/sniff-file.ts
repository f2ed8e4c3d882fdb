/** What a file is, by its first bytes; the name only tells formats apart that share a container. */

const startsWith = (head: Uint8Array, bytes: readonly number[], offset = 0) =>
  bytes.every((byte, index) => head[offset + index] === byte);

/** Allowed as evidence. Formats that a browser could run (SVG, HTML, XML, scripts) are absent on purpose. */
export function sniffFile(head: Uint8Array, declaredName: string): { readonly mediaType: string } | undefined {
  const extension = /\.([a-z0-9]+)$/i.exec(declaredName)?.[1]?.toLowerCase();
  if (startsWith(head, [0x25, 0x50, 0x44, 0x46, 0x2d])) return { mediaType: 'application/pdf' };
  if (startsWith(head, [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])) return { mediaType: 'image/png' };
  if (startsWith(head, [0xff, 0xd8, 0xff])) return { mediaType: 'image/jpeg' };
  if (startsWith(head, [0x52, 0x49, 0x46, 0x46]) && startsWith(head, [0x57, 0x45, 0x42, 0x50], 8))
    return { mediaType: 'image/webp' };
  if (startsWith(head, [0x50, 0x4b, 0x03, 0x04])) return officeFile(extension);
  return (extension === 'txt' || extension === 'csv') && isPlainText(head)
    ? { mediaType: extension === 'csv' ? 'text/csv' : 'text/plain' }
    : undefined;
}

function officeFile(extension: string | undefined): { readonly mediaType: string } | undefined {
  const family = 'application/vnd.openxmlformats-officedocument';
  if (extension === 'docx') return { mediaType: `${family}.wordprocessingml.document` };
  if (extension === 'xlsx') return { mediaType: `${family}.spreadsheetml.sheet` };
  return undefined;
}

function isPlainText(head: Uint8Array): boolean {
  if (head.includes(0)) return false;
  const text = Buffer.from(head).toString('latin1').trimStart();
  return !/^(\xef\xbb\xbf)?\s*<(\?xml|!doctype|html|svg|script)/i.test(text);
}
