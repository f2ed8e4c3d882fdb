import { Readable } from 'node:stream';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { Problem } from '../../kernel/problem.js';
import { strippingPictures } from './strip-pictures.js';
import { withoutMetadata } from './without-metadata.js';

const secret = 'N 31.2989 E 120.5853, Wang';
const segment = (marker: number, data: Buffer): Buffer => {
  const head = Buffer.from([0xff, marker, 0, 0]);
  head.writeUInt16BE(data.length + 2, 2);
  return Buffer.concat([head, data]);
};
const text = (value: string): Buffer => Buffer.from(value, 'latin1');

/** Exif in the byte order of Intel, as phones write it, with an orientation and a text. */
function exif(orientation: number): Buffer {
  const tiff = Buffer.alloc(22);
  tiff.write('II*\0', 0, 'latin1');
  tiff.writeUInt32LE(8, 4);
  tiff.writeUInt16LE(1, 8);
  tiff.writeUInt16LE(0x0112, 10);
  tiff.writeUInt16LE(3, 12);
  tiff.writeUInt32LE(1, 14);
  tiff.writeUInt16LE(orientation, 18);
  return Buffer.concat([text('Exif\0\0'), tiff, text(secret)]);
}

const looks = [
  segment(0xe0, text('JFIF\0')),
  segment(0xe2, text('ICC_PROFILE\0profile')),
  segment(0xdb, text('table')),
];
/** Compressed data with an escaped 0xff and a restart marker. */
const scan = Buffer.concat([segment(0xda, text('head')), Buffer.from([1, 0xff, 0, 2, 0xff, 0xd3, 3])]);
const photo = (orientation: number): Buffer =>
  Buffer.concat([
    Buffer.from([0xff, 0xd8]),
    segment(0xe1, exif(orientation)),
    ...looks,
    segment(0xe1, text(`http://ns.adobe.com/xap/1.0/\0${secret}`)),
    segment(0xed, text(secret)),
    segment(0xfe, text(secret)),
    ...[scan, segment(0xc4, text('another table')), scan],
    Buffer.from([0xff, 0xd9]),
    text(secret),
  ]);

const chunk = (type: string, data: string): Buffer => {
  const length = Buffer.alloc(4);
  length.writeUInt32BE(data.length);
  return Buffer.concat([length, text(type + data), Buffer.alloc(4, 7)]);
};
const riff = (type: string, data: Buffer): Buffer => {
  const length = Buffer.alloc(4);
  length.writeUInt32LE(data.length);
  return Buffer.concat([text(type), length, data, Buffer.alloc(data.length % 2)]);
};
const webpOf = (...chunks: readonly Buffer[]): Buffer => riff('RIFF', Buffer.concat([text('WEBP'), ...chunks]));

