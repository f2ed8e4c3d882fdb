import { Checkbox } from '@mantine/core';
import { useFormat, useGroupWords, useTranslation } from '#shared';
import type { Action, Correction, Validation } from '../api/types.js';
import type { Effect } from '../domain/confirmations.js';
import { Who } from './who.js';

/** The sentence that a confirmation ends, if there is one. */
export function useEndsConfirmation({ confirmedBy }: Pick<Action, 'confirmedBy'>): string | null {
  const { t } = useTranslation('roadmap');
  const words = useGroupWords();
  const format = useFormat();
  if (confirmedBy.length === 0) return null;
  return t('confirmations.ends', { groups: format.list(confirmedBy.map(words.name)) });
}

interface EndsProps {
  readonly action: Pick<Action, 'confirmedBy'>;
  readonly effect: Effect;
  readonly isWording?: boolean;
  /** Absent: the form changes no texts. */
  readonly onWording?: (isWording: boolean) => void;
}

/** Said before a change is saved: whose confirmation ends, or still counts because only the wording is corrected. */
export function ConfirmationsAffected({ action: { confirmedBy }, effect, isWording = false, onWording }: EndsProps) {
  const { t } = useTranslation('roadmap');
  const words = useGroupWords();
  const format = useFormat();
  if (effect === null || confirmedBy.length === 0) return null;
  const groups = format.list(confirmedBy.map(words.name));
  const keeps = effect === 'texts' && isWording;
  return (
    <>
      {effect === 'texts' && onWording && (
        <Checkbox
          label={t('confirmations.wording')}
          description={t('confirmations.wordingHint')}
          checked={isWording}
          onChange={({ currentTarget }) => onWording(currentTarget.checked)}
        />
      )}
      <p className="rm-note" role="status">
        {t(keeps ? 'confirmations.keeps' : 'confirmations.ends', { groups })}
      </p>
    </>
  );
}

/** Marks a confirmation after which the wording was corrected, with both texts. */
export function CorrectedAfter({ said, corrections }: { said: Validation; corrections: readonly Correction[] }) {
  const { t } = useTranslation('roadmap');
  const after = corrections.filter(({ correctedAt }) => correctedAt > said.recordedAt);
  if (said.verdict !== 'confirmed' || said.withdrawnAt !== null || after.length === 0) return null;
  return (
    <details className="rm-corrected">
      <summary>{t('confirmations.corrected')}</summary>
      {after.map(({ id, person, correctedAt, texts }) => (
        <div key={id}>
          <Who person={person} constituency={null} at={correctedAt} />
          {texts.map(({ field, language, from, to }) => (
            <dl key={`${field}.${language}`} lang={language === 'zh' ? 'zh-CN' : 'en'}>
              <dt>{t('confirmations.before', { field: t(`form.field.${field}_${language}`) })}</dt>
              <dd>{from || t('confirmations.blank')}</dd>
              <dt>{t('confirmations.after', { field: t(`form.field.${field}_${language}`) })}</dt>
              <dd>{to || t('confirmations.blank')}</dd>
            </dl>
          ))}
        </div>
      ))}
    </details>
  );
}
