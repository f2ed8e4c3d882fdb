import { Button, Select } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { UserPlus } from 'lucide-react';
import {
  allPeople,
  ConfirmButton,
  FormDialog,
  useFields,
  useFirstMatches,
  useGroupWords,
  useLocalized,
  useTranslation,
  useWorkspace,
} from '#shared';
import { useDialogue } from '../api/commands.js';
import type { ConstituencyGroup, GroupGuest, Meeting } from '../api/types.js';
import { isAhead } from './meeting-words.js';

const kinds: readonly GroupGuest['kind'][] = ['secretariat', 'adviser', 'interpreter', 'resource-person'];

interface GuestsProps {
  readonly group: ConstituencyGroup;
  readonly meeting: Meeting;
}

/** The guests of one meeting of the group; those who accept members admit them and withdraw this. */
export function GroupGuests({ group, meeting }: GuestsProps) {
  const { t } = useTranslation('dialogue');
  const say = useLocalized();
  const ahead = isAhead(meeting);
  const guests = group.guests.filter(({ meetingId }) => meetingId === meeting.id);
  // of a meeting ahead, only the admissions that were not withdrawn
  const shown = guests.filter(({ state }) => (state === 'ended') !== ahead);
  const decides = group.access.decides && ahead;
  if (shown.length === 0 && !decides) return null;
  return (
    <section className="dl-part">
      <h3>{t('guest.title')}</h3>
      <p className="tp-small tp-dimmed">{t(ahead ? 'guest.purpose' : 'guest.past')}</p>
      <ul className="dl-plain">
        {shown.map((guest) => (
          <li key={guest.id} className="dl-seat-row">
            <div className="dl-grow">
              <div>{say(guest.person.name)}</div>
              <div className="tp-small tp-dimmed">
                {[t(`guest.kind.${guest.kind}`), ahead && t(`guest.state.${guest.state}`)].filter(Boolean).join(' · ')}
              </div>
            </div>
            {decides && <GuestButtons meeting={meeting} guest={guest} />}
          </li>
        ))}
      </ul>
      {decides && (
        <div className="tp-no-print">
          <AdmitGuest group={group} meeting={meeting} />
        </div>
      )}
    </section>
  );
}

function GuestButtons({ meeting, guest }: Pick<GuestsProps, 'meeting'> & { readonly guest: GroupGuest }) {
  const { t } = useTranslation('dialogue');
  const say = useLocalized();
  const dialogue = useDialogue();
  const name = say(guest.person.name);
  return (
    <div className="dl-buttons tp-no-print">
      {guest.state === 'proposed' && (
        <ConfirmButton
          size="compact-sm"
          variant="default"
          aria-label={t('guest.secondOf', { name })}
          question={t('guest.secondQuestion', { name })}
          consequence={t('guest.purpose')}
          confirmLabel={t('guest.second')}
          onConfirm={() => dialogue.admitGuest(meeting.id, { personId: guest.person.id, kind: guest.kind })}
        >
          {t('guest.second')}
        </ConfirmButton>
      )}
      <ConfirmButton
        size="compact-sm"
        variant="subtle"
        aria-label={t('guest.withdrawOf', { name })}
        question={t('guest.withdrawQuestion', { name })}
        consequence={t('guest.withdrawConsequence')}
        confirmLabel={t('guest.withdraw')}
        onConfirm={() => dialogue.withdrawGuest(meeting.id, guest.id)}
      >
        {t('guest.withdraw')}
      </ConfirmButton>
    </div>
  );
}

interface GuestValues {
  readonly personId: string | null;
  readonly kind: GroupGuest['kind'];
}

function AdmitGuest({ group, meeting }: GuestsProps) {
  const { t } = useTranslation('dialogue');
  const dialogue = useDialogue();
  const [opened, { open, close }] = useDisclosure(false);
  const choices = useChoices({ group, meeting }, opened);
  const filter = useFirstMatches();
  const form = useFields<GuestValues>({ personId: null, kind: 'interpreter' }, null);
  const leave = (): void => {
    close();
    form.reset();
  };
  const submit = async (): Promise<void> => {
    const { personId, kind } = form.values;
    if (personId !== null && (await form.submit(() => dialogue.admitGuest(meeting.id, { personId, kind })))) leave();
  };
  return (
    <>
      <Button variant="default" leftSection={<UserPlus size={16} aria-hidden />} onClick={open}>
        {t('guest.admit')}
      </Button>
      <FormDialog
        opened={opened}
        title={t('guest.admit')}
        submitLabel={t('guest.admitDo')}
        form={form}
        onClose={leave}
        onSubmit={submit}
      >
        <p className="tp-small">{t('guest.rule')}</p>
        <Select
          label={t('guest.person')}
          description={t('guest.personHint')}
          data={choices}
          filter={filter}
          searchable
          required
          value={form.values.personId}
          onChange={(personId) => form.set('personId', personId)}
          error={form.errorOf('personId')}
        />
        <Select
          label={t('guest.kindField')}
          allowDeselect={false}
          data={kinds.map((kind) => ({ value: kind, label: t(`guest.kind.${kind}`) }))}
          value={form.values.kind}
          onChange={(kind) => form.set('kind', (kind ?? 'interpreter') as GroupGuest['kind'])}
          error={form.errorOf('kind')}
        />
      </FormDialog>
    </>
  );
}

/** People of the own group and of none, who were not accepted to all meetings. */
function useChoices({ group, meeting }: GuestsProps, enabled: boolean) {
  const say = useLocalized();
  const words = useGroupWords();
  const { id } = useWorkspace();
  const people = useQuery({ ...allPeople(id), enabled }).data ?? [];
  const present = new Set([
    ...group.access.members.filter(({ state }) => state === 'accepted').map(({ personId }) => personId),
    ...group.guests
      .filter(({ meetingId, state }) => meetingId === meeting.id && state === 'admitted')
      .map(({ person }) => person.id),
  ]);
  return [null, group.constituency]
    .map((constituency) => ({
      group: words.name(constituency),
      items: people
        .filter((person) => person.constituency === constituency && !present.has(person.id))
        .map((person) => ({ value: person.id, label: say(person.name) })),
    }))
    .filter(({ items }) => items.length > 0);
}
