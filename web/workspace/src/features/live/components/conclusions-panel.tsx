import { Button, Group, Textarea } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import {
  AgreementFields,
  agreementOf,
  newAgreement,
  FormDialog,
  Loaded,
  isAdopted,
  LoadingState,
  QuorumNote,
  ReplacesField,
  useCan,
  useFields,
  useFormat,
  useLanguage,
  useLocalized,
  useTranslation,
  useWorkspace,
  WorkspaceLink,
} from '#shared';
import { attendanceQuery } from '../api/attendance.js';
import { type Conclusion, conclusionsQuery, registerQuery, useRecordConclusion } from '../api/conclusions.js';
import { currentItem, dayOfConclusion, ownerFrom } from '../domain/words.js';
import { ProvisionalConclusions } from './provisional-conclusions.js';
import { useScreen } from './room-frame.js';
import { RecordReservation, RoomReservations } from './room-reservations.js';

/** The conclusions of the meeting, which can be recorded without leaving the room; the latest first. */
export function ConclusionsPanel() {
  const { t } = useTranslation('live');
  const { view } = useScreen();
  const { id } = useWorkspace();
  const can = useCan();
  const query = useQuery(conclusionsQuery(id, view.body.id));
  const records = (can('dialogue.conclusion.record') || view.you.records) && view.meeting.state === 'in-session';
  const [opened, { open, close }] = useDisclosure(false);
  return (
    <section className="live-conclusions" aria-labelledby="live-conclusions-title">
      <h2 id="live-conclusions-title">{t('panel.conclusions')}</h2>
      {records && (
        <Button size="sm" variant="default" onClick={open}>
          {t('conclusion.record')}
        </Button>
      )}
      <Loaded query={query} skeleton={<LoadingState rows={3} />}>
        {(all) => {
          const ofMeeting = all.filter(({ meetingNumber }) => meetingNumber === view.meeting.number);
          if (ofMeeting.length === 0) return <p className="tp-dimmed">{t('conclusion.none')}</p>;
          return (
            <ol reversed>
              {ofMeeting
                .toSorted((one, other) => other.number - one.number)
                .map((conclusion) => (
                  <ConclusionRow key={conclusion.id} conclusion={conclusion} />
                ))}
            </ol>
          );
        }}
      </Loaded>
      {records && <ProvisionalConclusions />}
      {opened && <RecordDialog onClose={close} />}
    </section>
  );
}

function ConclusionRow({ conclusion }: { readonly conclusion: Conclusion }) {
  const { t } = useTranslation('live');
  const text = useLocalized();
  const can = useCan();
  const { id, label, confirmation } = conclusion;
  const { view, picture } = useScreen();
  // who speaks now has not answered for what was concluded under another item
  const isCurrent =
    conclusion.agendaItemId !== null && conclusion.agendaItemId === currentItem(view, picture.state)?.id;
  const owner = isCurrent ? ownerFrom(view, picture.state) : '';
  return (
    <li>
      <p className="tp-small tp-dimmed">
        <WorkspaceLink to={`/conclusions/${id}`}>{label}</WorkspaceLink> ·{' '}
        {conclusion.provisional
          ? t('shared:quorum.mark')
          : confirmation === null || isAdopted(conclusion)
            ? t(`shared:agreement.${conclusion.agreement}`)
            : t(`shared:confirmation.${confirmation.state}`)}
      </p>
      <p>{text(conclusion.text)}</p>
      {conclusion.shortfall !== null && <QuorumNote conclusion={conclusion} />}
      <RoomReservations conclusion={conclusion} />
      <Group gap="xs">
        {can('roadmap.action.open') && (
          // in another tab: the meeting goes on in this one
          <Button
            component={WorkspaceLink}
            to={`/roadmap/new?conclusion=${id}&meeting=${view.meeting.id}${owner}`}
            target="_blank"
            size="compact-md"
            variant="default"
            aria-label={t('shared:labelled', { label: t('conclusion.action'), words: label })}
          >
            {t('conclusion.action')}
          </Button>
        )}
        <RecordReservation conclusion={conclusion} />
      </Group>
    </li>
  );
}

/** Whether the meeting has a quorum by the attendance that this screen shows; null if attendance is not recorded. */
function useQuorumShown(meetingId: string): boolean | null {
  const { id } = useWorkspace();
  const attendance = useQuery(attendanceQuery(id, meetingId)).data;
  if (attendance === undefined || attendance.people.every(({ arrivedAt }) => arrivedAt === null)) return null;
  return attendance.quorum;
}

/** In the reader's language; interpreters find the other one in their list of translations. */
function RecordDialog({ onClose }: { readonly onClose: () => void }) {
  const { t } = useTranslation('live');
  const { view, picture } = useScreen();
  const text = useLocalized();
  const language = useLanguage();
  const record = useRecordConclusion(view.body.id);
  const format = useFormat();
  // the item at which the dialog was opened: the discussion may move on while someone writes
  const [item] = useState(() => currentItem(view, picture.state));
  const agreedOn = dayOfConclusion(view, format.today());
  const quorumShown = useQuorumShown(view.meeting.id);
  const { id } = useWorkspace();
  const client = useQueryClient();
  const all = useQuery(registerQuery(id)).data ?? [];
  const blank = { text: '', ...newAgreement, replacesId: null as string | null };
  const form = useFields(blank, `conclusion-in-room:${view.meeting.id}:${item?.id ?? ''}`);
  // a recommendation can be concluded as it is, in both languages
  const recommended = item?.isRecommendation === true ? item.note : null;
  const offered = recommended === null ? '' : recommended[language] || recommended[language === 'en' ? 'zh' : 'en'];
  const submit = async (): Promise<void> => {
    const unchanged = recommended !== null && form.values.text === offered;
    const words = unchanged ? recommended : { en: '', zh: '', [language]: form.values.text };
    const how = agreementOf(form.values);
    const made = await form.submit(() =>
      record({
        ...{ text: words, ...how, agreedOn, quorumShown },
        ...{ agendaItemId: item?.id ?? null, meetingId: view.meeting.id, replacesId: form.values.replacesId },
      }),
    );
    if (!made) {
      // the attendance that is shown may be out of date
      void client.invalidateQueries({ queryKey: attendanceQuery(id, view.meeting.id).queryKey });
      return;
    }
    form.reset();
    onClose();
  };
  return (
    <FormDialog
      title={t('conclusion.record')}
      submitLabel={t('conclusion.record')}
      form={form}
      onClose={onClose}
      onSubmit={submit}
    >
      <p>
        {item ? `${item.label} ${text(item.title)}` : t('conclusion.whole')} · {format.date(agreedOn)}
      </p>
      {offered !== '' && form.values.text === '' && (
        <Button variant="default" size="compact-md" onClick={() => form.set('text', offered)}>
          {t('conclusion.takeRecommendation')}
        </Button>
      )}
      {quorumShown !== null && (
        <p className={quorumShown ? 'tp-small tp-dimmed' : undefined}>
          {t(quorumShown ? 'conclusion.withQuorum' : 'conclusion.withoutQuorum')}
        </p>
      )}
      <Textarea label={t('conclusion.text')} autosize minRows={4} required data-autofocus {...form.text('text')} />
      <AgreementFields label={t('conclusion.how')} form={form} />
      <ReplacesField
        conclusions={all}
        value={form.values.replacesId}
        onChange={(chosen) => form.set('replacesId', chosen)}
        error={form.errorOf('replacesId')}
      />
    </FormDialog>
  );
}
