import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, it } from '@jest/globals';
import express from 'express';
import request from 'supertest';
import { gzipFiles, gzipReplies } from './gzip.js';

const root = mkdtempSync(path.join(tmpdir(), 'clients-'));
const script = 'console.log("leaf");'.repeat(200);
writeFileSync(path.join(root, 'a.js'), script);
writeFileSync(path.join(path.dirname(root), 'outside.js'), 'outside');

const app = express();
app.use('/assets', gzipFiles(root, 'public, max-age=31536000, immutable'));
app.use('/api', gzipReplies);
app.get('/api/long', (_, response) => void response.json({ text: '绿色'.repeat(1000) }));
app.get('/api/short', (_, response) => void response.json({ text: 'short' }));
app.use((_, response) => void response.status(404).send('not here'));

describe('a file for a weak network', () => {
  afterAll(() => {
    rmSync(root, { recursive: true });
    rmSync(path.join(path.dirname(root), 'outside.js'), { force: true });
  });

  it('is compressed, and unpacks to the same content', async () => {
    const file = await request(app).get('/assets/a.js');
    expect(file.headers).toMatchObject({ 'content-encoding': 'gzip', vary: 'Accept-Encoding' });
    expect(file.headers['content-type']).toContain('javascript');
    expect(file.headers['cache-control']).toContain('immutable');
    expect(Number(file.headers['content-length'])).toBeLessThan(200);
    expect(file.text).toBe(script);
    const reply = await request(app).get('/api/long');
    expect(reply.headers['content-encoding']).toBe('gzip');
    expect(reply.headers['content-type']).toContain('application/json');
    expect(reply.body).toEqual({ text: '绿色'.repeat(1000) });
  });

  it('is compressed again after it was rebuilt', async () => {
    writeFileSync(path.join(root, 'b.js'), 'one');
    expect((await request(app).get('/assets/b.js')).text).toBe('one');
    await new Promise((resolve) => setTimeout(resolve, 20));
    writeFileSync(path.join(root, 'b.js'), 'two');
    expect((await request(app).get('/assets/b.js')).text).toBe('two');
  });

  it('is sent uncompressed to a client that cannot unpack it, and if it is short', async () => {
    const plain = await request(app).get('/api/long').set('Accept-Encoding', 'identity');
    expect(plain.headers['content-encoding']).toBeUndefined();
    expect((await request(app).get('/api/short')).headers['content-encoding']).toBeUndefined();
    expect((await request(app).get('/assets/a.js').set('Accept-Encoding', 'identity')).status).toBe(404);
  });

  it.each(['/assets/../outside.js', '/assets/%2e%2e/outside.js', '/assets/..%2foutside.js', '/assets/none.js'])(
    'is never from outside the folder: %s',
    async (address) => {
      expect((await request(app).get(address)).status).toBe(404);
    },
  );
});
