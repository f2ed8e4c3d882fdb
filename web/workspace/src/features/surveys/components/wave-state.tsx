import { CircleCheck, CircleDashed, CircleDot } from 'lucide-react';
import { useTranslation } from '#shared';
import type { WaveState } from '../api/surveys.js';

const icons = { draft: CircleDashed, open: CircleDot, closed: CircleCheck } as const;

/** Icon and word, no colour. */
export function WaveStateMark({ state }: { readonly state: WaveState }) {
  const { t } = useTranslation('surveys');
  const Icon = icons[state];
  return (
    <span className="tp-status">
      <Icon size={16} aria-hidden />
      {t(`state.${state}`)}
    </span>
  );
}
