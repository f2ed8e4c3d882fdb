import { Button, Group } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Download, Printer } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { addressOf, Loaded, Section, useFormat, useLocalized, useWorkspace } from '../../../shared/index.js';
import type { Poster, PosterSheet, WavePage } from '../api/surveys.js';
import { postersQuery, surveysPath } from '../api/surveys.js';

const pictureOf = (svg: string): string => `data:image/svg+xml;charset=utf-8,${encodeURIComponent(svg)}`;

const languages = [
  ['zh-CN', 'zh'],
  ['en', 'en'],
] as const;

/** What hangs on the wall: both languages, who asks, where to ask; never the name of the enterprise. */
function PosterPaper({ poster, sheet }: { readonly poster: Poster; readonly sheet: PosterSheet }) {
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
          </div>
        );
      })}
      <p className="tp-small sv-poster-link">{poster.link}</p>
    </div>
  );
}

function PosterCard({
  poster,
  sheet,
  wave,
}: {
  readonly poster: Poster;
  readonly sheet: PosterSheet;
  readonly wave: WavePage;
}) {
  const { t } = useTranslation('surveys');
  const { id } = useWorkspace();
  const inWords = useLocalized();
  const file = (ending: string) => addressOf(surveysPath(id, `/waves/${wave.id}/posters/${poster.id}.${ending}`));
  const where = poster.enterprise ? inWords(poster.enterprise) : t('poster.open', { park: inWords(poster.park) });
  return (
    <li className="sv-poster-card">
      <PosterPaper poster={poster} sheet={sheet} />
      <div className="sv-poster-tools tp-no-print">
        <p>
          <strong>{where}</strong>
          {poster.stratum && <span className="tp-dimmed tp-numbers"> {poster.stratum}</span>}
        </p>
        <Group gap="xs">
          {['png', 'svg'].map((ending) => (
            <Button
              key={ending}
              component="a"
              size="compact-sm"
              variant="default"
              leftSection={<Download size={14} aria-hidden />}
              href={file(ending)}
              aria-label={t('poster.file', { where, kind: ending.toUpperCase() })}
              download
            >
              {ending.toUpperCase()}
            </Button>
          ))}
        </Group>
      </div>
    </li>
  );
}

/** One sheet of paper for each enterprise; the name stands beside it on the screen and is not printed. */
export function PostersPart({ wave }: { readonly wave: WavePage }) {
  const { t } = useTranslation('surveys');
  const { id } = useWorkspace();
  const format = useFormat();
  const sheet = useQuery(postersQuery(id, wave.id));
  return (
    <Loaded query={sheet}>
      {(found) => (
        <Section
          plain
          title={t('poster.title', { count: found.posters.length })}
          purpose={t('poster.purpose', { date: format.date(found.endsOn) })}
          action={
            <Button
              className="tp-no-print"
              variant="default"
              leftSection={<Printer size={16} aria-hidden />}
              onClick={() => window.print()}
            >
              {t('poster.print')}
            </Button>
          }
        >
          <ul className="sv-posters">
            {found.posters.map((poster) => (
              <PosterCard key={poster.id} poster={poster} sheet={found} wave={wave} />
            ))}
          </ul>
        </Section>
      )}
    </Loaded>
  );
}