describe('a picture without metadata', () => {
  it('keeps the compressed data, colours and orientation of a JPEG, and nothing else', () => {
    const plain = [...looks, scan, segment(0xc4, text('another table')), scan, Buffer.from([0xff, 0xd9])];
    const stripped = withoutMetadata('image/jpeg', photo(1))!;
    expect(stripped.equals(Buffer.concat([Buffer.from([0xff, 0xd8]), ...plain]))).toBe(true);
    const turned = withoutMetadata('image/jpeg', photo(6))!;
    expect(turned.includes(secret)).toBe(false);
    expect(turned.length).toBe(stripped.length + 36);
    expect(turned.subarray(2, 6)).toEqual(Buffer.from([0xff, 0xe1, 0, 34]));
    expect(withoutMetadata('image/jpeg', turned)!.equals(turned)).toBe(true);
  });

  it('keeps what a PNG or WebP shows, without texts, times, Exif and what follows the picture', () => {
    const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
    const shown = [signature, chunk('IHDR', 'x'), chunk('pHYs', 'x'), chunk('IDAT', 'x'), chunk('IEND', '')] as const;
    const [, head, density, data, end] = shown;
    const all = [signature, head, chunk('eXIf', secret), density, chunk('iTXt', secret), data, chunk('tIME', 'x'), end];
    expect(withoutMetadata('image/png', Buffer.concat([...all, text(secret)]))!.equals(Buffer.concat(shown))).toBe(
      true,
    );
    const [flagged, clear] = [0x3c, 0x30].map((flags) => riff('VP8X', Buffer.from([flags, 0, 0, 0])));
    const pixels = riff('VP8L', text('odd'));
    const added = [riff('EXIF', text(secret)), riff('XMP ', text(secret))];
    const stripped = withoutMetadata('image/webp', webpOf(flagged!, pixels, ...added));
    expect(stripped!.equals(webpOf(clear!, pixels))).toBe(true);
  });

  it('has no preview, no texts within the frames of an animation, and no Exif that cannot be read', () => {
    const [start, end] = [Buffer.from([0xff, 0xd8]), Buffer.from([0xff, 0xd9])];
    const jpegOf = (...segments: readonly Buffer[]): Buffer => Buffer.concat([start, ...segments, scan, end]);
    const adobe = segment(0xee, text('Adobe\0d'));
    const previews = [segment(0xe0, text(`JFXX\0${secret}`)), segment(0xee, text(secret))];
    const stripped = withoutMetadata('image/jpeg', jpegOf(...looks, ...previews, adobe))!;
    expect(stripped.equals(jpegOf(...looks, adobe))).toBe(true);
    const unreadable = segment(0xe1, text(`Exif\0\0II*\0\xff\xff\0\0${secret}`));
    expect(withoutMetadata('image/jpeg', jpegOf(unreadable, ...looks))!.equals(jpegOf(...looks))).toBe(true);
    const frame = (...chunks: readonly Buffer[]): Buffer =>
      riff('ANMF', Buffer.concat([Buffer.alloc(16, 1), ...chunks]));
    const pixels = [riff('ALPH', text('odd')), riff('VP8 ', text('xx'))];
    const animation = webpOf(frame(riff('XMP ', text(secret)), ...pixels, frame(riff('note', text(secret)))));
    expect(withoutMetadata('image/webp', animation)!.equals(webpOf(frame(...pixels)))).toBe(true);
  });

  it('is passed on only once its metadata is removed, and other files as they arrive', async () => {
    const pass = (content: Buffer, size: number, maxBytes = 5000) => {
      const chunks = Array.from({ length: Math.ceil(content.length / size) }, (_, index) =>
        content.subarray(index * size, (index + 1) * size),
      );
      const limits = { maxBytes, unreadable: () => new Problem('invalid', 'unreadable', { en: '', zh: '' }) };
      return Readable.from(strippingPictures(Readable.from(chunks), limits)).toArray();
    };
    for (const size of [1, 7, 1000])
      expect(await pass(photo(6), size)).toEqual([withoutMetadata('image/jpeg', photo(6))]);
    const table = text(`place\n${secret}\n`.repeat(20));
    const passed = await pass(table, 100);
    expect(passed.length).toBeGreaterThan(5);
    expect(Buffer.concat(passed).equals(table)).toBe(true);
    await expect(pass(photo(6), 10, 100)).rejects.toMatchObject({ kind: 'too-large' });
    await expect(pass(photo(6).subarray(0, 200), 10)).rejects.toMatchObject({ code: 'unreadable' });
  });

  it('is null if the picture is cut off, and other files stay as they are', () => {
    expect(withoutMetadata('image/jpeg', photo(1).subarray(0, 200))).toBeNull();
    expect(withoutMetadata('image/jpeg', Buffer.from([0xff, 0xd8, 0xff]))).toBeNull();
    expect(withoutMetadata('image/png', Buffer.alloc(9))).toBeNull();
    expect(withoutMetadata('image/webp', text('RIFF\x20\0\0\0WEBP'))).toBeNull();
    const table = text(`place\n${secret}\n`);
    expect(withoutMetadata('text/csv', table)).toBe(table);
  });

  it('ends for any bytes', () => {
    const bytes = fc.tuple(fc.constantFrom('image/jpeg', 'image/png', 'image/webp'), fc.uint8Array({ maxLength: 400 }));
    fc.assert(
      fc.property(bytes, ([mediaType, content]) => {
        const stripped = withoutMetadata(mediaType, Buffer.concat([Buffer.from([0xff, 0xd8]), Buffer.from(content)]));
        expect(stripped === null || stripped.length <= content.length + 40).toBe(true);
      }),
    );
  });
});
