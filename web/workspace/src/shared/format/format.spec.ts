import { describe, expect, it } from '@jest/globals';
import {
  daysUntil,
  formatBytes,
  formatDate,
  formatDateTime,
  formatMoney,
  formatMonth,
  formatNumber,
  formatRelative,
  formatShare,
  formatZone,
  zoneChoices,
} from './format.js';

describe('dates', () => {
  it('have the format of the style guide', () => {
    expect(formatDate('2019-04-16', 'en')).toBe('16 Apr 2019');
    expect(formatDate('2019-04-16', 'zh')).toBe('2019年4月16日');
  });

  it('have months and time zones in the language of the reader', () => {
    expect(formatMonth('2019-04-16', 'en')).toBe('Apr 2019');
    expect(formatMonth('2019-04-16', 'zh')).toBe('2019年4月');
    const at = new Date('2026-11-25T00:00:00Z');
    expect(formatZone('Asia/Shanghai', 'en', at)).toBe('China Standard Time');
    expect(formatZone('Asia/Shanghai', 'zh', at)).toBe('北京时间');
  });

  it('offer time zones by name, offset and identifier, in the language of the reader', () => {
    const at = new Date('2026-11-25T00:00:00Z');
    const labels = (language: 'en' | 'zh') =>
      zoneChoices(['Asia/Shanghai', 'Europe/Zurich', 'UTC'], language, at).map(({ label }) => label);
    expect(labels('en')).toEqual([
      'China Standard Time, UTC+08:00 (Asia/Shanghai)',
      'Central European Time, UTC+01:00 (Europe/Zurich)',
      'UTC+00:00 (UTC)',
    ]);
    expect(labels('zh')).toEqual([
      '北京时间，UTC+08:00（Asia/Shanghai）',
      '中欧时间，UTC+01:00（Europe/Zurich）',
      'UTC+00:00（UTC）',
    ]);
  });

  it('have a minus sign for negative numbers, not a hyphen', () => {
    expect(formatNumber(-2.4, 'en', 1)).toBe('−2.4');
    expect(formatShare(-0.17, 'zh')).toBe('−17%');
    expect(formatMoney(-6120, 'en')).toContain('−');
  });

  it('follow the time zone of the workspace, but a plain day never changes', () => {
    expect(formatDateTime('2019-04-15T17:30:00Z', 'zh', 'Asia/Shanghai')).toBe('2019年4月16日 01:30');
    expect(formatDate('2019-04-16', 'en', 'America/New_York')).toBe('16 Apr 2019');
  });

  it('are counted in calendar days, not hours', () => {
    const lateEvening = new Date('2019-04-15T15:30:00Z');
    expect(daysUntil('2019-04-16', lateEvening, 'Asia/Shanghai')).toBe(1);
    expect(daysUntil('2019-04-14', lateEvening, 'Asia/Shanghai')).toBe(-1);
    expect(daysUntil('2019-04-15', lateEvening, 'Asia/Shanghai')).toBe(0);
  });

  it('can be relative, in words', () => {
    const now = new Date('2019-04-16T12:00:00Z');
    expect(formatRelative('2019-04-16T09:00:00Z', now, 'en')).toBe('3 hours ago');
    expect(formatRelative('2019-04-16T09:00:00Z', now, 'zh')).toBe('3小时前');
  });
});

describe('numbers', () => {
  it('are shares without decimals and pay in whole yuan', () => {
    expect(formatShare(0.3412, 'en')).toBe('34%');
    expect(formatShare(0.3412, 'zh')).toBe('34%');
    expect(formatMoney(6120.4, 'zh')).toBe('¥6,120');
  });

  it('are file sizes in a suitable unit', () => {
    expect(formatBytes(595, 'en')).toBe('595 bytes');
    expect(formatBytes(595, 'zh')).toBe('595字节');
    expect(formatBytes(26_214_400, 'en')).toBe('26.2 MB');
  });
});
