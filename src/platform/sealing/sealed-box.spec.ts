import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { BoxOpener, BoxSealer, InstallationKey, SecretsKey } from './index.js';

const length = 4096;
const about = 'row 1';
const folder = mkdtempSync(path.join(os.tmpdir(), 'key-'));
afterAll(() => rmSync(folder, { recursive: true }));

describe('a sealed box', () => {
  const key = InstallationKey.temporary();

  it('returns every text that was put into it', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ unit: 'grapheme', maxLength: 200 }), { maxLength: 5 }), (texts) => {
        const opener = new BoxOpener(key.privateKey);
        const sealer = new BoxSealer(key.publicKey);
        expect(texts.map((text) => opener.open(sealer.seal(text, about, length), about))).toEqual(texts);
      }),
      { numRuns: 50 },
    );
  });

  it('has the length that was asked for, whatever the text is, and is refused for a text that does not fit', () => {
    const texts = ['', 'x', '答案', 'y'.repeat(length - 4)];
    const sealer = new BoxSealer(key.publicKey);
    expect(texts.map((text) => sealer.seal(text, about, length).length)).toEqual(texts.map(() => length + 68));
    for (const text of ['y'.repeat(length - 3), '答'.repeat(length / 3)])
      expect(() => sealer.seal(text, about, length)).toThrow(RangeError);
  });

  it('never looks the same twice', () => {
    const sealer = new BoxSealer(key.publicKey);
    const [one, other] = [1, 2].map(() => sealer.seal('same', about, length).subarray(52));
    expect(one!.equals(other!)).toBe(false);
  });

  it('has a key pair of its own', () => {
    const sealer = new BoxSealer(key.publicKey);
    const boxes = Array.from({ length: 20 }, () => sealer.seal('same', about, length));
    expect(new Set(boxes.map((box) => box.subarray(8, 40).toString('hex'))).size).toBe(20);
  });

  it('opens only as the row for which it was sealed', () => {
    const box = new BoxSealer(key.publicKey).seal('secret', 'row 1', length);
    expect(() => new BoxOpener(key.privateKey).open(box, 'row 2')).toThrow();
  });

  it('cannot be opened with another key, or after any byte was changed', () => {
    const box = new BoxSealer(key.publicKey).seal('secret', about, length);
    expect(() => new BoxOpener(InstallationKey.temporary().privateKey).open(box, about)).toThrow(/another key/);
    for (const at of [8, 20, 41, 60, box.length - 1]) {
      const changed = Buffer.from(box);
      changed[at]! ^= 1;
      expect(() => new BoxOpener(key.privateKey).open(changed, about)).toThrow();
    }
  });
});

describe('the key of an installation', () => {
  it('is created by the first start, is readable by its owner only, and never changes', () => {
    const file = path.join(folder, 'new', 'answers.key');
    const first = InstallationKey.load(file);
    expect(statSync(file).mode & 0o777).toBe(0o600);
    expect(readdirSync(path.dirname(file))).toEqual(['answers.key']);
    const opener = new BoxOpener(InstallationKey.load(file).privateKey);
    expect(opener.open(new BoxSealer(first.publicKey).seal('kept', about, length), about)).toBe('kept');
  });

  it('prevents the start with a message if its file is broken, and leaves the file unchanged', () => {
    const file = path.join(folder, 'broken.key');
    writeFileSync(file, 'nonsense');
    expect(() => InstallationKey.load(file)).toThrow(/cannot be read .* Put the file back/);
    expect(readFileSync(file, 'utf8')).toBe('nonsense');
  });
});

describe('the key of derived secrets', () => {
  it('is created by the first start, is readable by its owner only, and gives the same secrets at each start', () => {
    const file = path.join(folder, 'derived', 'secrets.key');
    const first = SecretsKey.load(file);
    expect(statSync(file).mode & 0o777).toBe(0o600);
    expect(first.setUpToken).toBe(SecretsKey.load(file).setUpToken);
    expect(first.hmac('files', 'a')).toEqual(SecretsKey.load(file).hmac('files', 'a'));
    expect(first.hmac('files', 'a')).not.toEqual(first.hmac('other', 'a'));
    expect(first.hmac('files', 'a')).not.toEqual(SecretsKey.temporary().hmac('files', 'a'));
  });

  it('prevents the start with a message if its file is broken', () => {
    const file = path.join(folder, 'short.key');
    writeFileSync(file, 'c2hvcnQ=');
    expect(() => SecretsKey.load(file)).toThrow(/not 32 bytes in Base64.* Put the file back/);
  });
});
