/**
 * Pictures without what cameras write into them: place, time, device, names. JPEG: ITU-T T.81, annex B; PNG: W3C PNG
 * (third edition), 11; WebP: RFC 9649. Not a library: those that were found either decode the picture again or lose its
 * orientation.
 */
export function withoutMetadata(mediaType: string, content: Buffer): Buffer | null {
  const strip = strippers[mediaType];
  if (strip === undefined) return content;
  try {
    return strip(content);
  } catch (error) {
    // reading beyond the end
    if (error instanceof RangeError) return null;
    throw error;
  }
}

export const isPicture = (mediaType: string): boolean => mediaType in strippers;

type Strip = (content: Buffer) => Buffer | null;

const strippers: Readonly<Record<string, Strip>> = {
  'image/jpeg': jpeg,
  'image/png': png,
  'image/webp': webp,
};

const [startOfScan, endOfImage] = [0xda, 0xd9];

/** Names at the beginning of application data; other data with the same marker may be a preview, with its metadata. */
const lookNames: Readonly<Record<number, string>> = { 0xe0: 'JFIF\0', 0xe2: 'ICC_PROFILE\0', 0xee: 'Adobe' };

/** Application data that changes how a picture looks: JFIF, a colour profile, and Adobe's colour transform. */
function isLooks(marker: number, data: Buffer): boolean {
  const name = lookNames[marker];
  return name !== undefined && data.subarray(0, name.length).toString('latin1') === name;
}

function jpeg(content: Buffer): Buffer | null {
  const kept: Buffer[] = [];
  let orientation = 1;
  let at = 2;
  for (;;) {
    if (content.readUInt8(at) !== 0xff) return null;
    const marker = content.readUInt8(at + 1);
    if (marker === 0xff) {
      at += 1;
      continue;
    }
    if (marker === endOfImage) break;
    const end = at + 2 + content.readUInt16BE(at + 2);
    if (end > content.length) return null;
    const data = content.subarray(at + 4, end);
    if (marker === 0xe1) orientation = readableOrientation(data) ?? orientation;
    const until = marker === startOfScan ? endOfScan(content, end) : end;
    // 0xe0 to 0xef: application data; 0xfe: comments
    if (marker < 0xe0 || (marker <= 0xef && isLooks(marker, data)) || (marker > 0xef && marker !== 0xfe))
      kept.push(content.subarray(at, until));
    at = until;
  }
  const turned = orientation === 1 ? [] : [orientationSegment(orientation)];
  return Buffer.concat([Buffer.from([0xff, 0xd8]), ...turned, ...kept, Buffer.from([0xff, endOfImage])]);
}

/** The next marker after compressed data, in which 0xff is followed by 0 or is a restart marker. */
function endOfScan(content: Buffer, from: number): number {
  for (let at = content.indexOf(0xff, from); at >= 0; at = content.indexOf(0xff, at + 2)) {
    const next = content.readUInt8(at + 1);
    if (next !== 0 && !(next >= 0xd0 && next <= 0xd7)) return at;
  }
  throw new RangeError('no end of the picture');
}

const orientationTag = 0x0112;

/** How a viewer turns the picture: 1 to 8 (Exif 2.32, 4.6.4). */
function orientationOf(data: Buffer): number | null {
  if (data.subarray(0, 6).toString('latin1') !== 'Exif\0\0') return null;
  const tiff = data.subarray(6);
  const isLittle = tiff.subarray(0, 2).toString('latin1') === 'II';
  const short = (at: number): number => (isLittle ? tiff.readUInt16LE(at) : tiff.readUInt16BE(at));
  const directory = isLittle ? tiff.readUInt32LE(4) : tiff.readUInt32BE(4);
  for (let entry = 0; entry < short(directory); entry += 1) {
    const at = directory + 2 + entry * 12;
    if (short(at) !== orientationTag) continue;
    const value = short(at + 8);
    return value >= 1 && value <= 8 ? value : null;
  }
  return null;
}

