import { ConfirmButton, useCan, useTranslation } from '#shared';
import { useDialogue } from '../api/commands.js';
import type { Conclusion } from '../api/types.js';

/** In which language a conclusion was agreed, and recording that the groups adopted the translation. */
export function AgreedIn({ conclusion }: { readonly conclusion: Conclusion }) {
  const { t } = useTranslation('dialogue');
  const can = useCan();
  const dialogue = useDialogue();
  const { id, agreedIn, text, staleLanguage, textVersion } = conclusion;
  const adoptable =
    agreedIn !== 'both' &&
    text.en !== '' &&
    text.zh !== '' &&
    staleLanguage === null &&
    can('dialogue.conclusion.record');
  return (
    <>
      <p className="tp-small">{t(`translation.agreedIn.${agreedIn}`)}</p>
      {adoptable && (
        <ConfirmButton
          size="compact-md"
          question={t('translation.adoptQuestion')}
          consequence={t('translation.adoptText')}
          confirmLabel={t('translation.adopt')}
          onConfirm={() => dialogue.adoptTranslation(id, textVersion)}
        >
          {t('translation.adopt')}
        </ConfirmButton>
      )}
    </>
  );
}
