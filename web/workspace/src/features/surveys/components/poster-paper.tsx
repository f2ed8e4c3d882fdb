import { useTranslation } from '#shared';
import type { Poster, PosterSheet } from '../api/surveys.js';

export const pictureOf = (svg: string): string => `data:image/svg+xml;charset=utf-8,${encodeURIComponent(svg)}`;

const languages = [
  ['zh-CN', 'zh'],
  ['en', 'en'],
] as const;

/** The printed poster: both languages, who conducts the survey, whom to ask; never the name of the enterprise. */
export function PosterPaper({ poster, sheet }: { readonly poster: Poster; readonly sheet: PosterSheet }) {
  const { t, i18n } = useTranslation('surveys');
  return (
    <div className="sv-poster">
      {languages.map(([tag, key]) => (
        <p key={tag} className="sv-poster-title" lang={tag}>
          {sheet.title[key]}
        </p>
      ))}
      <img src={pictureOf(poster.svg)} alt={t('poster.alt', { link: poster.link })} width={220} height={220} />
      {languages.map(([tag, key]) => {
        const say = i18n.getFixedT(key, 'surveys');
        return (
          <div key={tag} lang={tag} className="sv-poster-words">
            <p>
              <strong>{say('paper.scan')}</strong> {say('paper.employer')}
            </p>
            <p className="tp-small">
              {say('paper.who', { owner: sheet.owner[key], park: poster.park[key], contact: sheet.contact[key] })}
            </p>
            {sheet.approval && <p className="tp-small">{say('paper.approval', { approval: sheet.approval })}</p>}
          </div>
        );
      })}
      <p className="tp-small sv-poster-link">{poster.link}</p>
    </div>
  );
}
