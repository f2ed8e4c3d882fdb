import { CheckCheck, CircleX, Hourglass, Replace } from 'lucide-react';
import { isAdopted, useTranslation } from '#shared';
import type { Conclusion } from '../api/types.js';

/** What is provisional, or waits for confirmation, is not shown as agreed. */
export function AgreementMark({ conclusion }: { readonly conclusion: Conclusion }) {
  const { t } = useTranslation('shared');
  if (conclusion.replacedBy?.state === 'replaced')
    return (
      <span className="tp-status dl-agreement">
        <Replace size={16} aria-hidden />
        {t('replacedMark')}
      </span>
    );
  if (conclusion.provisional)
    return (
      <span className="tp-status dl-agreement">
        <Hourglass size={16} aria-hidden />
        {t('quorum.mark')}
      </span>
    );
  const state = isAdopted(conclusion) ? undefined : conclusion.confirmation?.state;
  const Icon =
    state === undefined || state === 'confirmed' ? CheckCheck : state === 'not-confirmed' ? CircleX : Hourglass;
  return (
    <span className="tp-status dl-agreement" title={state === undefined ? undefined : t('agreementHint')}>
      <Icon size={16} aria-hidden />
      {state === undefined ? t(`agreement.${conclusion.agreement}`) : t(`confirmation.${state}`)}
    </span>
  );
}
