import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useCan, useLocalized, useTranslation, useWorkspace } from '#shared';
import { invitationsQuery } from '../api/queries.js';
import type { Meeting, Roundtable } from '../api/types.js';
import { announced } from '../domain/announced.js';
import { isAhead, useMeetingName } from './meeting-words.js';
import { PlanSubstitutionDialog } from './substitutions.js';

/** Titular members who answered that they will send a substitute, until the substitution is planned. */
export function AnnouncedSubstitutes({ roundtable }: { readonly roundtable: Roundtable }) {
  const can = useCan();
  if (!can('notifications.invitations.read')) return null;
  const ahead = roundtable.meetings.filter((meeting) => isAhead(meeting) && meeting.state !== 'planned');
  return ahead.map((meeting) => <AtMeeting key={meeting.id} roundtable={roundtable} meeting={meeting} />);
}

function AtMeeting({ roundtable, meeting }: { readonly roundtable: Roundtable; readonly meeting: Meeting }) {
  const { t } = useTranslation(['dialogue', 'shared']);
  const say = useLocalized();
  const can = useCan();
  const { id } = useWorkspace();
  const meetingName = useMeetingName()(meeting);
  const { data: answers = [] } = useQuery(invitationsQuery(id, meeting.id));
  const [memberId, plan] = useState<string | null>(null);
  const members = announced(roundtable, meeting, answers);
  if (members.length === 0) return null;
  return (
    <>
      <ul className="dl-invitations">
        {members.map((personId) => {
          const name = say(roundtable.seats.find(({ person }) => person.id === personId)?.person.name);
          return (
            <li key={personId}>
              <span>{t('substitution.announced', { name, meeting: meetingName })}</span>
              {can('live.substitution.plan') && (
                <Button
                  size="compact-sm"
                  variant="default"
                  aria-label={t('shared:labelled', { label: t('substitution.plan'), words: name })}
                  onClick={() => plan(personId)}
                >
                  {t('substitution.plan')}
                </Button>
              )}
            </li>
          );
        })}
      </ul>
      {memberId !== null && (
        <PlanSubstitutionDialog roundtable={roundtable} memberId={memberId} days={meeting} onClose={() => plan(null)} />
      )}
    </>
  );
}
