import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Scale } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import type { Proposal } from '#server/modules/live/domain/room/view.js';
import { ConstituencyBadge, useLocalized, useTranslation, useWorkspace } from '#shared';
import { proposalQuery } from '../api/room-query.js';
import { usePerson } from './use-room-names.js';
import { useScreen } from './room-frame.js';
import type { GivenFloor } from './use-console.js';

interface ProposalCardProps {
  readonly onGive: (given: GivenFloor) => void;
  /** Set to the person on the card, for the keyboard shortcut. */
  readonly shown: { current: string | null };
}

/** The proposal on the card, which does not change while `held`, and a newer one if there is one. */
function useProposal(held: boolean) {
  const { picture, confirmed, view } = useScreen();
  const { id } = useWorkspace();
  const { data } = useQuery(proposalQuery(id, view.meeting.id, confirmed.seq));
  const last = useRef<Proposal | undefined>(undefined);
  const card = held && last.current?.personId ? last.current : data;
  useEffect(() => {
    last.current = card;
  });
  const { hands } = picture.state;
  const waits = hands.some((hand) => hand.personId === card?.personId);
  const newer = data?.personId === card?.personId ? null : (data?.personId ?? null);
  // the server makes proposals: without a connection, a person who was proposed and has the floor by now is no longer a
  // proposal
  const cut = picture.connection === 'reconnecting';
  return {
    card: cut && !waits ? undefined : card,
    empty: cut && hands.length > 0 ? ('away' as const) : ('none' as const),
    newer,
    waits,
  };
}

/** The speaker whom the balanced floor proposes, and why. Does not change while the pointer is on it. */
export function ProposalCard({ onGive, shown }: ProposalCardProps) {
  const { t } = useTranslation('live');
  const [held, hold] = useState(false);
  const { card, empty, newer, waits } = useProposal(held);
  shown.current = waits ? (card?.personId ?? null) : null;
  return (
    <section
      className="tp-card live-proposal"
      aria-labelledby="live-proposal-title"
      onPointerEnter={() => hold(true)}
      onPointerLeave={() => hold(false)}
    >
      <h2 id="live-proposal-title">
        <Scale size={18} aria-hidden /> {t('proposal.title')}
      </h2>
      {card?.personId ? (
        <Proposed card={card} newer={newer} waits={waits} onGive={onGive} />
      ) : (
        <div className="live-proposed">
          <p className="live-name">{t(`proposal.${empty}`)}</p>
          <p className="tp-dimmed">{t(`proposal.${empty}Hint`)}</p>
        </div>
      )}
    </section>
  );
}

interface ProposedProps {
  readonly card: Proposal;
  readonly newer: string | null;
  readonly waits: boolean;
  readonly onGive: (given: GivenFloor) => void;
}

function Proposed({ card, newer, waits, onGive }: ProposedProps) {
  const { t } = useTranslation('live');
  const person = usePerson();
  const text = useLocalized();
  const personId = card.personId ?? '';
  const { name, constituency, capacity, organisation } = person(personId);
  return (
    <div className="live-proposed">
      <p className="live-name live-name-large">{name}</p>
      <p className="live-of">
        <ConstituencyBadge constituency={constituency} capacity={capacity} />
        {organisation && <span className="tp-dimmed">{organisation}</span>}
      </p>
      <p className="live-why">{text(card.sentence)}</p>
      <Button
        disabled={!waits}
        onClick={() => onGive({ personId, kind: null })}
        rightSection={<kbd className="live-key">N</kbd>}
      >
        {t('proposal.give')}
      </Button>
      <p className="tp-small live-newer">{newer ? t('proposal.newer', { name: person(newer).name }) : ' '}</p>
    </div>
  );
}
