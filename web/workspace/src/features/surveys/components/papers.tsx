import { useState } from 'react';
import { Section, useCan, useFormat, useLocalized, useTranslation } from '#shared';
import type { WavePage } from '../api/surveys.js';
import { Notices } from './notices.js';
import { PaperForm } from './paper-form.js';
import { usePlaceholderName } from './placeholder-name.js';
import { ownPlaceholders, Readiness } from './readiness.js';
import { RetentionForm } from './retention-form.js';
import { SettingsForm } from './settings-form.js';
import { SheetForm } from './sheet-form.js';
import { TargetsForm } from './targets-form.js';
import { StrataTable } from './strata-table.js';
import { Trial } from './trial.js';
import { WaveQuestionnaire } from './wave-questionnaire.js';

interface PartProps {
  readonly wave: WavePage;
}

/** How the enterprises of the wave were drawn. */
function SampleFact({ wave: { sample, strata } }: PartProps) {
  const { t } = useTranslation('surveys');
  const format = useFormat();
  if (sample === null) return null;
  const all = strata.reduce((sum, { enterprises }) => sum + enterprises, 0);
  return (
    <p>
      {t('sample.fact', {
        ...{ drawn: format.number(sample.enterprises), number: format.number(all), minimum: sample.minimum },
        ...{ rule: t(`sample.ruleWords.${sample.rule}`), seed: String(sample.seed) },
      })}
    </p>
  );
}

function Facts({ said }: { readonly said: readonly (readonly [string, string | null])[] }) {
  const { t } = useTranslation('surveys');
  return (
    <dl className="sv-facts">
      {said.map(([name, value]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{value || <span className="tp-dimmed">{t('papers.missing')}</span>}</dd>
        </div>
      ))}
    </dl>
  );
}

function Papers({ wave }: PartProps) {
  const { t } = useTranslation('surveys');
  const format = useFormat();
  if (wave.approvalExemption) return <Facts said={[[t('papers.approvalExemption'), wave.approvalExemption]]} />;
  return (
    <Facts
      said={[
        [t('papers.approvalNumber'), wave.approvalNumber],
        [t('papers.approvalBody'), wave.approvalBody],
        [t('papers.approvalValidUntil'), wave.approvalValidUntil && format.date(wave.approvalValidUntil)],
      ]}
    />
  );
}

/** `dates`: whether the dates of deletion are listed, too. */
function Settings({ wave, dates }: PartProps & { readonly dates: boolean }) {
  const { t } = useTranslation('surveys');
  const format = useFormat();
  const kept = (until: string | null, deleted: string | null): string | null => {
    if (deleted !== null) return t('settings.deletedOn', { day: format.date(deleted) });
    return until && format.date(until);
  };
  return (
    <Facts
      said={[
        [t('draft.offer'), t(`offer.${wave.offer}`)],
        [t('settings.minimumPersons'), format.number(wave.minimumPersons)],
        [t('settings.minimumEnterprises'), format.number(wave.minimumEnterprises)],
        [t('settings.graceHours'), format.number(wave.graceHours)],
        ...(dates
          ? ([
              [t('settings.answersKeptUntil'), kept(wave.answersKeptUntil, wave.answersDeletedOn)],
              [t('settings.healthKeptUntil'), kept(wave.healthKeptUntil, wave.healthDeletedOn)],
            ] as const)
          : []),
      ]}
    />
  );
}

function Sheet({ wave }: PartProps) {
  const inWords = useLocalized();
  const nameOf = usePlaceholderName();
  return <Facts said={ownPlaceholders(wave).map((each) => [nameOf(each), inWords(wave.texts[each.name])])} />;
}

/** Settings that must be complete before the wave opens; read-only afterwards. */
export function PapersPart({ wave }: PartProps) {
  const { t } = useTranslation('surveys');
  const [round, setRound] = useState(0);
  const mayEdit = useCan()('surveys.wave.edit');
  const editable = mayEdit && wave.state === 'draft';
  const shortens = mayEdit && !editable && wave.answersDeletedOn === null;
  const form = { wave, onSettled: () => setRound((before) => before + 1) };
  return (
    <div className="tp-stack" key={round}>
      {wave.state === 'draft' && <Readiness wave={wave} />}
      {editable && <Trial wave={wave} />}
      <Section title={t('settings.title')} purpose={t(editable ? 'settings.purpose' : 'settings.purposeRead')}>
        {editable ? <SettingsForm {...form} /> : <Settings wave={wave} dates={!shortens} />}
      </Section>
      <WaveQuestionnaire wave={wave} />
      {shortens && (
        <Section title={t('settings.deletion')} purpose={t('settings.deletionPurpose')}>
          <RetentionForm {...form} />
        </Section>
      )}
      <Section title={t('papers.title')} purpose={wave.state === 'draft' ? t('papers.purpose') : undefined}>
        {editable ? <PaperForm {...form} /> : <Papers wave={wave} />}
      </Section>
      <Section
        title={t('papers.sheet')}
        purpose={t(wave.state === 'draft' ? 'papers.sheetPurpose' : 'papers.sheetPurposeRead')}
      >
        {editable ? <SheetForm {...form} /> : <Sheet wave={wave} />}
      </Section>
      <Notices wave={wave} />
      <Section title={t('strata.title')} purpose={t('strata.purpose')}>
        <SampleFact wave={wave} />
        {editable ? <TargetsForm {...form} /> : <StrataTable strata={wave.strata} />}
      </Section>
    </div>
  );
}
