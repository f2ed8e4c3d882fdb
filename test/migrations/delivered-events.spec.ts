import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { openSteps, type Steps, steps } from './stepping.js';

const id = (last: number): string => `01900000-0000-7000-8000-${String(last).padStart(12, '0')}`;

let database: Steps;
beforeAll(async () => {
  database = await openSteps();
});
afterAll(() => database.close());

it('completed deliveries are deleted, and those that are open or were given up are kept', async () => {
  const at = steps.findIndex((step) => step.name === 'DeliveredEvents1764000000250');
  for (const step of steps.slice(0, at)) await database.up(step);
  await database.query(`
    INSERT INTO identity_workspace (id, slug, name, kind, time_zone, created_at) VALUES ('${id(1)}', 'one', '{}', 'region', 'Asia/Shanghai', '2026-01-05');
    INSERT INTO domain_event (id, workspace_id, type, subject, payload, recorded_at) VALUES ('${id(2)}', '${id(1)}', 'a.b.c.v1', 's', '{}', '2026-01-05');
    INSERT INTO event_delivery (event_id, subscriber, workspace_id, next_attempt_at, done_at, dead_at) VALUES
      ('${id(2)}', 'done', '${id(1)}', '2026-01-05', '2026-01-05', NULL),
      ('${id(2)}', 'given up', '${id(1)}', '2026-01-05', NULL, '2026-01-05'),
      ('${id(2)}', 'open', '${id(1)}', '2026-01-05', NULL, NULL)`);
  await database.up(steps[at]!);
  expect(await database.query('SELECT subscriber FROM event_delivery ORDER BY 1')).toEqual([
    { subscriber: 'given up' },
    { subscriber: 'open' },
  ]);
});
