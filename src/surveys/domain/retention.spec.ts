import { describe, expect, it } from '@jest/globals';
import { parkWorkerQuestionnaire } from '../catalogue/park-worker.js';
import { healthItems, isShorter, proposedRetention, retentionFault } from './retention.js';

describe('the dates until which answers are stored', () => {
  it('default to a year after fieldwork, and half a year for answers on health', () => {
    expect(proposedRetention('2026-12-31')).toEqual({ answersKeptUntil: '2027-12-31', healthKeptUntil: '2027-07-02' });
  });

  it.each([
    [{ answersKeptUntil: '2027-12-31', healthKeptUntil: '2027-06-30' }, null],
    [{ answersKeptUntil: null, healthKeptUntil: '2027-06-30' }, 'missing'],
    [{ answersKeptUntil: '2027-12-31', healthKeptUntil: null }, 'missing'],
    [{ answersKeptUntil: '2027-12-31', healthKeptUntil: '2026-12-30' }, 'too-early'],
    [{ answersKeptUntil: '2027-06-29', healthKeptUntil: '2027-06-30' }, 'health-later'],
  ])('%j have the fault %s', (retention, fault) => {
    expect(retentionFault(retention, '2026-12-31')).toBe(fault);
  });

  it('can be moved earlier and never later', () => {
    expect([
      isShorter(null, '2027-01-01'),
      isShorter('2027-01-01', '2026-12-31'),
      isShorter('2027-01-01', '2027-01-02'),
    ]).toEqual([true, true, false]);
    expect(isShorter('2027-01-01', null)).toBe(false);
  });
});

describe('the park worker questionnaire', () => {
  it('has four questions on health, all after the separate consent', () => {
    expect(healthItems(parkWorkerQuestionnaire)).toEqual(['consent_health', 'disability', 'injury_n', 'injury_days']);
  });
});