/** Exif is removed in any case, so that the picture is not refused if it cannot be read. */
function readableOrientation(data: Buffer): number | null {
  try {
    return orientationOf(data);
  } catch (error) {
    if (error instanceof RangeError) return null;
    throw error;
  }
}

/** Exif with the orientation alone. */
function orientationSegment(orientation: number): Buffer {
  const tiff = Buffer.alloc(26);
  tiff.write('MM', 0, 'latin1');
  tiff.writeUInt16BE(42, 2);
  tiff.writeUInt32BE(8, 4);
  tiff.writeUInt16BE(1, 8);
  tiff.writeUInt16BE(orientationTag, 10);
  tiff.writeUInt16BE(3, 12);
  tiff.writeUInt32BE(1, 14);
  tiff.writeUInt16BE(orientation, 18);
  const head = Buffer.from([0xff, 0xe1, 0, 2 + 6 + tiff.length]);
  return Buffer.concat([head, Buffer.from('Exif\0\0', 'latin1'), tiff]);
}

/** Chunks without which a picture looks different or does not move; the critical ones begin with a capital letter. */
const pngLooks: readonly string[] = [
  ...['cHRM', 'gAMA', 'iCCP', 'sBIT', 'sRGB', 'cICP', 'bKGD', 'hIST', 'tRNS', 'pHYs', 'sPLT'],
  ...['acTL', 'fcTL', 'fdAT'],
];

function png(content: Buffer): Buffer | null {
  const kept = [content.subarray(0, 8)];
  for (let at = 8; ;) {
    const end = at + 12 + content.readUInt32BE(at);
    if (end > content.length) return null;
    const type = content.subarray(at + 4, at + 8).toString('latin1');
    if (/^[A-Z]/.test(type) || pngLooks.includes(type)) kept.push(content.subarray(at, end));
    if (type === 'IEND') return Buffer.concat(kept);
    at = end;
  }
}

const webpLooks: readonly string[] = ['VP8 ', 'VP8L', 'VP8X', 'ALPH', 'ANIM', 'ANMF', 'ICCP'];
const frameLooks: readonly string[] = ['ALPH', 'VP8 ', 'VP8L'];
/** Bytes of an animation's frame before its own chunks: position, size, duration and flags. */
const frameHead = 16;

function webp(content: Buffer): Buffer | null {
  const size = content.readUInt32LE(4) + 8;
  if (size > content.length) return null;
  const kept = webpChunks(content.subarray(12, size), webpLooks);
  return kept && riff('RIFF', Buffer.concat([Buffer.from('WEBP', 'latin1'), kept]));
}

function webpChunks(content: Buffer, looks: readonly string[]): Buffer | null {
  const kept: Buffer[] = [];
  for (let at = 0; at < content.length;) {
    const length = content.readUInt32LE(at + 4);
    const end = at + 8 + length + (length % 2);
    if (end > content.length) return null;
    const chunk = Buffer.from(content.subarray(at, end));
    const type = chunk.subarray(0, 4).toString('latin1');
    // the flags that say that Exif and XMP follow
    if (type === 'VP8X') chunk.writeUInt8(chunk.readUInt8(8) & ~0x0c, 8);
    at = end;
    if (!looks.includes(type)) continue;
    const shown = type === 'ANMF' ? frame(chunk.subarray(8, 8 + length)) : chunk;
    if (shown === null) return null;
    kept.push(shown);
  }
  return Buffer.concat(kept);
}

/** A frame of an animation; it cannot contain frames itself. */
function frame(content: Buffer): Buffer | null {
  if (content.length < frameHead) return null;
  const kept = webpChunks(content.subarray(frameHead), frameLooks);
  return kept && riff('ANMF', Buffer.concat([content.subarray(0, frameHead), kept]));
}

function riff(type: string, data: Buffer): Buffer {
  const head = Buffer.from(`${type}\0\0\0\0`, 'latin1');
  head.writeUInt32LE(data.length, 4);
  return Buffer.concat([head, data]);
}
