import { DataTable, Section, useFormat, useLocalized, useTranslation } from '#shared';
import type { IndicatorDetail } from '../api/types.js';
import { signOf } from './figure-words.js';

type PosterCell = NonNullable<IndicatorDetail['posters']>[number];

/** Answers from open posters: counts and shares of respondents, reported separately from all estimates. */
export function Posters({ detail }: { readonly detail: IndicatorDetail }) {
  const { t } = useTranslation('indicators');
  const format = useFormat();
  const localized = useLocalized();
  const { posters } = detail;
  if (posters === null) return null;
  const nameOf = ({ sex, levelName }: PosterCell): string => {
    if (levelName) return localized(levelName);
    return sex === null ? t('posters.everybody') : t(`shared:sex.${sex === 'F' ? 'female' : 'male'}`);
  };
  const withheld = `${signOf('withheld')} ${t('posters.withheld')}`;
  const share = ({ persons, yes }: PosterCell): string =>
    persons === null || yes === null ? '' : format.share(yes / persons);
  return (
    <Section title={t('posters.title')} purpose={t('posters.purpose')}>
      <p className="tp-measure">
        <strong>{t('posters.label')}</strong> {t('posters.words')}
      </p>
      <DataTable<PosterCell>
        caption={t('posters.title')}
        rows={posters.filter(({ status }) => status !== 'missing')}
        rowKey={({ sex, level }) => `${sex}|${level}`}
        columns={[
          { key: 'who', title: t('posters.who'), cell: nameOf },
          {
            key: 'persons',
            title: t('posters.persons'),
            cell: ({ persons }) => (persons === null ? withheld : format.number(persons)),
            numeric: true,
          },
          {
            key: 'yes',
            title: t('posters.yes'),
            cell: ({ yes }) => (yes === null ? '' : format.number(yes)),
            numeric: true,
          },
          { key: 'share', title: t('posters.share'), cell: share, numeric: true },
        ]}
      />
    </Section>
  );
}
