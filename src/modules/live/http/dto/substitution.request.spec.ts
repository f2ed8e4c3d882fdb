import 'reflect-metadata';
import { expect, it } from '@jest/globals';
import { validateSync } from 'class-validator';
import { PlanSubstitutionRequest } from './substitution.request.js';

const id = '00000000-0000-4000-8000-000000000000';

it.each([
  ['2026-02-03T10:00:00Z', true],
  ['2026-02-03T10:00:00.000+08:00', true],
  ['2026-02-03T10:00:00', false],
  ['2026-02-03T10Z', false],
  ['2026-02-03', false],
  ['2026-W05-1', false],
  ['2026-032', false],
  ['2026-02-30T10:00:00Z', false],
  ['2026-02-03T10:00:60Z', false],
])('the time of a substitution is a date, a time and an offset: %s', (time, accepted) => {
  const request = { seatId: id, substituteSeatId: id, startsAt: time, endsAt: time };
  const faults = validateSync(Object.assign(new PlanSubstitutionRequest(), request));
  expect(faults.map(({ property }) => property)).toEqual(accepted ? [] : ['startsAt', 'endsAt']);
  if (accepted) expect(Date.parse(time)).not.toBeNaN();
});
