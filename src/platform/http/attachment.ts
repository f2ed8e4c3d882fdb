/**
 * The header of an uploaded file that is sent as a download, never shown as a page. RFC 6266: an ASCII name for old
 * clients and the full name, percent-encoded as in RFC 8187.
 */
export function attachment(fileName: string): string {
  const plain = fileName.replace(/[^\u0020-\u007E]|["\\]/g, '_');
  const encoded = encodeURIComponent(fileName).replace(
    /['()*]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  );
  return `attachment; filename="${plain}"; filename*=UTF-8''${encoded}`;
}
