import { Button } from '@mantine/core';
import { ChevronLeft, ChevronRight } from 'lucide-react';
import { AddressSwitch, useAddress, useFormat, useTranslation } from '#shared';
import { isMonth, monthPlus } from '../domain/month.js';
import { type Period, periodOf, zoomIn, zooms } from '../domain/period.js';

/** The period of the timeline in the address; null: all of it. */
export function usePeriod(today: string): Period | null {
  const { values } = useAddress();
  return periodOf(zoomIn(values['zoom']), values['month'], today);
}

/** Chooses how long a period the timeline shows, and moves to earlier and later ones. */
export function TimelinePeriod({ today }: { readonly today: string }) {
  const { t } = useTranslation('roadmap');
  const { values, set } = useAddress();
  const format = useFormat();
  const period = usePeriod(today);
  const step = period === null ? 0 : Math.max(1, Math.floor(period.months / 2));
  const choices = zooms.map((value) => ({ value, label: t(`moving.zooms.${value}`) }));
  const go = (months: number): void => {
    if (period !== null) set({ month: monthPlus(period.month, months) });
  };
  return (
    <div className="tp-row">
      <AddressSwitch name="zoom" label={t('moving.zoom')} choices={choices} />
      {period !== null && (
        <>
          <span className="rm-period">
            <Button variant="default" aria-label={t('moving.earlier')} onClick={() => go(-step)}>
              <ChevronLeft size={16} aria-hidden />
            </Button>
            <span className="rm-month" aria-live="polite">
              {t('moving.shown', {
                from: format.month(`${period.month}-01`),
                to: format.month(`${monthPlus(period.month, period.months - 1)}-01`),
              })}
            </span>
            <Button variant="default" aria-label={t('moving.later')} onClick={() => go(step)}>
              <ChevronRight size={16} aria-hidden />
            </Button>
          </span>
          {isMonth(values['month'] ?? '') && (
            <Button variant="subtle" onClick={() => set({ month: undefined })}>
              {t('moving.around')}
            </Button>
          )}
        </>
      )}
    </div>
  );
}
