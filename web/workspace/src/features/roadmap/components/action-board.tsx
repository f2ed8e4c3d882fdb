import type { DragEvent } from 'react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocalized, WorkspaceLink, useNotify } from '#shared';
import type { Action, ActionStatus, Move } from '../api/types.js';
import { ActionStatusMark, Due, EvidenceMark, Owner, Progress, VerdictMarks } from './marks.js';
import { MoveDialog, MoveMenu, useChosenMove, useRefusal } from './move-menu.js';

const dragType = 'application/x-roadmap-action';

interface CardProps {
  readonly action: Action;
  readonly onChoose: (move: Move) => void;
}

/** Six columns: at risk is shown with in progress. */
const columns: readonly { readonly status: ActionStatus; readonly also?: ActionStatus }[] = [
  { status: 'planned' },
  { status: 'in-progress', also: 'at-risk' },
  { status: 'claimed-done' },
  { status: 'disputed' },
  { status: 'confirmed' },
  { status: 'dropped' },
];

function Card({ action, onChoose }: CardProps) {
  const { t } = useTranslation('roadmap');
  const localized = useLocalized();
  return (
    <li
      className="rm-card"
      draggable={action.moves.length > 0}
      onDragStart={(event) => event.dataTransfer.setData(dragType, action.id)}
    >
      <div className="rm-card-head">
        <span className="rm-code">{action.code}</span>
        <MoveMenu action={action} onChoose={onChoose} />
      </div>
      <WorkspaceLink to={`/roadmap/${action.id}`} className="rm-card-title">
        {localized(action.title)}
      </WorkspaceLink>
      {action.status === 'at-risk' && <ActionStatusMark status={action.status} />}
      <Owner action={action} letterOnly />
      {action.basis !== null && <span className="tp-small tp-dimmed">{t('asPublished')}</span>}
      {action.progress > 0 && <Progress action={action} />}
      <div className="rm-card-foot">
        <Due action={action} />
        {action.evidenceCount > 0 && <EvidenceMark action={action} />}
      </div>
      <VerdictMarks action={action} />
    </li>
  );
}

interface ColumnProps {
  readonly status: ActionStatus;
  readonly actions: readonly Action[];
  readonly onDropped: (actionId: string) => void;
  readonly onChoose: (action: Action, move: Move) => void;
}

function Column({ status, actions, onDropped, onChoose }: ColumnProps) {
  const [over, setOver] = useState(false);
  const drop = (event: DragEvent): void => {
    event.preventDefault();
    setOver(false);
    const id = event.dataTransfer.getData(dragType);
    if (id !== '') onDropped(id);
  };
  const look = `${over ? ' rm-column-over' : ''}${actions.length === 0 ? ' rm-column-empty' : ''}`;
  return (
    <section
      className={`rm-column${look}`}
      aria-labelledby={`column-${status}`}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={drop}
    >
      <h2 className="rm-column-head" id={`column-${status}`}>
        <ActionStatusMark status={status} />
        <span className="tp-numbers">{actions.length}</span>
      </h2>
      {actions.length > 0 && (
        <ul>
          {actions.map((action) => (
            <Card key={action.id} action={action} onChoose={(move) => onChoose(action, move)} />
          ))}
        </ul>
      )}
    </section>
  );
}

/** A column a status. Dragging is one way to move a card; the menu on the card is the other. */
export function ActionBoard({ actions }: { readonly actions: readonly Action[] }) {
  const { t } = useTranslation('roadmap');
  const { chosen, choose, clear } = useChosenMove();
  const refusal = useRefusal();
  const notify = useNotify();
  const dropped = (actionId: string, to: ActionStatus): void => {
    const action = actions.find(({ id }) => id === actionId);
    if (!action || action.status === to) return;
    const move = action.moves.find((candidate) => candidate.to === to);
    const why = refusal(action, to);
    if (move) choose(action, move);
    else if (why) notify(why);
  };
  return (
    <>
      {actions.some(({ moves }) => moves.length > 0) && <p className="tp-small tp-dimmed">{t('move.hint')}</p>}
      <div className="rm-board" tabIndex={0} role="region" aria-label={t('view.board')}>
        {columns.map(({ status, also }) => (
          <Column
            key={status}
            status={status}
            actions={actions.filter((action) => action.status === status || action.status === also)}
            onDropped={(id) => dropped(id, status)}
            onChoose={choose}
          />
        ))}
      </div>
      {chosen && <MoveDialog action={chosen.action} move={chosen.move} onClose={clear} />}
    </>
  );
}
