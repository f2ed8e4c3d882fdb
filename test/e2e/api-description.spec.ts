import { readFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { describeApi } from '../../src/openapi.js';
import { type RunningApp, startApp } from '../support/app.js';

let running: RunningApp;
beforeAll(async () => {
  running = await startApp();
}, 60_000);
afterAll(() => running.close());

describe('docs/api/openapi.json', () => {
  it('describes the application as it is (npm run openapi writes it anew)', () => {
    const committed: unknown = JSON.parse(readFileSync(path.resolve('docs/api/openapi.json'), 'utf8'));
    expect(JSON.parse(JSON.stringify(describeApi(running.app)))).toEqual(committed);
  });
});
