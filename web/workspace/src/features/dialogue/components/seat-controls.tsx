import { Select } from '@mantine/core';
import { useState } from 'react';
import { ConfirmButton, ErrorState, useLocalized, useSaved, useTranslation } from '#shared';
import { useDialogue } from '../api/commands.js';
import type { Seat, SeatFunction, SeatKind, Standing } from '../api/types.js';
import { seatFunctions } from './seat-functions.js';

export const seatKinds: readonly SeatKind[] = [
  'titular',
  'substitute',
  'adviser',
  'observer',
  'resource-person',
  'interpreter',
  'secretariat',
];

/** From `seatFault` in the domain of the server: delegates belong to a group, interpreters and the secretariat do not. */
function fits(kind: SeatKind, group: Standing['constituency']): boolean {
  if (kind === 'titular' || kind === 'substitute') return group !== null;
  return group === null || (kind !== 'interpreter' && kind !== 'secretariat');
}

/** Kind and function of a seat, changed in place, and its removal. */
export function SeatControls({ roundtableId, seat }: { readonly roundtableId: string; readonly seat: Seat }) {
  const { t } = useTranslation('dialogue');
  const say = useLocalized();
  const dialogue = useDialogue();
  const saved = useSaved();
  const [problem, setProblem] = useState<unknown>(null);
  const name = say(seat.person.name);
  const change = (to: { readonly kind?: SeatKind; readonly function?: SeatFunction | null }): void => {
    const before = { kind: seat.kind, function: seat.function };
    setProblem(null);
    dialogue
      .changeSeat(seat.id, seat.version, to)
      .then(({ version }) => saved(() => dialogue.changeSeat(seat.id, version, before)))
      .catch(setProblem);
  };
  const vacate = async (): Promise<void> => {
    await dialogue.vacate(seat.id, seat.version);
    const { kind, function: role } = seat;
    saved(() => dialogue.seat(roundtableId, [{ personId: seat.person.id, kind, function: role }]));
  };
  return (
    <>
      <Select
        aria-label={t('shared:labelled', { label: t('seat.kindField'), words: name })}
        data={seatKinds
          .filter((kind) => fits(kind, seat.constituency))
          .map((kind) => ({ value: kind, label: t(`seat.kind.${kind}`) }))}
        allowDeselect={false}
        w={170}
        value={seat.kind}
        onChange={(kind) => change({ kind: kind as SeatKind })}
      />
      <Select
        aria-label={t('shared:labelled', { label: t('seat.functionField'), words: name })}
        placeholder={t('seat.noFunction')}
        data={seatFunctions.map((role) => ({ value: role, label: t(`seat.function.${role}`) }))}
        clearable
        disabled={seat.kind === 'interpreter'}
        w={170}
        value={seat.function}
        onChange={(role) => change({ function: role as SeatFunction | null })}
      />
      <ConfirmButton
        question={t('seat.vacateQuestion', { name })}
        consequence={t('seat.vacateText')}
        confirmLabel={t('seat.vacate')}
        aria-label={t('shared:labelled', { label: t('seat.vacate'), words: name })}
        onConfirm={vacate}
      >
        {t('seat.vacate')}
      </ConfirmButton>
      {problem !== null && <ErrorState error={problem} compact />}
    </>
  );
}
