import {
  Corrigenda,
  Replacements,
  addressOf,
  DataTable,
  DocumentNumber,
  DueDate,
  QuorumNote,
  Section,
  StatusMark,
  useFormat,
  useGroupWords,
  useLanguage,
  useLocalized,
  useTranslation,
  useWorkspace,
  WorkspaceLink,
} from '#shared';
import type { MeetingRecord } from '../api/queries.js';

type Props = { readonly record: MeetingRecord };
type Conclusion = MeetingRecord['conclusions'][number];
type Status = Parameters<typeof StatusMark>[0]['status'];

export function RecordedDocuments({ record }: Props) {
  const { t } = useTranslation('chain');
  const { id: workspaceId } = useWorkspace();
  return (
    <Section title={t('record.documents')}>
      {record.documents.length === 0 && <p className="tp-dimmed">{t('record.noDocuments')}</p>}
      <ul>
        {record.documents.map(({ id, number, title }) => (
          <li key={id}>
            <a
              href={addressOf('/api/workspaces/{workspaceId}/documents/{documentId}/file', {
                path: { workspaceId, documentId: id },
              })}
              download
            >
              <DocumentNumber number={number} /> {title}
            </a>
          </li>
        ))}
      </ul>
    </Section>
  );
}

export function RecordedConclusions({ record }: Props) {
  const { t } = useTranslation('chain');
  return (
    <Section title={t('record.conclusions')}>
      {record.conclusions.length === 0 && <p className="tp-dimmed">{t('record.noConclusions')}</p>}
      {record.conclusions.map((conclusion) => (
        <ConclusionPart key={conclusion.id} conclusion={conclusion} />
      ))}
    </Section>
  );
}

function ConclusionPart({ conclusion }: { readonly conclusion: Conclusion }) {
  const { t } = useTranslation('chain');
  const text = useLocalized();
  const words = useGroupWords();
  const format = useFormat();
  const { id, label, agreement, agreedOn, staleLanguage, agreedIn, reservations, confirmation } = conclusion;
  const language = useLanguage();
  return (
    <article className="ch-recorded">
      <h3>
        <WorkspaceLink to={`/conclusions/${id}`}>{label}</WorkspaceLink>
      </h3>
      <p className="tp-small tp-dimmed">
        {conclusion.provisional
          ? t('shared:quorum.mark')
          : confirmation === null || (conclusion.adoption !== null && agreement !== 'ad-referendum')
            ? t(`shared:agreement.${agreement as 'agreed'}`)
            : t(`shared:confirmation.${confirmation.state as 'confirmed'}`)}{' '}
        · {format.date(agreedOn)}
      </p>
      <p>
        {agreedIn !== 'both' && agreedIn !== language && conclusion.text[language] !== '' && (
          <span className="tp-small tp-dimmed">{t('record.translation')} </span>
        )}
        {text(conclusion.text)}
      </p>
      <p className="tp-small tp-dimmed">{t(`record.agreedIn.${agreedIn}`)}</p>
      <Corrigenda corrigenda={conclusion.corrigenda} show={(corrected) => <p>{text(corrected)}</p>} />
      <Replacements conclusion={conclusion} />
      <QuorumNote conclusion={conclusion} />
      {staleLanguage === language && <p className="tp-small tp-dimmed">{t(`record.stale.${language}`)}</p>}
      {reservations.map(({ kind, organisation, constituency, statement, textVersion, textChanged }, index) => (
        <p key={index}>
          <strong>
            {t(`record.${kind as 'reservation'}`, { who: text(organisation) || words.name(constituency) })}
          </strong>{' '}
          {text(statement)}
          {textChanged && <span className="tp-small tp-dimmed"> {t('record.refersTo', { version: textVersion })}</span>}
        </p>
      ))}
      {confirmation !== null && <ConfirmationPart confirmation={confirmation} />}
    </article>
  );
}

function ConfirmationPart({ confirmation }: { readonly confirmation: NonNullable<Conclusion['confirmation']> }) {
  const { t } = useTranslation('shared');
  const text = useLocalized();
  const format = useFormat();
  const { dueOn, organisations } = confirmation;
  return (
    <>
      {dueOn !== null && organisations.length > 0 && (
        <p className="tp-small">{t('answersDue', { date: format.date(dueOn) })}</p>
      )}
      <ul>
        {organisations.map(
          (
            { organisation, status, answer, textChanged, answeredAt, onBehalf, note, paper, rule, ...letter },
            index,
          ) => (
            <li key={index}>
              {[
                text(organisation),
                t(`answer.${status as 'confirmed'}`),
                textChanged && answer && t('earlierAnswer', { answer: t(`answer.${answer}`) }),
                rule !== 'each' && t(`answerRule.${rule}`),
                answeredAt && format.date(answeredAt),
                onBehalf && t('enteredFromPaper'),
                letter.letterNumber && t('letterOf.number', { number: letter.letterNumber }),
                letter.letterDate && t('letterOf.date', { date: format.date(letter.letterDate) }),
                letter.signatoryFunction && t('letterOf.signatory', { role: letter.signatoryFunction }),
                note,
                paper,
              ]
                .filter(Boolean)
                .join(' · ')}
            </li>
          ),
        )}
      </ul>
    </>
  );
}

export function RecordedActions({ record }: Props) {
  const { t } = useTranslation('chain');
  const text = useLocalized();
  const format = useFormat();
  return (
    <Section title={t('record.actions')} purpose={t('record.actionsAsOf', { date: format.date(format.today()) })}>
      <DataTable
        caption={t('record.actions')}
        captionHidden
        rows={record.actions}
        rowKey={({ id }) => id}
        empty={<p className="tp-dimmed">{t('record.noActions')}</p>}
        columns={[
          {
            key: 'action',
            title: t('record.action'),
            lead: true,
            cell: ({ id, label, title }) => (
              <WorkspaceLink to={`/roadmap/${id}`}>{`${label} ${text(title)}`}</WorkspaceLink>
            ),
          },
          { key: 'conclusion', title: t('record.conclusion'), cell: ({ conclusions }) => format.list(conclusions) },
          { key: 'owner', title: t('record.owner'), cell: ({ owner }) => text(owner) || t('record.none') },
          {
            key: 'due',
            title: t('record.due'),
            cell: ({ dueOn, status }) =>
              dueOn === null ? (
                t('record.none')
              ) : (
                <DueDate
                  labelled
                  on={dueOn}
                  done={['claimed-done', 'confirmed'].includes(status)}
                  dropped={status === 'dropped'}
                />
              ),
          },
          {
            key: 'status',
            title: t('record.progress'),
            cell: ({ status }) => <StatusMark status={(status === 'planned' ? 'not-started' : status) as Status} />,
          },
        ]}
      />
    </Section>
  );
}
