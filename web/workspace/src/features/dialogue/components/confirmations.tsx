import { Button, Group, Textarea } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useQueryClient } from '@tanstack/react-query';
import { TriangleAlert } from 'lucide-react';
import {
  addressOf,
  ConstituencyBadge,
  DateField,
  FileDrop,
  FormDialog,
  PrintedLink,
  uploadTo,
  useCan,
  useFields,
  useFormat,
  useLocalized,
  useTranslation,
  useWorkspace,
  WorkspaceLink,
} from '#shared';
import { useDialogue } from '../api/commands.js';
import { dialogueKey } from '../api/queries.js';
import type { Conclusion, Confirmation, OrganisationAnswer } from '../api/types.js';
import { AnswerButton } from './answer-confirmation.js';
import { documentAccept, documentLimit } from './documents.js';

interface OfConclusion {
  readonly conclusion: Conclusion;
  readonly confirmation: Confirmation;
}

/** How far the confirmation is, for a list of conclusions; the page of the conclusion shows each organisation. */
export function ConfirmationSummary({ conclusion, confirmation }: OfConclusion) {
  const { t } = useTranslation('dialogue');
  const format = useFormat();
  const { dueOn, organisations } = confirmation;
  if (dueOn === null) return <p className="tp-small">{t('confirmation.noTerm')}</p>;
  if (organisations.length === 0) return <p className="tp-small">{t('confirmation.noOne')}</p>;
  const confirmed = organisations.filter(({ status }) => status.startsWith('confirmed')).length;
  return (
    <p className="tp-small">
      {t('confirmation.count', { confirmed, count: organisations.length })}{' '}
      {t('shared:answersDue', { date: format.date(dueOn) })}{' '}
      <WorkspaceLink
        to={`/conclusions/${conclusion.id}`}
        aria-label={t('shared:labelled', { label: t('confirmation.answers'), words: conclusion.label })}
      >
        {t('confirmation.answers')}
      </WorkspaceLink>
    </p>
  );
}

/** The answer of each organisation, the term, and the commands of those who may answer or change the term. */
export function Confirmations({ conclusion, confirmation }: OfConclusion) {
  const { t } = useTranslation('dialogue');
  const format = useFormat();
  const can = useCan();
  const { dueOn, organisations, terms } = confirmation;
  const asked = organisations.length === 0 ? 'confirmation.noOne' : 'shared:answersDue';
  return (
    <>
      <p>{dueOn === null ? t('confirmation.noTerm') : t(asked, { date: format.date(dueOn) })}</p>
      {terms.length > 1 && <TermHistory terms={terms} />}
      <ul className="dl-plain dl-reservations">
        {organisations.map((one) => (
          <Item key={one.organisation?.id} conclusion={conclusion} answer={one} />
        ))}
      </ul>
      <Group gap="xs">
        {can('dialogue.confirmation.set-term') && <TermButton conclusion={conclusion} confirmation={confirmation} />}
        {dueOn !== null && organisations.length > 1 && (
          <Letters conclusion={conclusion} label={t('confirmation.print')} />
        )}
      </Group>
    </>
  );
}

interface LettersProps {
  readonly conclusion: Conclusion;
  readonly organisation?: string;
  readonly label: string;
}

/** The letter of request to one organisation, or to each one that has not answered. */
function Letters({ conclusion, organisation, label }: LettersProps) {
  const { id: workspaceId } = useWorkspace();
  return (
    <Button
      component={PrintedLink}
      className="tp-no-print"
      variant="default"
      size="compact-md"
      href={addressOf('/api/workspaces/{workspaceId}/conclusions/{conclusionId}/confirmation-letters.pdf', {
        path: { workspaceId, conclusionId: conclusion.id },
        ...(organisation !== undefined && { query: { organisation } }),
      })}
    >
      {label}
    </Button>
  );
}

function TermHistory({ terms }: Pick<Confirmation, 'terms'>) {
  const { t } = useTranslation('dialogue');
  const say = useLocalized();
  const format = useFormat();
  return (
    <ol className="dl-plain dl-trail">
      {terms.map(({ dueOn, reason, person, setAt }) => (
        <li key={setAt} className="tp-small tp-dimmed">
          {t('confirmation.termSet', { date: format.date(dueOn), on: format.date(setAt) })}
          {person && ` · ${say(person.name)}`}
          {reason !== null && ` · ${reason}`}
        </li>
      ))}
    </ol>
  );
}

