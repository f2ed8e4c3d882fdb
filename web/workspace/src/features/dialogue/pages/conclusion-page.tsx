import { Group } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import {
  Corrigenda,
  Replacements,
  Loaded,
  Page,
  QuorumNote,
  Section,
  useAddress,
  useFormat,
  useLocalized,
  useParam,
  useTranslation,
  useWorkspace,
  WorkspaceLink,
} from '#shared';
import { conclusionQuery, roundtableQuery } from '../api/queries.js';
import type { ConclusionDetail } from '../api/types.js';
import { OwnAnswer } from '../components/answer-confirmation.js';
import { AgreementMark } from '../components/agreement-mark.js';
import { ConclusionStrip, OpenAction } from '../components/conclusion-card.js';
import { Corrections, ObjectButton } from '../components/corrections.js';
import { ReviseButton } from '../components/revise-conclusion.js';
import { Confirmations } from '../components/confirmations.js';
import { Reservations, ReserveButton } from '../components/reservations.js';
import { AgreedIn } from '../components/agreed-in.js';
import { Bilingual } from '../components/words.js';
import '../dialogue.css';

function Reserve({ conclusion }: { readonly conclusion: ConclusionDetail }) {
  const { id } = useWorkspace();
  const roundtable = useQuery(roundtableQuery(id, conclusion.roundtableId)).data;
  return roundtable ? <ReserveButton conclusion={conclusion} roundtable={roundtable} /> : null;
}

function Versions({ conclusion }: { readonly conclusion: ConclusionDetail }) {
  const { t } = useTranslation('dialogue');
  const say = useLocalized();
  const format = useFormat();
  if (conclusion.texts.length < 2) return null;
  return (
    <Section title={t('record.versions')}>
      <ol className="dl-plain dl-trail">
        {[...conclusion.texts].reverse().map((text) => (
          <li key={text.version}>
            <p className="tp-small tp-dimmed">
              {t('record.versionOf', { version: text.version, kind: t(`translation.kind.${text.kind}`) })} ·{' '}
              {format.dateTime(text.writtenAt)}
              {text.person && ` · ${say(text.person.name)}`}
            </p>
            <Bilingual text={text.text} both />
            {text.reason && <p className="tp-small">{text.reason}</p>}
          </li>
        ))}
      </ol>
    </Section>
  );
}

function Content({ conclusion }: { readonly conclusion: ConclusionDetail }) {
  const { t } = useTranslation('dialogue');
  const say = useLocalized();
  const { values } = useAddress();
  return (
    <>
      <OwnAnswer conclusion={conclusion} open={values['answer'] !== undefined} />
      <ConclusionStrip conclusion={conclusion} />
      <Section title={t('record.text')} action={<ReviseButton conclusion={conclusion} />}>
        <Bilingual
          text={conclusion.text}
          both
          className="dl-conclusion-text"
          stale={conclusion.staleLanguage}
          agreedIn={conclusion.agreedIn}
        />
        <AgreedIn conclusion={conclusion} />
        <Corrigenda
          corrigenda={conclusion.corrigenda}
          show={(text) => <Bilingual text={text} both />}
          action={(corrigendum) => <ObjectButton corrigendum={corrigendum} />}
        />
        <Replacements conclusion={conclusion} />
        <QuorumNote conclusion={conclusion} />
        {conclusion.basis && (
          <p className="tp-small tp-dimmed">
            {t('shared:labelled', { label: t('page.basis'), words: say(conclusion.basis) })}
          </p>
        )}
      </Section>
      {conclusion.confirmation && (
        <Section title={t('confirmation.heading')}>
          <Confirmations conclusion={conclusion} confirmation={conclusion.confirmation} />
        </Section>
      )}
      <Section title={t('reserve.heading')}>
        {conclusion.reservations.length === 0 && <p className="tp-dimmed">{t('reserve.none')}</p>}
        <Reservations conclusion={conclusion} both />
        <Group>
          <Reserve conclusion={conclusion} />
        </Group>
      </Section>
      <Versions conclusion={conclusion} />
      <Corrections conclusion={conclusion} />
    </>
  );
}

function Above({ conclusion }: { readonly conclusion: ConclusionDetail }) {
  const { t } = useTranslation('dialogue');
  const say = useLocalized();
  const format = useFormat();
  const day = format.date(conclusion.agreedOn);
  return (
    <>
      <WorkspaceLink to={`/roundtables/${conclusion.roundtableId}`}>
        {conclusion.roundtableLabel} {say(conclusion.roundtableTitle)}
      </WorkspaceLink>
      <AgreementMark conclusion={conclusion} />
      <span>
        {conclusion.provisional
          ? t('record.agreedOnDay.provisional', { date: day })
          : conclusion.agreement === 'ad-referendum'
            ? t('record.agreedOnDay.ad-referendum', { date: day })
            : day}
      </span>
    </>
  );
}

export function ConclusionPage() {
  const { t } = useTranslation('dialogue');
  const say = useLocalized();
  const { id } = useWorkspace();
  const query = useQuery(conclusionQuery(id, useParam('conclusionId')));
  const conclusion = query.data;
  const item = conclusion?.agendaItemTitle;
  const purpose = item ? t('record.onItem', { title: say(item) }) : t('record.whole');
  return (
    <Page
      title={conclusion?.label ?? t('conclusion')}
      copyLink
      above={conclusion && <Above conclusion={conclusion} />}
      purpose={conclusion && purpose}
      action={conclusion && <OpenAction conclusion={conclusion} primary />}
    >
      <Loaded query={query}>{(found) => <Content conclusion={found} />}</Loaded>
    </Page>
  );
}
