import { readFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { OpenAPIObject } from '@nestjs/swagger';
import { describeApi } from '../../src/openapi.js';
import { type RunningApp, startApp } from '../support/app.js';

let running: RunningApp;
beforeAll(async () => {
  running = await startApp();
}, 60_000);
afterAll(() => running.close());

const read = (file: string): string => readFileSync(path.resolve(file), 'utf8');
const committed = (): OpenAPIObject => JSON.parse(read('docs/api/openapi.json')) as OpenAPIObject;

describe('docs/api/openapi.json', () => {
  it('describes the current application (npm run openapi writes it)', () => {
    expect(JSON.parse(JSON.stringify(describeApi(running.app)))).toEqual(committed());
  });

  it('describes the content of every answer', () => {
    const bare = Object.entries(committed().paths).flatMap(([address, methods]) =>
      Object.entries(methods as Record<string, { responses: Record<string, { content?: unknown }> }>).flatMap(
        ([method, { responses }]) =>
          Object.entries(responses)
            .filter(([status, { content }]) => status.startsWith('2') && status !== '204' && content === undefined)
            .map(([status]) => `${method} ${address} ${status}`),
      ),
    );
    expect(bare).toEqual([]);
  });
});
