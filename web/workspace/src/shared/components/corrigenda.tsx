import { Select } from '@mantine/core';
import type { ReactNode } from 'react';
import type { Schema } from '../api/schema.js';
import { useFormat } from '../format/use-format.js';
import { useLocalized, useTranslation } from '../i18n/i18n.js';
import { WorkspaceLink } from '../routing/navigation.js';
import { useGroupWords } from './marks.js';

type Text = Schema<'LocalizedTextResponse'>;
type Conclusion = Schema<'ConclusionResponse'>;

type Shown = Pick<Conclusion['corrigenda'][number], 'id' | 'number' | 'text' | 'error' | 'objectBy' | 'state'> & {
  readonly objection: Pick<Schema<'CorrigendumObjectionResponse'>, 'constituency' | 'reason'> | null;
};

interface CorrigendaProps<One extends Shown> {
  readonly corrigenda: readonly One[];
  /** How a text is shown: in one language or both. */
  readonly show: (text: Text) => ReactNode;
  readonly action?: (corrigendum: One) => ReactNode;
}

/** The corrected texts, which are shown after the agreed one. */
export function Corrigenda<One extends Shown>({ corrigenda, show, action }: CorrigendaProps<One>) {
  const { t } = useTranslation('shared');
  const words = useGroupWords();
  const format = useFormat();
  return corrigenda.map((one) => (
    <section key={one.id} className="tp-corrigendum" aria-label={t('corrigendum.title', { number: one.number })}>
      <p>
        <strong>{t('corrigendum.title', { number: one.number })}</strong>{' '}
        <span className="tp-small">{t(`corrigendum.${one.state}`, { date: format.date(one.objectBy) })}</span>
      </p>
      {show(one.text)}
      <p className="tp-small tp-dimmed">{t('corrigendum.error', { error: one.error })}</p>
      {one.objection && (
        <p className="tp-small">
          {t('corrigendum.objection', {
            group: words.name(one.objection.constituency),
            reason: one.objection.reason,
          })}
        </p>
      )}
      {action?.(one)}
    </section>
  ));
}

/** Which conclusion this one replaces, and which one replaces it; nothing if there is none. */
export function Replacements({ conclusion }: { readonly conclusion: Pick<Conclusion, 'replaces' | 'replacedBy'> }) {
  const { t } = useTranslation('shared');
  const { replaces, replacedBy } = conclusion;
  return (
    <>
      {replaces && (
        <p className="tp-small">
          {t('replaces')} <WorkspaceLink to={`/conclusions/${replaces.id}`}>{replaces.label}</WorkspaceLink>
        </p>
      )}
      {replacedBy && (
        <p className="tp-small">
          <strong>{t(replacedBy.state === 'replaced' ? 'replacedBy' : 'replacementPending')}</strong>{' '}
          <WorkspaceLink to={`/conclusions/${replacedBy.id}`}>{replacedBy.label}</WorkspaceLink>
        </p>
      )}
    </>
  );
}

interface ReplacesFieldProps {
  readonly conclusions: readonly Conclusion[];
  readonly value: string | null;
  readonly onChange: (id: string | null) => void;
  readonly error: string | undefined;
}

/** For a new conclusion: an agreed one, of a meeting that has ended, which it replaces. Not shown while there is none. */
export function ReplacesField({ conclusions, ...field }: ReplacesFieldProps) {
  const { t } = useTranslation('shared');
  const say = useLocalized();
  const settled = conclusions.filter((one) => one.settled && one.replacedBy === null);
  if (settled.length === 0) return null;
  return (
    <Select
      label={t('replacesField')}
      description={t('replacesHint')}
      data={settled.map((one) => ({ value: one.id, label: `${one.label} ${say(one.text)}` }))}
      clearable
      searchable
      {...field}
    />
  );
}
