import { Button, Checkbox, TextInput } from '@mantine/core';
import { useState } from 'react';
import { ConstituencyBadge, ErrorState, Section, useFormat, useLocalized, useTranslation } from '#shared';
import { useDialogue } from '../api/commands.js';
import type { ConstituencyGroup } from '../api/types.js';

interface GroupProps {
  readonly group: ConstituencyGroup;
  readonly roundtableId: string;
}

/** Who was accepted to the private meetings of the group, and the decisions of those who may take them. */
export function GroupMembers({ group, roundtableId }: GroupProps) {
  const { t } = useTranslation('dialogue');
  const format = useFormat();
  const { access } = group;
  return (
    <Section title={t('ownGroup.members')}>
      <div>
        <ConstituencyBadge constituency={group.constituency} />
      </div>
      {access.closedAt !== null && <p>{t('ownGroup.closed', { when: format.dateTime(access.closedAt) })}</p>}
      {!access.begun && access.closedAt === null && <p>{t('ownGroup.notBegun')}</p>}
      {!access.begun && <p className="tp-small tp-dimmed">{t('ownGroup.letterNames')}</p>}
      {access.begun && !access.accepted && <p>{t('ownGroup.notAccepted')}</p>}
      {access.begun && !access.spokesperson && <p>{t('ownGroup.noSpokesperson')}</p>}
      <ul className="dl-plain">
        {group.members.map((seat) => (
          <Member key={seat.id} group={group} roundtableId={roundtableId} seat={seat} />
        ))}
      </ul>
    </Section>
  );
}

type GroupSeat = ConstituencyGroup['members'][number];

function Member({ group, roundtableId, seat }: GroupProps & { readonly seat: GroupSeat }) {
  const { t } = useTranslation('dialogue');
  const say = useLocalized();
  const { access } = group;
  const { person, kind, organisation } = seat;
  const own = access.members.find(({ personId }) => personId === person.id);
  const state = own?.state ?? 'waiting';
  const refusals = access.refusals.filter(({ personId }) => personId === person.id);
  const facts = [
    t(`seat.kind.${kind}`),
    say(organisation?.name),
    t(`ownGroup.state.${state}`),
    own?.spokesperson && t('ownGroup.spokesperson'),
  ];
  return (
    <li className="dl-seat-row">
      <div className="dl-grow">
        <div>{say(person.name)}</div>
        <div className="tp-small tp-dimmed">{facts.filter(Boolean).join(' · ')}</div>
        {state !== 'accepted' &&
          refusals.map(({ reason, refusedAt }) => (
            <div key={refusedAt} className="tp-small">
              {t('ownGroup.refused', { reason })}
            </div>
          ))}
        {access.decides && state !== 'accepted' && (
          <Decision roundtableId={roundtableId} personId={person.id} begun={access.begun} />
        )}
        {access.decides && state === 'accepted' && seat.function === 'spokesperson' && own?.spokesperson === false && (
          <Confirmation roundtableId={roundtableId} personId={person.id} />
        )}
      </div>
    </li>
  );
}

interface OfPerson {
  readonly roundtableId: string;
  readonly personId: string;
}

/** Runs a command of the row and shows its problem there. */
function useDecision() {
  const [problem, setProblem] = useState<unknown>(null);
  const run = (command: Promise<unknown>): void => {
    setProblem(null);
    command.catch(setProblem);
  };
  return { run, shown: problem !== null && <ErrorState compact error={problem} /> };
}

function Decision({ roundtableId, personId, begun }: OfPerson & { readonly begun: boolean }) {
  const { t } = useTranslation('dialogue');
  const dialogue = useDialogue();
  const [text, setText] = useState('');
  const [earlier, setEarlier] = useState(false);
  const { run, shown } = useDecision();
  const written = text.trim();
  const letter = begun || written === '' ? null : written;
  return (
    <div className="dl-column tp-no-print">
      <TextInput
        label={t(begun ? 'ownGroup.reason' : 'ownGroup.letter')}
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
      />
      {begun && (
        <Checkbox
          label={t('ownGroup.earlier')}
          checked={earlier}
          onChange={(event) => setEarlier(event.currentTarget.checked)}
        />
      )}
      <div>
        <Button
          variant="default"
          disabled={!begun && letter === null}
          onClick={() => run(dialogue.acceptGroupMember(roundtableId, { personId, earlier, letter }))}
        >
          {t('ownGroup.accept')}
        </Button>{' '}
        {begun && (
          <Button
            variant="subtle"
            disabled={written === ''}
            onClick={() => run(dialogue.refuseGroupMember(roundtableId, { personId, reason: written }))}
          >
            {t('ownGroup.refuse')}
          </Button>
        )}
      </div>
      {shown}
    </div>
  );
}

function Confirmation({ roundtableId, personId }: OfPerson) {
  const { t } = useTranslation('dialogue');
  const dialogue = useDialogue();
  const { run, shown } = useDecision();
  return (
    <div className="tp-no-print">
      <Button variant="default" onClick={() => run(dialogue.confirmSpokesperson(roundtableId, personId))}>
        {t('ownGroup.confirm')}
      </Button>
      {shown}
    </div>
  );
}
