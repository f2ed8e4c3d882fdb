import { useTranslation } from '#shared';
import type { Counted, Indicator } from '../api/types.js';
import { useCountWords } from './count-words.js';

interface CountMarkProps {
  readonly indicator: Pick<Indicator, 'measure'>;
  readonly count: Counted;
}

/** A counted value, or the reason why there is none: hatched if suppressed, "…" if there are no data yet. */
export function CountMark({ indicator, count }: CountMarkProps) {
  const { t } = useTranslation('indicators');
  const words = useCountWords(indicator);
  if (count.value !== null) return <span className="in-mark tp-numbers">{words.value(count.value)}</span>;
  const said = t(`stateShort.${count.state}`);
  if (count.state === 'not-applicable') return <span className="in-mark in-missing">{said}</span>;
  const [kind, sign] = count.state === 'withheld' ? ['withheld', 'c'] : ['missing', '…'];
  return (
    <span className={`in-mark in-${kind}`} title={said}>
      <span aria-hidden>{sign}</span>
      <span className="tp-visually-hidden">{said}</span>
    </span>
  );
}
