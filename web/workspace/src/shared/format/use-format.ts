import { useMemo } from 'react';
import { dayIn } from '#server/kernel/day.js';
import { useLanguage } from '../i18n/i18n.js';
import { useTimeZone } from '../session/workspace-context.js';
import * as format from './format.js';

/** Formatting in the reader's language and the workspace's time zone. */
export function useFormat() {
  const language = useLanguage();
  const timeZone = useTimeZone();
  return useMemo(
    () => ({
      date: (moment: Date | string | number) => format.formatDate(moment, language, timeZone),
      month: (moment: Date | string | number) => format.formatMonth(moment, language, timeZone),
      zoneChoices: (zones: readonly string[]) => format.zoneChoices(zones, language, new Date()),
      zone: (zone: string, at = new Date()) => format.formatZone(zone, language, at),
      time: (moment: Date | string | number, zone = timeZone) => format.formatTime(moment, zone),
      timeOfDay: (moment: Date | string | number) => format.formatTimeOfDay(moment, timeZone),
      dateTime: (moment: Date | string | number, zone = timeZone) => format.formatDateTime(moment, language, zone),
      relative: (moment: Date | string | number, now = new Date()) => format.formatRelative(moment, now, language),
      number: (value: number, digits?: number) => format.formatNumber(value, language, digits),
      share: (share: number, digits?: number) => format.formatShare(share, language, digits),
      money: (amount: number, currency?: string) => format.formatMoney(amount, language, currency),
      list: (items: readonly string[]) => format.formatList(items, language),
      sentences: (...sentences: readonly string[]) => format.formatSentences(sentences, language),
      bytes: (bytes: number) => format.formatBytes(bytes, language),
      /** The current day in the workspace, as in the API. */
      today: () => dayIn(new Date(), timeZone ?? 'UTC'),
      daysUntil: (moment: Date | string | number, now = new Date()) => format.daysUntil(moment, now, timeZone),
    }),
    [language, timeZone],
  );
}
