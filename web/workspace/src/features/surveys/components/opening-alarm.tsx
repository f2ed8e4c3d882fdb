import { useFormat, useTranslation } from '#shared';
import type { WavePage } from '../api/surveys.js';
import { PassphraseNeeded } from './passphrase-needed.js';

/** Why waiting answers are not opened, and whom to tell. */
export function OpeningAlarm({ alarm }: { readonly alarm: NonNullable<WavePage['openingAlarm']> }) {
  const { t } = useTranslation('surveys');
  const format = useFormat();
  if (alarm.kind === 'passphrase-needed') return <PassphraseNeeded since={alarm.since} />;
  return (
    <section className="tp-problem" role="alert">
      <div className="tp-problem-words">
        <h2 className="tp-problem-title">{t('alarm.title')}</h2>
        <p>{t(`alarm.${alarm.kind}`, { rows: format.number(alarm.rows) })}</p>
        <p>{t('alarm.since', { since: format.dateTime(alarm.since) })}</p>
        <p>{t('alarm.action')}</p>
      </div>
    </section>
  );
}
