import { CircleCheck, CircleDashed } from 'lucide-react';
import { useTranslation } from '#shared';
import type { Questionnaire } from '../api/surveys.js';

const icons = { draft: CircleDashed, published: CircleCheck } as const;

/** Icon and word, no colour. */
export function QuestionnaireStateMark({ state }: Pick<Questionnaire, 'state'>) {
  const { t } = useTranslation('surveys');
  const Icon = icons[state];
  return (
    <span className="tp-status">
      <Icon size={16} aria-hidden />
      {t(`questionnaires.state.${state}`)}
    </span>
  );
}
