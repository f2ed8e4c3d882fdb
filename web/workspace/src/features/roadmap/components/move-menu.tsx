import { Button, Group, Menu, Modal, Stack, Textarea } from '@mantine/core';
import { EllipsisVertical } from 'lucide-react';
import { useCallback, useState } from 'react';
import { DraftNotice, ErrorState, useFields, useNotify, Form, useTranslation } from '#shared';
import { useRoadmapChanges } from '../api/changes.js';
import type { ActionCard, ActionStatus, Move } from '../api/types.js';

interface MoveDialogProps {
  readonly action: ActionCard;
  readonly move: Move | null;
  readonly onClose: () => void;
}

/** Asks for a reason if the change of status requires one, and shows the server's refusal. */
export function MoveDialog({ action, move, onClose }: MoveDialogProps) {
  const { t } = useTranslation(['roadmap', 'shared']);
  const changes = useRoadmapChanges();
  const notify = useNotify();
  const fields = useFields({ reason: '' }, `action-move:${action.id}:${move?.to ?? ''}`);
  const status = move ? t(`status.${move.to}`) : '';
  const close = (): void => {
    fields.reset();
    onClose();
  };
  const send = async (): Promise<void> => {
    if (!move) return;
    const moved = await fields.submit(({ reason }) => changes.move(action, move.to, reason));
    if (!moved) return;
    notify(t('move.done', { code: action.code, status }));
    close();
  };
  return (
    <Modal
      opened={move !== null}
      onClose={close}
      title={t('move.title', { code: action.code, status })}
      closeButtonProps={{ 'aria-label': t('shared:close') }}
    >
      <Form form={fields} onSubmit={send}>
        <Stack>
          <DraftNotice form={fields} />
          <Textarea
            label={t('move.reason')}
            description={t('move.reasonHint')}
            required={move?.reason ?? false}
            autosize
            minRows={2}
            maxLength={4000}
            data-autofocus
            {...fields.text('reason')}
          />
          {fields.problem !== null && <ErrorState error={fields.problem} compact typed />}
          <Group justify="flex-end">
            <Button variant="default" onClick={close}>
              {t('shared:cancel')}
            </Button>
            <Button type="submit" loading={fields.busy}>
              {t('move.to', { status })}
            </Button>
          </Group>
        </Stack>
      </Form>
    </Modal>
  );
}

interface MoveMenuProps {
  readonly action: ActionCard;
  readonly onChoose: (move: Move) => void;
}

/** Of the button that created the menu; it comes back when the menu is closed. */
const takeFocus = (button: HTMLButtonElement | null): void => button?.focus();

/** The same changes as by dragging, for the keyboard. The menu is created when it is opened first: boards have many. */
export function MoveMenu({ action, onChoose }: MoveMenuProps) {
  const { t } = useTranslation('roadmap');
  const [created, setCreated] = useState(false);
  const [opened, setOpened] = useState(false);
  if (action.moves.length === 0) return null;
  const label = t('move.label', { code: action.code });
  const icon = <EllipsisVertical size={18} aria-hidden />;
  if (!created)
    return (
      <button
        type="button"
        className="rm-card-menu"
        aria-label={label}
        aria-haspopup="menu"
        aria-expanded={false}
        onClick={() => {
          setCreated(true);
          requestAnimationFrame(() => setOpened(true));
        }}
      >
        {icon}
      </button>
    );
  return (
    <Menu position="bottom-end" withinPortal opened={opened} onChange={setOpened}>
      <Menu.Target>
        <button type="button" className="rm-card-menu" aria-label={label} ref={takeFocus}>
          {icon}
        </button>
      </Menu.Target>
      <Menu.Dropdown>
        {action.moves.map((move) => (
          <Menu.Item key={move.to} onClick={() => onChoose(move)}>
            {t('move.to', { status: t(`status.${move.to}`) })}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}

/** Why a card cannot be dropped there; undefined if it can. */
export function useRefusal(): (action: ActionCard, to: ActionStatus) => string | null {
  const { t } = useTranslation('roadmap');
  return (action, to) => {
    if (action.moves.some((move) => move.to === to)) return null;
    if (to === 'claimed-done') return t('move.claim');
    if (to === 'confirmed' || to === 'disputed') return t('move.verdict');
    return t('move.refused', { code: action.code, status: t(`status.${to}`) });
  };
}

export function useChosenMove(): {
  readonly chosen: { readonly action: ActionCard; readonly move: Move } | null;
  readonly choose: (action: ActionCard, move: Move) => void;
  readonly clear: () => void;
} {
  const [chosen, setChosen] = useState<{ readonly action: ActionCard; readonly move: Move } | null>(null);
  const choose = useCallback((action: ActionCard, move: Move): void => setChosen({ action, move }), []);
  return { chosen, choose, clear: () => setChosen(null) };
}
