import { CircleAlert, CircleCheck } from 'lucide-react';
import type { ReactNode } from 'react';
import { Section, useFormat, useTranslation, WorkspaceLink } from '#shared';
import type { WavePage } from '../api/surveys.js';

/** Filled from the park and the questionnaire automatically. */
const derived = [
  'park_name',
  'core_questions',
  'core_minutes',
  'module_minutes',
  'answers_kept_until',
  'health_kept_until',
];

export function ownPlaceholders(wave: WavePage): WavePage['placeholders'] {
  return wave.placeholders.filter(({ name }) => !derived.includes(name));
}

type Papers = 'missing' | 'expired' | 'exempt' | 'approved';

function papersOf(wave: WavePage): Papers {
  if (wave.approvalExemption) return 'exempt';
  if (!wave.approvalNumber || !wave.approvalBody || !wave.approvalValidUntil) return 'missing';
  return wave.approvalValidUntil < wave.endsOn ? 'expired' : 'approved';
}

interface LineProps {
  readonly done: boolean;
  readonly children: ReactNode;
}

function Line({ done, children }: LineProps) {
  const { t } = useTranslation('surveys');
  const Icon = done ? CircleCheck : CircleAlert;
  return (
    <li className={done ? 'sv-ready' : 'sv-ready sv-ready-open'}>
      <Icon size={18} aria-hidden />
      <span>
        <span className="tp-visually-hidden">{t(done ? 'ready.done' : 'ready.missing')}</span>
        {children}
      </span>
    </li>
  );
}

/** What is missing before a draft can be opened; the server checks it again. */
export function Readiness({ wave }: { readonly wave: WavePage }) {
  const { t } = useTranslation('surveys');
  const format = useFormat();
  const names = ownPlaceholders(wave);
  const filled = names.filter(({ name }) => wave.texts[name]?.en && wave.texts[name]?.zh).length;
  const papers = papersOf(wave);
  const papersDone = papers === 'approved' || papers === 'exempt';
  const all = papersDone && filled === names.length;
  const target = wave.strata.reduce((sum, stratum) => sum + stratum.target, 0);
  return (
    <Section title={t(all ? 'ready.titleReady' : 'ready.title')} purpose={t(all ? 'ready.wordsReady' : 'ready.words')}>
      <ul className="sv-readiness">
        <Line done={papersDone}>{t(`ready.papers.${papers}`)}</Line>
        <Line done={filled === names.length}>{t('ready.texts', { filled, count: names.length })}</Line>
        <Line done>{t('ready.dates', { from: format.date(wave.startsOn), to: format.date(wave.endsOn) })}</Line>
        <Line done={target > 0}>
          {t('ready.targets', { answers: format.number(target), count: wave.strata.length })}
        </Line>
        {wave.form !== null && (
          <Line done={wave.form.mappingVersion > 0}>
            {t(wave.form.mappingVersion > 0 ? 'ready.mapped' : 'ready.unmapped')}{' '}
            <WorkspaceLink to={`/surveys/questionnaires/${wave.form.id}/mapping`}>{t('mapping.title')}</WorkspaceLink>
          </Line>
        )}
      </ul>
    </Section>
  );
}