/** By which rule, when, by whom and with which letter an organisation answered. */
function Circumstances({ answer }: { readonly answer: OrganisationAnswer }) {
  const { t } = useTranslation('dialogue');
  const say = useLocalized();
  const format = useFormat();
  const { recordedBy, recordedAs, answeredAt, rule, letterNumber, letterDate, signatoryFunction } = answer;
  const said = [
    rule !== 'each' && t(`shared:answerRule.${rule}`),
    answeredAt && format.date(answeredAt),
    recordedBy && say(recordedBy.name),
    recordedAs === 'recorder' && t('shared:enteredFromPaper'),
    letterNumber && t('shared:letterOf.number', { number: letterNumber }),
    letterDate && t('shared:letterOf.date', { date: format.date(letterDate) }),
    signatoryFunction && t('shared:letterOf.signatory', { role: signatoryFunction }),
  ].filter(Boolean);
  return said.length === 0 ? null : <span className="tp-small tp-dimmed">{said.join(' · ')}</span>;
}

function Item({ conclusion, answer }: { readonly conclusion: Conclusion; readonly answer: OrganisationAnswer }) {
  const { t } = useTranslation('dialogue');
  const say = useLocalized();
  const { id: workspaceId } = useWorkspace();
  const { organisation, constituency, status, note, paper } = answer;
  return (
    <li className="dl-reservation">
      <p className="dl-reservation-head">
        <ConstituencyBadge constituency={constituency} letterOnly />
        <span>{say(organisation?.name)}</span>
        <strong>{t(`shared:answer.${status}`)}</strong>
        <Circumstances answer={answer} />
      </p>
      {note !== null && <p className="dl-text">{note}</p>}
      {answer.reservationId !== null && <p className="tp-small">{t('confirmation.statementBelow')}</p>}
      {answer.textChanged && (
        <p className="dl-stale tp-small">
          <TriangleAlert size={14} aria-hidden />
          {t('shared:earlierAnswer', { answer: t(`shared:answer.${answer.answer ?? 'waiting'}`) })}
        </p>
      )}
      {paper !== null && (
        <a
          href={addressOf('/api/workspaces/{workspaceId}/documents/{documentId}/file', {
            path: { workspaceId, documentId: paper.id },
          })}
          download
          className="dl-paper"
        >
          {paper.title}
        </a>
      )}
      <Group gap="xs">
        {answer.mayAnswer && <AnswerButton conclusion={conclusion} answer={answer} />}
        {(status === 'waiting' || status === 'silent') && organisation && (
          <Letters conclusion={conclusion} organisation={organisation.id} label={t('confirmation.printOne')} />
        )}
      </Group>
      {answer.mayAttach && organisation && (
        <PaperDrop conclusionId={conclusion.id} organisationId={organisation.id} name={say(organisation.name)} />
      )}
    </li>
  );
}

interface PaperOf {
  readonly conclusionId: string;
  readonly organisationId: string;
  readonly name: string;
}

function PaperDrop({ conclusionId, organisationId, name }: PaperOf) {
  const { t } = useTranslation('dialogue');
  const { id: workspaceId } = useWorkspace();
  const client = useQueryClient();
  return (
    <div className="tp-no-print">
      <FileDrop
        label={t('shared:labelled', { label: t('confirmation.attach'), words: name })}
        upload={uploadTo(
          '/api/workspaces/{workspaceId}/conclusions/{conclusionId}/confirmations/{organisationId}/paper',
          {
            path: { workspaceId, conclusionId, organisationId },
          },
        )}
        maxBytes={documentLimit}
        accept={documentAccept}
        acceptWords={t('documents.types')}
        onStored={() => void client.invalidateQueries({ queryKey: dialogueKey(workspaceId) })}
      />
    </div>
  );
}

function TermButton({ conclusion, confirmation }: OfConclusion) {
  const { t } = useTranslation('dialogue');
  const format = useFormat();
  const dialogue = useDialogue();
  const [opened, { open, close }] = useDisclosure(false);
  const first = confirmation.dueOn === null;
  const blank = { confirmBy: confirmation.dueOn ?? format.today(), reason: '' };
  const form = useFields(blank, `confirmation-term:${conclusion.id}`);
  const label = t(first ? 'confirmation.setTerm' : 'confirmation.changeTerm');
  const submit = async (): Promise<void> => {
    const done = await form.submit(({ confirmBy, reason }) =>
      dialogue.setConfirmationTerm(conclusion.id, { confirmBy, reason: reason.trim() || null }).then(() => true),
    );
    if (!done) return;
    form.reset();
    close();
  };
  return (
    <Group className="tp-no-print">
      <Button size="compact-md" variant="default" onClick={open}>
        {label}
      </Button>
      <FormDialog opened={opened} title={label} form={form} onClose={close} onSubmit={submit}>
        <DateField label={t('shared:confirmBy')} required min={format.today()} {...form.text('confirmBy')} />
        {confirmation.organisations.length === 0 && <p>{t('confirmation.asksToday')}</p>}
        {!first && <Textarea label={t('confirmation.reason')} autosize minRows={2} required {...form.text('reason')} />}
      </FormDialog>
    </Group>
  );
}
