import { useFormat, useTranslation } from '#shared';
import type { QuestionnaireView } from '../api/surveys.js';

/** Bytes of a Chinese character, and the most characters of a text. */
const ofCharacter = 3;
const mostCharacters = 2000;

/** In how many bytes waves store each answer, and how long a text can be. */
export function AnswerLength({ of }: { readonly of: QuestionnaireView['answerLength'] }) {
  const { t } = useTranslation('surveys');
  const format = useFormat();
  if (of === null) return null;
  const { size, textLimit } = of;
  return (
    <span>
      {t('questionnaires.answerLength', { size: format.number(size / 1024) })}
      {textLimit !== null &&
        t('questionnaires.textLimit', {
          bytes: format.number(textLimit),
          chinese: format.number(Math.floor(textLimit / ofCharacter)),
          latin: format.number(Math.min(textLimit, mostCharacters)),
        })}
    </span>
  );
}
