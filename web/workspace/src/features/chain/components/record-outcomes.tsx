import { Section, SharePosition, useFormat, useLocalized, useTranslation } from '#shared';
import type { MeetingRecord } from '../api/queries.js';

type Outcomes = MeetingRecord['outcomes'][number];

/** What a meeting recorded beside conclusions; of a group also that it recorded none of its own kinds. */
export function OutcomesOfMeeting({ record }: { readonly record: MeetingRecord }) {
  const isGroup = record.body.kind !== 'roundtable';
  const shown = record.outcomes.filter(
    ({ kind, entries }) => entries.length > 0 || (isGroup && kind !== 'procedure' && kind !== 'note'),
  );
  return shown.map((outcomes) => (
    <OutcomesOfKind key={outcomes.kind} outcomes={outcomes} shares={record.sharesPositions} />
  ));
}

function OutcomesOfKind({ outcomes, shares }: { readonly outcomes: Outcomes; readonly shares: boolean }) {
  const { t } = useTranslation('chain');
  const text = useLocalized();
  const format = useFormat();
  const { kind, entries } = outcomes;
  return (
    <Section title={t(`record.outcomes.${kind}`)}>
      {entries.length === 0 && <p className="tp-dimmed">{t('record.noOutcome')}</p>}
      {entries.map(({ id, text: words, item, sharedAt, proposedTo, conclusions }) => {
        const followed = conclusions.length > 0;
        const facts = [
          item !== null && t('record.ofItem', { item }),
          sharedAt !== null && t('shared:outcome.shared', { date: format.date(sharedAt) }),
          followed && t('shared:outcome.concluded', { labels: format.list(conclusions) }),
          !followed && proposedTo.length > 0 && t('shared:outcome.proposedTo', { labels: format.list(proposedTo) }),
        ].filter(Boolean);
        return (
          <article key={id} className="ch-recorded">
            <p>{text(words)}</p>
            {facts.length > 0 && <p className="tp-small tp-dimmed">{facts.join(' · ')}</p>}
            {shares && kind === 'position' && sharedAt === null && (
              <div>
                <SharePosition outcomeId={id} text={words} />
              </div>
            )}
          </article>
        );
      })}
    </Section>
  );
}
