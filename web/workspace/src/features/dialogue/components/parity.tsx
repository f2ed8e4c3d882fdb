import { CircleCheck, TriangleAlert } from 'lucide-react';
import { ConstituencyBadge, SexMark, useFormat, useGroupWords, useTranslation } from '#shared';
import type { Parity, ParityWarning } from '../api/types.js';

const sexOrder = ['female', 'male', 'not-stated'] as const;

export function useParitySentence(): (parity: Parity) => string {
  const { t } = useTranslation('dialogue');
  const format = useFormat();
  return ({ bySex, titular }) => {
    const stated = bySex.female + bySex.male;
    if (titular === 0) return t('parity.nobody');
    const unstated = bySex['not-stated'] > 0 ? t('parity.unstated', { count: bySex['not-stated'] }) : '';
    if (stated === 0) return unstated;
    const share = format.share(bySex.female / stated);
    const women = t('parity.share', { women: bySex.female, stated, share });
    return unstated === '' ? women : format.sentences(women, unstated);
  };
}

function Warning({ warning }: { readonly warning: ParityWarning }) {
  const { t } = useTranslation('dialogue');
  const words = useGroupWords();
  const group = words.name(warning.constituency ?? null);
  const text =
    warning.kind === 'sex-imbalance'
      ? t(`parity.low.${warning.sex ?? 'female'}`)
      : t(warning.kind === 'constituency-empty' ? 'parity.empty' : 'parity.fewer', { group });
  return (
    <li className="dl-warning">
      <TriangleAlert size={16} aria-hidden />
      <span>{text}</span>
    </li>
  );
}

/** Titular seats by constituency and sex, as marks and as figures. */
export function ParityView({ parity }: { readonly parity: Parity }) {
  const { t } = useTranslation('dialogue');
  const sentence = useParitySentence();
  // Readers who may not see the sex of a seat see only the balance of all seats, in the sentence below.
  const byGroup = parity.rows.every(({ bySex }) => bySex !== null);
  const counted = sexOrder.filter((sex) => sex !== 'not-stated' || parity.bySex[sex] > 0);
  return (
    <div className="dl-parity">
      <table className="tp-table dl-parity-table">
        <caption>{t('parity.title')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('parity.group')}</th>
            <th scope="col" className="tp-numeric">
              {t('parity.seats')}
            </th>
            {(byGroup ? counted : []).map((sex) => (
              <th key={sex} scope="col" className="tp-numeric">
                <SexMark sex={sex} />
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {parity.rows.map(({ constituency, titular, bySex }) => (
            <tr key={constituency}>
              <th scope="row">
                <ConstituencyBadge constituency={constituency} />
              </th>
              <td className="tp-numeric">{titular}</td>
              {byGroup &&
                counted.map((sex) => (
                  <td key={sex} className="tp-numeric">
                    {bySex?.[sex]}
                  </td>
                ))}
            </tr>
          ))}
          <tr className="dl-parity-all">
            <th scope="row">{t('parity.total')}</th>
            <td className="tp-numeric">{parity.titular}</td>
            {(byGroup ? counted : []).map((sex) => (
              <td key={sex} className="tp-numeric">
                {parity.bySex[sex]}
              </td>
            ))}
          </tr>
        </tbody>
      </table>
      <div aria-live="polite">
        <p className="tp-small">{sentence(parity)}</p>
        {parity.warnings.length > 0 && (
          <ul className="dl-plain">
            {parity.warnings.map((warning) => (
              <Warning key={`${warning.kind}-${warning.constituency ?? warning.sex}`} warning={warning} />
            ))}
          </ul>
        )}
        {parity.balanced && parity.titular > 0 && (
          <p className="dl-warning tp-small">
            <CircleCheck size={16} aria-hidden />
            <span>{t('parity.equal')}</span>
          </p>
        )}
      </div>
    </div>
  );
}
